/**
 * What is known of a name when its document has been read, as values of a few fields. All of it comes from the paragraph,
 * from the tagger's spans in it and from what the document names, so that a paragraph's result can be kept.
 */
import { tokenAtOrAfter } from '../../../text/tokens.js';
import { matchesAt, type AnalysedText } from '../names/analysis/analysedText.js';
import { wordAt } from '../names/analysis/analysedText.js';
import { NAME_PART } from '../names/words/classBits.js';
import type { NameCandidate } from '../names/nameCandidate.js';
import type { Neighbours } from '../names/neighbours.js';
import type { TaggedSpan } from '../names/tagger/tagger.js';
import type { WordSummary } from '../names/tagger/wordSummary.js';
import { band, joined } from './bands.js';
import type { Evidence } from './estimator.js';
import { foundBy, kindOf, ruleOf } from './sources.js';
import { goesBack, goesOn, leastChance, reading } from './taggerView.js';
import { wordBefore, wordBehind } from './wordsBeside.js';

export const NAME_FIELDS = [
  'always',
  // who found it
  'source',
  'rule',
  'kind',
  'score',
  'ambiguous',
  // what the tagger says
  'tagger',
  'source+tagger',
  'chance',
  'goes on',
  'goes back',
  // its form
  'words',
  'unknown words',
  'last word',
  'proclitic',
  // what is beside, in and around it
  'before',
  'behind',
  'nesting',
  'rival',
] as const;

/** What the evidence of a paragraph's names is gathered from. */
export interface NamesContext {
  readonly analysis: AnalysedText;
  /** The names that are kept, in order. */
  readonly names: readonly NameCandidate[];
  /** The candidates, those that were not kept among them. */
  readonly candidates: Neighbours<NameCandidate>;
  /** What the tagger says, where it was asked. */
  readonly tagged?: { readonly spans: readonly TaggedSpan[]; readonly words: WordSummary } | undefined;
}

const SCORES = [0.5, 0.6, 0.7, 0.8, 0.9, 0.94, 0.97];
const NUMBERS_OF_WORDS = [2, 3, 4, 6];

/** The evidence of one of the names. */
export function nameEvidence(context: NamesContext, at: number): Evidence {
  const { analysis, names, tagged } = context;
  const name = names[at]!;
  const { tokens } = analysis.text;
  const first = tokenAtOrAfter(tokens, name.start);
  const last = tokenAtOrAfter(tokens, name.end - 1);
  const place = { label: name.label, first, last };
  const source = foundBy(name.reasons);
  const said = tagged ? reading(tagged.spans, tokens, place) : 'not asked';
  return [
    'yes',
    source,
    ruleOf(name.reasons),
    kindOf(name.reasons),
    band(name.confidence, SCORES),
    ambiguity(analysis, name, first, last),
    said,
    joined(joined(source, '+'), said),
    tagged ? leastChance(tagged.words, place) : '',
    tagged ? goesOn(tagged.words, place) : '',
    tagged ? goesBack(tagged.words, place) : '',
    band(last - first + 1, NUMBERS_OF_WORDS),
    unknownWords(analysis, first, last),
    wordBefore(analysis, last + 1),
    name.start > tokens[first]!.start ? 'taken off' : 'none',
    wordBefore(analysis, first),
    wordBehind(analysis, last + 1),
    nesting(names, at),
    rival(context.candidates.near(name), name),
  ];
}

/** How many of the words no lexicon knows. */
function unknownWords(analysis: AnalysedText, first: number, last: number): string {
  let unknown = 0;
  for (let token = first; token <= last; token++) {
    const { anyClasses, kind } = wordAt(analysis, token);
    if (kind === 'arabic' && anyClasses === 0 && matchesAt(analysis, token).length === 0) unknown++;
  }
  return unknown === 0 ? 'none' : unknown > last - first ? 'all' : 'some';
}

/** Whether the lexicons know other names at the place, or call the name a common word. */
function ambiguity(analysis: AnalysedText, { label }: NameCandidate, first: number, last: number): string {
  let found = '';
  for (const { entry, to } of matchesAt(analysis, first)) {
    if (to < last + 1) break;
    if (to > last + 1) found = 'longer name';
    else if (entry.label !== label) return 'other label';
    else if (entry.ambiguous && found === '') found = 'common word';
  }
  if (found !== '') return found;
  return wordAt(analysis, first).classes & NAME_PART && label !== 'PERS' ? 'name part' : 'none';
}

const contains = (outer: NameCandidate, inner: NameCandidate): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** How many neighbours in the list of names are looked at: more never nest. */
const NEARBY = 6;

/** What other name it is in, or what it holds. */
function nesting(names: readonly NameCandidate[], at: number): string {
  const name = names[at]!;
  for (let i = at - 1; i >= 0 && i >= at - NEARBY; i--)
    if (contains(names[i]!, name)) {
      const outer = names[i]!;
      return joined(outer.end === name.end ? 'ends' : 'in', outer.label);
    }
  const next = names[at + 1];
  return next && contains(name, next) ? joined('holds', next.label) : 'alone';
}

/** Candidates that do not count as rivals. */
const UNLIKELY = 0.3;

/** Which other candidate would have been here. */
function rival(near: readonly NameCandidate[], name: NameCandidate): string {
  let found = 'none';
  for (const other of near) {
    if (other.confidence < UNLIKELY || other.end <= name.start || other.start >= name.end) continue;
    const same = other.start === name.start && other.end === name.end;
    if (same && other.label !== name.label) return joined('as', other.label);
    if (same || other.label !== name.label) continue;
    found = contains(other, name) ? 'longer' : contains(name, other) && found === 'none' ? 'shorter' : found;
  }
  return found;
}
