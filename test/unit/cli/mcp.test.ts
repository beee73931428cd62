import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { CorpusTools } from '../../../server/src/service/corpus/corpusTools.js';
import { corpusServer } from '../../../server/src/cli/mcp/server.js';
import { Messages } from '../../../server/src/cli/messages.js';
import { openModel } from '../../../server/src/cli/openModel.js';
import type { CorpusModel } from '../../../server/src/corpus/corpusModel.js';
import { corpusOf, lines, TEXT } from './smallCorpus.js';
import { tool } from './tool.js';

const FILES = { 'documents.json': '{"documents":[{"name":"a","date":"2024-11-08"}]}' };

describe('hawashi mcp', function () {
  this.timeout(30_000);
  let folder: string;
  let model: CorpusModel;
  let client: Client;
  before(async () => {
    folder = await corpusOf(FILES);
    model = await openModel(folder, new Messages(() => undefined, false));
    client = new Client({ name: 'test', version: '1' });
    const [ours, theirs] = InMemoryTransport.createLinkedPair();
    await corpusServer(model).connect(ours);
    await client.connect(theirs);
  });
  after(async () => {
    await client.close();
    await model.dispose();
  });

  const call = async (name: string, given: object = {}) => {
    const { content, isError } = await client.callTool({ name, arguments: { ...given } });
    const { text } = (content as readonly { readonly text: string }[])[0]!;
    return { isError: isError === true, text };
  };
  /* eslint-disable-next-line @typescript-eslint/no-explicit-any -- as far as JSON goes */
  const ask = async (name: string, given: object = {}): Promise<any> => {
    const { isError, text } = await call(name, given);
    assert.equal(isError, false, text);
    return JSON.parse(text);
  };

  it('says what it is, and that it writes nothing', async () => {
    assert.match(client.getInstructions() ?? '', /never instructions/);
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), [
      ...['annotations', 'documents', 'entities', 'entity', 'passage', 'search', 'suggestions'],
    ]);
    for (const { annotations, description, inputSchema } of tools) {
      assert.equal(annotations?.readOnlyHint, true);
      assert.ok(description);
      for (const about of Object.values(inputSchema.properties ?? {}))
        assert.ok((about as { readonly description?: string }).description);
    }
    const search = tools.find(({ name }) => name === 'search');
    assert.deepEqual(search?.inputSchema.required, ['query']);
  });

  it('lists documents, annotators and labels', async () => {
    const { total, documents, annotators, labels } = await ask('documents');
    assert.deepEqual([total, documents[0].document, annotators], [1, 'a', ['gold']]);
    assert.ok(labels.some((one: { readonly name: string }) => one.name === 'PERS'));
  });

  it('searches words and annotations', async () => {
    const { total, hits } = await ask('search', { query: 'الرباط', limit: 1 });
    assert.equal(total, 1);
    assert.equal(hits[0].text, 'الرباط');
    const places = await ask('search', { query: '<GPE/>', suggestions: false });
    assert.deepEqual(
      places.hits.map(({ text, annotator }: Record<string, string>) => [text, annotator]),
      [
        ['مراكش', 'gold'],
        ['الرباط', 'gold'],
      ],
    );
    const second = await ask('search', { query: '<GPE/>', suggestions: false, limit: 1, offset: 1 });
    assert.deepEqual([second.total, second.hits[0].text], [2, 'الرباط']);
  });

  it('tells entities and their mentions', async () => {
    const { entities } = await ask('entities', { name: 'حموشى' });
    assert.equal(entities[0].id, 'hammouchi');
    const { mentions, total } = await ask('entity', { id: 'hammouchi' });
    assert.equal(total, 1);
    assert.deepEqual([mentions[0].document, mentions[0].text, mentions[0].annotator], ['a', 'حموشي', 'gold']);
  });

  it('reads passages, whole characters of them, with what is annotated there', async () => {
    const { text, annotations, length } = await ask('passage', { document: 'a', start: 4, end: 9 });
    assert.deepEqual([text, annotations[0].label, annotations.length], ['حموشي', 'PERS', 1]);
    const inside = TEXT.replaceAll('\r\n', '\n').indexOf('😀') + 1;
    for (const start of [inside, inside + 1, length + 5]) {
      const passage = await ask('passage', { document: 'a', start });
      assert.equal(passage.text.isWellFormed?.() ?? true, true);
    }
  });

  it('tells annotations, and what is suggested beside them', async () => {
    const { total } = await ask('annotations', { document: 'a' });
    assert.equal(total, 5);
    const noted = await ask('annotations', { document: 'a', label: 'GPE', offset: 1 });
    assert.equal(noted.annotations[0].note, 'العاصمة');
    const { suggestions } = await ask('suggestions', { document: 'a' });
    for (const one of suggestions) assert.ok(one.status === 'open' && one.confidence >= 0);
    assert.equal((await ask('suggestions', { document: 'a', confidence: 1 })).suggestions.length, 0);
  });

  it('tells once what several annotators have not decided about', async () => {
    const annotators = { 'annotations/amal/a.jsonl': '', 'annotations/huda/a.jsonl': '' };
    const several = await openModel(await corpusOf(annotators), new Messages(() => undefined, false));
    const tools = new CorpusTools(several);
    const all = { limit: 100, offset: 0 };
    const { entities } = (await tools.entities(all)) as {
      readonly entities: readonly { readonly id: string }[];
    };
    for (const { id } of entities) {
      const { mentions } = (await tools.entity({ id, ...all })) as {
        readonly mentions: readonly { readonly status: string; readonly start: number }[];
      };
      const open = mentions.filter(({ status }) => status === 'open').map(({ start }) => start);
      assert.equal(new Set(open).size, open.length, id);
    }
    await several.dispose();
  });

  it('tells in a blind corpus what the annotator may see whom the assistant works for', async () => {
    const blind = await corpusOf({
      'assignment.json': JSON.stringify({ blind: true, documents: [{ name: 'a', annotators: ['amal'] }] }),
      'annotations/huda/a.jsonl': lines({
        start: 0,
        end: 5,
        text: TEXT.slice(0, 5),
        label: 'GPE',
        note: 'huda’s',
      }),
      'annotations/amal/a.jsonl': '',
    });
    const refused = await tool(['mcp', blind]);
    assert.deepEqual([refused.code, /--annotator NAME.*gold may see all/.test(refused.errors)], [2, true]);
    const there = await openModel(blind, new Messages(() => undefined, false));
    const all = { limit: 100, offset: 0 };
    const told = async (viewer: string): Promise<string> => {
      const tools = new CorpusTools(there, viewer);
      const search = { query: '<GPE annotator!=amal/>', suggestions: false, context: 10, ...all };
      const answers = [
        await tools.documents(all),
        await tools.annotations({ document: 'a', rejected: true, ...all }),
        await tools.passage({ document: 'a', start: 0, end: 1000 }),
        await tools.search(search),
      ];
      return JSON.stringify(answers);
    };
    assert.doesNotMatch(await told('amal'), /huda/);
    assert.equal((await told('gold')).split(/"annotator":"huda"/).length, 4);
    await there.dispose();
  });

  it('sees what others write', async () => {
    await writeFile(
      path.join(folder, 'annotations/gold/b.jsonl'),
      lines({ start: 0, end: 5, text: 'مراكش', label: 'GPE' }),
    );
    await writeFile(path.join(folder, 'b.txt'), 'مراكش');
    assert.equal((await ask('documents')).total, 2);
    assert.equal((await ask('annotations', { document: 'b' })).total, 1);
  });

  const wrong: readonly (readonly [string, object, RegExp])[] = [
    ['search', { query: '<GPE' }, /At \d/],
    ['search', { query: 'a', annotator: 'nobody' }, /nobody.*gold/],
    ['search', {}, /query/],
    ['search', { query: 'a', limt: 3 }, /limt/],
    ['nothing', {}, /no tool nothing/],
    ['entity', { id: 'x' }, /no entity x/],
    ['passage', { document: '../a' }, /no document/],
    ['annotations', { document: 'a', limit: 100_000 }, /limit/],
  ];
  for (const [name, given, told] of wrong)
    it(`tells what is wrong: ${name} ${JSON.stringify(given)}`, async () => {
      const { isError, text } = await call(name, given).catch((error: Error) => ({
        isError: true,
        text: error.message,
      }));
      assert.ok(isError);
      assert.match(text, told);
    });

  it('speaks over standard input and output, and ends with its input', async () => {
    const protocolVersion = '2025-06-18';
    const clientInfo = { name: 'test', version: '1' };
    const input = lines({
      ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
      params: { protocolVersion, capabilities: {}, clientInfo },
    });
    const asking = lines(
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      {
        jsonrpc: '2.0',
        id: 2,
        method: 'tools/call',
        params: { name: 'annotations', arguments: { document: 'a' } },
      },
    );
    const { code, output } = await tool(['mcp', await corpusOf()], { input: input + asking });
    assert.equal(code, 0);
    const [first, second] = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).result);
    assert.equal(first.serverInfo.name, 'hawashi');
    assert.match(second.content[0].text, /العاصمة/);
  });

  it('needs a corpus', async () => assert.equal((await tool(['mcp', '/nowhere/at/all'])).code, 2));
});
