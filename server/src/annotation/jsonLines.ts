/** JSON Lines, read line by line, so that one broken line costs only itself. */

import { message, type Message } from '../messages/message.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A line as it stands in a file; bytes where it is not UTF-8. */
export type RawLine = string | Uint8Array;

export type ReadLine =
  | { readonly number: number; readonly raw: string; readonly object: JsonObject; readonly error?: undefined }
  /** `error` says what is wrong. */
  | { readonly number: number; readonly raw: RawLine; readonly object?: undefined; readonly error: Message };

const CONFLICT = /^(<{7}|={7}|>{7}|\|{7})( |$)/;

function* rawLines(bytes: Uint8Array): Generator<RawLine> {
  try {
    // Without the byte order mark that some editors put before the first line.
    yield* new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n');
    return;
  } catch {
    // Not UTF-8 in some place: line by line, so that the others are read.
  }
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let start = 0; start <= bytes.length;) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    try {
      yield decoder.decode(line);
    } catch {
      yield line.slice();
    }
    start = end + 1;
  }
}

/** The lines of a file, without blank ones, numbered from 1, and the line break that most of them end with. */
export function splitLines(bytes: Uint8Array): {
  readonly lines: ReadLine[];
  readonly lineBreak: '\n' | '\r\n';
} {
  const lines: ReadLine[] = [];
  let number = 0;
  let returns = 0;
  for (const whole of rawLines(bytes)) {
    number++;
    if (typeof whole !== 'string') {
      lines.push({ number, raw: whole, error: message('line.notUtf8') });
      continue;
    }
    const raw = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    if (raw !== whole) returns++;
    if (raw.trim() === '') continue;
    lines.push(parseLine(number, raw));
  }
  return { lines, lineBreak: returns * 2 > number ? '\r\n' : '\n' };
}

function parseLine(number: number, raw: string): ReadLine {
  if (CONFLICT.test(raw)) return { number, raw, error: message('line.conflict') };
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return { number, raw, error: message('line.notJson') };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { number, raw, error: message('line.noObject') };
  if (nestsDeeper(value, MOST_NESTED)) return { number, raw, error: message('line.tooDeep') };
  return { number, raw, object: value as JsonObject };
}

/** Values within values; what compares and writes them goes as deep, and must come back. */
const MOST_NESTED = 200;

/** Whether a value has lists or objects within each other that go deeper than `most`. */
export function nestsDeeper(value: unknown, most: number): boolean {
  // Level by level: recursion would end the program where this has to say no.
  let level: unknown[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    const within: unknown[] = [];
    for (const one of level)
      for (const inner of Object.values(one as object))
        if (typeof inner === 'object' && inner !== null) within.push(inner);
    level = within;
  }
  return false;
}

/** An object without the keys that are undefined. */
export function defined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** One line, with a space behind colons and commas; keys that are undefined are left out. */
export function formatJsonLine(object: JsonObject): string {
  const parts = Object.entries(defined(object)).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{${parts.join(', ')}}`;
}

/** Whether two objects say the same, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)))
  );
}

/** UTF-8 bytes of pieces, one after the other. */
export function joinBytes(parts: readonly RawLine[]): Uint8Array {
  const encoder = new TextEncoder();
  if (parts.every((part) => typeof part === 'string')) return encoder.encode(parts.join(''));
  const pieces = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
