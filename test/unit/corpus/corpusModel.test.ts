import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EMPTY_LAYOUT, formatAnnotationFile } from '../../../server/src/annotation/annotationFile.js';
import { CorpusModel } from '../../../server/src/corpus/corpusModel.js';
import { filesByScheme } from '../../../server/src/corpus/files/filesByScheme.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { normaliseUri } from '../../../server/src/corpus/files/uris.js';
import type { Snapshot } from '../../../server/src/corpus/snapshot.js';
import { textAndSet } from '../annotation/generated.js';
import {
  CountingFiles,
  line,
  MARRAKESH,
  NEWS as TEXT,
  openedModel,
  openModel,
  untagged,
} from './memoryModel.js';

/** A snapshot as plain data, without what the editor alone knows. */
function plain({ document, language, version: _, ...rest }: Snapshot) {
  return { ...rest, language: language.tag, uri: document.uri, text: document.getText() };
}

describe('a model of a corpus', () => {
  it('shows a document alike whether it is open or closed', () =>
    fc.assert(
      fc.asyncProperty(
        textAndSet,
        fc.constantFrom(0, 0.5, 0.9),
        fc.constantFrom('{}', '{ "نص": { "dct": "2024-11-08" } }'),
        async ([text, set], minimumConfidence, facts) => {
          const bytes = formatAnnotationFile(set, text, await text.sha256(), EMPTY_LAYOUT, 'نص.txt').bytes;
          const files = new MemoryFileSystem({
            '/c/hawashi.json': '{}',
            '/c/documents.json': facts,
            '/c/نص.txt': text.file,
            '/c/annotations/amal/نص.jsonl': bytes,
          });
          const uri = normaliseUri('/c/نص.txt');
          const shown = TextDocument.create(uri, 'hawashi', 1, text.editor);
          const host = { minimumConfidence: () => minimumConfidence };
          const openText = (asked: string) => (asked === uri ? shown : undefined);
          const closed = await openModel(files, '/c', host);
          const open = await openModel(files, '/c', { ...host, openText });
          const [document] = await closed.corpus.documents();
          await open.snapshot(document!, 'amal');
          await open.learning.settled('amal');
          const [one, other] = await Promise.all(
            [closed, open].map(async (model) => plain((await model.snapshot(document!, 'amal'))!)),
          );
          assert.deepEqual(one, other);
          assert.equal(one!.annotations.length + one!.rejected.length, set.annotations.length);
          assert.deepEqual(await closed.index.progress('amal'), await open.index.progress('amal'));
        },
      ),
      { numRuns: 100 },
    ));

  it('gives the same snapshot of an open document until something of it changes', async () => {
    const { model, document, shown } = await openedModel();
    const first = await model.snapshot(document, 'amal');
    assert.equal(await model.snapshot(document, 'amal'), first);
    const store = (await model.store(document, 'amal'))!;
    store.decide({ kind: 'tag', spans: [{ start: 10, end: 15 }], label: 'GPE' });
    const decided = (await model.snapshot(document, 'amal'))!;
    assert.deepEqual(
      [decided.annotations.length, first!.annotations.length, decided.recognition === first!.recognition],
      [1, 0, true],
    );
    assert.equal((await model.snapshot(document, 'basim'))!.annotations.length, 0);
    const edit = { start: 0, end: 0, text: 'ثم ' };
    model.edit(document, edit);
    TextDocument.update(shown, [{ range: rangeAt(0), text: edit.text }], 2);
    const edited = (await model.snapshot(document, 'amal'))!;
    assert.deepEqual([edited.version, edited.annotations[0]?.start], [2, 13]);
    await model.dispose();
  });

  it('keeps decisions and undo when a document is closed', async () => {
    const { model, document, files, close } = await openedModel();
    const store = (await model.store(document, 'amal'))!;
    store.decide({ kind: 'tag', spans: [{ start: 10, end: 15 }], label: 'GPE' });
    close();
    assert.equal((await model.snapshot(document, 'amal'))?.annotations.length, 1);
    (await model.store(document, 'amal'))!.undo();
    await model.flush();
    assert.equal((await model.snapshot(document, 'amal'))?.annotations.length, 0);
    assert.doesNotMatch(files.text('/c/annotations/amal/a.jsonl')!, /مراكش/);
  });
});

const rangeAt = (character: number) => ({ start: { line: 0, character }, end: { line: 0, character } });

describe('models of other things', () => {
  it('a folder without hawashi.json', async () => {
    const files = new MemoryFileSystem({ '/f/a.txt': TEXT, '/f/annotations/amal/a.jsonl': line(MARRAKESH) });
    const model = await openModel(files, '/f');
    const [document] = await model.corpus.documents();
    assert.deepEqual(model.corpus.problems, []);
    assert.deepEqual(await model.corpus.annotators(), ['amal']);
    const snapshot = await model.snapshot(document!, 'amal');
    assert.deepEqual([snapshot?.annotations.length, snapshot?.corpus?.document], [1, 'a']);
    (await model.store(document!, 'amal'))!.decide({ kind: 'status', status: 'done' });
    await model.dispose();
    assert.match(files.text('/f/annotations/amal/a.jsonl')!, /"status": "done"/);
  });

  it('a single file, for which nothing is stored and beside which nothing is looked at', async () => {
    const files = new CountingFiles({
      '/f/a.txt': TEXT,
      '/f/b.txt': TEXT,
      '/f/annotations/amal/a.jsonl': line(MARRAKESH),
    });
    const model = CorpusModel.ofFile({ files, recogniser: untagged }, '/f/a.txt');
    const [document, ...others] = await model.corpus.documents();
    assert.deepEqual([document?.name, others], ['a', []]);
    const snapshot = await model.snapshot(document!, 'amal');
    assert.deepEqual([snapshot?.annotations.length, snapshot?.corpus, files.reads], [0, undefined, 1]);
    assert.ok(snapshot!.suggestions.length > 0);
    assert.equal(await model.store(document!, 'amal'), undefined);
    assert.deepEqual(await model.corpus.annotators(), []);
    assert.deepEqual((await model.index.progress('amal'))?.length, 1);
  });

  it('a text that has no file', async () => {
    const shown = TextDocument.create('untitled:Untitled-1', 'hawashi', 1, TEXT);
    const files = filesByScheme({ file: new MemoryFileSystem() });
    const host = { files, recogniser: untagged, openText: () => shown };
    const model = CorpusModel.ofFile(host, shown.uri);
    const document = model.corpus.documentAt(shown.uri)!;
    assert.equal(document.name, 'Untitled-1');
    const snapshot = await model.snapshot(document, 'amal');
    assert.deepEqual([snapshot?.document, snapshot!.suggestions.length > 0], [shown, true]);
  });

  for (const root of ['vscode-vfs://github/o/مدونة', 'file://server/share/c', 'memfs:/c d'])
    it(`a corpus at ${root}`, async () => {
      const files = new MemoryFileSystem({ [`${root}/hawashi.json`]: '{}', [`${root}/جزء/نص 1.txt`]: TEXT });
      const model = await openModel(files, root);
      const [document] = await model.corpus.documents();
      const store = (await model.store(document!, 'أمل'))!;
      store.decide({ kind: 'tag', spans: [MARRAKESH], label: 'GPE' });
      await model.flush();
      assert.match(files.text(`${root}/annotations/أمل/جزء/نص 1.jsonl`)!, /"GPE"/);
      assert.equal(
        (await model.snapshot(document!, 'أمل'))?.document.uri,
        normaliseUri(`${root}/جزء/نص 1.txt`),
      );
    });
});
