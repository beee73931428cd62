/** What the tool tells the person who runs it: on stderr, as text or (with --json) one JSON object a line. */

import { formatPlain } from '../messages/format.js';
import { messageOf } from '../messages/messageError.js';
import { fileError, reasonOf } from '../node/disk/fileErrors.js';

export type Level = 'info' | 'warning' | 'error';

export interface ToolMessage {
  readonly level: Level;
  readonly message: string;
  readonly file?: string | undefined;
  /** 1-based. */
  readonly line?: number | undefined;
}

type Place = Pick<ToolMessage, 'file' | 'line'>;

/** The command line makes no sense: ends the tool with exit code 2. */
export class BadUse extends Error {}

export const EXIT_FINE = 0;
export const EXIT_FINDINGS = 1;
export const EXIT_BAD_USE = 2;

export class Messages {
  /** Errors told so far. */
  errors = 0;
  /** Called before each message, so that a progress line gives way to it. */
  beforeMessage: (() => void) | undefined;

  constructor(
    private readonly write: (text: string) => void,
    private readonly json: boolean,
  ) {}

  tell(message: ToolMessage): void {
    if (message.level === 'error') this.errors++;
    this.beforeMessage?.();
    this.write((this.json ? JSON.stringify(message) : textOf(message)) + '\n');
  }

  info(message: string): void {
    this.tell({ level: 'info', message });
  }

  warn(message: string, { file, line }: Place = {}): void {
    this.tell({ level: 'warning', message, file, line });
  }

  error(message: string, { file, line }: Place = {}): void {
    this.tell({ level: 'error', message, file, line });
  }
}

function textOf({ level, message, file, line }: ToolMessage): string {
  const place = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}:${line}: `;
  // What the system says of a file begins with its name.
  const sentence = message.startsWith(`${file}: `) ? message.slice(`${file}: `.length) : message;
  return `${place}${level === 'info' ? '' : `${level}: `}${sentence}`;
}

/** A sentence of whatever was thrown. */
export function sayError(error: unknown): string {
  const { path, syscall } = (error ?? {}) as { readonly path?: unknown; readonly syscall?: unknown };
  // What the system said.
  if (typeof syscall === 'string')
    return formatPlain(typeof path === 'string' ? fileError(path, error).said : reasonOf(error));
  return formatPlain(messageOf(error));
}
