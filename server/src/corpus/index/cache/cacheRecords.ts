/**
 * What the cache of an index consists of: records, one a document behind one that says whose cache it is. A record is six
 * numbers (its length in numbers, the bytes of its two texts, how many rows, hashes and lines), two texts in JSON, each filled
 * up to whole numbers, and the numbers themselves, of 32 bits each as this machine has them. Whole numbers everywhere let a
 * reading be a view on what was read.
 */
import type { TextReading } from '../textReading.js';

/** To be counted up when records change, or what is in them. */
const FORMAT = 2;

/** A file as it was when it was read. */
export interface FileStamp {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds. */
  readonly modified: number;
  /** Whether a file that was changed since must have another size or time: it was read long enough after its last change. */
  readonly isSettled: boolean;
}

/** What is known of a reading before it is looked at. */
export interface CachedHead {
  readonly name: string;
  /** Path below the corpus. */
  readonly file: string;
  readonly stamp: FileStamp;
  readonly sha256: string;
  /** Words and numbers of the text. */
  readonly words: number;
  /** `readingKey` of the settings that it was read with. */
  readonly key: string;
}

const WORD = 4;
const NUMBERS = 6;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const wordsFor = (bytes: number): number => Math.ceil(bytes / WORD);

type Numbers = Pick<TextReading, 'rows' | 'hashes' | 'lines'>;
const NONE: Numbers = { rows: new Uint32Array(), hashes: new Uint32Array(), lines: new Uint32Array() };

function record(head: unknown, strings: readonly string[], { rows, hashes, lines }: Numbers): Uint8Array {
  const texts = [head, strings].map((each) => encoder.encode(JSON.stringify(each)));
  const [first, second] = texts as [Uint8Array, Uint8Array];
  const from = NUMBERS + wordsFor(first.length);
  const to = from + wordsFor(second.length);
  const words = new Uint32Array(to + rows.length + hashes.length + lines.length);
  words.set([words.length, first.length, second.length, rows.length, hashes.length, lines.length]);
  const bytes = new Uint8Array(words.buffer);
  bytes.set(first, NUMBERS * WORD);
  bytes.set(second, from * WORD);
  words.set(rows, to);
  words.set(hashes, to + rows.length);
  words.set(lines, to + rows.length + hashes.length);
  return bytes;
}

/** The first record: whose cache it is. */
export const ownerRecord = (fingerprint: string, root: string): Uint8Array =>
  record([FORMAT, fingerprint, root], [], NONE);

export function readingRecord(
  { name, file, stamp: { size, modified, isSettled }, sha256, words, key }: CachedHead,
  reading: Omit<TextReading, 'sha256' | 'words'>,
): Uint8Array {
  return record([name, file, size, modified, isSettled, sha256, words, key], reading.strings, reading);
}

/** A record where it stands. */
export interface FoundRecord {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly head: readonly unknown[];
  reading(): Pick<TextReading, 'rows' | 'hashes' | 'lines' | 'strings'>;
}

/** The records one after the other; throws where they are none. The readings are views on what is given. */
export function* recordsIn(bytes: Uint8Array<ArrayBuffer>): Generator<FoundRecord> {
  const all = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / WORD));
  for (let at = 0; at < all.length;) {
    const words = all.subarray(at, at + all[at]!);
    const [length = 0, first = 0, second = 0, rows = 0, hashes = 0, lines = 0] = words;
    const from = NUMBERS + wordsFor(first);
    const to = from + wordsFor(second);
    if (length !== words.length || length !== to + rows + hashes + lines) throw new RangeError('no record');
    const own = bytes.subarray(at * WORD, (at + length) * WORD);
    const text = (word: number, size: number): unknown =>
      JSON.parse(decoder.decode(own.subarray(word * WORD, word * WORD + size)));
    yield {
      bytes: own,
      head: text(NUMBERS, first) as readonly unknown[],
      reading: () => ({
        rows: words.subarray(to, to + rows),
        hashes: words.subarray(to + rows, to + rows + hashes),
        lines: words.subarray(to + rows + hashes),
        strings: text(from, second) as readonly string[],
      }),
    };
    at += length;
  }
}

/** Whether the first record says that the cache is of a corpus, and of a program that reads as this one does. */
export const isOwner = ({ head }: FoundRecord, fingerprint: string, root: string): boolean =>
  head[0] === FORMAT && head[1] === fingerprint && head[2] === root;

export function headOf({ head }: FoundRecord): CachedHead {
  const [name, file, size, modified, isSettled, sha256, words, key] = head as [
    string,
    string,
    number,
    number,
    boolean,
    string,
    number,
    string,
  ];
  return { name, file, stamp: { size, modified, isSettled }, sha256, words, key };
}
