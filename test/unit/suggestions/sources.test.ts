import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';
import assert from 'node:assert/strict';
import { format } from '../../../server/src/messages/format.js';
import {
  SuggestionSources,
  type Proposal,
  type SuggestionQuery,
  type SuggestionSource,
} from '../../../server/src/suggestions/sources.js';
import type { Suggestion } from '../../../server/src/suggestions/suggestion.js';

const TEXT = 'زار 😀 مراكش';
const query = (version = 1): SuggestionQuery => ({
  uri: 'a',
  text: TEXT + ' '.repeat(version),
  labels: ['GPE', 'weapon'],
});
const proposal = (start: number, end: number, label = 'GPE', confidence = 0.5): Proposal => ({
  start,
  end,
  label,
  confidence,
  reasons: [],
});
const recognised: Suggestion = { ...proposal(7, 12), source: 'recogniser', text: 'مراكش' };

class Source implements SuggestionSource {
  readonly id = 'other';
  ready = true;
  asked: { readonly query: SuggestionQuery; readonly signal: AbortSignal }[] = [];
  private answer: ((proposals: readonly Proposal[]) => void) | undefined;
  private refuse: ((error: Error) => void) | undefined;
  private listener: (() => void) | undefined;

  isReady(): boolean {
    return this.ready;
  }

  predict(asked: SuggestionQuery, signal: AbortSignal): Promise<readonly Proposal[]> {
    this.asked.push({ query: asked, signal });
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.refuse = reject;
    });
  }

  onDidChange(listener: () => void): () => void {
    this.listener = listener;
    return () => (this.listener = undefined);
  }

  async says(...proposals: readonly Proposal[]): Promise<void> {
    this.answer?.(proposals);
    await settled();
  }

  async fails(reason: string): Promise<void> {
    this.refuse?.(new Error(reason));
    await settled();
  }

  change(): void {
    this.listener?.();
  }

  get isListenedTo(): boolean {
    return this.listener !== undefined;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const source = new Source();
  const changed: string[] = [];
  const logged: string[] = [];
  const sources = new SuggestionSources([source], {
    changed: (uri) => changed.push(uri),
    log: (message) => logged.push(format(message)),
  });
  const said = (version = 1): string[] =>
    sources
      .merged([recognised], query(version))
      .map(({ source: from, label, text, alsoFrom }) => [from, label, text, ...(alsoFrom ?? [])].join(' '));
  return { source, sources, changed, logged, said };
}

const ALONE = ['recogniser GPE مراكش'];

