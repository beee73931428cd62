/**
 * What was read of a corpus' texts, kept from one start to the next: whatever a document's file, the program and the settings
 * say is still right is not read again. Never rejects: without a cache everything is read.
 */
import { sha256 } from '../../../annotation/documentText.js';
import type { CorpusDocument } from '../../documentNames.js';
import type { TextReading } from '../textReading.js';
import type { CacheStore } from './cacheStore.js';
import {
  headOf,
  isOwner,
  ownerRecord,
  readingRecord,
  recordsIn,
  type CachedHead,
  type FileStamp,
  type FoundRecord,
} from './cacheRecords.js';

/** Bytes of the largest cache of a corpus: 25,000 documents of 5 kB. What is beyond it is read at each start. */
const LARGEST_CACHE = 256 * 1024 * 1024;

/** Milliseconds within which disks may give two changes the same time (FAT has two seconds). */
const GRAIN = 2000;

/** Bytes that are written at once. */
const PIECE = 256 * 1024;
/** Records between which others may work. */
const STRIDE = 100;

export interface CachedReading {
  readonly head: CachedHead;
  /** Its numbers are the caller's: they are given once. */
  readonly reading: TextReading;
}

/** A reading that is to be kept. */
export interface KeptReading {
  readonly head: CachedHead;
  readonly reading: Omit<TextReading, 'sha256' | 'words'>;
}

/** `now`: when the file was about to be read. */
export function stampOf(
  { size, modified }: { readonly size: number; readonly modified: number },
  now: number,
): FileStamp {
  return { size, modified, isSettled: modified + GRAIN < now };
}

export class ReadingCache {
  /** What is not given yet, by name. */
  private records: Promise<Map<string, FoundRecord>> | undefined;

  constructor(
    private readonly store: () => CacheStore | undefined,
    private readonly root: string,
    /** Lets others work. */
    private readonly pause: () => Promise<void>,
  ) {}

  /**
   * The reading of a document whose file has a stamp, with the settings that `key` stands for. Where the stamp does not
   * say whether it is the same text, `hashOf` is asked for the SHA-256 of the text as it is now.
   */
  async take(
    { name, file }: CorpusDocument,
    { size, modified }: FileStamp,
    key: string,
    hashOf: () => Promise<string | undefined>,
  ): Promise<CachedReading | undefined> {
    const records = await this.load();
    const record = records.get(name);
    if (!record) return undefined;
    const head = headOf(record);
    const { stamp } = head;
    if (head.file !== file || head.key !== key || stamp.size !== size) return undefined;
    const isSame = stamp.isSettled ? stamp.modified === modified : (await hashOf()) === head.sha256;
    // It may have been given, or forgotten, meanwhile.
    if (!isSame || !records.delete(name)) return undefined;
    return { head, reading: { ...record.reading(), sha256: head.sha256, words: head.words } };
  }

  /** The document is another one, or gone. */
  forget(name: string): void {
    void this.records?.then((records) => records.delete(name));
  }

  /** Keeps readings, and what was not asked for of the documents that there are. Rejects where it cannot be written. */
  async write(kept: Iterable<KeptReading>, isDocument: (name: string) => boolean): Promise<void> {
    const store = this.store();
    if (!store) return;
    const records = await this.load();
    await store.write(await this.key(), this.pieces(await store.fingerprint(), kept, records, isDocument));
  }

  private async *pieces(
    fingerprint: string,
    kept: Iterable<KeptReading>,
    records: ReadonlyMap<string, FoundRecord>,
    isDocument: (name: string) => boolean,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0;
    let waiting = 0;
    let piece = new Uint8Array(PIECE);
    for (const bytes of recordsToWrite(ownerRecord(fingerprint, this.root), kept, records, isDocument)) {
      if (size + bytes.length > LARGEST_CACHE) break;
      size += bytes.length;
      if (waiting + bytes.length > PIECE) {
        yield piece.subarray(0, waiting);
        await this.pause();
        [piece, waiting] = [new Uint8Array(Math.max(PIECE, bytes.length)), 0];
      }
      piece.set(bytes, waiting);
      waiting += bytes.length;
    }
    yield piece.subarray(0, waiting);
  }

  private load(): Promise<Map<string, FoundRecord>> {
    return (this.records ??= this.read().catch(() => new Map<string, FoundRecord>()));
  }

  private async read(): Promise<Map<string, FoundRecord>> {
    const found = new Map<string, FoundRecord>();
    const store = this.store();
    const bytes = await store?.read(await this.key());
    if (!store || !bytes) return found;
    const fingerprint = await store.fingerprint();
    let count = 0;
    for (const record of recordsIn(bytes)) {
      if (count === 0 && !isOwner(record, fingerprint, this.root)) return found;
      if (count > 0) found.set(headOf(record).name, record);
      if (++count % STRIDE === 0) await this.pause();
    }
    return found;
  }

  private key(): Promise<string> {
    return sha256(new TextEncoder().encode(this.root));
  }
}

function* recordsToWrite(
  owner: Uint8Array,
  kept: Iterable<KeptReading>,
  records: ReadonlyMap<string, FoundRecord>,
  isDocument: (name: string) => boolean,
): Generator<Uint8Array> {
  yield owner;
  const written = new Set<string>();
  for (const { head, reading } of kept) {
    written.add(head.name);
    yield readingRecord(head, reading);
  }
  for (const [name, { bytes }] of records) if (!written.has(name) && isDocument(name)) yield bytes;
}
