import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DocumentText } from '../../../server/src/annotation/documentText.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { wordsOf } from '../annotation/generated.js';
import { inWords } from '../messages/inWords.js';
import { lines, open, PATH, shown, stored, tag, TEXT } from './memoryStore.js';

/** Another program that saves the annotation file in place: piece by piece, each after a few looks at it. */
class SavedInPlace extends MemoryFileSystem {
  private pieces: (string | undefined)[] = [];
  private looks = 0;
  private last: string | undefined;

  /** `undefined` deletes the file. */
  save(...pieces: (string | undefined)[]): void {
    this.pieces = pieces;
    this.last = this.text(PATH);
    this.next();
  }

  get isSaving(): boolean {
    return this.pieces.length > 0;
  }

  private next(): void {
    if (this.pieces.length === 0) return;
    const piece = this.pieces.shift();
    // Replaced meanwhile: they go on writing into the file that has no name any more.
    if (this.text(PATH) !== this.last) return;
    this.last = piece;
    if (piece === undefined) this.delete(PATH);
    else this.put(PATH, piece);
    this.looks = 0;
  }

  override readFile(uri: string): Promise<Uint8Array> {
    if (++this.looks > 2) this.next();
    return super.readFile(uri);
  }
}

const three = async () => {
  const files = new SavedInPlace();
  const store = await open(files);
  for (const [word, label] of [
    ['حموشي', 'PERS'],
    ['مراكش', 'GPE'],
    ['الرباط', 'GPE'],
  ] as const)
    store.decide(tag(word, label));
  await store.flush();
  const events: string[] = [];
  store.onDidChange(({ kind }) => events.push(kind));
  return { files, store, whole: files.text(PATH)!, events };
};
const ALL = ['PERS حموشي', 'GPE مراكش', 'GPE الرباط'];

