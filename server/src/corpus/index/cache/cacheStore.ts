/**
 * Where what was read of corpora is kept from one start to the next, outside of them: a byte sequence a key. It can be deleted
 * at any time, and what is damaged is as if it were not there.
 */
export interface CacheStore {
  /** The same for programs that read texts alike: what others kept is not used. */
  fingerprint(): Promise<string>;
  /** What was kept under a key; undefined where there is nothing, or not what was written. Never rejects. */
  read(key: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Puts pieces, one after the other, in the place of what was kept under a key: all of them or none. */
  write(key: string, pieces: AsyncIterable<Uint8Array>): Promise<void>;
}
