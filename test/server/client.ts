/**
 * An LSP client for tests: the built server as a child process, spoken to over stdio. It remembers what the server
 * sent of its own accord, and lets a test wait for it.
 */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import type { EditCommand, EditResult } from '../../server/src/protocol/edits.js';
import type { RequestMethod, Requests } from '../../server/src/protocol/requests.js';
import type { DocumentState } from '../../server/src/protocol/state.js';

/** Long enough for a busy machine; a test that waits this long has failed. */
const WAIT = 50_000;

export interface ClientOptions {
  /** Whether the client asks for diagnostics itself; otherwise the server sends them. */
  readonly pull?: boolean;
  readonly settings?: object;
  /** What it says of itself beside its settings. */
  readonly options?: object;
  readonly capabilities?: ClientCapabilities;
  /** The home folder of its user. */
  readonly home?: string;
  /** Answers every request of the server's with an error. */
  readonly refuses?: boolean;
}

/** Nothing that a test does reaches the home of who runs it. */
let noHome: string | undefined;

interface Notification {
  readonly method: string;
  readonly parameters: unknown;
}

export class Client {
  /** Everything the server sent without being asked, oldest first. */
  readonly received: Notification[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly child: ChildProcess,
    readonly connection: MessageConnection,
    refuses: boolean,
  ) {
    // what a dead server was asked is never answered
    child.once('exit', () => connection.dispose());
    connection.onNotification((method, parameters) => {
      this.received.push({ method, parameters });
      for (const listener of this.listeners) listener();
    });
    connection.onUnhandledProgress((parameters) => {
      this.received.push({ method: '$/progress', parameters });
      for (const listener of this.listeners) listener();
    });
    connection.onRequest((method, parameters) => {
      this.received.push({ method, parameters });
      for (const listener of this.listeners) listener();
      return refuses ? new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`) : null;
    });
  }

  /** Starts a server; `initialized` is what it answered. */
  static async start(
    options: ClientOptions = {},
  ): Promise<Client & { readonly initialized: InitializeResult }> {
    const { home = (noHome ??= temporaryFolder('home')) } = options;
    const child = spawn(process.execPath, [path.resolve('dist/server.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, HOME: home, USERPROFILE: home, XDG_CACHE_HOME: path.join(home, '.cache') },
    });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const { pull = true, settings = { annotator: 'tester' }, capabilities = {}, refuses = false } = options;
    const more = options.options ?? {};
    const client = new Client(child, connection, refuses);
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        ...capabilities,
        textDocument: { ...(pull && { diagnostic: {} }), ...capabilities.textDocument },
      },
      initializationOptions: { ...more, settings },
    });
    await connection.sendNotification('initialized', {});
    return Object.assign(client, { initialized });
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Ends the server as an editor does, and gives its exit code. */
  async stop(): Promise<number | null> {
    if (!this.running) return this.child.exitCode;
    const exited = once(this.child, 'exit') as Promise<[number | null]>;
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), WAIT);
    const [code] = await exited;
    clearTimeout(timer);
    this.connection.dispose();
    return code;
  }

  /** What the server sent, as soon as `wanted` finds it, now or later. */
  async waitFor<T>(what: string, wanted: (received: readonly Notification[]) => T | undefined): Promise<T> {
    const already = wanted(this.received);
    if (already !== undefined) return already;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.listeners.delete(listener);
        const methods = this.received.map(({ method }) => method).join(', ');
        reject(new Error(`${what} did not come within ${WAIT / 1000} s; what came: ${methods}`));
      }, WAIT);
      const listener = () => {
        const found = wanted(this.received);
        if (found === undefined) return;
        clearTimeout(timer);
        this.listeners.delete(listener);
        resolve(found);
      };
      this.listeners.add(listener);
    });
  }

  /** The diagnostics last sent for a file, once they satisfy `wanted`. */
  published(
    uri: string,
    wanted: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    return this.waitFor(`diagnostics of ${uri}`, (received) => {
      const last = received.findLast(
        ({ method, parameters }) =>
          method === 'textDocument/publishDiagnostics' &&
          (parameters as PublishDiagnosticsParams).uri === uri,
      );
      const { diagnostics } = (last?.parameters ?? {}) as Partial<PublishDiagnosticsParams>;
      return diagnostics && wanted(diagnostics) ? diagnostics : undefined;
    });
  }

  /** Sends a message that no client would, as it is. */
  sendRaw(body: string): void {
    this.child.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** Opens a document as an editor does, and gives its URI. */
  async open(file: string, text: string, languageId = 'plaintext'): Promise<string> {
    const uri = pathToFileURL(file).href;
    this.versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return uri;
  }

  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.versions.get(uri) ?? 1) + 1;
    this.versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** A request of LSP about a document. */
  ask<T>(method: string, uri: string, parameters: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, ...parameters });
  }

  /** A request beyond LSP. */
  request<M extends RequestMethod>(method: M, parameters: Requests[M][0]): Promise<Requests[M][1]> {
    return this.connection.sendRequest<Requests[M][1]>(method, parameters);
  }

  async state(uri: string): Promise<DocumentState> {
    const state = await this.request('hawashi/state', { uri });
    assert.ok(state && !('since' in state), `${uri} is not served`);
    return state;
  }

  edit(uri: string, command: EditCommand): Promise<EditResult> {
    return this.request('hawashi/edit', { uri, command });
  }

  async pullDiagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.ask<DocumentDiagnosticReport>('diagnostic', uri);
    assert.equal(report.kind, 'full');
    return report.kind === 'full' ? report.items : [];
  }
}

/** Repeats a check until it holds, for what the server does of its own accord and tells nobody. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + WAIT;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Where a text stands in another, as LSP has it; `nth` counts from 1. */
export function rangeIn(text: string, wanted: string, nth = 1): Range {
  let start = -1;
  for (let i = 0; i < nth; i++) start = text.indexOf(wanted, start + 1);
  assert.notEqual(start, -1, `"${wanted}" is not in the text`);
  return { start: positionAt(text, start), end: positionAt(text, start + wanted.length) };
}

/** Position of a UTF-16 offset; lines end with LF, CRLF or CR. */
export function positionAt(text: string, offset: number) {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

/** The part of a text that an LSP range covers. */
export function slice(text: string, { start, end }: Range): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/u);
  const offset = (line: number) => lines.slice(0, line).reduce((sum, one) => sum + one.length, 0);
  return text.slice(offset(start.line) + start.character, offset(end.line) + end.character);
}
