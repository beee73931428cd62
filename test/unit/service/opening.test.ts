import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openCorpus } from './corpus.js';

const TEXT = 'زار الوفد مراكش.\n';
const FILE = '/corpus/annotations/amal/b.jsonl';
const LINES = [
  { hawashi: 1, document: 'b.txt', sha256: '0'.repeat(64), status: 'in-progress' },
  { id: 'x', start: 10, end: 15, text: 'مراكش', label: 'GPE' },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

async function closedDocument() {
  const opened = await openCorpus('نص آخر.\n', { '/corpus/b.txt': TEXT, [FILE]: LINES });
  let reads = 0;
  let noteReading = () => {};
  const reading = new Promise<void>((resolve) => (noteReading = resolve));
  const { files } = opened;
  const readFile = files.readFile.bind(files);
  files.readFile = (uri) => {
    if (uri === `file://${FILE}`) {
      reads++;
      noteReading();
    }
    return readFile(uri);
  };
  const document = (text: string) => TextDocument.create('file:///corpus/b.txt', 'hawashi', 1, text);
  return { ...opened, document, uri: 'file:///corpus/b.txt', reads: () => reads, reading };
}

describe('opening a document', () => {
  it('has its annotations read while the client makes ready to open it, once', async () => {
    const { service, uri, document, reads, reading } = await closedDocument();
    assert.equal(await service.serves(uri), true);
    await reading;
    await service.open(document(TEXT));
    const state = await service.state(uri);
    assert.deepEqual(
      state?.items.filter(({ kind }) => kind === 'annotation').map(({ id }) => id),
      ['x'],
    );
    assert.equal(reads(), 1);
    await service.edit(uri, { kind: 'relabel', id: 'x', label: 'LOC' });
    await service.flush();
    const after = await service.state(uri);
    assert.equal(after?.items.find(({ id }) => id === 'x')?.label, 'LOC');
  });

  it('follows the text where the editor has another than the file had', async () => {
    const { service, uri, document } = await closedDocument();
    await service.serves(uri);
    await service.open(document(`اليوم ${TEXT}`));
    const state = await service.state(uri);
    const item = state?.items.find(({ id }) => id === 'x');
    assert.deepEqual([item?.text, item?.range.start.character], ['مراكش', 16]);
  });

  it('serves a text of our language that is of no corpus, and stores nothing for it', async () => {
    const { service, files } = await closedDocument();
    for (const uri of ['untitled:Untitled-1', 'file:///elsewhere/c.txt']) {
      const before = files.uris();
      await service.open(TextDocument.create(uri, 'hawashi', 1, TEXT));
      const state = (await service.state(uri))!;
      assert.deepEqual([state.uri, state.corpus, state.items.length > 0], [uri, undefined, true]);
      const refused = await service.edit(uri, { kind: 'acceptAll' });
      assert.match(refused.message ?? '', /Create Corpus/);
      assert.deepEqual(files.uris(), before);
      await service.open(TextDocument.create(uri, 'plaintext', 1, TEXT));
      assert.equal(await service.state(uri), null);
    }
  });

  it('says what is no document of a corpus', async () => {
    const { service } = await closedDocument();
    assert.equal(await service.serves('file:///elsewhere/c.txt'), false);
    assert.equal(await service.serves('file:///corpus/hawashi.json'), false);
  });
});
