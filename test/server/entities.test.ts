import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  DocumentHighlight,
  Location,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { Client, rangeIn, slice } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const ARTICLE = 'قالت الإنتربول ذلك في مراكش.\n\nوقالت المنظمة الدولية للشرطة الجنائية ذلك.\n';
const OTHER = 'عقدت الإنتربول مؤتمرا في الرباط.\n';
const LIST = '{"id":"interpol","label":"ORG","name":"الإنتربول","aliases":["Interpol"]}\n';

describe('server over stdio: entities over all documents', () => {
  let corpus: CorpusCopy;
  let client: Client & { readonly initialized: { readonly capabilities: object } };
  let uri: string;
  const position = rangeIn(ARTICLE, 'الإنتربول').start;
  const inFolder = (name: string): string => pathToFileURL(corpus.file(name)).href;

  before(async () => {
    corpus = await corpusOf({ 'article.txt': ARTICLE, 'other.txt': OTHER, 'entities.jsonl': LIST });
    client = await Client.start();
    uri = await client.open(corpus.file('article.txt'), ARTICLE);
  });
  after(async () => {
    await client.stop();
    await corpus.remove();
  });

  it('announces what it can', () => {
    const { capabilities } = client.initialized;
    for (const [name, value] of Object.entries({
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      workspaceSymbolProvider: true,
      documentHighlightProvider: true,
    }))
      assert.deepEqual(capabilities[name as keyof typeof capabilities], value, name);
  });

  it('goes to the line of an entity, and finds where it is referred to', async () => {
    const line = { uri: inFolder('entities.jsonl'), range: rangeIn(LIST, LIST.trim()) };
    assert.deepEqual(await client.ask<Location>('definition', uri, { position }), line);
    const context = { includeDeclaration: false };
    const found = await client.ask<Location[]>('references', uri, { position, context });
    assert.deepEqual(
      found.map(({ uri: where, range }) => [where, slice(where === uri ? ARTICLE : OTHER, range)]),
      [
        [uri, 'الإنتربول'],
        [uri, 'المنظمة الدولية للشرطة الجنائية'],
        [inFolder('other.txt'), 'الإنتربول'],
      ],
    );
  });

  it('highlights all of its names', async () => {
    const found = await client.ask<DocumentHighlight[]>('documentHighlight', uri, { position });
    assert.deepEqual(
      found.map(({ range }) => slice(ARTICLE, range)),
      ['الإنتربول', 'المنظمة الدولية للشرطة الجنائية'],
    );
  });

  it('finds it among the symbols of the workspace, by a name in Latin letters too', async () => {
    const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {
      query: 'interp',
    });
    assert.deepEqual(
      found.map(({ name, location }) => [name, location.uri]),
      [['الإنتربول (Interpol)', inFolder('entities.jsonl')]],
    );
  });

  it('gives it another name by an edit of its line, and tells why not where it cannot', async () => {
    const prepared = await client.ask<{ placeholder: string }>('prepareRename', uri, { position });
    assert.equal(prepared.placeholder, 'الإنتربول');
    const newName = 'منظمة الإنتربول';
    const edit = await client.ask<WorkspaceEdit>('rename', uri, { position, newName });
    assert.deepEqual(Object.keys(edit.changes!), [inFolder('entities.jsonl')]);
    const elsewhere = { position: rangeIn(ARTICLE, 'ذلك').start };
    await assert.rejects(client.ask('prepareRename', uri, elsewhere), /link it to one first/);
    await assert.rejects(client.ask('rename', uri, { position, newName: ' ' }), /Write a name/);
  });

  it('tags what is selected by a code action', async () => {
    const range = rangeIn(ARTICLE, 'ذلك');
    const context = { diagnostics: [] };
    const actions = await client.ask<CodeAction[]>('codeAction', uri, { range, context });
    const tag = actions.find(({ title }) => title.startsWith('Tag as MISC'));
    assert.ok(tag, actions.map(({ title }) => title).join(' | '));
    await client.connection.sendRequest('workspace/executeCommand', tag.command);
    const { items } = await client.state(uri);
    assert.ok(
      items.some(({ kind, text, label }) => kind === 'annotation' && text === 'ذلك' && label === 'MISC'),
    );
  });
});

describe('server over stdio: a client that leaves renames to the server', () => {
  it('has them written at once', async () => {
    const corpus = await corpusOf({ 'article.txt': ARTICLE, 'entities.jsonl': LIST });
    const client = await Client.start({ options: { writesNames: true } });
    try {
      const uri = await client.open(corpus.file('article.txt'), ARTICLE);
      const { start } = rangeIn(ARTICLE, 'الإنتربول');
      const edit = await client.ask('rename', uri, { position: start, newName: 'أنتربول الدولي' });
      assert.deepEqual(edit, {});
      assert.equal(JSON.parse(await corpus.read('entities.jsonl')).name, 'أنتربول الدولي');
    } finally {
      await client.stop();
      await corpus.remove();
    }
  });
});
