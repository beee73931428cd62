/**
 * What the core asks of the host besides the language: globals of the web standards that browsers, web workers and Node
 * all have, and no more of each than is used. A wall, therefore kept small: files, processes, documents and connections
 * are handed in by whoever makes the service.
 */

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input?: Uint8Array | ArrayBuffer): string;
}

declare const crypto: {
  getRandomValues<T extends Uint8Array>(array: T): T;
  randomUUID(): string;
  readonly subtle: {
    digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};

declare function setTimeout(callback: () => void, milliseconds?: number): HostTimer;
declare function clearTimeout(timer: HostTimer | undefined): void;
/** What a timer is differs from host to host. */
interface HostTimer {
  readonly hostTimer: unique symbol;
  /** A program that waits for nothing else ends, where the host has programs. */
  unref?(): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}
interface AbortSignal {
  readonly aborted: boolean;
}
