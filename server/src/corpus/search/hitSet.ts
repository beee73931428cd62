/** What a search found: places by the hundred thousand, as numbers. */
import type { SearchedText } from './searchedDocument.js';
import type { Match } from './matching/matcher.js';

const FIELDS = 5;

export interface Hit extends Match {
  readonly searched: SearchedText;
}

export class HitSet {
  /** Documents in which something was found. */
  private readonly texts: SearchedText[] = [];
  private rows = new Uint32Array(64 * FIELDS);
  private count = 0;
  /** UTF-16 units of the texts in which something was found. */
  textLength = 0;

  get length(): number {
    return this.count;
  }

  /** Documents in which something was found. */
  get documents(): number {
    return this.texts.length;
  }

  add(searched: SearchedText, matches: readonly Match[]): void {
    if (matches.length === 0) return;
    const text = this.texts.push(searched) - 1;
    this.textLength += searched.text.length;
    for (const { first, last, start, end } of matches) {
      if ((this.count + 1) * FIELDS > this.rows.length) {
        const larger = new Uint32Array(2 * this.rows.length);
        larger.set(this.rows);
        this.rows = larger;
      }
      this.rows.set([text, first, last, start, end], this.count++ * FIELDS);
    }
  }

  /** A hit by its number, in the order of documents and places. */
  at(hit: number): Hit {
    const at = hit * FIELDS;
    const [text = 0, first = 0, last = 0, start = 0, end = 0] = this.rows.subarray(at, at + FIELDS);
    return { searched: this.texts[text]!, first, last, start, end };
  }

  /** Number of the document in which a hit is, among those in which something was found. */
  documentOf(hit: number): number {
    return this.rows[hit * FIELDS]!;
  }
}
