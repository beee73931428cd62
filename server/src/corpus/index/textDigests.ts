/** What is kept of the texts of closed documents: read once, several at a time where there are threads for it. */
import { readingKey } from '../../languages/readingSettings.js';
import { message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import { CORPUS_FILE } from '../corpusFile.js';
import type { CorpusDocument } from '../documentNames.js';
import { joinUri } from '../files/uris.js';
import { CacheKeeping } from './cache/cacheKeeping.js';
import { ReadingCache, type KeptReading } from './cache/readingCache.js';
import { DigestReading, type ReadingOptions } from './digestReading.js';
import type { IndexedCorpus } from './indexedCorpus.js';
import type { Interner } from './interner.js';
import { LeftOut, MOST_HELD } from './leftOut.js';
import type { TextDigest } from './textDigest.js';

/** A text that is being read. */
interface UnderWay {
  readonly recognise: boolean;
  readonly digest: Promise<TextDigest>;
}

/** Texts up to this many are read in this thread: another one is not started for them. */
const FEW = 8;

const NO_NUMBERS = new Uint32Array();

const sizeOf = ({ hashes, lines, recognised }: TextDigest): number =>
  hashes.byteLength + lines.byteLength + (recognised?.rows.size ?? 0);

export class TextDigests {
  /** By name. */
  private readonly texts = new Map<string, TextDigest>();
  /** Bytes of them. */
  private held = 0;
  /** Those that are being read; what is dropped meanwhile is not kept. */
  private readonly underWay = new Map<string, UnderWay>();
  private locale: string | undefined;
  private readonly leftOut: LeftOut;
  private readonly cache: ReadingCache;
  private readonly keeping: CacheKeeping;
  private readonly reading: DigestReading;

  constructor(
    private readonly model: IndexedCorpus,
    interner: Interner,
  ) {
    const { corpus, host } = model;
    this.locale = corpus.settings.locale;
    this.leftOut = new LeftOut(
      () => joinUri(corpus.root, CORPUS_FILE),
      (problems) => model.indexProblems(problems),
      (told) => host.log?.(told),
    );
    this.cache = new ReadingCache(
      () => (corpus.isFolder ? host.cache?.() : undefined),
      corpus.root,
      () => model.pauseInBackground(),
    );
    this.keeping = new CacheKeeping(() => this.keep());
    this.reading = new DigestReading(model, interner, this.cache, this.leftOut, () => this.keeping.changed());
  }

  get size(): number {
    return this.texts.size;
  }

  /** What is known of a text without looking at anything; what was recognised may be out of date, see `isRecognised`. */
  known({ name, file }: CorpusDocument): TextDigest | undefined {
    const known = this.texts.get(name);
    return known?.file === file ? known : undefined;
  }

  /** Of which words a text was made when it was last looked at. */
  hashesOf(name: string): Uint32Array | undefined {
    return this.texts.get(name)?.hashes;
  }

  hashOf(name: string): string | undefined {
    return this.texts.get(name)?.sha256;
  }

  drop(name: string): void {
    this.remove(name);
    this.underWay.delete(name);
    this.leftOut.forget(name);
    this.cache.forget(name);
  }

  private remove(name: string): void {
    const known = this.texts.get(name);
    if (!known) return;
    this.held -= sizeOf(known);
    this.texts.delete(name);
  }

  private set(name: string, digest: TextDigest): void {
    this.remove(name);
    this.held += sizeOf(digest);
    this.texts.set(name, digest);
  }

  /** The same text has another name. */
  rename(from: string, to: CorpusDocument): void {
    const digest = this.texts.get(from);
    this.drop(from);
    this.drop(to.name);
    if (digest) this.set(to.name, { ...digest, file: to.file });
  }

  /** Words and names are other ones in another language. */
  settingsChanged(): void {
    const { locale } = this.model.corpus.settings;
    this.underWay.clear();
    if (locale !== this.locale) {
      this.texts.clear();
      this.held = 0;
      this.leftOut.clear();
    }
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
    return this.once(document, { recognise: true, isOneOfMany: false });
  }

  /** A text, what is recognised in it perhaps left out. */
  async wordsOf(document: CorpusDocument): Promise<TextDigest> {
    return this.known(document) ?? this.once(document, { recognise: false, isOneOfMany: false });
  }

  /**
   * Reads those of some documents that are not known, as many at a time as there are threads for. `step` is called after each,
   * and may give up: false, then.
   */
  async fill(
    documents: readonly CorpusDocument[],
    step: (done: number, total: number) => Promise<boolean>,
  ): Promise<boolean> {
    const missing = documents.filter((document) => {
      const known = this.known(document);
      return !(known && this.isRecognised(known, document.name)) && !this.model.isOpen(document);
    });
    const { reader } = this.model.host;
    const isOneOfMany = reader !== undefined && missing.length > FEW;
    let next = 0;
    let done = 0;
    let goesOn = true;
    const work = async (): Promise<void> => {
      while (goesOn && next < missing.length) {
        await this.once(missing[next++]!, { recognise: true, isOneOfMany });
        if (!(await step(++done, missing.length))) goesOn = false;
      }
    };
    await Promise.all(Array.from({ length: isOneOfMany ? reader.capacity : 1 }, work));
    this.leftOut.settle();
    return goesOn;
  }

  private async once(document: CorpusDocument, options: ReadingOptions): Promise<TextDigest> {
    const { name } = document;
    const { recognise } = options;
    const before = this.underWay.get(name);
    if (before && (before.recognise || !recognise)) return before.digest;
    const reading = { recognise, digest: this.read(document, options) };
    this.underWay.set(name, reading);
    try {
      const digest = await reading.digest;
      if (this.underWay.get(name) === reading && !this.model.isOpen(document)) this.set(name, digest);
      return digest;
    } finally {
      if (this.underWay.get(name) === reading) this.underWay.delete(name);
      if (!options.isOneOfMany) this.leftOut.settle();
    }
  }

  private async read(document: CorpusDocument, options: ReadingOptions): Promise<TextDigest> {
    if (this.held < MOST_HELD) return this.reading.read(document, options);
    this.leftOut.noRoom(document);
    return { file: document.file, sha256: '', words: 0, hashes: NO_NUMBERS, lines: NO_NUMBERS };
  }

  /** Waits until what was read is kept for the next start. */
  flush(): Promise<void> {
    return this.keeping.flush();
  }

  /** Gives how many readings are kept. */
  private async keep(): Promise<number> {
    const { corpus, host } = this.model;
    try {
      const { byName } = await corpus.documentList();
      await this.cache.write(this.kept(), (name) => byName.has(name));
    } catch (error) {
      host.log?.(message('index.notKept', { reason: messageOf(error) }));
    }
    return this.texts.size;
  }

  private *kept(): Generator<KeptReading> {
    for (const [name, digest] of this.texts) {
      const { file, stamp, sha256, words, hashes, lines, recognised } = digest;
      if (!stamp || !recognised) continue;
      const head = { name, file, stamp, sha256, words, key: recognised.key };
      yield { head, reading: { ...recognised.rows.forReading(), hashes, lines } };
    }
  }
}
