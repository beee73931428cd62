import assert from 'node:assert/strict';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';
import type { RecommenderDefinition } from '../../../server/src/corpus/recommenders.js';
import { message } from '../../../server/src/messages/message.js';
import type { RecommenderAnswer } from '../../../server/src/recommenders/recommender.js';
import { RemoteSource } from '../../../server/src/recommenders/remoteSource.js';
import { Recommenders } from '../../../server/src/recommenders/recommenders.js';
import type { SuggestionQuery } from '../../../server/src/suggestions/sources.js';
import { NEVER, StubProgram } from './stub.js';

const root = 'file:///c/';
const corpus = { root, labels: DEFAULT_LABELS, attributes: [] };
const definition: RecommenderDefinition = { name: 'mine', kind: 'command', command: ['run', 'it'] };
const query: SuggestionQuery = {
  uri: 'file:///c/a%20b.txt',
  text: 'زار مراكش',
  labels: ['GPE'],
  isOpen: true,
};
const proposal = (label: string) => ({ start: 4, end: 9, label, confidence: 1, reasons: [] });

describe('recommenders: agreement', () => {
  const program = new StubProgram(() => undefined);
  const transports = {
    ...program,
    http: () => Promise.reject(new Error()),
    start: program.start.bind(program),
  };

  it('nothing is asked before the user has agreed, nor when they take it back', () => {
    const told: string[] = [];
    const recommenders = new Recommenders(transports, (uri) => told.push(uri));
    const [source] = recommenders.sourcesOf(corpus, [definition]);
    const state = (known = definition) => recommenders.of(root, [known])[0]!.state;
    assert.deepEqual([source!.isReady(), state()], [false, 'unasked']);
    let changes = 0;
    source!.onDidChange?.(() => changes++);
    recommenders.allow(root, definition, true);
    assert.deepEqual([source!.isReady(), state(), changes], [true, 'on', 1]);
    recommenders.allow(root, definition, false);
    assert.deepEqual([source!.isReady(), state(), changes], [false, 'off', 2]);
    assert.ok(told.length >= 3);
    assert.equal(program.starts.length, 0);
  });

  it('is to one definition in one corpus: another command is asked about anew', () => {
    const recommenders = new Recommenders(transports, () => undefined);
    recommenders.allow(root, definition, true);
    const other = { ...definition, command: ['run', 'something', 'else'] };
    const [source] = recommenders.sourcesOf(corpus, [other]);
    const [elsewhere] = recommenders.sourcesOf({ ...corpus, root: 'file:///d/' }, [definition]);
    assert.deepEqual([source!.isReady(), elsewhere!.isReady()], [false, false]);
  });

  it('does not teach what is not allowed', async () => {
    const recommenders = new Recommenders(transports, () => undefined);
    recommenders.sourcesOf(corpus, [definition]);
    assert.equal(await recommenders.train(root, 'mine', []), 'unable');
    assert.equal(await recommenders.train(root, 'other', []), 'unable');
  });
});

describe('recommenders: a source', () => {
  const sourceOf = (answers: readonly (RecommenderAnswer | Error)[], labels = {}) => {
    const names: string[] = [];
    let asked = 0;
    const recommender = {
      predict: ({ name }: { readonly name: string }) => {
        names.push(name);
        const answer = answers[Math.min(asked++, answers.length - 1)]!;
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      dispose: () => undefined,
    };
    const options = { name: 'mine', labels, isOn: () => true, rest: 0, retries: [1] };
    return { source: new RemoteSource(options, recommender), names };
  };

  it('speaks in labels of the corpus, and counts what it cannot say', async () => {
    const said = { proposals: [proposal('LOC'), proposal('XYZ')], dropped: 3 };
    const { source, names } = sourceOf([said], { LOC: 'GPE' });
    assert.deepEqual(
      (await source.predict(query, NEVER)).map(({ label }) => label),
      ['GPE'],
    );
    assert.deepEqual(source.health, { answers: 1, dropped: 4 });
    assert.deepEqual(names, ['a b']);
    source.dispose();
  });

  it('says nothing of what is not in the text, and counts it', async () => {
    const text = '😀 زار مراكش';
    const places = [
      ...[
        [7, 12],
        [1, 3],
        [0, 1],
        [7, 500],
        [-1, 2],
        [5, 5],
        [9, 7],
        [0.5, 2],
        [Number.NaN, 2],
      ],
      ...[
        [Infinity, Infinity],
        [2 ** 60, 2 ** 61],
      ],
    ] as const;
    const proposals = places.map(([start = 0, end = 0]) => ({ ...proposal('GPE'), start, end }));
    const { source } = sourceOf([{ proposals, dropped: 0 }]);
    const said = await source.predict({ ...query, text }, NEVER);
    assert.deepEqual(
      said.map(({ start, end }) => text.slice(start, end)),
      ['مراكش'],
    );
    assert.equal(source.health.dropped, places.length - 1);
    source.dispose();
  });

  it('says no more than a text can have', async () => {
    const text = 'كلمة '.repeat(100);
    const proposals = Array.from({ length: 100_000 }, (_, i) => ({
      ...proposal('GPE'),
      ...{ start: i % 400, end: (i % 400) + 1 + (i % 90) },
    }));
    const { source } = sourceOf([{ proposals, dropped: 900_000 }]);
    const said = await source.predict({ ...query, text }, NEVER);
    assert.equal(said.length, text.length);
    assert.equal(source.health.dropped, 1_000_000 - text.length);
    source.dispose();
  });

  it('keeps why it failed until it answers, and asks to be asked again', async () => {
    const { source } = sourceOf([new Error('broken'), { proposals: [], dropped: 0 }]);
    const again = new Promise<void>((resolve) => source.onDidChange(resolve));
    await assert.rejects(source.predict(query, NEVER), /broken/);
    assert.deepEqual(source.health.problem, message('error.other', { reason: 'broken' }));
    await again;
    await source.predict(query, NEVER);
    assert.equal(source.health.problem, undefined);
    source.dispose();
  });

  it('asks nothing about a text that changed before it rested', async () => {
    const { source, names } = sourceOf([{ proposals: [], dropped: 0 }]);
    const given = new AbortController();
    const asking = source.predict(query, given.signal);
    given.abort();
    assert.deepEqual([await asking, names], [[], []]);
    source.dispose();
  });
});
