/** Which texts may hold something that a corpus has taught, by the hashes of their words: the others need not be read again. */
import type { TaughtNames } from '../../suggestions/corpusNames/taughtNames.js';
import { hashOf, mayHold } from '../index/wordHashes.js';

interface Hashed {
  readonly revision: number;
  /** Word by word, by the hash of the first. */
  readonly forms: ReadonlyMap<number, readonly (readonly string[])[]>;
}

export class LearnedWords {
  private readonly hashed = new WeakMap<TaughtNames, Hashed>();

  mayStandIn(hashes: Uint32Array, taught: TaughtNames): boolean {
    const { forms } = this.of(taught);
    return hashes.some((hash) => forms.get(hash)?.some((words) => mayHold(hashes, { words })) === true);
  }

  private of(taught: TaughtNames): Hashed {
    const known = this.hashed.get(taught);
    if (known?.revision === taught.revision) return known;
    const forms = new Map<number, (readonly string[])[]>();
    for (const words of taught.subjects()) {
      const first = hashOf(words[0]!);
      const there = forms.get(first);
      if (there) there.push(words);
      else forms.set(first, [words]);
    }
    const hashed = { revision: taught.revision, forms };
    this.hashed.set(taught, hashed);
    return hashed;
  }
}
