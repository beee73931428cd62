import assert from 'node:assert/strict';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';
import type { Annotation } from '../../../server/src/annotation/model.js';
import { Guidelines } from '../../../server/src/corpus/guidelines/guidelinesFile.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { ANSWER_TOOL, answerTool } from '../../../server/src/recommenders/chat/answerTool.js';
import { ChatSource } from '../../../server/src/recommenders/chat/chatSource.js';
import { chosenExamples, examplesIn } from '../../../server/src/recommenders/chat/examples.js';
import { instructionsFor } from '../../../server/src/recommenders/chat/instructions.js';
import { partsOf } from '../../../server/src/recommenders/chat/parts.js';
import { NONE_DROPPED, placesOf } from '../../../server/src/recommenders/chat/quotedPlaces.js';
import { format } from '../../../server/src/messages/format.js';
import { line, MARRAKESH, NEWS, openModel } from '../corpus/memoryModel.js';
import { NEVER } from './stub.js';

describe('chat models: parts of a document', () => {
  const known = new Set<string>();
  const isKnown = (paragraph: string) => known.has(paragraph);

  it('are whole paragraphs, as many as there is room for, each asked about once', () => {
    const text = ['أ'.repeat(40), '', 'ب'.repeat(40), 'ج'.repeat(300), 'أ'.repeat(40), 'د'].join('\r\n');
    const lengths = partsOf(text, 100, isKnown).map((part) => part.map(({ length }) => length));
    assert.deepEqual(lengths, [[40, 40], [300], [1]]);
  });

  it('leave out what is known', () => {
    assert.deepEqual(
      partsOf('أ\nب\nج', 100, (paragraph) => paragraph === 'ب'),
      [['أ', 'ج']],
    );
    assert.deepEqual(partsOf(' \n\n', 100, isKnown), []);
  });
});

describe('chat models: instructions', () => {
  const labels = [
    { name: 'GPE', description: 'States and cities' },
    { name: '$&', description: '' },
  ].map((label) => ({ ...DEFAULT_LABELS[0]!, ...label }));

  it('hold labels, their guidelines and examples, and nothing that is left to fill in', () => {
    const guidelines = new Guidelines(
      'file:///c/guidelines.md',
      '# GPE\nCities.\n- not rivers\n## Doubt\nAsk {labels}.\n',
    );
    const example = { text: 'زار فاس', annotations: [{ quote: 'فاس', before: 'زار', label: 'GPE' }] };
    const told = instructionsFor(labels, guidelines, [example]);
    assert.match(
      told,
      /## GPE\nStates and cities\nCities\.\n- not rivers\n### Doubt\nAsk \{labels\}\.\n\n## \$&/,
    );
    assert.match(
      told,
      /Document:\nزار فاس\nCall: \{"annotations":\[\{"quote":"فاس","before":"زار","label":"GPE"\}\]\}$/,
    );
    assert.match(told, new RegExp(`tool ${ANSWER_TOOL} `));
    assert.doesNotMatch(told, /\{examples\}|undefined/);
  });

  it('stay short, however long the guidelines are', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ ...labels[0]!, name: `L${i}` }));
    const text = many.map(({ name }) => `# ${name}\n${'word '.repeat(2000)}\n`).join('');
    assert.ok(instructionsFor(many, new Guidelines('file:///g', text), []).length < 25_000);
    assert.doesNotMatch(instructionsFor(labels, new Guidelines('file:///g', undefined), []), /# Examples/);
  });

  it('come with a tool whose labels are those of the corpus', () => {
    const { inputSchema } = answerTool(['GPE', '$&']);
    assert.match(JSON.stringify(inputSchema), /"enum":\["GPE","\$&"\]/);
  });
});