describe('sources of suggestions', () => {
  it('tell what is recognised in the labels that a corpus wants it in', () => {
    const sources = new SuggestionSources([], { changed: () => undefined, log: () => undefined });
    const asked = { ...query(), labels: ['LOC'], recognisedAs: new Map([['GPE', 'LOC']]) };
    assert.deepEqual(
      sources.merged([recognised, { ...recognised, label: 'PERS' }], asked).map(({ label }) => label),
      ['LOC'],
    );
  });

  it('nobody beside the recogniser: its own list, untouched', () => {
    const list = [recognised];
    const none = new SuggestionSources([], { changed: () => undefined, log: () => undefined });
    const labels = DEFAULT_LABELS.map(({ name }) => name);
    assert.equal(none.merged(list, { ...query(), labels }), list);
  });

  it('the recogniser suggests no label that the corpus does not have', () => {
    const none = new SuggestionSources([], { changed: () => undefined, log: () => undefined });
    assert.deepEqual(none.merged([recognised], { ...query(), labels: ['weapon'] }), []);
  });

  it('a late source: what is there is shown, and more when it comes; asked once a version', async () => {
    const { source, changed, said } = setUp();
    assert.deepEqual(said(), ALONE);
    assert.deepEqual(said(), ALONE);
    assert.equal(source.asked.length, 1);
    await source.says(proposal(0, 3, 'weapon'), proposal(7, 12));
    assert.deepEqual(changed, ['a']);
    assert.deepEqual(said(), ['other weapon زار', 'recogniser GPE مراكش other']);
    assert.equal(source.asked.length, 1);
  });

  it('an answer about an older text is not shown', async () => {
    const { source, changed, said } = setUp();
    said(1);
    const { signal } = source.asked[0]!;
    const old = source.says.bind(source);
    await old(); // the first question is answered with nothing
    assert.deepEqual(said(2), ALONE);
    assert.ok(signal.aborted);
    await source.says(proposal(0, 3));
    assert.deepEqual(changed, ['a']);
    assert.deepEqual(said(2), ['other GPE زار', ...ALONE]);
  });

  it('what was said stands where it was, or moves with the text, until something else is said', async () => {
    const { source, sources } = setUp();
    const about = (text: string): string[] =>
      sources.merged([], { ...query(), text }).map(({ start, text: said }) => `${start} ${said}`);
    about('زار فاس ومراكش');
    await source.says(proposal(4, 7), proposal(9, 14));
    assert.deepEqual(about('زار فاس ومراكش'), ['4 فاس', '9 مراكش']);
    assert.deepEqual(about('زار فاس ثم ومراكش'), ['4 فاس', '12 مراكش']);
    assert.deepEqual(about('زار فاس ثم ومكناس'), ['4 فاس'], 'what the edit is in is gone');
    await source.says();
    assert.deepEqual(about('زار فاس ثم ومكناس'), []);
  });

  it('what was said stands while a source is asked again, and goes when it is turned off', async () => {
    const { source, changed, said } = setUp();
    said();
    await source.says(proposal(0, 3, 'weapon'));
    source.change();
    assert.deepEqual(changed, ['a', 'a']);
    assert.deepEqual(said(), ['other weapon زار', ...ALONE]);
    await source.fails('busy');
    assert.deepEqual(said(), ['other weapon زار', ...ALONE]);
    source.ready = false;
    source.change();
    assert.deepEqual(said(), ALONE);
  });

  it('one that costs something is asked about open documents alone', () => {
    const source = new Source();
    const costly = Object.assign(source, { openOnly: true });
    const sources = new SuggestionSources([costly], { changed: () => undefined, log: () => undefined });
    sources.merged([], { ...query(), isOpen: false });
    assert.equal(source.asked.length, 0);
    sources.merged([], { ...query(), isOpen: true });
    assert.equal(source.asked.length, 1);
  });

  it('one that is not ready is asked when it is', () => {
    const { source, changed, said } = setUp();
    source.ready = false;
    assert.deepEqual(said(), ALONE);
    assert.equal(source.asked.length, 0);
    source.ready = true;
    said();
    assert.equal(source.asked.length, 1);
    assert.deepEqual(changed, []);
  });

  it('one that has changed is asked anew', async () => {
    const { source, changed, said } = setUp();
    said();
    await source.says(proposal(0, 3));
    source.change();
    assert.deepEqual(changed, ['a', 'a']);
    said();
    assert.equal(source.asked.length, 2);
  });

  it('one that fails is logged and left out', async () => {
    const { source, logged, said } = setUp();
    said();
    await source.fails('it burns');
    assert.deepEqual(logged, ['other gave no suggestions for a: it burns']);
    assert.deepEqual(said(), ALONE);
    assert.equal(source.asked.length, 1);
  });

  const wrong: readonly (readonly [string, Proposal])[] = [
    ['before the text', proposal(-1, 3)],
    ['behind it', proposal(7, 99)],
    ['empty', proposal(3, 3)],
    ['backwards', proposal(5, 3)],
    ['no whole numbers', proposal(0.5, 3)],
    ['not a number', proposal(Number.NaN, 3)],
    ['within a character', proposal(0, 5)],
    ['a label that the corpus does not have', proposal(0, 3, 'OCC')],
  ];
  for (const [title, bad] of wrong)
    it(`left out and told: ${title}`, async () => {
      const { source, logged, said } = setUp();
      said();
      await source.says(bad, proposal(0, 3));
      assert.deepEqual(said(), ['other GPE زار', ...ALONE]);
      assert.match(logged.join(), /^other suggested 1 place in a /);
    });

  it('a confidence that is none counts as none', async () => {
    const { source, sources, said } = setUp();
    said();
    await source.says(proposal(0, 3, 'GPE', Number.NaN), proposal(4, 6, 'GPE', 7));
    assert.deepEqual(
      sources.merged([recognised], query()).map(({ confidence }) => confidence),
      [0, 1, 0.5],
    );
  });

  it('gives up what is asked for a closed document, and everything at the end', () => {
    const { source, sources, said } = setUp();
    said();
    sources.forget('a');
    assert.ok(source.asked[0]!.signal.aborted);
    said();
    sources.dispose();
    assert.ok(source.asked[1]!.signal.aborted && !source.isListenedTo);
    assert.deepEqual(said(), ALONE);
  });
});
