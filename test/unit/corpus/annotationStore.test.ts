import assert from 'node:assert/strict';
import fc from 'fast-check';
import { format } from '../../../server/src/messages/format.js';
import { DocumentText } from '../../../server/src/annotation/documentText.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { wordsOf } from '../annotation/generated.js';
import { Faulty, lines, next, open, PATH, shown, stored, tag, TEXT } from './memoryStore.js';

describe('a store of annotations', () => {
  it('writes every decision, and reads it again', async () => {
    const files = new MemoryFileSystem();
    const store = await open(files);
    store.decide(tag('مراكش', 'GPE'));
    store.decide(tag('حموشي', 'PERS'));
    assert.ok(await store.flush());
    assert.deepEqual(stored(files), ['PERS حموشي', 'GPE مراكش']);
    const again = await open(files);
    assert.deepEqual(again.set.annotations, store.set.annotations);
    assert.equal(again.set.status, 'in-progress');
  });

  it('writes nothing without a decision, and never the text', async () => {
    const files = new MemoryFileSystem({ '/c/doc.txt': TEXT });
    const store = await open(files);
    await store.reload();
    store.edit([{ start: 0, end: 0, text: 'ثم ' }]);
    assert.ok(await store.flush());
    assert.deepEqual(files.uris(), ['file:///c/doc.txt']);
    assert.equal(files.text('/c/doc.txt'), TEXT);
  });

  it('puts many decisions into few writes', async () => {
    const files = new Faulty(new MemoryFileSystem());
    const store = await open(files);
    const words = wordsOf(TEXT);
    for (const span of words) store.decide({ kind: 'tag', spans: [span], label: 'MISC' });
    assert.ok(await store.flush());
    assert.equal(stored(files.files).length, words.length);
    assert.ok(files.writes <= 2, `${files.writes} writes`);
  });

  it('takes decisions back and does them again, on disk too', async () => {
    const files = new MemoryFileSystem();
    const store = await open(files);
    store.decide(tag('مراكش', 'GPE'));
    await store.flush();
    const first = files.text(PATH);
    store.decide({ kind: 'relabel', ids: [store.set.annotations[0]!.id], label: 'LOC' });
    await store.flush();
    assert.deepEqual(stored(files), ['LOC مراكش']);
    store.undo();
    await store.flush();
    assert.equal(files.text(PATH), first);
    store.undo();
    assert.equal(store.canUndo, false);
    await store.flush();
    assert.deepEqual(lines(files), []);
    store.redo();
    store.redo();
    await store.flush();
    assert.deepEqual(stored(files), ['LOC مراكش']);
    assert.match(format(store.redo().messages[0]!), /nothing to redo/);
  });

  it('takes in what changed outside, and says what', async () => {
    const files = new MemoryFileSystem();
    const [one, two] = [await open(files), await open(files)];
    one.decide(tag('مراكش', 'GPE'));
    one.decide(tag('حموشي', 'PERS'));
    await one.flush();
    const event = next(two, 'merged');
    const changes = await two.reload();
    assert.deepEqual(
      changes.map(({ kind, annotation }) => `${kind} ${annotation.text}`),
      ['added حموشي', 'added مراكش'],
    );
    assert.equal((await event).kind, 'merged');
    one.undo();
    await one.flush();
    assert.deepEqual(
      (await two.reload()).map(({ kind, annotation }) => `${kind} ${annotation.text}`),
      ['removed حموشي'],
    );
    assert.deepEqual(await two.reload(), []);
  });

  it('merges what two windows decide at once', async () => {
    const files = new MemoryFileSystem();
    const [one, two] = [await open(files), await open(files)];
    one.decide(tag('مراكش', 'GPE'));
    two.decide(tag('حموشي', 'PERS'));
    assert.deepEqual(await Promise.all([one.flush(), two.flush()]), [true, true]);
    assert.deepEqual(stored(files), ['PERS حموشي', 'GPE مراكش']);
    await one.reload();
    assert.deepEqual(shown(one), shown(two));
  });

  it('merges a change that comes while it writes', async () => {
    const files = new Faulty(new MemoryFileSystem());
    const store = await open(files);
    const other = await open(files.files);
    other.decide(tag('حموشي', 'PERS'));
    await other.flush();
    files.before = () => {
      files.before = () => undefined;
      files.files.put(
        PATH,
        files.files.text(PATH)! + '{"start": 33, "end": 39, "text": "الرباط", "label": "GPE", "id": "git"}\n',
      );
    };
    await store.reload();
    const merged = next(store, 'merged');
    store.decide(tag('مراكش', 'GPE'));
    await merged;
    assert.ok(await store.flush());
    assert.deepEqual(stored(files.files), ['PERS حموشي', 'GPE مراكش', 'GPE الرباط']);
    assert.deepEqual(shown(store), stored(files.files));
  });

  describe('what two windows tagged unseen of each other', () => {
    const twice = async () => {
      const files = new MemoryFileSystem();
      const [one, two] = [await open(files), await open(files)];
      one.decide(tag('مراكش', 'GPE'));
      two.decide(tag('مراكش', 'GPE'));
      for (const store of [one, two, one]) {
        await store.flush();
        await store.reload();
      }
      const settle = async (): Promise<string[]> => {
        for (const store of [one, two, one, two]) {
          await store.flush();
          await store.reload();
        }
        assert.deepEqual(shown(one), stored(files));
        assert.deepEqual(shown(two), stored(files));
        return stored(files);
      };
      return { files, one, two, settle };
    };

    it('is one annotation, which both may change', async () => {
      const { two, settle, files } = await twice();
      assert.deepEqual(await settle(), ['GPE مراكش']);
      two.decide({ kind: 'relabel', ids: [two.set.annotations[0]!.id], label: 'LOC' });
      assert.deepEqual(await settle(), ['LOC مراكش']);
      const again = await open(files);
      assert.deepEqual(again.set.annotations, two.set.annotations);
      two.decide({ kind: 'remove', ids: [two.set.annotations[0]!.id] });
      assert.deepEqual(await settle(), []);
      two.undo();
      assert.deepEqual(await settle(), ['LOC مراكش']);
    });

    for (const first of ['one', 'two'] as const)
      it(`goes with the last of the two, when window ${first} takes it back first`, async () => {
        const { one, two, settle } = await twice();
        const [early, late] = first === 'one' ? [one, two] : [two, one];
        assert.match(format(early.undo().messages[0]!), /another window/);
        assert.deepEqual(await settle(), ['GPE مراكش']);
        assert.deepEqual(late.undo().messages, []);
        assert.deepEqual(await settle(), []);
        early.redo();
        assert.deepEqual(await settle(), ['GPE مراكش']);
      });

    it('keeps a note that the other window wrote', async () => {
      const { one, two, settle, files } = await twice();
      two.decide({ kind: 'describe', ids: [two.set.annotations[0]!.id], note: 'مهم' });
      await settle();
      one.undo();
      await settle();
      assert.deepEqual(
        lines(files).map((line) => line['note']),
        ['مهم'],
      );
      two.undo();
      two.undo();
      assert.deepEqual(await settle(), []);
    });
  });

  it('two windows lose nothing, whatever they decide and whenever they write', async () => {
    const words = wordsOf(TEXT);
    const act = fc.record({
      who: fc.nat(1),
      what: fc.constantFrom('tag', 'flush', 'reload', 'undo', 'redo'),
      // Few places: the windows are to meet.
      word: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
        const files = new MemoryFileSystem();
        const stores = [await open(files), await open(files)];
        /** The places that each window has tagged, and those that it took back last. */
        const tagged: number[][] = [[], []];
        const undone: number[][] = [[], []];
        for (const { who, what, word } of acts) {
          const store = stores[who]!;
          const isThere = store.set.annotations.some(({ start }) => start === words[word]!.start);
          if (what === 'tag' && !isThere) {
            store.decide({ kind: 'tag', spans: [words[word]!], label: 'MISC' });
            tagged[who]!.push(word);
            undone[who] = [];
          } else if (what === 'undo' && store.canUndo) {
            store.undo();
            undone[who]!.push(tagged[who]!.pop()!);
          } else if (what === 'redo' && store.canRedo) {
            store.redo();
            tagged[who]!.push(undone[who]!.pop()!);
          } else if (what === 'flush') void store.flush();
          else if (what === 'reload') await store.reload();
        }
        for (const store of [...stores, ...stores]) {
          await store.flush();
          await store.reload();
        }
        const places = [...new Set(tagged.flat())].map((word) => words[word]!.start).sort((a, b) => a - b);
        for (const store of stores)
          assert.deepEqual(
            store.set.annotations.map(({ start }) => start),
            places,
          );
        assert.deepEqual(
          lines(files).map((line) => line['start']),
          places,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('a decision costs what the file costs that it is written to, no more', async () => {
    /** Measured together: the processor's clock may tick as rarely as every few milliseconds. */
    const DECISIONS = 20;
    /** Processor time of decisions until each is on disk, in microseconds, beside as many annotations. */
    const cost = async (count: number): Promise<number> => {
      const long = DocumentText.ofFile('وصل الوفد إلى مراكش صباح اليوم.\n'.repeat(count));
      const files = new MemoryFileSystem();
      const store = await open(files, { text: long });
      const suggestions = [...long.editor.matchAll(/مراكش/g)].map(({ index }) => ({
        start: index,
        end: index + 5,
        label: 'GPE',
      }));
      store.decide({ kind: 'accept', suggestions });
      await store.flush();
      const begin = process.cpuUsage();
      for (let i = 0; i < DECISIONS; i++) {
        store.decide({ kind: 'tag', spans: [{ start: i * 32, end: i * 32 + 3 }], label: 'MISC' });
        await store.flush();
      }
      const { user } = process.cpuUsage(begin);
      assert.equal(lines(files).length, count + DECISIONS);
      return user;
    };
    await cost(1000);
    const ratio = (await cost(8000)) / Math.max(await cost(1000), 10_000);
    assert.ok(ratio < 24, `${ratio} times for eight times the annotations`);
  });
});
