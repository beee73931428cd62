/**
 * Results on their way out, to a terminal, a pipe or a file. A reader that went away (`| head`) is no error; a disk that is
 * full is one, and what was cut off is never taken for all of it.
 */
import { fstatSync, writeSync } from 'node:fs';
import { say } from '../say.js';
import { sayError } from '../messages.js';

export class StandardOutput {
  private failure: Error | undefined;
  private pending: Promise<unknown> = Promise.resolve();
  private readonly descriptor: number | undefined;

  constructor(private readonly stream: NodeJS.WritableStream) {
    stream.on('error', (error: Error) => (this.failure ??= error));
    this.descriptor = fileBehind(stream);
  }

  /** Resolves when there is room for more: false where nobody reads any longer. Rejects with an error fit for a message. */
  async write(text: string): Promise<boolean> {
    if (this.failure === undefined) {
      if (this.descriptor === undefined) await this.send(text);
      else this.fill(this.descriptor, Buffer.from(text));
    }
    return this.isRead();
  }

  /** For who cannot wait; `end` tells what became of it. */
  readonly writeSoon = (text: string): void => {
    this.pending = Promise.all([this.pending, this.write(text).catch(() => false)]);
  };

  /** Waits until all is written. Rejects with an error fit for a message. */
  async end(): Promise<void> {
    await this.pending;
    this.isRead();
  }

  private isRead(): boolean {
    if (this.failure === undefined) return true;
    if ((this.failure as NodeJS.ErrnoException).code === 'EPIPE') return false;
    throw new Error(say('tool.output.failed', { reason: sayError(this.failure) }));
  }

  private send(text: string): Promise<void> {
    return new Promise((resolve) =>
      this.stream.write(text, (error) => {
        if (error) this.failure ??= error;
        resolve();
      }),
    );
  }

  /** A stream takes a part that a full disk still had room for as all of it. */
  private fill(descriptor: number, bytes: Uint8Array): void {
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    } catch (error) {
      this.failure = error as Error;
    }
  }
}

/** The descriptor of the file that a stream writes into; undefined for pipes, terminals and streams in memory. */
function fileBehind(stream: NodeJS.WritableStream): number | undefined {
  const { fd } = stream as { readonly fd?: unknown };
  if (typeof fd !== 'number') return undefined;
  try {
    return fstatSync(fd).isFile() ? fd : undefined;
  } catch {
    return undefined;
  }
}
