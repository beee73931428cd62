/**
 * What suggestions look like, and what annotators made of those: the label of names with this first word, whether a word at
 * a border stayed in the name or a word beside it was taken in. What looks alike is made alike, where nothing is known of
 * the form itself.
 */
import { lowerBound } from '../../text/lowerBound.js';
import type { Word } from '../../languages/languagePack.js';
import { byPlace } from '../../text/order.js';
import type { LabelledSpan } from '../suggestion.js';
import { formKey, type Surroundings, type TeachingSpan } from './surroundings.js';

/** What one suggestion looks like in one respect, and what came of it. */
export interface Look {
  /** See `lookAs`. */
  readonly look: string;
  /** Of a first word as the name's head, the label that it was given, empty where it was refused; of others IN or OUT. */
  readonly outcome: string;
  /** The form that was suggested. */
  readonly form: string;
  /** The word that is looked at. */
  readonly word: string;
}

/** A word within the name at its beginning or end, or the one beside it there; or the first one as what names the kind. */
export type Respect = 'head' | 'first' | 'last' | 'before' | 'behind';

export const IN = 'in';
export const OUT = 'out';

export const lookAs = (respect: Respect, label: string, word: string): string =>
  `${respect} ${label} ${word}`;

/** The words of a suggestion and those beside it, in its line; undefined where there is none, or none by itself. */
export interface Edges extends Readonly<Partial<Record<Exclude<Respect, 'head'>, Word>>> {
  /** How many words it has. */
  readonly count: number;
}

/** `span` in offsets of the words' text. */
export function edgesOf(
  span: { readonly start: number; readonly end: number },
  { words, text, language }: Surroundings,
): Edges {
  const from = lowerBound(words.length, (i) => words[i]!.end <= span.start);
  const to = lowerBound(words.length, (i) => words[i]!.start < span.end);
  const first = words[from];
  const last = words[to - 1];
  // A particle or a verb ends a name in whatever corpus.
  const behind = (word: Word | undefined): Word | undefined =>
    word && language.names.endsName(text.slice(word.start, word.end))
      ? undefined
      : beside(word, span.end, word?.start, text);
  return {
    count: to - from,
    first: first?.kind === 'symbol' ? undefined : first,
    last: last?.kind === 'symbol' ? undefined : last,
    before:
      first?.start === span.start
        ? beside(words[from - 1], words[from - 1]?.end, span.start, text)
        : undefined,
    behind: last?.end === span.end ? behind(words[to]) : undefined,
  };
}

/** A word that white space alone parts from a name. */
function beside(
  word: Word | undefined,
  from: number | undefined,
  to: number | undefined,
  text: string,
): Word | undefined {
  if (!word || word.kind === 'symbol') return undefined;
  return /^[ \u00a0]+$/.test(text.slice(from, to)) ? word : undefined;
}

/** What was made of suggestions by decisions; both by place. Those about which nobody decided say nothing. */
export function looksOf(
  suggested: readonly LabelledSpan[],
  decisions: readonly TeachingSpan[],
  around: Surroundings,
): Look[] {
  const looks: Look[] = [];
  let from = 0;
  let longest = 0;
  for (const { start, end } of decisions) longest = Math.max(longest, end - start);
  for (const suggestion of [...suggested].sort(byPlace)) {
    while (from < decisions.length && decisions[from]!.start + longest <= suggestion.start) from++;
    const sharing: TeachingSpan[] = [];
    for (let i = from; i < decisions.length && decisions[i]!.start < suggestion.end; i++)
      if (decisions[i]!.end > suggestion.start && !decisions[i]!.fragments) sharing.push(decisions[i]!);
    if (sharing.length > 0) looks.push(...looksOfOne(suggestion, sharing, around));
  }
  return looks;
}

function looksOfOne(
  suggestion: LabelledSpan,
  sharing: readonly TeachingSpan[],
  around: Surroundings,
): Look[] {
  const words = around.formAt(suggestion);
  if (!words) return [];
  const { label, start, end } = suggestion;
  const form = formKey(words);
  const edges = edgesOf(suggestion, around);
  const looks: Look[] = [];
  const add = (respect: Respect, word: string, outcome: string): void => {
    looks.push({ look: lookAs(respect, label, word), outcome, form, word });
  };
  const same = sharing.filter((one) => one.start === start && one.end === end);
  const decided = same.find(({ rejected }) => !rejected) ?? same.find((one) => one.label === label);
  if (edges.count > 1 && decided) add('head', words[0]!, decided.rejected ? '' : decided.label);
  const name = sharing.find((one) => one.label === label && !one.rejected);
  if (!name) return looks;
  const { first, last, before, behind } = edges;
  if (first && edges.count > 1) add('first', words[0]!, name.start <= start ? IN : OUT);
  if (last && edges.count > 1) add('last', last.norm, name.end >= end ? IN : OUT);
  if (before) add('before', before.norm, name.start < before.end ? IN : OUT);
  if (behind) add('behind', behind.norm, name.end > behind.start ? IN : OUT);
  return looks;
}
