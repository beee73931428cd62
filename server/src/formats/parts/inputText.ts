/** Bytes of imported files to text and lines, with the issues that they give. */
import { message } from '../../messages/message.js';
import type { ReadIssue } from '../format.js';

/** The longest line that is read as JSON or columns, in UTF-16 units. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** Strict UTF-8 (UTF-16 where a byte order mark says so); undefined, and an issue, where it is neither. */
export function decodeInput(
  path: string,
  bytes: Uint8Array,
  report: (issue: ReadIssue) => void,
  options: { readonly keepMark?: boolean } = {},
): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: options.keepMark === true }).decode(bytes);
  } catch {
    report({ file: path, message: message('read.utf8') });
    return undefined;
  }
}

export interface TextLine {
  /** 1-based. */
  readonly number: number;
  /** Without its line ending (`\n` or `\r\n`; `\r` where a text has no other). */
  readonly text: string;
}

/** The lines of a text; a last empty one is none. */
export function* linesOf(text: string): Generator<TextLine> {
  const ending = text.includes('\n') ? '\n' : '\r';
  let start = 0;
  let number = 1;
  while (start < text.length) {
    let end = text.indexOf(ending, start);
    if (end < 0) end = text.length;
    const stop = end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
    yield { number, text: text.slice(start, stop) };
    number++;
    start = end + 1;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of JSON where a name or a number is expected: as a text; what is neither is none. */
export function nameText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : '';
}

/** The same, for messages: short, and of whatever it is. */
export function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : written(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** As JSON; what lies too deep in itself to be written is told so. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

/** The JSON objects of a JSON Lines file; blank lines are skipped, broken ones reported. */
export function* jsonLines(
  path: string,
  text: string,
  report: (issue: ReadIssue) => void,
): Generator<{ readonly line: number; readonly object: JsonObject }> {
  for (const { line, value } of jsonLineValues(path, text, report)) {
    if (isObject(value)) yield { line, object: value };
    else report({ file: path, line, message: message('read.jsonObject') });
  }
}

/** The same, whatever the values are. */
export function* jsonLineValues(
  path: string,
  text: string,
  report: (issue: ReadIssue) => void,
): Generator<{ readonly line: number; readonly value: unknown }> {
  for (const { number, text: line } of linesOf(text)) {
    if (line.trim() === '') continue;
    if (line.length > LONGEST_LINE) {
      report({
        file: path,
        line: number,
        message: message('read.longLine', { length: line.length, most: LONGEST_LINE }),
      });
      continue;
    }
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      report({
        file: path,
        line: number,
        message: message('read.jsonLine', { reason: (error as Error).message }),
      });
      continue;
    }
    yield { line: number, value };
  }
}

/** A whole JSON file; undefined, and an issue, where it is none. */
export function parseJson(path: string, text: string, report: (issue: ReadIssue) => void): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
    report({ file: path, line, message: message('read.json', { reason: (error as Error).message }) });
    return undefined;
  }
}

/** The files in order of their paths. */
export function inOrder(files: ReadonlyMap<string, Uint8Array>): [string, Uint8Array][] {
  return [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A document's name from a file's path: without the ending. */
export function nameOf(path: string, extension: string): string {
  return path.endsWith(extension) ? path.slice(0, -extension.length) : path;
}