describe('an annotation file that another program is saving', () => {
  const cuts: readonly (readonly [string, (whole: string) => (string | undefined)[]])[] = [
    ['emptied, then filled', (whole) => ['', whole]],
    ['emptied, then half filled, then whole', (whole) => ['', whole.slice(0, whole.length / 2), whole]],
    ['filled up to a line', (whole) => [whole.slice(0, whole.indexOf('\n', 200) + 1), whole]],
    [
      'filled up to its header',
      (whole) => [whole.slice(0, 12), whole.slice(0, whole.indexOf('\n') + 1), whole],
    ],
    ['deleted, then made again', (whole) => [undefined, whole]],
  ];
  for (const [how, pieces] of cuts) {
    it(`${how}: nothing is taken away`, async () => {
      const { files, store, whole, events } = await three();
      files.save(...pieces(whole));
      assert.deepEqual(await store.reload(), []);
      assert.deepEqual(shown(store), ALL);
      assert.equal(store.trouble, undefined);
      assert.deepEqual(events, []);
    });

    it(`${how}: a decision meanwhile, and what they changed, are both there`, async () => {
      const { files, store, whole } = await three();
      files.save(...pieces(whole.replace('"PERS"', '"ORG"')));
      store.decide({ kind: 'tag', spans: [wordsOf(TEXT)[0]!], label: 'MISC' });
      assert.ok(await store.flush());
      assert.deepEqual(stored(files), ['MISC زار', 'ORG حموشي', ...ALL.slice(1)]);
      assert.deepEqual(shown(store), stored(files));
    });
  }

  for (const [what, cut] of [
    ['empty', () => ''],
    ['blank', () => '\n\n'],
    ['cut in a line', (whole: string) => whole.slice(0, -20)],
    ['cut in its header', (whole: string) => whole.slice(0, 20)],
    ['without its header', (whole: string) => whole.slice(whole.indexOf('\n') + 1)],
  ] as const)
    it(`that stays ${what} takes nothing away, says so, and is written whole with the next decision`, async () => {
      const { files, store, whole } = await three();
      const own = '{"hawashi": 1, "ours": true';
      const given = whole.replace('{"hawashi": 1', own).replace(/\n$/, '\nno annotation\n');
      files.put(PATH, given);
      await store.reload();
      files.put(PATH, cut(given));
      assert.deepEqual(await store.reload(), []);
      assert.deepEqual(shown(store), ALL);
      assert.match(inWords(store.trouble), /empty or cut off/);
      assert.equal(files.text(PATH), cut(given), 'left alone until there is something to write');
      store.decide({ kind: 'tag', spans: [wordsOf(TEXT)[0]!], label: 'MISC' });
      assert.ok(await store.flush());
      assert.equal(store.trouble, undefined);
      const written = files.text(PATH)!.split('\n');
      assert.match(written[0]!, /"ours": true/);
      assert.equal(written.filter((line) => line === 'no annotation').length, 1);
      assert.equal(written.length, given.split('\n').length + 1);
    });

  it('that is cut off is told, and mended when it is whole again', async () => {
    const { files, store, whole } = await three();
    files.put(PATH, whole.slice(0, 200));
    await store.reload();
    files.put(PATH, whole.slice(0, 250));
    await store.reload();
    assert.deepEqual(shown(store), ALL);
    files.put(PATH, whole.split('\n').slice(0, 3).join('\n') + '\n');
    await store.reload();
    assert.equal(store.trouble, undefined);
    assert.deepEqual(shown(store), ALL.slice(0, 2), 'what they took away is gone');
  });

  it('that is deleted takes its annotations along, says so, and comes back with undo', async () => {
    const { files, store, whole, events } = await three();
    files.delete(PATH);
    assert.equal((await store.reload()).length, 3);
    assert.deepEqual(shown(store), []);
    assert.match(inWords(store.trouble), /deleted by another program, and 3 annotations with it/);
    assert.deepEqual(events, ['merged', 'trouble']);
    assert.ok(await store.flush());
    assert.equal(files.text(PATH), undefined, 'not made anew by itself');
    store.undo();
    assert.ok(await store.flush());
    assert.equal(files.text(PATH), whole);
    assert.equal(store.trouble, undefined);
  });

  it('that is deleted before a decision is told with it, and comes back when it does', async () => {
    const { files, store, whole } = await three();
    files.delete(PATH);
    store.decide({ kind: 'tag', spans: [wordsOf(TEXT)[0]!], label: 'MISC' });
    assert.ok(await store.flush());
    assert.match(inWords(store.trouble), /deleted by another program/);
    assert.deepEqual(stored(files), ['MISC زار']);
    files.put(PATH, whole);
    await store.reload();
    assert.equal(store.trouble, undefined);
    assert.deepEqual(shown(store).sort(), ALL.slice().sort());
  });

  it('and decisions of two windows: none is lost, whatever is saved in between', async () => {
    const words = wordsOf(TEXT);
    const act = fc.record({
      who: fc.nat(1),
      what: fc.constantFrom('tag', 'flush', 'reload', 'save', 'save'),
      cut: fc.nat(100),
      times: fc.nat(2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 24 }), async (acts) => {
        const files = new SavedInPlace();
        const stores = [await open(files), await open(files)];
        let tagged = 0;
        for (const { who, what, cut, times } of acts) {
          const store = stores[who]!;
          if (what === 'tag' && tagged < words.length)
            store.decide({ kind: 'tag', spans: [words[tagged++]!], label: 'MISC' });
          else if (what === 'flush') await store.flush();
          else if (what === 'reload') await store.reload();
          else if (what === 'save' && !files.isSaving) {
            const whole = files.text(PATH);
            if (whole?.endsWith('\n'))
              files.save(
                ...Array.from({ length: times }, () => whole.slice(0, (whole.length * cut) / 100)),
                whole,
              );
          }
        }
        for (const store of [...stores, ...stores]) {
          await store.flush();
          await store.reload();
        }
        assert.equal(lines(files).length, tagged);
        for (const store of stores) assert.equal(store.set.annotations.length, tagged);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an annotation file that comes before its text', () => {
  const LATER = 'في مراكش: ' + TEXT.replace('الرباط', 'فاس');
  const forLater = async (): Promise<string> => {
    const files = new MemoryFileSystem();
    const store = await open(files, { text: DocumentText.ofFile(LATER) });
    const start = LATER.lastIndexOf('مراكش');
    store.decide({ kind: 'tag', spans: [{ start, end: start + 5 }], label: 'GPE' });
    await store.flush();
    return files.text(PATH)!;
  };

  for (const [how, change] of [
    ['read anew', (store) => store.setText(DocumentText.ofFile(LATER))],
    ['typed in', (store) => store.edit([{ start: 0, end: TEXT.length, text: LATER }])],
  ] as readonly [string, (store: Awaited<ReturnType<typeof open>>) => void][])
    it(`is exact once the text is there, ${how}: nothing moved`, async () => {
      const files = new MemoryFileSystem();
      const store = await open(files);
      store.decide(tag('الرباط', 'GPE'));
      await store.flush();
      const theirs = await forLater();
      files.put(PATH, theirs);
      await store.reload();
      change(store);
      assert.ok(await store.flush());
      assert.deepEqual(
        store.set.annotations.map(({ start, anchor }) => [start, anchor]),
        [[LATER.lastIndexOf('مراكش'), undefined]],
      );
      assert.equal(files.text(PATH), theirs, 'not written');
    });
});
