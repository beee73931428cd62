/**
 * What the index wants of a text, made in one go: its hash, its words, where its lines begin, and what is recognised in it.
 * Plain data, so that it can be made in another thread and kept in a file. Reading is what costs time; see `TextReader`.
 */
import { DocumentText } from '../../annotation/documentText.js';
import type { ReadingSettings } from '../../languages/readingSettings.js';
import { lineStartsOf } from '../../text/lineStarts.js';
import type { SlicedRecogniser } from '../liveRecognition.js';
import { countWords } from '../statistics.js';
import { rowsOfSuggestions } from './compactRows.js';
import { Interner } from './interner.js';
import { wordHashes } from './wordHashes.js';

export interface TextReading {
  /** SHA-256 of the file's text. */
  readonly sha256: string;
  /** See `wordHashes`. */
  readonly hashes: Uint32Array;
  /** How many words and numbers. */
  readonly words: number;
  /** See `lineStartsOf`. */
  readonly lines: Uint32Array;
  /** What the recogniser found, as rows of `CompactRows`, their strings numbered as in `strings`. */
  readonly rows: Uint32Array;
  readonly strings: readonly string[];
}

/** A text that is to be read. */
export interface ReadingJob {
  /** As its file has it. */
  readonly file: string;
  readonly settings: ReadingSettings;
  /** Words and lines alone are wanted where it is false. */
  readonly recognise: boolean;
}

/** Reads texts, in other threads perhaps. */
export interface TextReader {
  /** How many texts it can be given before the first is read. */
  readonly capacity: number;
  /** Whether a thread is there that has begun to answer: one that is starting keeps waiting whoever wants a text at once. */
  readonly isReady: boolean;
  /** Rejects where the thread that reads it comes to an end. */
  read(job: ReadingJob): Promise<TextReading>;
}

/** Reads a text in this thread; `pause` lets others work every few milliseconds. */
export async function readText(
  recogniser: SlicedRecogniser,
  { file, settings, recognise }: ReadingJob,
  pause: () => Promise<void>,
): Promise<TextReading> {
  const text = DocumentText.ofFile(file);
  const found = recognise
    ? await recogniser.recogniseInSlices(text.editor, { ...settings, once: true }, async () => {
        await pause();
        return true;
      })
    : undefined;
  const interner = new Interner();
  const language = recogniser.languages.of(settings.locale);
  const words = language.spelling.words(text.editor);
  const [rows, hashes, lines] = together([
    rowsOfSuggestions(found?.mentions ?? [], interner),
    wordHashes(text.editor, language, words),
    lineStartsOf(text.editor),
  ]);
  const strings = interner.all();
  const numbers = { hashes: hashes!, lines: lines!, rows: rows! };
  return { sha256: await text.sha256(), words: countWords(words), ...numbers, strings };
}

/** The same arrays in one piece of memory: three pieces a document add up. */
function together(arrays: readonly Uint32Array[]): Uint32Array[] {
  const all = new Uint32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  return arrays.map((array) => {
    all.set(array, at);
    return all.subarray(at, (at += array.length));
  });
}
