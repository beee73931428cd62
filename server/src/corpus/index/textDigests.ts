/** What is kept of the texts of closed documents: read once, several at a time where there are threads for it. */
import { shownFile } from '../../annotation/fileProblem.js';
import { readingKey } from '../../languages/readingSettings.js';
import { message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import type { CorpusDocument } from '../documentNames.js';
import { CompactRows, ROW, STRINGS } from './compactRows.js';
import type { IndexedCorpus } from './indexedCorpus.js';
import type { Interner } from './interner.js';
import { readText, type ReadingJob, type TextReader, type TextReading } from './textReading.js';

export interface TextDigest {
  /** Path of the file below the corpus. */
  readonly file: string;
  /** Empty where there is no text, or one that is left out: reading it would take too long, or more memory than there is. */
  readonly sha256: string;
  readonly hashes: Uint32Array;
  readonly lines: Uint32Array;
  /** What was recognised, in labels of the recogniser, with the settings of reading as they were then. */
  readonly recognised?: { readonly key: string; readonly rows: CompactRows };
}

/** A text that is being read. */
interface UnderWay {
  readonly recognise: boolean;
  readonly digest: Promise<TextDigest>;
}

const MEGABYTE = 1024 * 1024;
/** Bytes of the largest file that is looked through. */
const LARGEST_INDEXED = 8 * MEGABYTE;

/** Texts up to this many, and up to this length each, are read in this thread: another one is not started for them. */
const FEW = 8;
const SHORT = 50_000;

const NO_NUMBERS = new Uint32Array();

export class TextDigests {
  /** By name. */
  private readonly texts = new Map<string, TextDigest>();
  /** Those that are being read; what is dropped meanwhile is not kept. */
  private readonly underWay = new Map<string, UnderWay>();
  private locale: string | undefined;

  constructor(
    private readonly model: IndexedCorpus,
    private readonly interner: Interner,
  ) {
    this.locale = model.corpus.settings.locale;
  }

  get size(): number {
    return this.texts.size;
  }

  /** What is known of a text without looking at anything; what was recognised may be out of date, see `isRecognised`. */
  known({ name, file }: CorpusDocument): TextDigest | undefined {
    const known = this.texts.get(name);
    return known?.file === file ? known : undefined;
  }

  hashOf(name: string): string | undefined {
    return this.texts.get(name)?.sha256;
  }

  drop(name: string): void {
    this.texts.delete(name);
    this.underWay.delete(name);
  }

  /** The same text has another name. */
  rename(from: string, to: CorpusDocument): void {
    const digest = this.texts.get(from);
    this.drop(from);
    this.drop(to.name);
    if (digest) this.texts.set(to.name, { ...digest, file: to.file });
  }

  /** Words and names are other ones in another language. */
  settingsChanged(): void {
    const { locale } = this.model.corpus.settings;
    this.underWay.clear();
    if (locale !== this.locale) this.texts.clear();
    this.locale = locale;
  }

  /** Names of documents that are read otherwise now: another date gives other values. */
  *redated(): Generator<string> {
    for (const [name, { recognised }] of this.texts)
      if (recognised && recognised.key !== this.keyOf(name)) yield name;
  }

  private keyOf(name: string): string {
    return readingKey(this.model.corpus.readingSettings(name));
  }

  private isRecognised(digest: TextDigest, name: string): boolean {
    return !digest.recognised ? digest.sha256 === '' : digest.recognised.key === this.keyOf(name);
  }

  /** A text, with what is recognised in it. */
  async of(document: CorpusDocument): Promise<TextDigest> {
    const known = this.known(document);
    if (known && this.isRecognised(known, document.name)) return known;
    return this.once(document, true);
  }

  /** A text, what is recognised in it perhaps left out. */
  async wordsOf(document: CorpusDocument): Promise<TextDigest> {
    return this.known(document) ?? this.once(document, false);
  }

  /**
   * Reads those of some documents that are not known, as many at a time as there are threads for. `step` is called after each,
   * and may give up: false, then.
   */
  async fill(documents: readonly CorpusDocument[], step: () => Promise<boolean>): Promise<boolean> {
    const missing = documents.filter((document) => {
      const known = this.known(document);
      return !(known && this.isRecognised(known, document.name)) && !this.model.isOpen(document);
    });
    const { reader } = this.model.host;
    const isMany = reader !== undefined && missing.length > FEW;
    let next = 0;
    let goesOn = true;
    const work = async (): Promise<void> => {
      while (goesOn && next < missing.length) {
        await this.once(missing[next++]!, true, isMany);
        if (!(await step())) goesOn = false;
      }
    };
    await Promise.all(Array.from({ length: isMany ? reader.capacity : 1 }, work));
    return goesOn;
  }

  private async once(document: CorpusDocument, recognise: boolean, isOneOfMany = false): Promise<TextDigest> {
    const { name } = document;
    const before = this.underWay.get(name);
    if (before && (before.recognise || !recognise)) return before.digest;
    const reading = { recognise, digest: this.read(document, recognise, isOneOfMany) };
    this.underWay.set(name, reading);
    try {
      const digest = await reading.digest;
      if (this.underWay.get(name) === reading && !this.model.isOpen(document)) this.texts.set(name, digest);
      return digest;
    } finally {
      if (this.underWay.get(name) === reading) this.underWay.delete(name);
    }
  }

  private async read(
    document: CorpusDocument,
    recognise: boolean,
    isOneOfMany: boolean,
  ): Promise<TextDigest> {
    const { name, file, uri } = document;
    const nothing = { file, sha256: '', hashes: NO_NUMBERS, lines: NO_NUMBERS };
    const { corpus } = this.model;
    const there = await corpus.files.stat(uri).catch(() => undefined);
    if (there && there.size > LARGEST_INDEXED) {
      const [megabytes, most] = [Math.round(there.size / MEGABYTE), LARGEST_INDEXED / MEGABYTE];
      this.model.host.log?.(message('index.tooLarge', { file: shownFile(uri), megabytes, most }));
      return nothing;
    }
    const { text, problem } = await this.model.text(document);
    const content = text?.().file;
    if (content === undefined) return nothing;
    const settings = corpus.readingSettings(name);
    const job = { file: content, settings, recognise: recognise && !problem };
    try {
      const { sha256, hashes, lines, ...found } = await this.readerFor(job, isOneOfMany).read(job);
      const rows = job.recognise ? rowsHere(found, this.interner) : undefined;
      return {
        ...{ file, sha256, hashes, lines },
        ...(rows && { recognised: { key: readingKey(settings), rows } }),
      };
    } catch (error) {
      this.model.host.log?.(message('index.notRead', { file: shownFile(uri), reason: messageOf(error) }));
      return nothing;
    }
  }

  private readerFor({ file }: ReadingJob, isOneOfMany: boolean): Pick<TextReader, 'read'> {
    const { reader, recogniser } = this.model.host;
    if (reader && (isOneOfMany || file.length > SHORT)) return reader;
    return { read: (job) => readText(recogniser, job, () => this.model.pauseInBackground()) };
  }
}

/** The rows of a reading with the numbers that their strings have here. */
function rowsHere({ rows, strings }: Pick<TextReading, 'rows' | 'strings'>, interner: Interner): CompactRows {
  const numbers = interner.numbersOf(strings);
  for (let row = 0; row < rows.length; row += ROW)
    for (const at of STRINGS) rows[row + at] = numbers[rows[row + at]!]!;
  return new CompactRows(rows, interner);
}
