/** What recommenders need of the platform: programs, addresses, time. Handed in by whoever makes the service. */
import { message, type Message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';

export interface ProgramLimits {
  /** Resident memory; a program that takes more is ended. */
  readonly megabytes: number;
  /** The longest line that is taken, in bytes; a program that writes a longer one is ended. */
  readonly longestLine: number;
}

export interface ProgramEvents {
  /** A line of its standard output, without its end. */
  readonly line: (line: string) => void;
  /** It ended, or was ended: nothing comes after it. Tells why, with what it wrote last to its standard error. */
  readonly ended: (why: Message) => void;
}

/** A program that is running. */
export interface Program {
  /** Writes a line to its standard input. */
  send(line: string): void;
  /** Ends it, and what it started. */
  end(): void;
}

export interface HttpRequest {
  /** Sent as JSON by POST; without it the address is fetched. */
  readonly body?: unknown;
  /** How long the whole answer may take. */
  readonly seconds: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

export interface Transports {
  /** Starts a program in a folder; never throws: what cannot be started ends. */
  start(command: readonly string[], folder: string, limits: ProgramLimits, events: ProgramEvents): Program;
  /** Asks an address. Follows no redirection, takes no more than `LARGEST_ANSWER` bytes. Rejects with a `MessageError`. */
  http(url: string, request: HttpRequest): Promise<HttpAnswer>;
}

/** More than this is no answer about a text, in bytes. */
export const LARGEST_ANSWER = 64 * 1024 * 1024;

/** Waits; at once where it is given up. */
export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Where nothing can be reached: every recommender says so. */
export const NO_TRANSPORTS: Transports = {
  start: (_command, _folder, _limits, events) => {
    void Promise.resolve().then(() => events.ended(message('recommenders.notHere')));
    return { send: () => undefined, end: () => undefined };
  },
  http: () => Promise.reject(new MessageError(message('recommenders.notHere'))),
};
