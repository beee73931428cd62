/**
 * What a corpus has taught, applied to a paragraph: names that were accepted are found again, through clitics and in all
 * spellings that fold alike; what others suggest is as sure as decisions on the same form leave it; what was refused is
 * withheld, and says why.
 */
import type { LanguagePack } from '../../languages/languagePack.js';
import { offsetOfLetter } from '../../text/characters.js';
import { byPlace } from '../../text/order.js';
import { mergeSuggestions, withoutContradictions } from '../merging.js';
import type { LabelledSpan, Suggestion } from '../suggestion.js';
import { estimateOf, evidenceOf, MET, SUGGESTED } from './estimate.js';
import { isLearnedLabel } from './lessons.js';
import { formKey, Surroundings, type Context } from './surroundings.js';
import { likeOthers } from './lookAlikes.js';
import { isSameContext, type FormTally, type TaughtNames } from './taughtNames.js';
import { taughtReasons } from './taughtReasons.js';

/** The corpus' decisions as a source of suggestions. */
export const CORPUS_NAMES = 'corpus';

/** What is thought of a form that is met again before it is asked how it was decided. */
const MET_AGAIN = 0.4;
/** The same where it is one word, which often means something else too. */
const WORD_MET_AGAIN = 0.2;
/** A form that was annotated is proposed from this sureness on, */
const LEAST_SURE = 0.5;
/** and what others suggest is withheld below this one. */
const WITHHELD = 0.4;

/** UTF-16 units: longer suggestions are not looked for beside what is met. */
const LONGEST_LINE = 400;

export interface RevisedParagraph {
  readonly text: string;
  /** Where it begins in the document. */
  readonly start: number;
  /** What others suggest in it, by place, in offsets into the document. */
  readonly suggestions: readonly Suggestion[];
  /** Its words, where they are known. */
  readonly around?: Surroundings;
}

export interface RevisionBasis {
  readonly taught: TaughtNames;
  readonly language: LanguagePack;
  /** Labels that may be suggested. */
  readonly labels: ReadonlySet<string>;
  /** The tagger of the corpus, where one was trained. */
  readonly tagger?: ParagraphTagger | undefined;
}

/** Suggests in a paragraph, beside others. */
export interface ParagraphTagger {
  suggest(paragraph: RevisedParagraph, labels: ReadonlySet<string>): readonly Suggestion[];
  /** How unsure it is of a text, whatever it suggests: bits a word. `suggested`: what others suggest. */
  doubt(text: string, suggested: readonly LabelledSpan[]): number;
}

/** What is suggested in a paragraph, by place; the same list where the corpus knows nothing of it. */
export function revise(paragraph: RevisedParagraph, basis: RevisionBasis): readonly Suggestion[] {
  const { taught, language, tagger, labels } = basis;
  const { text, start } = paragraph;
  const tagged = tagger?.suggest(paragraph, labels) ?? [];
  const suggestions = tagged.length > 0 ? withTagged(paragraph.suggestions, tagged) : paragraph.suggestions;
  if (taught.isEmpty) return suggestions;
  const around = paragraph.around ?? new Surroundings(text, language.spelling.words(text), language);
  const revised = suggestions.map((suggestion) => revisedBy(suggestion, start, around, basis));
  const met = metAgain(around, start, basis);
  if (met.length === 0 && revised.every((one, i) => one === suggestions[i])) return suggestions;
  return combined(revised, met);
}

/** Of what shares words and the label, the surer. */
function withTagged(
  suggestions: readonly Suggestion[],
  tagged: readonly Suggestion[],
): readonly Suggestion[] {
  const lost = new Set<Suggestion>();
  let from = 0;
  for (const one of tagged) {
    while (from < suggestions.length && suggestions[from]!.start + LONGEST_LINE < one.start) from++;
    for (let i = from; i < suggestions.length && suggestions[i]!.start < one.end; i++) {
      const other = suggestions[i]!;
      const isRival = other.label === one.label && other.end > one.start;
      if (!isRival || (other.start === one.start && other.end === one.end)) continue;
      lost.add(other.confidence >= one.confidence ? one : other);
    }
  }
  const kept = [suggestions, tagged].map((list) => list.filter((one) => !lost.has(one)));
  return mergeSuggestions(kept);
}

/** A suggestion of another source by what was decided about its form: the same where that is nothing. */
function revisedBy(
  suggestion: Suggestion,
  paragraphStart: number,
  around: Surroundings,
  { taught, labels }: RevisionBasis,
): Suggestion {
  if (suggestion.fragments || !isLearnedLabel(suggestion.label)) return suggestion;
  const span = { start: suggestion.start - paragraphStart, end: suggestion.end - paragraphStart };
  const form = around.formAt(span);
  const tally = form && taught.tally(formKey(form));
  if (!tally) return likeOthers(suggestion, paragraphStart, around, taught, labels);
  const context = around.contextOf(span);
  const confidence = sureness(suggestion.confidence, SUGGESTED, tally, suggestion.label, context, taught);
  const reasons = [...taughtReasons(tally, suggestion.label), ...suggestion.reasons];
  // How sure the source was of the label and of the borders was said before anybody decided.
  const { labelConfidence: _, borderConfidence: __, ...rest } = suggestion;
  if (confidence < WITHHELD || isRefusedHere(tally, suggestion.label, context))
    return { ...rest, confidence, reasons, isWithheld: true };
  const isAccepted = (tally.labels.get(suggestion.label)?.accepted ?? 0) > 0;
  const alsoFrom = isAccepted ? [...(suggestion.alsoFrom ?? []), CORPUS_NAMES] : suggestion.alsoFrom;
  return { ...rest, confidence, reasons, ...(alsoFrom && { alsoFrom }) };
}

