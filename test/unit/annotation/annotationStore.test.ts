import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  AnnotationStore,
  type StoreEvent,
  type StoreOptions,
} from '../../../server/src/annotation/annotationStore.js';
import type { Decision } from '../../../server/src/annotation/decisions.js';
import { DocumentText } from '../../../server/src/annotation/documentText.js';
import { FileError, type FileSystem } from '../../../server/src/annotation/fileSystem.js';
import { MemoryFileSystem } from '../../../server/src/annotation/memoryFileSystem.js';
import { wordsOf } from './generated.js';

const PATH = '/c/annotations/amal/doc.jsonl';
const TEXT = 'زار حموشي مراكش ثم عاد حموشي إلى الرباط';
const text = DocumentText.ofFile(TEXT);

const open = (files: FileSystem, options: Partial<StoreOptions> = {}): Promise<AnnotationStore> =>
  AnnotationStore.open({
    files,
    path: PATH,
    document: 'doc',
    documentFile: 'doc.txt',
    annotator: 'amal',
    text,
    retryDelays: [],
    ...options,
  });

function tag(word: string, label: string, from = 0): Decision {
  const start = TEXT.indexOf(word, from);
  return { kind: 'tag', spans: [{ start, end: start + word.length }], label };
}

const lines = (files: MemoryFileSystem): Record<string, unknown>[] =>
  (files.text(PATH) ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const stored = (files: MemoryFileSystem): string[] =>
  lines(files).map((line) => `${String(line['label'])} ${String(line['text'])}`);
const shown = (store: AnnotationStore): string[] =>
  store.set.annotations.map((annotation) => `${annotation.label} ${annotation.text}`);

/** Waits for an event of a kind. */
const next = (store: AnnotationStore, kind: StoreEvent['kind']): Promise<StoreEvent> =>
  new Promise((resolve) => {
    const stop = store.onDidChange((event) => {
      if (event.kind !== kind) return;
      stop();
      resolve(event);
    });
  });

/** A file system whose steps can be made to fail or to wait. */
class Faulty implements FileSystem {
  failing: (operation: string, call: number) => FileError | undefined = () => undefined;
  /** Called before a write reaches the file. */
  before: () => void = () => undefined;
  calls = 0;
  writes = 0;

  constructor(readonly files: MemoryFileSystem) {}

  private step<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const error = this.failing(operation, this.calls++);
    return error ? Promise.reject(error) : work();
  }
  readFile(path: string): Promise<Uint8Array> {
    return this.step('read', () => this.files.readFile(path));
  }
  stat(path: string): ReturnType<FileSystem['stat']> {
    return this.step('stat', () => this.files.stat(path));
  }
  readDirectory(path: string): ReturnType<FileSystem['readDirectory']> {
    return this.step('list', () => this.files.readDirectory(path));
  }
  writeFile(
    path: string,
    content: Uint8Array,
    options?: { readonly ifContent?: Uint8Array | null },
  ): Promise<void> {
    this.before();
    return this.step('write', () => {
      this.writes++;
      return this.files.writeFile(path, content, options);
    });
  }
}

