import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { CancellationTokenSource, ErrorCodes, type ResponseError } from 'vscode-jsonrpc/node';
import { Client, rangeIn } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

describe('server over stdio: lifecycle', () => {
  let corpus: CorpusCopy;
  before(async () => void (corpus = await corpusOf({ 'a.txt': 'وصل الوزير إلى الرباط' })));
  after(() => corpus.remove());

  it('says what it can do, and ends with 0 when told to', async () => {
    const client = await Client.start();
    const { capabilities, serverInfo } = client.initialized;
    assert.equal(serverInfo?.name, 'hawashi');
    for (const provider of [
      'hoverProvider',
      'documentSymbolProvider',
      'documentHighlightProvider',
      'foldingRangeProvider',
      'codeActionProvider',
      'diagnosticProvider',
    ] as const)
      assert.ok(capabilities[provider], provider);
    assert.equal(await client.stop(), 0);
  });

  it('offers no pulled diagnostics to a client that cannot pull', async () => {
    const client = await Client.start({ pull: false });
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    assert.equal(await client.stop(), 0);
  });

  it('ends when its client is gone without a word', async () => {
    const child = spawn(process.execPath, [path.resolve('dist/server.js'), '--stdio'], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
  });

  it('lives on after requests that make no sense', async () => {
    const client = await Client.start();
    const text = await corpus.read('a.txt');
    const uri = await client.open(corpus.file('a.txt'), text);
    const { InvalidParams, MethodNotFound } = ErrorCodes;
    const nonsense: readonly (readonly [string, object, code: number | undefined])[] = [
      ['textDocument/hover', { textDocument: { uri } }, InvalidParams],
      [
        'textDocument/hover',
        { textDocument: { uri }, position: { line: -5, character: 1e9 } },
        InvalidParams,
      ],
      [
        'textDocument/hover',
        { textDocument: { uri: 'no uri at all' }, position: { line: 0, character: 0 } },
        undefined,
      ],
      [
        'textDocument/hover',
        { textDocument: { uri }, position: { line: 1e9, character: Number.MAX_SAFE_INTEGER } },
        undefined,
      ],
      ['textDocument/documentSymbol', {}, InvalidParams],
      ['textDocument/codeAction', { textDocument: { uri }, range: null, context: null }, InvalidParams],
      ['hawashi/state', {}, InvalidParams],
      ['hawashi/state', [uri, uri], InvalidParams],
      ['hawashi/edit', { uri }, InvalidParams],
      ['hawashi/edit', { uri, command: { kind: 'tag', range: null, label: 7 } }, InvalidParams],
      ['hawashi/edit', { uri, command: { kind: 'no such command' } }, InvalidParams],
      ['hawashi/snap', { uri, range: 'here' }, InvalidParams],
      ['hawashi/occurrences', { uri: 'file:///nowhere' }, InvalidParams],
      [
        'hawashi/export',
        { corpus: 'file:///nowhere', format: 'none', target: 'file:///nowhere' },
        InvalidParams,
      ],
      ['workspace/executeCommand', { command: 'hawashi.server.edit', arguments: [] }, InvalidParams],
      ['no/such/method', {}, MethodNotFound],
    ];
    for (const [method, parameters, code] of nonsense) {
      const answered = await client.connection.sendRequest(method, parameters).then(
        () => undefined,
        (error: ResponseError<unknown>) => error.code,
      );
      assert.equal(answered, code, `${method} ${JSON.stringify(parameters)}`);
    }
    const hover = await client.ask('hover', uri, { position: rangeIn(text, 'الرباط').start });
    assert.ok(hover, 'hover still answers');
    assert.equal(await client.stop(), 0);
  });

  it('lives on after messages that are none', async () => {
    const client = await Client.start();
    const text = await corpus.read('a.txt');
    const uri = await client.open(corpus.file('a.txt'), text);
    const textDocument = { uri, languageId: 'plaintext', version: 1 };
    for (const garbage of [
      'this is no JSON',
      '{"jsonrpc":"2.0","id":900,"method":"hawashi/state"',
      '{}',
      '[]',
      '{"jsonrpc":"2.0","id":901,"method":"hawashi/state"}',
      '{"jsonrpc":"2.0","id":902,"method":"hawashi/state","params":7}',
      '{"jsonrpc":"2.0","id":903,"method":"textDocument/hover","params":null}',
      '{"jsonrpc":"2.0","id":904,"method":7}',
      '{"jsonrpc":"2.0","id":905,"method":"hawashi/edit","params":{"__proto__":{"uri":"x"},"uri":1e999}}',
      '{"jsonrpc":"2.0","method":"textDocument/didChange"}',
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":[1,2,3]}',
      JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } }),
      `{"jsonrpc":"2.0","method":"textDocument/didSave","params":${'['.repeat(1000)}${']'.repeat(1000)}}`,
    ])
      client.sendRaw(garbage);
    assert.ok(await client.ask('hover', uri, { position: rangeIn(text, 'الرباط').start }));
    assert.equal(await client.stop(), 0);
  });

  it('lives on when its client refuses what it said it could', async () => {
    const client = await Client.start({
      refuses: true,
      capabilities: {
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
        },
      },
    });
    const text = await corpus.read('a.txt');
    const uri = await client.open(corpus.file('a.txt'), text);
    assert.ok((await client.request('hawashi/setDate', { uri, value: '2025-11-25' })).done);
    await client.waitFor('a request of the server', (received) =>
      received.find(({ method }) => method === 'workspace/diagnostic/refresh'),
    );
    assert.ok(await client.ask('hover', uri, { position: rangeIn(text, 'الرباط').start }));
    assert.equal(await client.stop(), 0);
  });

  it('offers the outline anew when what is decided is otherwise, where its client lets it', async () => {
    const client = await Client.start({
      capabilities: { textDocument: { documentSymbol: { dynamicRegistration: true } } },
    });
    assert.equal(client.initialized.capabilities.documentSymbolProvider, undefined);
    const text = await corpus.read('a.txt');
    const uri = await client.open(corpus.file('a.txt'), text);
    assert.ok(await client.ask('documentSymbol', uri));
    const offers = (received: readonly Client['received'][number][], kind: string): number =>
      received.filter(
        ({ method, parameters }) =>
          method === `client/${kind}Capability` &&
          JSON.stringify(parameters).includes('textDocument/documentSymbol'),
      ).length;
    await client.waitFor('the offer after it was opened', (received) =>
      offers(received, 'unregister') > 0 ? true : undefined,
    );
    const before = offers(client.received, 'register');
    const start = { line: 0, character: 0 };
    await client.change(uri, { range: { start, end: start }, text: ' ' });
    await client.change(uri, { range: { start, end: { line: 0, character: 1 } }, text: '' });
    assert.ok(await client.ask('documentSymbol', uri));
    assert.equal(offers(client.received, 'register'), before, 'none for what was typed');
    const range = rangeIn(text, 'الرباط');
    assert.ok(
      (await client.request('hawashi/edit', { uri, command: { kind: 'tag', range, label: 'GPE' } })).done,
    );
    await client.waitFor('an offer after the decision', (received) =>
      offers(received, 'register') > before ? true : undefined,
    );
    assert.equal(await client.stop(), 0);
  });

  it('answers a cancelled request and the ones after it', async () => {
    const client = await Client.start();
    const text = 'وصل الوزير إلى الرباط يوم الاثنين.\n\n'.repeat(5000);
    const uri = await client.open(corpus.file('a.txt'), text);
    const source = new CancellationTokenSource();
    const cancelled = client.connection.sendRequest(
      'textDocument/documentSymbol',
      { textDocument: { uri } },
      source.token,
    );
    source.cancel();
    await cancelled.catch(() => undefined);
    const symbols = await client.ask<unknown[]>('documentSymbol', uri);
    assert.equal(symbols.length, 5000);
    assert.equal(await client.stop(), 0);
  });
});