function sureness(
  before: number,
  worth: number,
  tally: FormTally,
  label: string,
  context: Context,
  taught: TaughtNames,
): number {
  return estimateOf(before, worth, evidenceOf(tally, label, context, taught.unmarkedCount(tally)));
}

/** It was refused between the same words, and never accepted there. */
function isRefusedHere({ lessons }: FormTally, label: string, context: Context): boolean {
  const here = lessons.filter((lesson) => lesson.label === label && isSameContext(lesson.context, context));
  return here.length > 0 && here.every(({ isRefused }) => isRefused);
}

/** The places of forms that were annotated, by place; of those that overlap the longest first. */
function metAgain(around: Surroundings, paragraphStart: number, basis: RevisionBasis): Suggestion[] {
  const { taught, language, labels } = basis;
  const { words, text } = around;
  const isWhole = (norm: string): boolean => taught.tally(norm) !== undefined;
  const met: Suggestion[] = [];
  for (const [i, word] of words.entries())
    for (const stem of language.clitics.stems(word.norm))
      for (const tally of taught.beginningWith(stem)) {
        const last = words[i + tally.words.length - 1];
        if (!last || !tally.words.every((each, n) => n === 0 || words[i + n]!.norm === each)) continue;
        const letters = language.clitics.lettersBefore(word.norm, stem, isWhole);
        if (letters === undefined) continue;
        const start =
          letters === 0 ? word.start : word.start + offsetOfLetter(text.slice(word.start, word.end), letters);
        const best = likeliest(tally, around.contextOf({ start, end: last.end }), taught, labels);
        if (!best) continue;
        met.push({
          source: CORPUS_NAMES,
          start: paragraphStart + start,
          end: paragraphStart + last.end,
          label: best.label,
          text: text.slice(start, last.end),
          confidence: best.confidence,
          reasons: taughtReasons(tally, best.label),
        });
      }
  return met.sort(byPlace);
}

/** The label that a form is of at a place by what was decided; undefined where none is likely enough. */
function likeliest(
  tally: FormTally,
  context: Context,
  taught: TaughtNames,
  labels: ReadonlySet<string>,
): { readonly label: string; readonly confidence: number } | undefined {
  let best: { label: string; confidence: number } | undefined;
  for (const [label, { accepted }] of tally.labels) {
    if (
      accepted === 0 ||
      !isLearnedLabel(label) ||
      !labels.has(label) ||
      isRefusedHere(tally, label, context)
    )
      continue;
    const prior = tally.words.length > 1 ? MET_AGAIN : WORD_MET_AGAIN;
    const confidence = sureness(prior, MET, tally, label, context, taught);
    if (confidence >= LEAST_SURE && confidence > (best?.confidence ?? 0)) best = { label, confidence };
  }
  return best;
}

/**
 * What others suggest with what was met again: a name that shares words with one of the same label is it, with the borders
 * that are surer; what lies in a longer name is no name of its own.
 */
function combined(revised: readonly Suggestion[], met: readonly Suggestion[]): readonly Suggestion[] {
  const added: Suggestion[] = [];
  const dropped = new Set<Suggestion>();
  let from = 0;
  let reach = 0;
  for (const one of met) {
    if (one.end <= reach) continue;
    while (from < revised.length && revised[from]!.start + LONGEST_LINE < one.start) from++;
    const sharing: Suggestion[] = [];
    for (let i = from; i < revised.length && revised[i]!.start < one.end; i++)
      if (revised[i]!.end > one.start && !revised[i]!.isWithheld) sharing.push(revised[i]!);
    if (sharing.some((other) => isSurer(other, one))) continue;
    for (const other of sharing) if (other.label === one.label) dropped.add(other);
    added.push(one);
    reach = one.end;
  }
  const open = revised.filter((one) => !one.isWithheld && !dropped.has(one));
  const withheld = revised.filter(({ isWithheld }) => isWithheld);
  return [...withoutContradictions([...open, ...added]), ...withheld].sort(byPlace);
}

/** Whether a suggestion stands, so that a form that was met at its place is not proposed beside it. */
function isSurer(other: Suggestion, met: Suggestion): boolean {
  if (other.start === met.start && other.end === met.end)
    return other.label === met.label || other.confidence >= met.confidence;
  if (contains(other, met) && other.label !== met.label) return true;
  return (other.label === met.label || !contains(met, other)) && other.confidence >= met.confidence;
}

const contains = (outer: Suggestion, inner: Suggestion): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
