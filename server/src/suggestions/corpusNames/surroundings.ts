/** Forms in a text, and what stands beside them. */
import type { LanguagePack, Word } from '../../languages/languagePack.js';
import { lowerBound } from '../../text/lowerBound.js';
import type { Span } from '../../text/span.js';

/** What stands beside a form: a folded word, the clitics that the form is written together with, or the line's border. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

/** A decision as far as it teaches. */
export interface TeachingSpan extends Span {
  readonly label: string;
  readonly rejected?: boolean;
  /** Pieces: what has gaps is no form. */
  readonly fragments?: readonly Span[];
}

/** Stands for the border of a line in a context. */
const LINE_BORDER = '\n';
const BREAKS = /[\n\r\u2028\u2029]/;
/** Words of the longest form that is learned: what is longer does not come again. */
const LONGEST_FORM = 12;
/** UTF-16 units before a place that tell what its first letter is (see `NameIdentity.keyAt`). */
const LOOK_BEHIND = 2;

export const formKey = (words: readonly string[]): string => words.join(' ');

/** The words of a text beside places of it. */
export class Surroundings {
  constructor(
    readonly text: string,
    readonly words: readonly Word[],
    readonly language: LanguagePack,
  ) {}

  /** The folded words of what stands at a place; undefined where it is no form. */
  formAt({ start, end }: Span): readonly string[] | undefined {
    const from = Math.max(0, start - LOOK_BEHIND);
    const key = this.language.names.keyAt(this.text.slice(from, end), {
      start: start - from,
      end: end - from,
    });
    return key && key.words.length <= LONGEST_FORM ? key.words : undefined;
  }

  contextOf(span: Span): Context {
    const { text, words, language } = this;
    const first = lowerBound(words.length, (i) => words[i]!.end <= span.start);
    const next = lowerBound(words.length, (i) => words[i]!.start < span.end);
    const own = words[first];
    const before =
      own && own.start < span.start
        ? language.spelling.fold(text.slice(own.start, span.start)) + '-'
        : this.wordWithin(first - 1, span);
    const last = words[next - 1];
    const after =
      last && last.end > span.end
        ? '-' + language.spelling.fold(text.slice(span.end, last.end))
        : this.wordWithin(next, span);
    return { before, after };
  }

  /** A word beside a place, in the same line. */
  private wordWithin(index: number, { start, end }: Span): string {
    const word = this.words[index];
    if (!word) return LINE_BORDER;
    const between = word.start < start ? this.text.slice(word.end, start) : this.text.slice(end, word.start);
    return BREAKS.test(between) ? LINE_BORDER : word.norm;
  }
}
