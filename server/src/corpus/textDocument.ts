/** Documents read from bytes: strict UTF-8, so that offsets on disk mean the same to everyone. */
import { message, type Message } from '../messages/message.js';
import { DocumentText } from '../annotation/documentText.js';

const MEGABYTE = 1024 * 1024;

/** Larger documents are annotated by hand only, in bytes. */
export const LARGEST_RECOGNISED = 50 * MEGABYTE;

export interface TextDocumentProblem {
  readonly kind: 'not-utf8' | 'binary' | 'too-large';
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong and what to do. */
  readonly message: Message;
}

export interface ReadDocument {
  /** Undefined where the bytes are no text: nothing can be annotated. */
  readonly text?: DocumentText;
  readonly problem?: TextDocumentProblem;
}

/** How many bytes of a file are looked at for telling text from binary data. */
const SAMPLE = 8192;

/** Offset of the first byte that is not UTF-8 (an overlong form, a surrogate and a cut sequence are not); -1 if all is. */
export function firstWrongByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length =
      byte >= 0xc2 && byte <= 0xdf
        ? 2
        : byte >= 0xe0 && byte <= 0xef
          ? 3
          : byte >= 0xf0 && byte <= 0xf4
            ? 4
            : 0;
    if (length === 0 || i + length > bytes.length) return i;
    const second = bytes[i + 1]!;
    const low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    const high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return i;
    for (let n = 2; n < length; n++) if ((bytes[i + n]! & 0xc0) !== 0x80) return i;
    i += length;
  }
  return -1;
}

/** The line that a byte stands in, counted from 1. */
export function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = bytes.indexOf(0x0a); i >= 0 && i < offset; i = bytes.indexOf(0x0a, i + 1)) line++;
  return line;
}

/** What the encoding is more likely to be, as iconv names it. */
function likelyEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  let zeros = 0;
  for (let i = 1; i < Math.min(bytes.length, SAMPLE); i += 2) if (bytes[i] === 0 || bytes[i] === 6) zeros++;
  if (bytes.length > 4 && zeros * 4 > (Math.min(bytes.length, SAMPLE) / 2) * 3) return 'UTF-16LE';
  // ISO 8859-6 has nothing from 0xf3 up and its letters from 0xc1; windows-1256 uses nearly all of them.
  return 'windows-1256';
}

/** Decodes a file's bytes. `path` is for the messages. Never throws. */
export function readTextDocument(path: string, bytes: Uint8Array): ReadDocument {
  const encoding = likelyEncoding(bytes);
  const advice = message('text.convert', { command: `iconv -f ${encoding} -t UTF-8 "${path}" -o new.txt` });
  if (encoding.startsWith('UTF-16')) {
    const told = message('text.encoding', { file: path, encoding, advice });
    return { problem: { kind: 'not-utf8', line: 1, message: told } };
  }
  const nul = bytes.subarray(0, SAMPLE).indexOf(0);
  if (nul >= 0 && isBinary(bytes)) {
    const told = message('text.binary', { file: path, at: nul });
    return { problem: { kind: 'binary', line: lineOf(bytes, nul), message: told } };
  }
  let file: string;
  try {
    file = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const at = Math.max(0, firstWrongByte(bytes));
    const line = lineOf(bytes, at);
    const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0');
    const told = message('text.byte', { file: path, line, at, byte, advice });
    return { problem: { kind: 'not-utf8', line, message: told } };
  }
  const text = DocumentText.ofFile(file);
  if (bytes.length <= LARGEST_RECOGNISED) return { text };
  const megabytes = Math.round(bytes.length / MEGABYTE);
  const told = message('text.tooLarge', { file: path, megabytes, most: LARGEST_RECOGNISED / MEGABYTE });
  return { text, problem: { kind: 'too-large', line: 1, message: told } };
}

/** Text with a stray zero byte is text; data with many control bytes is not. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++;
  return controls * 20 > sample.length;
}
