/** What a client is told of a long text while it is read for the first time. */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { Recogniser } from '../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../languages/packs.js';
import { openCorpus, type Opened } from './corpus.js';
import { edit, FILE, lines, rangeOf, TEXT } from './decidedDocument.js';

const languages = testLanguages();
const LINE = 'زار الوزير محمد العلوي مدينة مراكش أمس، وعاد في 31 شتنبر 2023 إلى الرباط.';
const COUNT = 4000;
/** Of a text that begins with `TEXT`. */
const DECIDED = JSON.stringify({ start: 10, end: 26, text: 'عبد اللطيف حموشي', label: 'PERS' });

/** `end`: its last line. */
const longText = (beginning = '', end = '', length = COUNT): string =>
  `${beginning}${Array.from({ length }, (_, i) => `${i}. ${LINE}`).join('\n')}\n${end}`;

interface LongOpened extends Opened {
  /** What its state and the codes of its diagnostics were each time when more of it was known. */
  readonly told: readonly Told[];
  /** Nothing more is read until what it gives is called. */
  readonly hold: () => () => void;
}

interface Told {
  readonly state: DocumentState;
  readonly codes: ReadonlySet<unknown>;
}

async function openLong(text: string, more: Readonly<Record<string, string>> = {}): Promise<LongOpened> {
  const told: Told[] = [];
  let held: Promise<void> | undefined;
  const hold = () => {
    let goOn = () => {};
    held = new Promise((resolve) => (goOn = resolve));
    return () => goOn();
  };
  const opened: Opened = await openCorpus(text, more, undefined, new Recogniser(languages), {
    async pause() {
      await setImmediate();
      await held;
    },
    readFurther: (uri) => void look(uri),
  });
  const { service } = opened;
  const look = async (uri: string) => {
    const [state, snapshot] = [await service.state(uri), await service.viewing.glance(uri)];
    if (!state || !snapshot) return;
    const diagnostics = await service.diagnosing.of(uri, snapshot);
    if (state.isReading) told.push({ state, codes: new Set(diagnostics.map(({ code }) => code)) });
  };
  return { ...opened, told, hold };
}

const linesOf = ({ items }: DocumentState): number[] => items.map(({ range }) => range.start.line);

/** A state, apart from how often there was one. */
const withoutRevision = ({ revision: _, ...state }: DocumentState) => state;

