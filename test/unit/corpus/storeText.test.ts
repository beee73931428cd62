import assert from 'node:assert/strict';
import { DocumentText } from '../../../server/src/annotation/documentText.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { lines, open, PATH, shown, tag, TEXT, text } from './memoryStore.js';

describe('a store of annotations while the text changes', () => {
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

  it('take the text that is there already, where it was made of theirs', async () => {
    const store = await open(new MemoryFileSystem());
    const edit = { start: 0, end: 0, text: 'ثم ' };
    store.edit([{ ...edit, made: { before: 'نص آخر', after: 'ثم نص آخر' } }]);
    assert.equal(store.text.editor, 'ثم ' + TEXT);
    store.edit([{ ...edit, made: { before: store.text.editor, after: 'كما جاء' } }]);
    assert.equal(store.text.editor, 'كما جاء');
  });

  it('typing while the text is being hashed is not written with the hash of the text before it', async () => {
    const files = new MemoryFileSystem();
    const slow = DocumentText.ofFile(TEXT);
    const hash = slow.sha256.bind(slow);
    let goOn = () => {};
    const hashing = new Promise<void>((isHashing) => {
      slow.sha256 = async () => {
        isHashing();
        await new Promise<void>((resolve) => (goOn = resolve));
        return hash();
      };
    });
    const store = await open(files, { text: slow });
    store.decide(tag('مراكش', 'GPE'));
    await hashing;
    store.edit([{ start: 0, end: 0, text: 'ثم ' }]);
    goOn();
    assert.ok(await store.flush());
    const edited = DocumentText.ofFile('ثم ' + TEXT);
    assert.equal(JSON.parse(files.text(PATH)!.split('\n')[0]!).sha256, await edited.sha256());
    assert.deepEqual([lines(files)[0]!['start'], lines(files)[0]!['text']], [13, 'مراكش']);
    const again = await open(files, { text: edited });
    assert.deepEqual(
      again.set.annotations.map(({ anchor, start }) => [anchor, start]),
      [[undefined, 13]],
    );
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
