import assert from 'node:assert/strict';
import { agreementSteps, type Agreement } from '../../../../server/src/corpus/agreement/agreement.js';
import { classOf } from '../../../../server/src/corpus/agreement/alignedRows.js';
import { borderDifference, type BorderKind } from '../../../../server/src/corpus/agreement/borderKinds.js';
import { compare, type CompareOptions } from '../../../../server/src/corpus/agreement/comparing.js';
import { MEASURES, type Measure } from '../../../../server/src/corpus/agreement/measured/measured.js';
import { finished, finishedInSlices } from '../../../../server/src/corpus/agreement/steps.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { arabic } from '../../languages/packs.js';
import { inWords } from '../../messages/inWords.js';
import { line, openModel } from '../memoryModel.js';

const TEXT = 'زار حموشي مراكش يوم الجمعة. وقال المدير العام للأمن الوطني إن الإنتربول في الرباط.';
const at = (quote: string, label: string, more: object = {}): object => {
  const start = TEXT.indexOf(quote);
  return { id: `${label}${start}`, start, end: start + quote.length, text: quote, label, ...more };
};
/** An annotation file. */
const file = (status: string, ...lines: readonly object[]): string =>
  line({ hawashi: 1, status }) + lines.map(line).join('');
const done = (...lines: readonly object[]): string => file('done', ...lines);

async function agreed(
  files: Readonly<Record<string, string>>,
  annotators: readonly string[],
  { measures = MEASURES, ...options }: CompareOptions & { readonly measures?: readonly Measure[] } = {},
): Promise<Agreement> {
  const inFolder = Object.entries(files).map(([name, content]) => [`/c/${name}`, content]);
  const all = {
    '/c/hawashi.json': '{}',
    '/c/a.txt': TEXT,
    '/c/b.txt': TEXT,
    ...Object.fromEntries(inFolder),
  };
  const model = await openModel(new MemoryFileSystem(all), '/c');
  const compared = await compare(model, annotators, options);
  return finished(agreementSteps(compared, arabic, { measures, draws: 20 }));
}

const valueOf = ({ figures }: Agreement, measure: Measure, of?: string): number | undefined =>
  figures.find((figure) => figure.measure === measure && figure.of === of)?.value;