describe('a long text that is read for the first time', () => {
  it('is told of from its beginning on, more and more, and then as if it had been read at once', async () => {
    const text = longText('', '', 2 * COUNT);
    const opened = await openLong(text);
    const { service, uri, told } = opened;
    const first = (await service.state(uri))!;
    assert.ok(first.isReading && first.items.length === 0, 'at once, before anything is read');
    await service.snapshot(uri);
    const whole = (await service.state(uri))!;
    assert.ok(!whole.isReading);
    assert.ok(told.length > 1);
    for (const [i, { state }] of told.entries()) {
      const last = Math.max(...linesOf(state));
      assert.ok(last < COUNT / 2 && last > Math.max(0, ...linesOf(told[i - 1]?.state ?? first)));
      assert.equal(new Set(linesOf(state)).size, last + 1, 'all that lies before');
    }
    const { service: other } = await openCorpus(text);
    await other.snapshot(uri);
    assert.deepEqual(withoutRevision(whole), withoutRevision((await other.state(uri))!));
    assert.ok(opened.changes.includes(uri), 'the client was told');
  });

  it('is read from where it is looked at, and from elsewhere when that is looked at', async () => {
    const { service, uri, told } = await openLong(longText());
    await service.viewing.lookAt(uri, 3000);
    const whole = service.snapshot(uri);
    const { recognition } = (await service.viewing.glance(uri))!;
    const first = parseInt(recognition.paragraphs[0]!.text);
    assert.ok(first <= 3000 && first > 2900, 'from just before it on');
    await service.viewing.lookAt(uri, 1000);
    await whole;
    const moved = told.findIndex(({ state }) => linesOf(state).includes(1000));
    assert.ok(moved > 0, 'told of before all is read');
    assert.ok(linesOf(told[moved]!.state).includes(3000), 'beside what was told of before');
    assert.ok(!linesOf(told[moved]!.state).includes(0));
  });

  it('has no problem that the rest may answer, and no other than the whole has', async () => {
    const opened = await openLong(longText('', 'الرباط في 8 نونبر 2023\n'));
    const { service, uri, told } = opened;
    await service.viewing.glance(uri);
    const snapshot = (await service.snapshot(uri))!;
    const whole = new Set((await service.diagnosing.of(uri, snapshot)).map(({ code }) => code));
    assert.ok(whole.has('time.unresolved') && whole.has('time.impossible-date'));
    assert.deepEqual([...told[0]!.codes], ['time.impossible-date']);
  });

  it('says of annotations only what holds whatever names come', async () => {
    // The name without its clitic stands at the end.
    const text = longText('سافر بمراكش، وقال.\n');
    const at = (start: number, end: number) =>
      JSON.stringify({ id: `a${start}`, start, end, text: text.slice(start, end), label: 'GPE' });
    const { service, uri, told } = await openLong(text, { [FILE]: `${at(5, 11)}\n${at(5, 12)}` });
    await service.viewing.glance(uri);
    const snapshot = (await service.snapshot(uri))!;
    const whole = new Set((await service.diagnosing.of(uri, snapshot)).map(({ code }) => code));
    assert.ok(whole.has('span.holds-proclitic') && whole.has('span.edge-quote'));
    assert.ok(told[0]!.codes.has('span.edge-quote') && !told[0]!.codes.has('span.holds-proclitic'));
  });

  it('shows what is decided, and takes decisions, meanwhile', async () => {
    const opened = await openLong(longText(TEXT), { [FILE]: DECIDED });
    const { service, uri } = opened;
    const early = (await service.state(uri))!;
    assert.deepEqual(
      early.items.map(({ text: words, kind }) => [words, kind]),
      [['عبد اللطيف حموشي', 'annotation']],
    );
    assert.ok((await service.viewing.glance(uri))!.isEarly);
    const goOn = opened.hold();
    const tagged = await edit(opened, { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' });
    assert.ok(tagged.done && (await service.state(uri))!.isReading, 'waits for nothing');
    goOn();
    await service.snapshot(uri);
    const read = (await service.state(uri))!;
    assert.ok(!read.isReading && read.counts.suggestions > 0 && read.counts.annotated === 2);
  });

  it('is counted once it is read', async () => {
    const { service, uri } = await openLong(longText(TEXT), { [FILE]: DECIDED });
    const [summed] = (await service.corpusSummary(uri))!.documents;
    assert.deepEqual([summed?.annotated, summed?.suggestions], [1, undefined], 'what is left is not known');
  });

  it('has suggestions accepted as the whole text has them', async () => {
    const opened = await openLong(longText('قال ذلك أمس.\n', 'انعقد اليوم الأربعاء 8 نونبر 2023.\n'));
    const { service, uri } = opened;
    await service.viewing.glance(uri);
    const [yesterday] = (await service.state(uri))!.items;
    assert.equal(yesterday?.text, 'أمس');
    const accepted = await edit(opened, { kind: 'accept', ids: [yesterday.id] });
    assert.ok(accepted.done);
    assert.equal((await lines(opened))[1]?.['value'], '2023-11-07');
  });

  it('keeps what is known of it while it is edited', async () => {
    const { service, uri, document, told } = await openLong(longText());
    await service.viewing.glance(uri);
    const known = (await service.state(uri))!.items.length;
    const start = document.positionAt(0);
    service.shift(uri, { start: 0, end: 0, text: 'و' });
    TextDocument.update(document, [{ range: { start, end: start }, text: 'و' }], 2);
    void service.changed(uri);
    const state = (await service.state(uri))!;
    assert.ok(state.isReading && state.version === 2 && state.items.length >= known - 10);
    const whole = await service.snapshot(uri);
    assert.equal(whole?.version, 2);
    assert.ok(told.every(({ state: { version } }, i) => version >= (told[i - 1]?.state.version ?? 0)));
  });

  it('is read with the settings as they are by then, once they have changed', async () => {
    const { service, uri } = await openLong(longText());
    const whole = service.snapshot(uri);
    await service.viewing.glance(uri);
    await service.setDate(uri, '2022-05-08');
    const dated = (await service.snapshot(uri))!;
    for (const snapshot of [dated, (await whole)!])
      assert.equal(snapshot.recognition.mentions.find(({ text }) => text === 'أمس')?.value, '2022-05-07');
  });

  it('is waited for by whoever asked before the settings changed, and after', async () => {
    const { service, uri } = await openLong(longText());
    const waitsForAll = () => service.viewing.glance(uri, () => false);
    const before = waitsForAll();
    await service.viewing.glance(uri);
    await service.setDate(uri, '2022-05-08');
    const snapshots = await Promise.all([before, waitsForAll()]);
    assert.ok(snapshots.every((snapshot) => snapshot && !snapshot.isEarly));
  });

  it('is read no more once it is closed, and what was read of it is known when it is opened again', async () => {
    const { service, uri, document } = await openLong(longText());
    const whole = service.snapshot(uri);
    await service.viewing.glance(uri);
    await service.close(uri);
    assert.equal(await whole, undefined);
    await service.open(TextDocument.create(uri, 'hawashi', 1, document.getText()));
    assert.ok((await service.state(uri))!.items.length > 0, 'at once');
  });
});