const full = new FileError('unavailable', PATH, 'the disk is full');

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
    assert.deepEqual(files.paths(), ['/c/doc.txt']);
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
    assert.match(store.redo().message ?? '', /nothing to redo/);
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

  it('two windows lose nothing, whatever they decide and whenever they write', async () => {
    const words = wordsOf(TEXT);
    const act = fc.record({
      who: fc.nat(1),
      what: fc.constantFrom('tag', 'flush', 'reload', 'undo'),
      word: fc.nat(words.length - 1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
        const files = new MemoryFileSystem();
        const stores = [await open(files), await open(files)];
        const expected = new Set<number>();
        const mine: number[][] = [[], []];
        for (const { who, what, word } of acts) {
          const store = stores[who]!;
          // What the other window tagged, and has taken back unseen, cannot be tagged once more here.
          const isThere = store.set.annotations.some(({ start }) => start === words[word]!.start);
          if (what === 'tag' && !isThere && !expected.has(word)) {
            store.decide({ kind: 'tag', spans: [words[word]!], label: 'MISC' });
            expected.add(word);
            mine[who]!.push(word);
          } else if (what === 'undo' && store.canUndo) {
            store.undo();
            expected.delete(mine[who]!.pop()!);
          } else if (what === 'flush') void store.flush();
          else if (what === 'reload') await store.reload();
        }
        for (const store of [...stores, ...stores]) {
          await store.flush();
          await store.reload();
        }
        const places = [...expected].map((word) => words[word]!.start).sort((a, b) => a - b);
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
      { numRuns: 60 },
    );
  });

  describe('where writing fails', () => {
    it('keeps decisions, says so, and writes them as soon as it can', async () => {
      const files = new Faulty(new MemoryFileSystem());
      const store = await open(files, { retryDelays: [1] });
      files.failing = (operation) => (operation === 'write' ? full : undefined);
      const trouble = next(store, 'trouble');
      store.decide(tag('مراكش', 'GPE'));
      await trouble;
      assert.match(store.trouble ?? '', /the disk is full.*kept in memory/);
      assert.equal(await store.flush(), false);
      assert.deepEqual(shown(store), ['GPE مراكش']);
      store.decide(tag('حموشي', 'PERS'));
      const saved = next(store, 'saved');
      files.failing = () => undefined;
      await saved;
      assert.equal(store.trouble, undefined);
      assert.deepEqual(stored(files.files), ['PERS حموشي', 'GPE مراكش']);
      await store.dispose();
    });

    it('at any step, the file is whole: as before or as after', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (failures) => {
          const files = new Faulty(new MemoryFileSystem());
          const store = await open(files);
          files.failing = (_operation, call) => (failures[call % failures.length] ? full : undefined);
          const states = new Set<string | undefined>([undefined]);
          for (const span of wordsOf(TEXT).slice(0, 5)) {
            store.decide({ kind: 'tag', spans: [span], label: 'MISC' });
            await store.flush();
            states.add(files.files.text(PATH));
            for (const line of lines(files.files)) assert.equal(line['label'], 'MISC');
          }
          files.failing = () => undefined;
          assert.ok(await store.flush());
          assert.equal(lines(files.files).length, 5);
          assert.equal(store.trouble, undefined);
        }),
        { numRuns: 50 },
      );
    });

    it('a file that cannot be read is not written over', async () => {
      const files = new MemoryFileSystem({ [PATH]: 'start,end\n1,2\n' });
      const store = await open(files);
      assert.match(store.trouble ?? '', /no line of it is an annotation/);
      store.decide(tag('مراكش', 'GPE'));
      assert.equal(await store.flush(), false);
      assert.equal(files.text(PATH), 'start,end\n1,2\n');
      assert.deepEqual(shown(store), ['GPE مراكش']);
      files.delete(PATH);
      assert.ok(await store.flush());
      assert.equal(store.trouble, undefined);
      assert.deepEqual(stored(files), ['GPE مراكش']);
    });

    it('a file that is mended is merged with what was decided meanwhile', async () => {
      const files = new MemoryFileSystem({ [PATH]: '{"start": 4, "end"' });
      const store = await open(files);
      store.decide(tag('مراكش', 'GPE'));
      await store.flush();
      files.put(PATH, '{"start": 4, "end": 9, "text": "حموشي", "label": "PERS"}\n');
      assert.ok(await store.flush());
      assert.deepEqual(stored(files), ['PERS حموشي', 'GPE مراكش']);
    });

    it('a folder that may not be read is trouble, not an empty set to be written', async () => {
      const files = new Faulty(
        new MemoryFileSystem({ [PATH]: '{"start": 4, "end": 9, "text": "حموشي", "label": "PERS"}\n' }),
      );
      files.failing = () => new FileError('no-permission', PATH, `${PATH}: you have no permission`);
      const store = await open(files);
      assert.match(store.trouble ?? '', /no permission/);
      files.failing = () => undefined;
      store.decide(tag('مراكش', 'GPE'));
      assert.ok(await store.flush());
      assert.deepEqual(stored(files.files), ['PERS حموشي', 'GPE مراكش']);
    });
  });

  describe('while the text changes', () => {
    it('annotations follow the typing, and are written where they are when it is saved', async () => {
      const files = new MemoryFileSystem();
      const store = await open(files);
      store.decide(tag('مراكش', 'GPE'));
      await store.flush();
      store.edit([
        { start: 0, end: 0, text: '😀 ' },
        { start: 3, end: 6, text: 'وصل' },
      ]);
      const edited = '😀 ' + TEXT.replace('زار', 'وصل');
      assert.equal(store.text.editor, edited);
      const [annotation] = store.set.annotations;
      assert.equal(edited.slice(annotation!.start, annotation!.end), 'مراكش');
      assert.equal(annotation!.anchor, undefined);
      assert.equal(lines(files)[0]!['start'], 10, 'not written before it is saved');
      store.setText(DocumentText.ofFile(edited), { saved: true });
      assert.ok(await store.flush());
      assert.equal(lines(files)[0]!['start'], 12, 'code points');
      assert.match(files.text(PATH)!.split('\n')[0]!, new RegExp(await DocumentText.ofFile(edited).sha256()));
    });

    it('a decision in a text that is not saved yet stands for the text as it will be', async () => {
      const files = new MemoryFileSystem();
      const store = await open(files, { text: DocumentText.inEditor(TEXT, '\ufeff' + TEXT) });
      store.edit([{ start: 0, end: 0, text: 'ثم ' }]);
      store.decide({ kind: 'tag', spans: [{ start: 13, end: 18 }], label: 'GPE' });
      await store.flush();
      assert.deepEqual(lines(files)[0]!['text'], 'مراكش');
      assert.equal(lines(files)[0]!['start'], 14, 'the mark counts');
      const again = await open(files, { text: DocumentText.ofFile('\ufeffثم ' + TEXT) });
      assert.deepEqual(
        again.set.annotations.map(({ anchor, start }) => [anchor, start]),
        [[undefined, 13]],
      );
      const givenUp = await open(files, { text: DocumentText.ofFile('\ufeff' + TEXT) });
      assert.deepEqual(
        givenUp.set.annotations.map(({ anchor, start }) => [anchor, start]),
        [['moved', 10]],
      );
    });

    it('undo follows too', async () => {
      const store = await open(new MemoryFileSystem());
      store.decide(tag('مراكش', 'GPE'));
      store.decide({ kind: 'remove', ids: [store.set.annotations[0]!.id] });
      store.edit([{ start: 0, end: 0, text: 'ثم ' }]);
      store.undo();
      assert.deepEqual(
        store.set.annotations.map(({ start, text: word }) => [start, word]),
        [[13, 'مراكش']],
      );
      store.setText(DocumentText.ofFile('قيل ' + TEXT));
      store.undo();
      store.redo();
      assert.deepEqual(
        store.set.annotations.map(({ start, text: word }) => [start, word]),
        [[14, 'مراكش']],
      );
    });

    it('another text loses nothing: lost and doubtful ones wait, on disk too', async () => {
      const files = new MemoryFileSystem();
      const store = await open(files);
      for (const word of ['مراكش', 'الرباط']) store.decide(tag(word, 'GPE'));
      store.setText(DocumentText.ofFile('بيان: لا شيء هنا إلا مراكش وحدها في هذا النص الجديد'), {
        saved: true,
      });
      await store.flush();
      assert.deepEqual(store.set.annotations.map(({ anchor }) => anchor).sort(), ['ambiguous', 'lost']);
      assert.deepEqual(
        lines(files)
          .map((line) => line['anchor'])
          .sort(),
        ['ambiguous', 'lost'],
      );
      const again = await open(files, { text: store.text });
      assert.deepEqual(
        again.set.annotations.map(({ anchor, text: word }) => [anchor, word]),
        store.set.annotations.map(({ anchor, text: word }) => [anchor, word]),
      );
      store.setText(text);
      assert.deepEqual(shown(store), ['GPE مراكش', 'GPE الرباط']);
      assert.ok(store.set.annotations.every(({ anchor }) => anchor !== 'lost'));
    });
  });

  it('a decision costs what the file costs that it is written to, no more', async () => {
    /** Processor time of one decision until it is on disk, in microseconds, beside as many annotations. */
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
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const begin = process.cpuUsage();
        store.decide({ kind: 'tag', spans: [{ start: i * 32, end: i * 32 + 3 }], label: 'MISC' });
        await store.flush();
        times.push(process.cpuUsage(begin).user);
      }
      assert.equal(lines(files).length, count + 5);
      return Math.min(...times);
    };
    await cost(1000);
    const ratio = (await cost(8000)) / Math.max(await cost(1000), 1000);
    assert.ok(ratio < 32, `${ratio} times for eight times the annotations`);
  });
});
