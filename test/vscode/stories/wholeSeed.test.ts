import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';
import { INTERPOL, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';
import { overlap, ReaderHands, same, type Current, type Marked } from './readerHands.js';

const keyOf = (label: string): string => {
  const key = DEFAULT_LABELS.find(({ name }) => name === label)?.key;
  assert.ok(key, `${label} has a key`);
  return key;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Someone who knows the gold standard and has a keyboard. */
class Annotator {
  accepted = 0;
  acceptKeys = 0;
  /** Of each new entity: keys to select and label it, and the way to it. */
  readonly tagged: { readonly words: number; readonly keys: number; readonly way: number }[] = [];

  constructor(
    private readonly hands: ReaderHands,
    private readonly gold: readonly Marked[],
  ) {}

  /** Goes through the suggestions from the first, and decides about each. */
  async decideSuggestions(): Promise<void> {
    await this.hands.press('Control+Home');
    await this.hands.press('Tab');
    for (let left = 3 * this.gold.length; left > 0; left--) {
      const current = await this.hands.current();
      if (current?.kind !== 'suggestion') return;
      await this.decideSuggestion(current);
    }
    throw new Error('the suggestions do not end');
  }

  private async decideSuggestion(current: Current): Promise<void> {
    const { hands } = this;
    const before = await hands.stored();
    const meant = this.gold.find((one) => one.start === current.start && one.end === current.end);
    if (!meant) return hands.decide('x', ({ rejected }) => rejected > before.rejected);
    const keys = hands.keys;
    const isStored = ({ annotations }: { annotations: readonly Marked[] }) =>
      annotations.some((one) => same(one, meant));
    if (meant.label !== current.label) return hands.decide(keyOf(meant.label), isStored);
    if (meant.value !== undefined && meant.value !== current.value) {
      await hands.press('v');
      await hands.press('Control+A');
      await hands.type(meant.value);
      await hands.decide('Enter', isStored);
      return hands.press('Tab');
    }
    await hands.decide('Enter', isStored);
    this.accepted++;
    this.acceptKeys += hands.keys - keys;
  }

  /** Tags what is in the gold standard and not in the file, in the order of the text. */
  async tagMissing(): Promise<void> {
    const { annotations } = await this.hands.stored();
    const missing = this.gold.filter((one) => !annotations.some((there) => same(there, one)));
    // Of names in names the innermost last: it is then what the caret means.
    for (const one of missing) await this.tag(one);
  }

  private async tag(meant: Marked): Promise<void> {
    const { hands } = this;
    let keys = hands.keys;
    await this.goTo(meant.start);
    const way = hands.keys - keys;
    keys = hands.keys;
    const caret = await hands.caret();
    const words = [...hands.text.slice(meant.start, meant.end).matchAll(/[\p{L}\p{M}\p{N}]+/gu)].length;
    const { annotations } = await hands.stored();
    const touched = annotations.some((one) => one.start <= caret && caret <= one.end);
    if (words > 1 || touched) await this.select(meant);
    await hands.decide(keyOf(meant.label), (now) => now.annotations.length > annotations.length);
    const [made] = (await hands.stored()).annotations.filter(
      (one) => !annotations.some((old) => same(old, one)),
    );
    assert.ok(made);
    await this.correct(made, meant);
    this.tagged.push({ words, keys: hands.keys - keys, way });
  }

  /** To the word that begins at a place: by paragraphs, then by words. */
  private async goTo(place: number): Promise<void> {
    const { hands } = this;
    const lineOf = (offset: number) => hands.text.slice(0, offset).split('\n').length;
    await hands.press('Escape');
    for (let i = 0; i < 200; i++) {
      const caret = await hands.caret();
      const [from, to] = [lineOf(caret), lineOf(place)];
      if (from < to) await hands.press('Control+ArrowDown');
      else if (from > to) await hands.press('Control+ArrowUp');
      else if (this.isBefore(caret, place)) return;
      else await hands.press(caret < place ? 'ArrowLeft' : 'ArrowRight');
      assert.notEqual(await hands.caret(), caret, `the caret is stuck at ${caret} on the way to ${place}`);
    }
    throw new Error(`there is no way to ${place}`);
  }

  /** Whether the caret stands before a word and a place in it, after its proclitics. */
  private isBefore(caret: number, place: number): boolean {
    if (caret > place) return false;
    return /^[وفبلك]{0,2}$/u.test(this.hands.text.slice(caret, place));
  }

  /** By the word, by the phrase where that ends at the right word, or by words. */
  private async select({ end }: Marked): Promise<void> {
    const { hands } = this;
    const left = async () => hands.text.slice(await hands.caret(), end).split(/\s+/u).length;
    if ((await left()) !== 2) await hands.selectOn();
    for (let i = 0; i < 3 && (await hands.caret()) < end && (await left()) > 2; i++) await hands.selectOn();
    for (let i = 0; i < 60 && (await hands.caret()) < end; i++) await hands.press('Shift+ArrowLeft');
    for (let i = 0; i < 60 && (await hands.caret()) > end; i++) await hands.press('Shift+ArrowRight');
  }

  /** Moves the edges of what was tagged to where they belong, and writes the value. */
  private async correct(made: Marked, meant: Marked): Promise<void> {
    const { hands } = this;
    let { start, end, value } = made;
    while (start !== meant.start || end !== meant.end) {
      const key =
        start !== meant.start
          ? start > meant.start
            ? 'Alt+Shift+.'
            : 'Alt+Shift+,'
          : end < meant.end
            ? 'Alt+.'
            : 'Alt+,';
      const before = { start, end, label: meant.label };
      await hands.decide(key, ({ annotations }) => !annotations.some((one) => same(one, before)));
      const now = (await hands.stored()).annotations.find(
        (one) =>
          one.label === meant.label && (one.start === start || one.end === end) && overlap(one, before),
      );
      assert.ok(now, `${key} keeps ${hands.words(before)}`);
      ({ start, end, value } = now);
    }
    if (meant.value === undefined || value === meant.value) return;
    await hands.drawn();
    await hands.press('v');
    await hands.press('Control+A');
    await hands.type(meant.value);
    await hands.decide('Enter', ({ annotations }) =>
      annotations.some((one) => same(one, meant) && one.value === meant.value),
    );
  }
}

/** Half a minute on a quiet machine; what fails is a decision that does not come, not a slow machine. */
const LONGEST = 300_000;

describe('story: a whole seed, from nothing to the gold standard, by keyboard alone', () => {
  let window: CorpusWindow | undefined;
  afterEach(() => window?.close());

  async function start(settings: Record<string, unknown>) {
    window = await openSeeds(INTERPOL, settings);
    const reader = await openReader(window, '.block');
    const text = await readFile(path.join(window.folder, INTERPOL), 'utf8');
    const hands = new ReaderHands(window, reader, INTERPOL, text);
    const lines = await readFile(`seeds/annotations/gold/${path.basename(INTERPOL, '.txt')}.jsonl`, 'utf8');
    const gold = lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => hands.inEditor(JSON.parse(line) as Marked));
    return { hands, gold, annotator: new Annotator(hands, gold), reader };
  }

  async function expectGold(hands: ReaderHands, gold: readonly Marked[]): Promise<void> {
    const { annotations } = await hands.stored();
    const rows = (list: readonly Marked[]) =>
      list.map((one) => `${hands.words(one)} ${one.value ?? ''}`).sort();
    assert.deepEqual(rows(annotations), rows(gold));
  }

  function print(title: string, { keys, times }: ReaderHands): void {
    const decisions = times.length;
    console.log(
      `    ${title}: ${keys} keys, ${decisions} decisions, ${(keys / decisions).toFixed(2)} keys a decision; ` +
        `on disk after ${median(times).toFixed(0)} ms (median), ${Math.max(...times).toFixed(0)} ms (longest)`,
    );
  }

  it('with suggestions: one key for each that is right', async () => {
    const { hands, gold, annotator } = await start({});
    await annotator.decideSuggestions();
    await annotator.tagMissing();
    await expectGold(hands, gold);
    print('with suggestions', hands);
    assert.equal(annotator.acceptKeys, annotator.accepted);
    assert.ok(annotator.accepted > 0);
  }).timeout(LONGEST);

  it('without: three keys or fewer for a new name', async () => {
    const { hands, gold, annotator } = await start({ 'hawashi.minimumConfidence': 1 });
    await annotator.tagMissing();
    await expectGold(hands, gold);
    const { tagged } = annotator;
    const few = tagged.filter(({ keys }) => keys <= 3).length;
    const way = tagged.reduce((sum, one) => sum + one.way, 0) / tagged.length;
    print('without suggestions', hands);
    console.log(
      `    new entities: ${few} of ${tagged.length} selected and labelled with three keys or fewer, ` +
        `after ${way.toFixed(1)} keys of the caret on the way there`,
    );
    for (const { words, keys } of tagged)
      if (words <= 2) assert.ok(keys <= 3, `${keys} keys, ${words} words`);
    assert.ok(few > 0.9 * tagged.length);
  }).timeout(LONGEST);
});
