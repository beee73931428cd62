/** A long text: what is in sight is told of before all of it has been read, whatever a client can do. */
import assert from 'node:assert/strict';
import type { Diagnostic, Hover, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { Client, rangeIn, type ClientOptions } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const COUNT = 15_000;
/** Each line has a problem. */
const TEXT = Array.from(
  { length: COUNT },
  (_, i) => `${i}. عاد الوزير محمد العلوي إلى مدينة مراكش في 31 شتنبر 2023.`,
).join('\n');
const REFRESHES: ClientOptions = { capabilities: { workspace: { diagnostics: { refreshSupport: true } } } };

const isOfAll = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.length >= COUNT;

describe('server over stdio: a long text', () => {
  let corpus: CorpusCopy;
  let client: Client;

  beforeEach(async () => {
    corpus = await corpusOf({ 'long.txt': TEXT });
  });
  afterEach(async () => {
    await client.stop();
    await corpus.remove();
  });
  const opened = async (options: ClientOptions): Promise<string> => {
    client = await Client.start(options);
    return client.open(corpus.file('long.txt'), TEXT);
  };

  it('has what is in sight told to who asks, and is asked for again', async () => {
    const uri = await opened(REFRESHES);
    const line = COUNT - 2000;
    const position = { line, character: TEXT.split('\n')[line]!.indexOf('مراكش') };
    const answered: string[] = [];
    const noted = async <T>(what: string, asked: Promise<T>): Promise<T> => {
      const answer = await asked;
      answered.push(what);
      return answer;
    };
    const [, state, early, hover] = await Promise.all([
      noted('symbols', client.ask('documentSymbol', uri)),
      noted('state', client.request('hawashi/state', { uri, line })),
      noted('diagnostics', client.pullDiagnostics(uri)),
      noted('hover', client.ask<Hover | null>('hover', uri, { position })),
    ]);
    assert.equal(answered.at(-1), 'symbols', 'they alone wait for all');
    assert.ok(state && !('since' in state) && state.isReading);
    assert.ok(early.some(({ range }) => range.start.line === line) && !isOfAll(early));
    assert.ok(hover);
    const refreshes = ({ method }: { method: string }) => method === 'workspace/diagnostic/refresh';
    await client.waitFor('a refresh for more', (received) => received.findLast(refreshes));
    const whole = await client.state(uri);
    assert.ok(!whole.isReading && whole.items.length >= 3 * COUNT);
    assert.ok(isOfAll(await client.pullDiagnostics(uri)));
  });

  it('is read before a client is answered that could not be told to ask again', async () => {
    const uri = await opened({});
    assert.ok(isOfAll(await client.pullDiagnostics(uri)));
  });

  it('has its diagnostics sent early and then all, to who does not ask', async () => {
    const uri = await opened({ pull: false });
    await client.published(uri, isOfAll);
    const sent = client.received.flatMap(({ method, parameters }) =>
      method === 'textDocument/publishDiagnostics' && (parameters as PublishDiagnosticsParams).uri === uri
        ? [(parameters as PublishDiagnosticsParams).diagnostics]
        : [],
    );
    assert.ok(sent[0]!.length > 0 && !isOfAll(sent[0]!));
    assert.deepEqual(sent[0]![0]!.range, rangeIn(TEXT, '31 شتنبر 2023'));
  });
});
