import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CorpusEvent } from '../../../server/src/corpus/corpusEvents.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import type { Proposal, SuggestionSource } from '../../../server/src/suggestions/sources.js';
import { NEWS, openModel } from './memoryModel.js';

const HAMMOUCHI = { start: 4, end: 9, label: 'suspect', confidence: 0.7, reasons: [] };

/** Answers when it is let. */
class LateSource implements SuggestionSource {
  readonly id = 'suspects';
  asked = 0;
  answer: (proposals: readonly Proposal[]) => void = () => undefined;

  isReady(): boolean {
    return true;
  }

  predict(): Promise<readonly Proposal[]> {
    this.asked++;
    return new Promise((resolve) => (this.answer = resolve));
  }
}

async function setUp(isOpen: boolean) {
  const files = new MemoryFileSystem({
    '/c/hawashi.json': '{ "labels": [{ "name": "GPE" }, { "name": "suspect" }, { "name": "DATE" }] }',
    '/c/a.txt': NEWS,
  });
  const source = new LateSource();
  const shown = TextDocument.create('file:///c/a.txt', 'hawashi', 1, NEWS);
  const model = await openModel(files, '/c', {
    sources: [source],
    openText: (uri) => (isOpen && uri === shown.uri ? shown : undefined),
  });
  const events: CorpusEvent['kind'][] = [];
  const document = (await model.corpus.document('a'))!;
  const suggested = new Promise<void>((resolve) =>
    model.onDidChange(({ kind }) => {
      events.push(kind);
      if (kind === 'suggested') resolve();
    }),
  );
  const labels = async () =>
    (await model.snapshot(document, 'amal'))!.suggestions.map(
      ({ label, source: from }) => `${label} ${from}`,
    );
  const left = async () => (await model.index.progress('amal'))?.[0]?.suggestions;
  return { model, document, source, suggested, events, labels, left };
}

describe('a source beside the recogniser', () => {
  for (const isOpen of [true, false])
    it(`may be late: a document ${isOpen ? 'that is open' : 'on disk'} is shown without it, and anew when it has answered`, async () => {
      const { model, source, suggested, labels, left } = await setUp(isOpen);
      const before = await labels();
      assert.deepEqual(
        new Set(before),
        new Set(['GPE recogniser', 'DATE recogniser']),
        'nothing but labels of the corpus',
      );
      assert.equal(await left(), before.length);
      source.answer([HAMMOUCHI]);
      await suggested;
      assert.deepEqual(await labels(), ['suspect suspects', ...before]);
      assert.equal(await left(), before.length + 1);
      assert.equal(source.asked, 1);
      await model.dispose();
    });

  it('is decided about like the recogniser', async () => {
    const { model, document, source, suggested, labels } = await setUp(true);
    await labels();
    source.answer([HAMMOUCHI]);
    await suggested;
    const store = (await model.store(document, 'amal'))!;
    const { suggestions, proposed } = (await model.snapshot(document, 'amal'))!;
    store.decide({ kind: 'reject', suggestions: suggestions.slice(0, 1) });
    const after = (await model.snapshot(document, 'amal'))!;
    assert.ok(!after.suggestions.some(({ label }) => label === 'suspect'));
    assert.equal(after.proposed.length, proposed.length);
    assert.deepEqual(
      after.questionable,
      after.proposed.filter(({ problems }) => problems),
    );
    await model.dispose();
  });

  it('gives the same snapshot as long as nothing is new', async () => {
    const { model, document, source, suggested } = await setUp(true);
    const first = await model.snapshot(document, 'amal');
    assert.equal(await model.snapshot(document, 'amal'), first);
    source.answer([HAMMOUCHI]);
    await suggested;
    const second = await model.snapshot(document, 'amal');
    assert.notEqual(second, first);
    assert.equal(await model.snapshot(document, 'amal'), second);
    await model.dispose();
  });
});
