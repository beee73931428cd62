/**
 * What the index keeps of a document: a few kilobytes that answer which names may stand in it and what the
 * recogniser found, so that a thousand documents fit into memory.
 */
import { lowerBound } from '../../text/lowerBound.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import type { LanguagePack, NameKey } from '../../languages/languagePack.js';
import type { Suggested } from '../../suggestions/undecided.js';

/** FNV-1a over UTF-16 units, 32 bits: equal words always agree; different ones seldom do. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (code >> 8), 0x01000193);
  }
  return hash >>> 0;
}

/** The hashes of the folded words of a text, with all that may stand behind clitics; sorted, each once. */
export function wordHashes(text: string, { spelling, clitics }: LanguagePack): Uint32Array {
  const hashes = new Set<number>();
  const seen = new Set<string>();
  for (const { norm } of spelling.words(text)) {
    if (seen.has(norm)) continue;
    seen.add(norm);
    for (const stem of clitics.stems(norm)) hashes.add(hashOf(stem));
  }
  return Uint32Array.from(hashes).sort();
}

function has(sorted: Uint32Array, hash: number): boolean {
  return sorted[lowerBound(sorted.length, (i) => sorted[i]! < hash)] === hash;
}

/** Whether a name may stand in a text; false means that it does not. */
export function mayHold(hashes: Uint32Array, key: NameKey): boolean {
  return key.words.every((word) => has(hashes, hashOf(word)));
}

/** Strings that many documents share, kept once. */
export class Interner {
  private readonly ids = new Map<string, number>();
  private readonly strings: string[] = [];

  idOf(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.strings.length;
      // A slice would keep the whole text that it was cut from.
      const own = Array.from(text).join('');
      this.strings.push(own);
      this.ids.set(own, id);
    }
    return id;
  }

  text(id: number): string {
    return this.strings[id] ?? '';
  }
}

export interface CompactMention extends Suggested {
  readonly text: string;
  readonly canonical?: string;
  readonly name?: string;
}

/** Mentions in typed arrays: 32 bytes each. */
export class CompactMentions {
  private readonly numbers: Uint32Array;
  private readonly confidences: Float64Array;

  constructor(
    mentions: readonly Suggestion[],
    private readonly interner: Interner,
  ) {
    const optional = (text: string | undefined): number => (text === undefined ? 0 : interner.idOf(text) + 1);
    this.numbers = new Uint32Array(mentions.length * FIELDS);
    this.confidences = Float64Array.from(mentions, ({ confidence }) => confidence);
    for (const [i, { start, end, label, text, canonical, name }] of mentions.entries())
      this.numbers.set(
        [start, end, interner.idOf(label), optional(text), optional(canonical), optional(name)],
        i * FIELDS,
      );
  }

  get length(): number {
    return this.confidences.length;
  }

  at(i: number): CompactMention {
    const [start = 0, end = 0, label = 0, text = 0, canonical = 0, name = 0] = this.numbers.subarray(
      i * FIELDS,
      (i + 1) * FIELDS,
    );
    return {
      start,
      end,
      label: this.interner.text(label),
      confidence: this.confidences[i] ?? 0,
      text: this.interner.text(text - 1),
      ...(canonical > 0 && { canonical: this.interner.text(canonical - 1) }),
      ...(name > 0 && { name: this.interner.text(name - 1) }),
    };
  }

  all(): CompactMention[] {
    return Array.from({ length: this.length }, (_, i) => this.at(i));
  }
}

const FIELDS = 6;
