/** A client of a server in the same process, over a corpus in memory: all that the server says is kept. */
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import type { ClientCapabilities, InitializeResult } from 'vscode-languageserver/node';
import { startServer } from '../../../server/src/connection/server.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { Recogniser } from '../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../languages/packs.js';

export const TEXT = 'وصل الوزير إلى الرباط يوم الاثنين 24 نونبر 2025.';
export const URI = 'file:///corpus/a.txt';

const untagged = new Recogniser(testLanguages());

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly locale?: unknown;
  readonly recogniser?: Recogniser;
  /** Answers what the server asks. */
  readonly answers?: (method: string, parameters: unknown) => unknown;
}

interface Received {
  readonly method: string;
  readonly parameters: unknown;
}

export class Client {
  private readonly listeners = new Set<() => void>();

  private constructor(
    private readonly connection: MessageConnection,
    /** What the server sent of its own accord, oldest first. */
    readonly received: Received[],
    readonly files: MemoryFileSystem,
  ) {}

  static async start(
    options: ClientOptions = {},
  ): Promise<Client & { readonly initialized: InitializeResult }> {
    const {
      capabilities = {},
      initializationOptions,
      locale,
      recogniser = untagged,
      answers = () => null,
    } = options;
    const files = new MemoryFileSystem();
    for (const [path, content] of [
      ['/corpus/hawashi.json', '{}'],
      ['/corpus/a.txt', TEXT],
    ] as const)
      await files.writeFile(path, new TextEncoder().encode(content));
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
      fileSystem: files,
      recogniser,
      defaultAnnotator: 'amal',
      version: '0',
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    });
    const connection = createMessageConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    const client = new Client(connection, [], files);
    const hear = (method: string, parameters: unknown): void => {
      client.received.push({ method, parameters });
      for (const listener of client.listeners) listener();
    };
    connection.onNotification(hear);
    connection.onRequest((method, parameters) => {
      hear(method, parameters);
      return answers(method, parameters);
    });
    connection.listen();
    const initialized = await client.ask<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions,
      locale,
    });
    await client.tell('initialized', {});
    return Object.assign(client, { initialized });
  }

  ask<T = unknown>(method: string, parameters: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, parameters);
  }

  tell(method: string, parameters: unknown): Promise<void> {
    return this.connection.sendNotification(method, parameters);
  }

  open(text = TEXT, uri = URI): Promise<void> {
    return this.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'hawashi', version: 1, text },
    });
  }

  /** The first message of the server's that `wanted` finds something in, now or later. */
  async heard<T>(wanted: (message: Received) => T | undefined): Promise<T> {
    for (;;) {
      for (const message of this.received) {
        const found = wanted(message);
        if (found !== undefined) return found;
      }
      await new Promise<void>((resolve) => {
        const listener = () => {
          this.listeners.delete(listener);
          resolve();
        };
        this.listeners.add(listener);
      });
    }
  }

  /** A line of the server's log that holds the words, once it is there. */
  logged(words: string): Promise<string> {
    return this.heard(({ method, parameters }) => {
      const { message = '' } = (parameters ?? {}) as { readonly message?: string };
      return method === 'window/logMessage' && message.includes(words) ? message : undefined;
    });
  }

  /** Ends server and connection. */
  async stop(): Promise<void> {
    await this.ask('shutdown', undefined);
    this.connection.dispose();
  }
}
