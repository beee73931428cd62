/** What is kept of the text of a closed document. */
import type { FileStamp } from './cache/cacheRecords.js';
import type { CompactRows } from './compactRows.js';

export interface TextDigest {
  /** Path of the file below the corpus. */
  readonly file: string;
  /** Empty where there is no text, or one that is left out: reading it would take too long, or more memory than there is. */
  readonly sha256: string;
  /** Words and numbers. */
  readonly words: number;
  readonly hashes: Uint32Array;
  readonly lines: Uint32Array;
  /** What was recognised, in labels of the recogniser, with the settings of reading as they were then. */
  readonly recognised?: { readonly key: string; readonly rows: CompactRows };
  /** The file that it was read from, where that is worth knowing. */
  readonly stamp?: FileStamp;
}
