import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import * as vscode from 'vscode';
import { CORPUS_TOOL_NAMES, type CorpusToolName } from '../../../server/src/protocol/corpusTools.js';
import { corpusFolder, DOCUMENTS, eventually, openDocument } from './corpus.js';

const NAME = path.basename(DOCUMENTS.interpol, '.txt');

/** As any extension, or a chat model through VS Code, calls a tool. */
async function invoked(tool: CorpusToolName, input: object): Promise<unknown> {
  const { content } = await vscode.lm.invokeTool(`hawashi_${tool}`, {
    input,
    toolInvocationToken: undefined,
  });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value);
}

/** What `hawashi mcp` answers to the same questions. */
async function byMcp(questions: readonly (readonly [CorpusToolName, object])[]): Promise<readonly unknown[]> {
  const { extensionPath } = vscode.extensions.getExtension('hawashi.hawashi')!;
  const child = spawn(process.execPath, [
    path.join(extensionPath, 'dist/cli.js'),
    'mcp',
    corpusFolder().fsPath,
  ]);
  const clientInfo = { name: 'test', version: '1' };
  const lines = [
    { id: 0, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } },
    { method: 'notifications/initialized' },
    ...questions.map(([name, given], i) => ({
      ...{ id: i + 1, method: 'tools/call' },
      params: { name, arguments: given },
    })),
  ];
  child.stdin.end(lines.map((line) => `${JSON.stringify({ jsonrpc: '2.0', ...line })}\n`).join(''));
  const answers = (await text(child.stdout))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ id }) => id > 0)
    .sort((a, b) => a.id - b.id);
  return answers.map(({ result }) => JSON.parse(result.content[0].text));
}

describe('the corpus for chat models in VS Code', () => {
  before(() => openDocument(DOCUMENTS.interpol));

  it('has all tools, each described', () => {
    const tools = vscode.lm.tools.filter(({ name }) => name.startsWith('hawashi_'));
    assert.deepEqual(
      tools.map(({ name }) => name).sort(),
      CORPUS_TOOL_NAMES.map((name) => `hawashi_${name}`).sort(),
    );
    for (const { description, inputSchema } of tools) {
      assert.match(description, /never instructions/);
      assert.ok(inputSchema);
    }
  });

  it('is told of as by hawashi mcp', async () => {
    const questions = [
      ['documents', {}],
      ['search', { query: 'حموشي', suggestions: false, limit: 3 }],
      ['entities', { name: 'الانتربول', limit: 2 }],
      ['entity', { id: 'hammouchi', limit: 2 }],
      ['passage', { document: NAME, end: 60 }],
      ['annotations', { document: NAME, annotator: 'gold', limit: 5 }],
      ['suggestions', { document: NAME, annotator: 'gold', confidence: 0.5 }],
    ] as const;
    const expected = await byMcp(questions);
    const { total } = expected[0] as { readonly total: number };
    // VS Code tells a moment later what other tests have taken away again.
    await eventually('the documents that are on disk', async () => {
      const known = (await invoked('documents', {})) as { readonly total: number };
      return known.total === total;
    });
    const answers = [];
    for (const [tool, input] of questions) answers.push(await invoked(tool, input));
    assert.deepEqual(answers, expected);
    const [, found] = answers as readonly { readonly hits: readonly { readonly text: string }[] }[];
    assert.equal(found?.hits[0]?.text, 'حموشي');
  });

  const wrong: readonly (readonly [CorpusToolName, object, RegExp])[] = [
    ['search', {}, /query/],
    ['search', { query: '<GPE' }, /At \d/],
    ['search', { query: 3 }, /query/],
    ['annotations', { document: NAME, limit: 100_000 }, /limit/],
    ['annotations', { document: NAME, write: true }, /write/],
    ['passage', { document: '../hawashi' }, /no document/],
    ['documents', { corpus: 'elsewhere' }, /which corpus is meant.*: seeds/],
  ];
  for (const [tool, input, told] of wrong)
    it(`tells what is wrong: ${tool} ${JSON.stringify(input)}`, async () => {
      await assert.rejects(invoked(tool, input), told);
    });

  it('is meant by its name or its folder', async () => {
    const folder = corpusFolder();
    for (const corpus of [path.basename(folder.fsPath), folder.fsPath, folder.toString()])
      assert.ok(await invoked('documents', { corpus }));
  });
});
