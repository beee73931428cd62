import assert from 'node:assert/strict';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { COMMANDS, EDIT_COMMAND, SET_DATE_COMMAND } from '../../../server/src/protocol/commands.js';
import { REQUESTS, type RequestMethod } from '../../../server/src/protocol/requests.js';
import { NO_OBJECTS, ROWS } from '../protocol/parameters.js';
import { Client, URI } from './client.js';

const textDocument = { uri: URI };
const position = { line: 0, character: 16 };
const range = { start: position, end: position };

/** Requests of LSP: parameters, and the place in them that is wrong. */
const OF_LSP: readonly (readonly [method: string, parameters: unknown, at: string])[] = [
  ...['documentSymbol', 'foldingRange', 'hover', 'documentHighlight', 'codeAction', 'diagnostic'].flatMap(
    (name) =>
      [
        [`textDocument/${name}`, {}, 'textDocument'],
        [`textDocument/${name}`, { textDocument: URI, position, range }, 'textDocument'],
        [`textDocument/${name}`, { textDocument: { uri: 7 }, position, range }, 'textDocument.uri'],
      ] as const,
  ),
  ...['hover', 'documentHighlight'].flatMap(
    (name) =>
      [
        [`textDocument/${name}`, { textDocument }, 'position'],
        [`textDocument/${name}`, { textDocument, position: { line: -5, character: 1e9 } }, 'position.line'],
        [`textDocument/${name}`, { textDocument, position: { line: 0 } }, 'position.character'],
      ] as const,
  ),
  ['textDocument/codeAction', { textDocument, range: null, context: null }, 'range'],
  ['textDocument/codeAction', { textDocument, range, context: {} }, 'context.diagnostics'],
  [
    'textDocument/codeAction',
    { textDocument, range, context: { diagnostics: [{ message: 'no place' }] } },
    'context.diagnostics.0.range',
  ],
  ['textDocument/diagnostic', { textDocument, previousResultId: 3 }, 'previousResultId'],
  ['workspace/executeCommand', {}, 'command'],
  ['workspace/executeCommand', { command: 'hawashi.server.eval', arguments: [] }, 'command'],
  ['workspace/executeCommand', { command: EDIT_COMMAND, arguments: [] }, 'arguments.0'],
  ['workspace/executeCommand', { command: EDIT_COMMAND, arguments: [{ uri: URI }] }, 'arguments.0.command'],
  ['workspace/executeCommand', { command: SET_DATE_COMMAND, arguments: [{ uri: URI }] }, 'arguments.0.value'],
];

const OF_OURS = (Object.keys(ROWS) as RequestMethod[]).flatMap((method) =>
  ROWS[method].malformed.map(([parameters, at]) => [method, parameters, at] as const),
);

describe('border of the server', () => {
  let client: Awaited<ReturnType<typeof Client.start>>;
  beforeEach(async () => {
    client = await Client.start({ capabilities: { textDocument: { diagnostic: {} } } });
    await client.open();
  });
  afterEach(() => client.stop());

  const refusedWith = (method: string, parameters: unknown) =>
    client.ask(method, parameters).then(
      (answer) => assert.fail(`${method} ${JSON.stringify(parameters)}: ${JSON.stringify(answer)}`),
      (error: unknown) => {
        assert.ok(error instanceof ResponseError);
        assert.equal(error.code, ErrorCodes.InvalidParams, `${method}: ${error.message}`);
        return error.message;
      },
    );

  for (const [title, rows] of [
    ['LSP', OF_LSP],
    ['beyond LSP', OF_OURS],
  ] as const)
    it(`tells who sends a malformed request (${title}) what is wrong, and where`, async () => {
      for (const [method, parameters, at] of rows) {
        const message = await refusedWith(method, parameters);
        assert.ok(message.startsWith(`Invalid parameters of ${method}: ${at}`), `${at}: ${message}`);
        await client.logged(message);
      }
      assert.ok(await client.ask('textDocument/hover', { textDocument, position }), 'goes on answering');
    });

  it('refuses what is no object, whatever is asked', async () => {
    for (const method of ['hawashi/state', 'hawashi/edit', 'hawashi/export', 'textDocument/hover'])
      for (const parameters of NO_OBJECTS) await refusedWith(method, parameters);
  });

  it('answers every request of the protocol, with keys that it does not know too', async () => {
    for (const method of Object.keys(REQUESTS) as RequestMethod[]) {
      // Exchange tells what is wrong with folders that are not there.
      const answered = await client.ask(method, { ...(ROWS[method].valid[0] as object), later: true }).then(
        () => true,
        ({ code }: ResponseError<unknown>) => code !== ErrorCodes.MethodNotFound,
      );
      assert.ok(answered, method);
    }
  });

  it('runs the commands that it lists, and lists those that it runs', async () => {
    assert.deepEqual(client.initialized.capabilities.executeCommandProvider, { commands: COMMANDS });
    const run = (command: string, argument: object) =>
      client.ask('workspace/executeCommand', { command, arguments: [argument] });
    const words = { start: { line: 0, character: 4 }, end: { line: 0, character: 10 } };
    const tag = { kind: 'tag', range: words, label: 'OCC', exact: true };
    assert.equal(((await run(EDIT_COMMAND, { uri: URI, command: tag })) as { done: boolean }).done, true);
    assert.equal(
      ((await run(SET_DATE_COMMAND, { uri: URI, value: '2025-11-25' })) as { done: boolean }).done,
      true,
    );
  });

  it('shows why a command did nothing', async () => {
    await client.ask('workspace/executeCommand', {
      command: SET_DATE_COMMAND,
      arguments: [{ uri: URI, value: 'yesterday' }],
    });
    await client.heard(({ method }) => (method === 'window/showMessage' ? true : undefined));
  });

  const notifications: readonly (readonly [method: string, parameters: unknown, at: string])[] = [
    ['textDocument/didOpen', {}, 'textDocument'],
    [
      'textDocument/didOpen',
      { textDocument: { uri: URI, languageId: 'x', version: 1 } },
      'textDocument.text',
    ],
    ['textDocument/didChange', { textDocument: { uri: URI, version: 2 } }, 'contentChanges'],
    [
      'textDocument/didChange',
      { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: '' }, { range, text: 7 }] },
      'contentChanges.1.text',
    ],
    [
      'textDocument/didChange',
      { textDocument: { uri: URI, version: 2 }, contentChanges: [{ range: null, text: '' }] },
      'contentChanges.0.range',
    ],
    ['textDocument/didSave', { textDocument: null }, 'textDocument'],
    ['textDocument/didClose', {}, 'textDocument'],
    ['workspace/didChangeWatchedFiles', { changes: [{ type: 1 }] }, 'changes.0.uri'],
    ['workspace/didChangeWatchedFiles', { changes: URI }, 'changes'],
    ['workspace/didChangeConfiguration', 7, ''],
  ];
  it('passes over malformed notifications, and says so in the log', async () => {
    for (const [method, parameters, at] of notifications) {
      await client.tell(method, parameters);
      await client.logged(`Invalid parameters of ${method}: ${at}`);
    }
    assert.ok(await client.ask('textDocument/hover', { textDocument, position }), 'the text is as it was');
  });
});
