/** Makes the digest of a text: from the cache where its file is as it was, else by reading it, in a thread where that pays. */
import { readingKey } from '../../languages/readingSettings.js';
import type { CorpusDocument } from '../documentNames.js';
import type { ReadText } from '../documentTexts.js';
import { stampOf, type ReadingCache } from './cache/readingCache.js';
import { CompactRows } from './compactRows.js';
import type { IndexedCorpus } from './indexedCorpus.js';
import type { Interner } from './interner.js';
import { LARGEST_INDEXED, type LeftOut } from './leftOut.js';
import type { TextDigest } from './textDigest.js';
import { readText, type ReadingJob, type TextReader, type TextReading } from './textReading.js';

/** Texts up to this length are read in this thread: another one is not started for them. */
const SHORT = 50_000;

const NO_NUMBERS = new Uint32Array();

export interface ReadingOptions {
  /** Words and lines alone are wanted where it is false. */
  readonly recognise: boolean;
  /** Others are read with it. */
  readonly isOneOfMany: boolean;
}

export class DigestReading {
  constructor(
    private readonly model: IndexedCorpus,
    private readonly interner: Interner,
    private readonly cache: ReadingCache,
    private readonly leftOut: LeftOut,
    /** Something was read that the cache does not have. */
    private readonly isFresh: () => void,
  ) {}

  async read(document: CorpusDocument, { recognise, isOneOfMany }: ReadingOptions): Promise<TextDigest> {
    const { file, name, uri } = document;
    const nothing = { file, sha256: '', words: 0, hashes: NO_NUMBERS, lines: NO_NUMBERS };
    const { corpus } = this.model;
    this.leftOut.forget(name);
    const now = Date.now();
    const there = await corpus.files.stat(uri).catch(() => undefined);
    if (there && there.size > LARGEST_INDEXED) {
      this.leftOut.tooLarge(document, there.size);
      return nothing;
    }
    let reading: Promise<ReadText> | undefined;
    const textNow = (): Promise<ReadText> => (reading ??= this.model.text(document));
    const settings = corpus.readingSettings(name);
    const key = readingKey(settings);
    const stamp = there && this.model.host.cache?.() ? stampOf(there, now) : undefined;
    const known =
      stamp && (await this.cache.take(document, stamp, key, async () => (await textNow()).text?.().sha256()));
    if (known && stamp) {
      if (stamp.isSettled && !known.head.stamp.isSettled) this.isFresh();
      return { ...this.digest(document, key, known.reading), stamp };
    }
    const { text, problem } = await textNow();
    const content = text?.().file;
    if (content === undefined) return nothing;
    const job = { file: content, settings, recognise: recognise && !problem };
    try {
      const read = await this.readerFor(job, isOneOfMany).read(job);
      const { sha256, words, hashes, lines } = read;
      if (!job.recognise) return { file, sha256, words, hashes, lines };
      if (stamp) this.isFresh();
      return { ...this.digest(document, key, read), stamp };
    } catch (error) {
      this.leftOut.notRead(document, error);
      return nothing;
    }
  }

  private digest({ file }: CorpusDocument, key: string, reading: TextReading): TextDigest {
    const { sha256, words, hashes, lines } = reading;
    const rows = CompactRows.ofReading(reading, this.interner);
    return { file, sha256, words, hashes, lines, recognised: { key, rows } };
  }

  private readerFor({ file }: ReadingJob, isOneOfMany: boolean): Pick<TextReader, 'read'> {
    const { reader, recogniser } = this.model.host;
    if (reader && (isOneOfMany || reader.isReady || file.length > SHORT)) return reader;
    return { read: (job) => readText(recogniser, job, () => this.model.pauseInBackground()) };
  }
}
