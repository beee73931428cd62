/** Treebanks and taggers of others in CoNLL-U: what stands in the text is what the lines of multiword tokens show. */
import assert from 'node:assert/strict';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';

const row = (id: string, form: string, misc = '_', grammar = '_'): string =>
  [id, form, grammar, '_', '_', '_', '_', '_', '_', misc].join('\t') + '\n';

const CASES: readonly (readonly [what: string, content: string, text: string, spans: readonly string[]])[] = [
  [
    'the form of a multiword token, of which a word is a part',
    row('1', 'قال') + row('2-3', 'للمغرب') + row('2', 'ل') + row('3', 'المغرب', 'Spans=1:GPE'),
    'قال للمغرب ',
    ['GPE لمغرب'],
  ],
  [
    'a multiword token that is the sum of its words',
    row('1-2', 'وفاس', 'SpaceAfter=No') + row('1', 'و') + row('2', 'فاس', 'Spans=1:GPE') + row('3', '.'),
    'وفاس. ',
    ['GPE فاس'],
  ],
  [
    'all of a multiword token where the word is written otherwise',
    row('1-2', 'du') + row('1', 'de') + row('2', 'le', 'Spans=1:X'),
    'du ',
    ['X du'],
  ],
  [
    'a span over words of two tokens',
    row('1-2', 'لجامعة') + row('1', 'ل') + row('2', 'جامعة', 'Spans=1:ORG') + row('3', 'فاس', 'Spans=1'),
    'لجامعة فاس ',
    ['ORG جامعة فاس'],
  ],
  [
    'the text of the comment where tokens are written otherwise',
    '# text = قال للمغرب اليوم\n' +
      row('1', 'قال') +
      row('2', 'ل') +
      row('3', 'المغرب', 'ner=S-GPE') +
      row('4', 'اليوم'),
    'قال للمغرب اليوم ',
    ['GPE لمغرب'],
  ],
  [
    'tags of whatever key',
    row('1', 'علي', 'name=B-PER') + row('2', 'بناني', 'name=I-PER') + row('3', 'هنا', 'name=O'),
    'علي بناني هنا ',
    ['PER علي بناني'],
  ],
  [
    'a tag of a multiword token rather than of its words',
    row('1-2', 'لفاس', 'ner=S-LOC') + row('1', 'ل') + row('2', 'فاس') + row('3', 'علي', 'ner=S-PER'),
    'لفاس علي ',
    ['LOC لفاس', 'PER علي'],
  ],
  ['a tag and a span of the same, once', row('1', 'فاس', 'ner=S-GPE|Spans=1:GPE'), 'فاس ', ['GPE فاس']],
  [
    'a span with a gap, by its tokens',
    row('1', 'وزيرا', 'Spans=1:OCC') +
      row('2-3', 'الداخلية') +
      row('2', 'ال') +
      row('3', 'داخلية', 'Spans=1') +
      row('4-5', 'والمالية') +
      row('4', 'و') +
      row('5', 'المالية', 'Spans=1'),
    'وزيرا الداخلية والمالية ',
    ['OCC وزيرا الداخلية والمالية'],
  ],
  ['no words that are not in the text', row('1', 'قال') + row('1.1', 'هو') + row('2', 'علي'), 'قال علي ', []],
];

describe('CoNLL-U of others', () => {
  for (const [what, content, text, spans] of CASES)
    it(`gives ${what}`, async () => {
      const read = await readFiles('conllu', { 'a.conllu': content + '\n' });
      assert.deepEqual([read.documents[0]!.text, read.spans, read.told], [text, spans, []]);
    });

  it('has attributes and pieces as others can read them, and reads them where they were changed', async () => {
    const text = 'وزيرا المالية والعدل اليوم';
    const annotation = {
      ...{ id: 'a', start: 0, end: 20, text: text.slice(0, 20), label: 'OCC' },
      fragments: [
        { start: 0, end: 5 },
        { start: 15, end: 20 },
      ],
      attributes: { stance: 'مؤكد', since: 2024, year: '2024', 'two words': true },
    };
    const given = { name: 'a', text, annotations: [annotation], relations: [] };
    const { held, losses } = await exportToMemory('conllu', {}, [given]);
    const content = new TextDecoder().decode(held.get('a.conllu'));
    assert.deepEqual(losses, {});
    assert.match(content, /Spans=1:OCC:id~a:@stance~مؤكد:@since~2024:@year~"2024":@two%20words~true\n/);
    const changed = content.replace('@since~2024', '@since~2025');
    const { documents } = await readFiles('conllu', { 'a.conllu': changed });
    const { attributes, fragments } = documents[0]!.annotations[0]!;
    assert.deepEqual(attributes, { ...annotation.attributes, since: 2025 });
    assert.deepEqual(fragments, annotation.fragments);
  });

  it('begins a document at each newdoc, with or without a name', async () => {
    const content = `# newdoc\n${row('1', 'علي')}\n# newdoc\n${row('1', 'عمر')}\n# newdoc id = c\n${row('1', 'فاس')}\n`;
    const { documents } = await readFiles('conllu', { 'a.conllu': content });
    assert.deepEqual(
      documents.map(({ name, text }) => [name, text]),
      [
        ['a', 'علي '],
        ['a-2', 'عمر '],
        ['c', 'فاس '],
      ],
    );
  });

  it('tells grammar, unknown keys and entities in a notation that is not read, once', async () => {
    const content =
      row('1', 'علي', 'Entity=(e1-person|Translit=Ali', 'علي') + row('2', 'قال', 'Entity=e1)', 'قال');
    const { told } = await readFiles('conllu', { 'a.conllu': content });
    assert.deepEqual(told, [
      '1: the layer LEMMA … DEPS has no annotations of content and is left out',
      '1: what is in «Entity» is not understood, and is left out',
      '1: the feature Translit has no place here and is left out',
    ]);
  });
});
