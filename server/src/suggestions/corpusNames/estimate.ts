/**
 * How sure a name is by what was decided: the mean of a Beta distribution (a Beta-binomial estimate), which begins at what
 * was thought before anybody decided and goes over to the share that was accepted, the more so the more was decided.
 * Decisions between the same words weigh more, since they are about the same use of the form.
 */
import type { Context } from './surroundings.js';
import type { FormTally } from './taughtNames.js';

/** Decisions that speak for and against a label, weighed. */
export interface Evidence {
  readonly supporting: number;
  readonly opposing: number;
}

/** As many decisions as what somebody suggests is worth, and as a form that is met again is. */
export const SUGGESTED = 4;
export const MET = 2;
/** What a decision gains in weight by each side on which the same word stands. */
const SAME_WORD = 0.5;
/** What a word that was left unmarked where the annotator is done weighs, beside a decision. */
const UNMARKED = 0.5;

/** What speaks for a form being of a label, between some words. Another label that was accepted speaks against it. */
export function evidenceOf(tally: FormTally, label: string, context: Context, unmarked: number): Evidence {
  let supporting = 0;
  let opposing = unmarked * UNMARKED;
  for (const lesson of tally.lessons) {
    const { before, after } = lesson.context;
    const weight =
      1 + (before === context.before ? SAME_WORD : 0) + (after === context.after ? SAME_WORD : 0);
    if (lesson.label === label && !lesson.isRefused) supporting += weight;
    else if (lesson.label === label || !lesson.isRefused) opposing += weight;
  }
  return { supporting, opposing };
}

/** 0 to 1. `before`: what was thought before anybody decided, and how many decisions that is `worth`. */
export const estimateOf = (before: number, worth: number, { supporting, opposing }: Evidence): number =>
  (worth * before + supporting) / (worth + supporting + opposing);
