/**
 * In which order the paragraphs of a text are read, and when there is so much more of them that whoever looks is told.
 * Telling costs a pass over all that is read: it comes at distances that grow, so that all of it is a small part of reading.
 */
import { paragraphFrom } from '../../text/paragraphs.js';
import type { Recognition, TextInReading } from './recognition.js';

/** Who looks at a text while it is read for the first time. */
export interface Onlooker {
  /** UTF-16 offset that they look at, which may change: from just before it on to the end is read first, then the rest. */
  readonly place: () => number;
  /** Is told what is recognised in what has been read: not the document's date, source, titles and furniture. */
  readonly tell: (part: Recognition) => void;
}

/** UTF-16 units before what is looked at that are read with it: half a window full, since marks move the text in sight. */
const BEFORE = 2 * 1024;
/** UTF-16 units after which is told for the first time: some windows full. */
const FIRST = 16 * 1024;
/** So many times as much must have been read each time. */
const GROWTH = 4;
/** From this part of the text on it is told with the whole: what is told before costs no more than a sixth of that. */
const MOST = 1 / 8;
/** So much of what is read must be new where somebody looks elsewhere. */
const ELSEWHERE = 1 / 8;

export class ReadingOrder {
  private at = 0;
  private place = 0;
  /** UTF-16 units: how much is read, and how much is to be until somebody is told. */
  private units = 0;
  private due = FIRST;

  constructor(
    private readonly reading: TextInReading,
    private readonly lookedAt: () => number,
  ) {}

  /** Index of the paragraph to be read; undefined where all are. */
  next(): number | undefined {
    const { paragraphs, read } = this.reading;
    const place = this.lookedAt();
    if (place !== this.place) this.goTo(place);
    for (let passed = 0; passed < paragraphs.length; passed++) {
      if (this.at >= paragraphs.length) this.at = 0;
      if (!read[this.at]) return this.at;
      this.at++;
    }
    return undefined;
  }

  private goTo(place: number): void {
    this.place = place;
    this.at = this.beginning();
    this.tellSoon();
  }

  /** Index of the paragraph that is read first by where it is looked at; behind the last where none is left there. */
  private beginning(): number {
    return paragraphFrom(this.reading.paragraphs, this.place - BEFORE);
  }

  private tellSoon(): void {
    this.due = Math.min(this.due, this.units + Math.max(FIRST, this.units * ELSEWHERE));
  }

  /** A paragraph has been read. */
  took(index: number): void {
    this.units += this.reading.paragraphs[index]!.text.length;
  }

  /** Whether it is time to tell; then so much more must be read. The rest is told with the whole. */
  isDue(): boolean {
    if (this.units < this.due || this.next() === undefined) return false;
    const { read, text } = this.reading;
    this.due = this.units * GROWTH;
    if (this.due > text.length * MOST) this.due = Infinity;
    const at = this.beginning();
    if (at < read.length && !read[at]) this.tellSoon();
    return true;
  }
}
