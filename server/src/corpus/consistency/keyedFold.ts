/**
 * A fold over documents by keys: each document contributes something under some keys, and what is found under a key
 * depends on what all documents contribute there alone. So one document that changes costs the keys that it changes.
 */
import type { ConsistencyDocument } from './consistencyDocument.js';
import type { Finding } from './finding.js';

/** One way in which documents can disagree. Both are pure functions. */
export interface ConsistencyRule<C> {
  /** What a document contributes, by key. */
  contribute(document: ConsistencyDocument): ReadonlyMap<string, readonly C[]>;
  /** What is found among all that is contributed under a key, by document. */
  judge(key: string, contributed: ReadonlyMap<string, readonly C[]>): readonly Finding[];
}

export class KeyedFold<C> {
  /** By key, then by document. */
  private readonly byKey = new Map<string, Map<string, readonly C[]>>();
  private readonly byDocument = new Map<string, ReadonlyMap<string, readonly C[]>>();
  /** By document, then by key. */
  private readonly found = new Map<string, Map<string, readonly Finding[]>>();
  /** The documents in which something was found under a key. */
  private readonly told = new Map<string, readonly string[]>();
  private readonly dirty = new Set<string>();

  constructor(private readonly rule: ConsistencyRule<C>) {}

  /** Takes a document in, or what it is now; undefined takes it out. */
  put(name: string, document: ConsistencyDocument | undefined): void {
    const before = this.byDocument.get(name);
    const now = document && this.rule.contribute(document);
    for (const key of before?.keys() ?? []) {
      if (now?.has(key)) continue;
      const there = this.byKey.get(key);
      there?.delete(name);
      if (there?.size === 0) this.byKey.delete(key);
      this.dirty.add(key);
    }
    for (const [key, contributed] of now ?? []) {
      if (areSame(before?.get(key), contributed)) continue;
      const there = this.byKey.get(key);
      if (there) there.set(name, contributed);
      else this.byKey.set(key, new Map([[name, contributed]]));
      this.dirty.add(key);
    }
    if (now) this.byDocument.set(name, now);
    else this.byDocument.delete(name);
  }

  /** Judges again what changed. Gives the documents of which other things are told than before. */
  settle(): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const key of this.dirty) {
      for (const name of this.told.get(key) ?? []) {
        const there = this.found.get(name);
        there?.delete(key);
        if (there?.size === 0) this.found.delete(name);
        changed.add(name);
      }
      this.told.delete(key);
      const contributed = this.byKey.get(key);
      const findings = contributed ? this.rule.judge(key, contributed) : [];
      const byName = new Map<string, Finding[]>();
      for (const finding of findings) gather(byName, finding.document, finding);
      for (const [name, ofDocument] of byName) {
        const there = this.found.get(name);
        if (there) there.set(key, ofDocument);
        else this.found.set(name, new Map([[key, ofDocument]]));
        changed.add(name);
      }
      if (byName.size > 0) this.told.set(key, [...byName.keys()]);
    }
    this.dirty.clear();
    return changed;
  }

  of(name: string): readonly Finding[] {
    return [...(this.found.get(name)?.values() ?? [])].flat();
  }

  /** The documents of which something is told. */
  documents(): Iterable<string> {
    return this.found.keys();
  }
}

/** Adds to the list that is kept under a key. */
export function gather<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function areSame<C>(before: readonly C[] | undefined, now: readonly C[]): boolean {
  return before?.length === now.length && before.every((each, i) => each === now[i]);
}
