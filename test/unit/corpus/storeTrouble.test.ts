import { inWords } from '../messages/inWords.js';
import { message } from '../../../server/src/messages/message.js';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileError } from '../../../server/src/corpus/files/fileSystem.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { wordsOf } from '../annotation/generated.js';
import { Faulty, full, lines, next, open, PATH, shown, stored, tag, TEXT } from './memoryStore.js';

describe('a store of annotations that cannot be written', () => {
  it('keeps decisions, says so, and writes them as soon as it can', async () => {
    const files = new Faulty(new MemoryFileSystem());
    const store = await open(files, { retryDelays: [1] });
    files.failing = (operation) => (operation === 'write' ? full : undefined);
    const trouble = next(store, 'trouble');
    store.decide(tag('مراكش', 'GPE'));
    await trouble;
    assert.match(inWords(store.trouble), /the disk is full.*kept in memory/);
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
    assert.match(inWords(store.trouble), /no line of it is an annotation/);
    store.decide(tag('مراكش', 'GPE'));
    assert.equal(await store.flush(), false);
    assert.equal(files.text(PATH), 'start,end\n1,2\n');
    assert.deepEqual(shown(store), ['GPE مراكش']);
    files.delete(PATH);
    assert.ok(await store.flush());
    assert.equal(store.trouble, undefined);
    assert.deepEqual(stored(files), ['GPE مراكش']);
  });

  it('a file that others break takes nothing away, and is written again when it is mended', async () => {
    const files = new MemoryFileSystem();
    const store = await open(files);
    store.decide(tag('مراكش', 'GPE'));
    await store.flush();
    const whole = files.text(PATH)!;
    files.put(PATH, '<<<<<<< HEAD\n=======\n');
    assert.deepEqual(await store.reload(), []);
    assert.deepEqual(shown(store), ['GPE مراكش']);
    assert.match(inWords(store.trouble), /no line of it is an annotation/);
    files.put(PATH, whole);
    await store.reload();
    assert.equal(store.trouble, undefined);
    assert.deepEqual(shown(store), ['GPE مراكش']);
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
    files.failing = () =>
      new FileError(
        'no-permission',
        PATH,
        message('error.other', { reason: `${PATH}: you have no permission` }),
      );
    const store = await open(files);
    assert.match(inWords(store.trouble), /no permission/);
    files.failing = () => undefined;
    store.decide(tag('مراكش', 'GPE'));
    assert.ok(await store.flush());
    assert.deepEqual(stored(files.files), ['PERS حموشي', 'GPE مراكش']);
  });
});
