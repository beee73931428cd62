/** The language server as an editor meets it: a process of its own, over stdio. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';

export class ServerClient {
  readonly connection: MessageConnection;
  /** Bytes that the server has sent. */
  received = 0;
  private readonly process: ChildProcess;
  private readonly waits = path.join(temporaryFolder('waits'), 'waits');

  constructor() {
    // With the memory that the extension gives it (client/src/service/languageService.ts).
    const watching = ['--import', new URL('../../bench/waits.mjs', import.meta.url).href];
    const server = spawn(
      process.execPath,
      ['--max-semi-space-size=8', ...watching, 'dist/server.js', '--stdio'],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, HAWASHI_WAITS: this.waits },
      },
    );
    this.process = server;
    server.stdout.on('data', (bytes: Buffer) => (this.received += bytes.length));
    this.connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('client/unregisterCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.connection.listen();
  }

  /** `cacheFolder`: where it keeps what it read from one start to the next. */
  async initialize(cacheFolder = temporaryFolder('cache')): Promise<void> {
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: { diagnostic: {}, documentSymbol: { dynamicRegistration: true } },
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
        },
      },
      initializationOptions: { cacheFolder, settings: {} },
    });
    await this.connection.sendNotification('initialized', {});
  }

  /** Opens a document, and waits for its diagnostics. */
  async open(file: string, text: string): Promise<string> {
    const uri = pathToFileURL(file).href;
    void this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'hawashi', version: 1, text },
    });
    await this.diagnose(uri);
    return uri;
  }

  diagnose(uri: string): Promise<unknown> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  }

  hover(uri: string, position: Position): Promise<unknown> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  /** Resident memory of the server now, or at most until now, in megabytes (Linux). */
  memory(what: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    const line = status.split('\n').find((each) => each.startsWith(what));
    return Number(/\d+/.exec(line ?? '')?.[0] ?? NaN) / 1024;
  }

  /** Seconds for which its main thread was at work until now (Linux). */
  processorTime(): number {
    const [time] = readFileSync(`/proc/${this.process.pid}/schedstat`, 'utf8').split(' ');
    return Number(time) / 1e9;
  }

  /**
   * For how long others had to wait at most since a time (milliseconds since 1970): by the clock, and for how long its main
   * thread was at work meanwhile. Milliseconds.
   */
  longestWaits(since: number): { readonly clock: number; readonly work: number } {
    const waits = existsSync(this.waits) ? readFileSync(this.waits, 'utf8').trim().split('\n') : [];
    const later = waits.map((line) => line.split(' ').map(Number)).filter(([at = 0]) => at >= since);
    const most = (field: number): number => Math.max(0, ...later.map((wait) => wait[field] ?? 0));
    return { clock: most(1), work: most(2) };
  }

  /** Waits until more is known of a corpus. */
  corpusChanged(): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.connection.onNotification('hawashi/corpusChanged', () => {
        listening.dispose();
        resolve();
      });
    });
  }

  /** Ends it as an editor does. */
  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.end();
  }

  end(): void {
    this.connection.dispose();
    this.process.kill();
  }
}

export interface Position {
  readonly line: number;
  readonly character: number;
}
