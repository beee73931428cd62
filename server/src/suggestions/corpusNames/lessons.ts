/** What the decisions on one document teach of names: which forms were annotated or refused, and what stood beside them. */
import type { LanguagePack, Word } from '../../languages/languagePack.js';
import { NUMBER_LABELS, TIME_LABELS } from '../../languages/mention.js';
import { byPlace } from '../../text/order.js';
import type { LabelledSpan } from '../suggestion.js';
import { looksOf, type Look } from './looks.js';
import { formKey, Surroundings, type Context, type TeachingSpan } from './surroundings.js';

/** One decision on a form. */
export interface Lesson {
  /** The folded words of the form, without clitics before them; see `formKey`. */
  readonly form: string;
  readonly label: string;
  readonly isRefused: boolean;
  readonly context: Context;
}

export interface DocumentLessons {
  readonly lessons: readonly Lesson[];
  /** What was made of what others suggested. */
  readonly looks: readonly Look[];
  /**
   * Where the annotator is done: how often each word stands outside of all annotations, by what is left of it without
   * clitics, too. Empty otherwise: nobody has looked at those words yet.
   */
  readonly unmarked: ReadonlyMap<string, number>;
}

export interface TeachingDocument {
  readonly text: string;
  readonly decisions: readonly TeachingSpan[];
  /** What others suggest in it, decided or not. */
  readonly suggested: readonly LabelledSpan[];
  readonly isDone: boolean;
}

const QUANTITIES: ReadonlySet<string> = new Set([...TIME_LABELS, ...NUMBER_LABELS]);

/** Whether a label is learned: times and numbers are read by grammars, which do not need to be taught each of them. */
export const isLearnedLabel = (label: string): boolean => !QUANTITIES.has(label);

/** Makes the lessons of one document, again and again: what did not change costs little. */
export class LessonMaker {
  private around: Surroundings | undefined;
  private made = new WeakMap<TeachingSpan, Lesson | 'none'>();

  constructor(private readonly language: LanguagePack) {}

  make({ text, decisions: all, suggested, isDone }: TeachingDocument): DocumentLessons {
    const { language } = this;
    let { around } = this;
    if (around?.text !== text) {
      around = this.around = new Surroundings(text, language.spelling.words(text), language);
      this.made = new WeakMap();
    }
    const decisions = all.filter(({ label }) => isLearnedLabel(label)).sort(byPlace);
    const lessons: Lesson[] = [];
    const unmarked = new Map<string, number>();
    let counted = 0;
    for (const decision of decisions) {
      const { start, end, rejected } = decision;
      if (isDone && !rejected) counted = countUnmarked(around.words, counted, start, end, language, unmarked);
      const lesson = this.lessonOf(decision, around);
      if (lesson) lessons.push(lesson);
    }
    const behind = text.length + 1;
    if (isDone) countUnmarked(around.words, counted, behind, behind, language, unmarked);
    const others = suggested.filter(({ label }) => isLearnedLabel(label));
    return { lessons, looks: looksOf(others, decisions, around), unmarked };
  }

  private lessonOf(decision: TeachingSpan, around: Surroundings): Lesson | undefined {
    let made = this.made.get(decision);
    if (!made) {
      const { label, rejected = false, fragments } = decision;
      const form = fragments ? undefined : around.formAt(decision);
      const context = around.contextOf(decision);
      made = form ? { form: formKey(form), label, isRefused: rejected, context } : 'none';
      this.made.set(decision, made);
    }
    return made === 'none' ? undefined : made;
  }
}

/** Counts the words from an index up to a place; gives the index of the first word behind the place's end. */
function countUnmarked(
  words: readonly Word[],
  from: number,
  start: number,
  end: number,
  { clitics }: LanguagePack,
  into: Map<string, number>,
): number {
  let i = from;
  for (; i < words.length && words[i]!.end <= start; i++)
    for (const stem of clitics.stems(words[i]!.norm)) into.set(stem, (into.get(stem) ?? 0) + 1);
  while (i < words.length && words[i]!.start < end) i++;
  return i;
}