describe('the agreement of annotators', () => {
  const SAME = done(at('حموشي', 'PERS'), at('مراكش', 'GPE'), at('الإنتربول', 'ORG'));

  it('is 1 by every measure where all have the same', async () => {
    const files = Object.fromEntries(['x', 'ع ب', 'z'].map((name) => [`annotations/${name}/a.jsonl`, SAME]));
    const agreement = await agreed(files, ['x', 'ع ب', 'z']);
    assert.deepEqual(
      agreement.documents.map(({ document }) => document.name),
      ['a'],
    );
    for (const { measure, of, value, why } of agreement.figures)
      assert.ok(value === 1 || (value === undefined && why !== undefined), `${measure} ${of} ${value}`);
    assert.equal(agreement.classes.agreed, 3);
    assert.equal(valueOf(agreement, 'gamma'), 1);
  });

  it('says of every measure either how much it is or why it is not', async () => {
    const agreement = await agreed({}, ['x', 'y']);
    assert.ok(agreement.figures.length >= MEASURES.length - 1);
    for (const { value, why } of agreement.figures) {
      assert.equal(value, undefined);
      assert.equal(inWords(why!), 'there is no document that all of them are done with');
    }
  });

  it('leaves out and lists what not all are done with', async () => {
    const files = {
      'annotations/x/a.jsonl': SAME,
      'annotations/y/a.jsonl': file('in-progress', at('حموشي', 'PERS')),
      'annotations/x/b.jsonl': SAME,
      'annotations/y/b.jsonl': SAME,
    };
    const { documents, left } = await agreed(files, ['x', 'y']);
    assert.deepEqual(
      documents.map(({ document }) => document.name),
      ['b'],
    );
    assert.deepEqual(
      left.map(({ document, why }) => `${document}: ${inWords(why)}`),
      ['a: y is not done with it'],
    );
    const all = await agreed(files, ['x', 'y'], { unfinished: true });
    assert.deepEqual([all.documents.length, all.left.length], [2, 0]);
    assert.ok(valueOf(all, 'f1')! < 1);
  });

  it('says that there is nothing to compare where annotators have no documents in common', async () => {
    const files = { 'annotations/x/a.jsonl': SAME, 'annotations/ع ب/b.jsonl': SAME };
    const { documents, left, figures } = await agreed(files, ['x', 'ع ب']);
    assert.equal(documents.length, 0);
    assert.deepEqual(
      left.map(({ document, why }) => [
        document,
        inWords(why)
          .replaceAll(/[\u2068\u2069]/g, '')
          .includes(document === 'a' ? 'ع ب' : 'x'),
      ]),
      [
        ['a', true],
        ['b', true],
      ],
    );
    for (const { value, why } of figures) assert.ok(value === undefined && why);
  });

  it('pools documents, and does not average them', async () => {
    const files = {
      'annotations/x/a.jsonl': SAME,
      'annotations/y/a.jsonl': SAME,
      'annotations/x/b.jsonl': done(at('حموشي', 'PERS')),
      'annotations/y/b.jsonl': done(at('حموشي', 'ORG')),
    };
    const agreement = await agreed(files, ['x', 'y']);
    assert.equal(valueOf(agreement, 'f1'), 6 / 8);
    const { interval } = agreement.figures.find(({ measure }) => measure === 'f1')!;
    assert.deepEqual(interval, [0, 1]);
  });

  it('compares by label where documents are done by label, and tells what it left', async () => {
    const byLabel = (labels: readonly string[], ...lines: readonly object[]): string =>
      line({ hawashi: 1, status: 'in-progress', exhaustive: labels }) + lines.map(line).join('');
    const files = {
      'hawashi.json': '{"completeness":"labels"}',
      'annotations/x/a.jsonl': byLabel(['GPE', 'PERS'], at('حموشي', 'PERS'), at('مراكش', 'GPE')),
      'annotations/y/a.jsonl': byLabel(['GPE', 'ORG'], at('مراكش', 'GPE'), at('الإنتربول', 'ORG')),
      'annotations/x/b.jsonl': byLabel(['PERS'], at('حموشي', 'PERS')),
      'annotations/y/b.jsonl': byLabel(['ORG']),
    };
    const agreement = await agreed(files, ['x', 'y']);
    assert.equal(valueOf(agreement, 'f1'), 1);
    assert.deepEqual(
      agreement.left.map(({ document }) => document),
      ['b'],
    );
    assert.equal(
      agreement.notes.map(inWords).filter((note) => note.includes('not all have finished')).length,
      2,
    );
  });

  it('tells of another text, of labels of some, and of files that cannot be used', async () => {
    const files = {
      'annotations/x/a.jsonl':
        line({ hawashi: 1, status: 'done', sha256: 'f'.repeat(64) }) +
        [at('حموشي', 'PERS'), { start: 3, end: 8, text: 'فاس', label: 'GPE' }].map(line).join(''),
      'annotations/y/a.jsonl': done(at('حموشي', 'PERS'), at('مراكش', 'LIEU')),
      'annotations/x/b.jsonl': line({ hawashi: 9 }),
      'annotations/y/b.jsonl': SAME,
    };
    const { notes, left, documents } = await agreed(files, ['x', 'y']);
    assert.equal(documents.length, 1);
    assert.ok(notes.some((note) => inWords(note).startsWith('a: the text is another one than x annotated')));
    assert.ok(notes.some((note) => inWords(note).startsWith('Only y used LIEU')));
    assert.match(inWords(left[0]!.why), /^x: /);
  });

  it('gives nested spans, values, entities, attributes and relations numbers of their own', async () => {
    const outer = at('المدير العام للأمن الوطني', 'OCC');
    const [one, other] = [
      [
        outer,
        at('الأمن الوطني'.slice(1), 'ORG', { canonical: 'dgsn' }),
        at('يوم الجمعة', 'DATE', { value: '2024-11-08' }),
        at('حموشي', 'PERS', { attributes: { sure: true } }),
      ],
      [
        outer,
        at('الأمن الوطني'.slice(1), 'ORG', { canonical: 'police' }),
        at('يوم الجمعة', 'DATE', { value: '2024-11' }),
        at('حموشي', 'PERS', { attributes: { sure: false } }),
      ],
    ];
    const relation = (type: string): object => ({ id: 'r', type, from: 'PERS4', to: 'OCC33' });
    const agreement = await agreed(
      {
        'annotations/x/a.jsonl': done(...one, relation('holds')),
        'annotations/y/a.jsonl': done(...other, relation('holds')),
        'annotations/x/b.jsonl': done(...one, relation('holds')),
        'annotations/y/b.jsonl': done(...one, relation('knows')),
      },
      ['x', 'y'],
    );
    assert.equal(valueOf(agreement, 'f1'), 1);
    assert.equal(valueOf(agreement, 'nested'), 1);
    assert.equal(valueOf(agreement, 'relations'), 0.5);
    assert.equal(valueOf(agreement, 'relations', 'holds'), 2 / 3);
    for (const measure of ['links', 'values'] as const) assert.ok(valueOf(agreement, measure)! < 1, measure);
    assert.ok(valueOf(agreement, 'attributes', 'sure')! < 1);
    assert.deepEqual(
      agreement.documents[0]!.rows.map((row) => classOf(row)),
      ['attribute', 'value', 'agreed', 'link'],
    );
    assert.ok(agreement.notes.some((note) => inWords(note).startsWith('uα does not see 4 annotations')));
  });

  it('sorts what annotators differ in into classes, confusions and borders', async () => {
    const agreement = await agreed(
      {
        'annotations/x/a.jsonl': done(
          at('حموشي', 'PERS'),
          at('مراكش', 'GPE'),
          at('الإنتربول', 'ORG'),
          at('الرباط', 'GPE'),
        ),
        'annotations/y/a.jsonl': done(
          at('حموشي', 'ORG'),
          at('الإنتربول'.slice(2), 'ORG'),
          at('الرباط', 'GPE'),
        ),
      },
      ['x', 'y'],
    );
    const { classes, confusions, borders } = agreement;
    assert.deepEqual([classes.label, classes.missing, classes.border, classes.agreed], [1, 1, 1, 1]);
    const told = confusions.map(({ labels, count, turned }) => `${labels.join('–')} ${count} ${turned}`);
    assert.deepEqual(told.sort(), ['GPE– 1 0', 'GPE–GPE 1 0', 'ORG–ORG 1 0', 'ORG–PERS 1 1']);
    assert.deepEqual(borders, [{ kind: 'article', before: 'ال', after: '', count: 1 }]);
  });

  it('lets others work in between, and is ended by them', async () => {
    const model = await openModel(new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/a.txt': TEXT }), '/c');
    const compared = await compare(model, ['x', 'y']);
    const whole = await finishedInSlices(agreementSteps(compared, arabic), () => Promise.resolve());
    assert.equal(whole.documents.length, 0);
    const slow = (function* (): Generator<void, void, void> {
      for (;;) {
        const until = Date.now() + 30;
        while (Date.now() < until);
        yield;
      }
    })();
    await assert.rejects(
      finishedInSlices(slow, () => Promise.reject(new Error('ended'))),
      /ended/,
    );
  });
});

describe('borders that differ', () => {
  const TEXTS = 'وقال والي بالرباط إن «الإنتربول» في كتابه الجديد عن المغرب العربي';
  const check: readonly (readonly [string, string, BorderKind | undefined])[] = [
    ['الإنتربول', 'الإنتربول', undefined],
    ['«الإنتربول»', 'الإنتربول', 'punctuation'],
    ['إن «الإنتربول»', 'الإنتربول', 'words'],
    ['الإنتربول', 'إنتربول', 'article'],
    ['«الإنتربول»', 'إنتربول', 'article'],
    ['بالرباط', 'الرباط', 'proclitic'],
    ['بالرباط', 'رباط', 'proclitic'],
    ['كتابه', 'كتاب', 'enclitic'],
    ['المغرب العربي', 'المغرب', 'words'],
    ['المغرب', 'المغر', 'letters'],
    ['الرباط', 'باط', 'letters'],
  ];
  const place = (quote: string): { start: number; end: number } => {
    const start = TEXTS.indexOf(quote);
    return { start, end: start + quote.length };
  };
  for (const [one, other, kind] of check)
    it(`${one} and ${other}: ${kind}`, () => {
      for (const [a, b] of [
        [one, other],
        [other, one],
      ] as const)
        assert.equal(borderDifference(TEXTS, place(a), place(b), arabic)?.kind, kind);
    });

  it('of pieces are gaps', () => {
    const hull = place('في كتابه الجديد');
    const pieces = {
      ...hull,
      fragments: [
        { start: 0, end: 2 },
        { start: 9, end: 15 },
      ],
    };
    assert.equal(borderDifference(TEXTS, hull, pieces, arabic)?.kind, 'pieces');
  });
});