describe('chat models: examples', () => {
  const document = (
    name: string,
    text: string,
    ...spans: readonly (readonly [string, string])[]
  ): ExchangeDocument => ({
    ...{ name, text, relations: [] },
    annotations: spans.map(([quote, label], i): Annotation => {
      const start = text.indexOf(quote);
      return { id: `${i}`, start, end: start + quote.length, text: quote, label, origin: 'human' };
    }),
  });

  it('show many labels in few words, the same ones each time', () => {
    const documents = [
      document('a', 'لا شيء هنا\nزار محمد فاس أمس\n', ['فاس', 'GPE'], ['محمد', 'PERS']),
      document('b', 'زار فاس\n', ['فاس', 'GPE']),
      document('c', 'حضر البنك\n', ['البنك', 'ORG']),
      document('d', `${'كلمة '.repeat(200)}يوم`, ['يوم', 'DATE']),
      document('e', 'الدار\nالبيضاء', ['الدار\nالبيضاء', 'LOC']),
    ];
    const chosen = chosenExamples(documents);
    assert.deepEqual(chosen, chosenExamples([...documents]));
    assert.deepEqual(chosen, [
      {
        text: 'زار محمد فاس أمس',
        annotations: [
          { quote: 'محمد', before: 'زار', label: 'PERS' },
          { quote: 'فاس', before: 'زار محمد', label: 'GPE' },
        ],
      },
      { text: 'حضر البنك', annotations: [{ quote: 'البنك', before: 'حضر', label: 'ORG' }] },
    ]);
  });

  it('come from others only where their work may be looked at', async () => {
    const done = (label: string): string =>
      line({ hawashi: 1, status: 'done' }) + line({ ...MARRAKESH, label });
    const given = (blind: boolean) => ({
      '/c/hawashi.json': '{}',
      '/c/a.txt': NEWS,
      '/c/b.txt': NEWS,
      '/c/assignment.json': JSON.stringify({ blind, documents: [{ name: 'b', annotators: ['amal'] }] }),
      '/c/annotations/gold/a.jsonl': done('LOC'),
      '/c/annotations/amal/a.jsonl': done('GPE'),
    });
    const labels = async (blind: boolean): Promise<readonly string[]> => {
      const model = await openModel(new MemoryFileSystem(given(blind)), '/c');
      const examples = await examplesIn(model, 'amal', 'b');
      await model.dispose();
      return examples.flatMap(({ annotations }) => annotations.map(({ label }) => label));
    };
    assert.deepEqual([await labels(true), await labels(false)], [['GPE'], ['LOC']]);
  });

  it('are found again by what they say', () => {
    const text = 'عاد من فاس إلى فاس ثم بفاس';
    const starts = [7, 15, 23];
    const annotations = starts.map((start, i): Annotation => ({
      id: `${i}`,
      start,
      end: start + 3,
      text: 'فاس',
      label: 'GPE',
      origin: 'human',
    }));
    const [example] = chosenExamples([{ name: 'a', text, annotations, relations: [] }]);
    const { places } = placesOf(text, example!.annotations, new Set(['GPE']));
    assert.deepEqual(
      places.map(({ start }) => start),
      starts,
    );
  });
});

describe('chat models: a source', () => {
  const uri = 'file:///c/a.txt';
  const corpus = { root: 'file:///c/', labels: DEFAULT_LABELS, attributes: [] };
  const text = 'زار مراكش\nعاد إلى فاس\n';
  const asked = {
    ...{
      uri,
      text,
      guidelines: new Guidelines('file:///g', undefined),
      examples: [],
      model: 'Fake',
      tokens: 100_000,
    },
  };
  const answer = (...quotes: readonly string[]) => [
    { annotations: quotes.map((quote) => ({ quote, label: 'GPE', before: '' })) },
  ];
  const sourceOf = (isOn = () => true) => new ChatSource('chat', corpus, isOn, undefined, 0);
  const found = async (source: ChatSource, of = text) =>
    (await source.predict({ uri, text: of, labels: ['GPE'], isOpen: true }, NEVER)).map(({ start, end }) =>
      of.slice(start, end),
    );

  it('suggests what was quoted, at its place, and says who did', async () => {
    const source = sourceOf();
    let changes = 0;
    source.onDidChange(() => changes++);
    const { id, parts, left } = source.prepare(asked);
    assert.deepEqual([parts, left], [['زار مراكش\nعاد إلى فاس'], 0]);
    const taken = source.take(id, 0, answer('مراكش', 'فاس', 'وجدة'));
    assert.deepEqual(taken, { suggestions: 2, dropped: { ...NONE_DROPPED, notThere: 1 } });
    assert.deepEqual(await found(source), ['مراكش', 'فاس']);
    assert.equal(changes, 1);
    assert.deepEqual(source.health, { answers: 1, dropped: 1 });
    const [first] = await source.predict({ uri, text, labels: ['GPE'] }, NEVER);
    assert.match(format(first!.reasons[0]!), /Fake/);
  });

  it('keeps what was said of paragraphs that stay, and sends only the others again', async () => {
    const source = sourceOf();
    source.take(source.prepare(asked).id, 0, answer('مراكش', 'فاس'));
    const edited = 'عنوان\nزار مراكش\nعاد إلى مدينة فاس\n';
    assert.deepEqual(await found(source, edited), ['مراكش']);
    assert.deepEqual(source.prepare({ ...asked, text: edited }).parts, ['عنوان\nعاد إلى مدينة فاس']);
    assert.deepEqual(
      source.prepare(asked).parts,
      ['زار مراكش\nعاد إلى فاس'],
      'all of it, where all is answered',
    );
  });

  const malformed: readonly (readonly [string, readonly unknown[]])[] = [
    ['nothing', []],
    ['something else', [{ spans: [] }, null, 3, 'x']],
    ['a list that is none', [{ annotations: 'مراكش' }]],
  ];
  for (const [title, calls] of malformed)
    it(`tells where the model answers ${title}, and keeps what it had`, async () => {
      const source = sourceOf();
      source.take(source.prepare(asked).id, 0, answer('مراكش'));
      const { id } = source.prepare(asked);
      const { suggestions, problem } = source.take(id, 0, calls)!;
      assert.equal(suggestions, 0);
      assert.match(format(problem!), /tool/);
      assert.deepEqual(source.health.problem, problem);
      assert.deepEqual(await found(source), ['مراكش']);
    });

  it('takes nothing that nobody asked for, nor after it was turned off', () => {
    let isOn = true;
    const source = sourceOf(() => isOn);
    const first = source.prepare(asked);
    const second = source.prepare(asked);
    assert.equal(source.take(first.id, 0, answer('فاس')), undefined);
    assert.equal(source.take(second.id, 1, answer('فاس')), undefined);
    assert.equal(source.take('x', 0, answer('فاس')), undefined);
    isOn = false;
    assert.equal(source.take(second.id, 0, answer('فاس')), undefined);
  });

  it('asks about so much of a long document at once, the rest the next time', () => {
    const source = sourceOf();
    const long = Array.from({ length: 100 }, (_, i) => `${i} ${'كلمة '.repeat(700)}`).join('\n');
    const { id, parts, left } = source.prepare({ ...asked, text: long });
    assert.equal(parts.length + left, 100);
    assert.ok(left > 0);
    for (const part of parts.keys()) source.take(id, part, answer());
    const next = source.prepare({ ...asked, text: long });
    assert.equal(next.parts.length, Math.min(left, parts.length));
    assert.ok(next.parts[0]!.startsWith(`${parts.length} `));
  });

  it('sends less at once to a model that takes less', () => {
    const many = Array.from({ length: 20 }, () => 'كلمة '.repeat(60))
      .map((line, i) => `${i} ${line}`)
      .join('\n');
    const partsFor = (tokens: number) => sourceOf().prepare({ ...asked, text: many, tokens }).parts.length;
    assert.ok(partsFor(4096) > partsFor(100_000));
    assert.ok(partsFor(0) > 0 && partsFor(Number.NaN) > 0);
  });
});
