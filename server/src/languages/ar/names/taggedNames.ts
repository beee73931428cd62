/**
 * The tagger's spans as candidates. It labels whole tokens; here the proclitics come off, and its reliability is
 * put on the scale of the others:
 *
 * - a span that gazetteer or grammar found too makes that one surer (also an ambiguous word of the gazetteer);
 * - a span that they did not see counts from `LEAST` on.
 *
 * `LEAST` was chosen on the development part of ANERcorp and on news annotated for tests; what the tagger takes
 * from the others is in taggerReconciliation.ts.
 */
import { message } from '../../../messages/message.js';
import { tokenAtOrAfter } from '../../../text/tokens.js';
import { NameCandidate } from './nameCandidate.js';
import { SERVANT } from './words/nameWords.js';
import { withClosingQuote } from './phrases/quotes.js';
import { isNoPlace } from './listed/homographs.js';
import type { TaggedSpan } from './tagger/tagger.js';
import { matchesAt, endOffset, startOffset, wordAt, type AnalysedText } from './analysis/analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from './words/classBits.js';
import type { AnalysedWord } from './analysis/analysedWords.js';
import type { Head } from './words/heads.js';
import { AND } from '../affixes.js';
import { endsLikeNisba, isLongDefiniteNisba } from '../wordShapes.js';

/** Reliability from which a span that nothing else supports is taken. */
const LEAST: Readonly<Record<TaggedSpan['label'], number>> = { PERS: 0.42, GPE: 0.9, ORG: 0.75, MISC: 0.42 };
/** The same for an organisation of one word, whose ends cannot be wrong. */
const LEAST_OF_ONE_WORD = 0.5;
/** Reliability from which a span supports what others found. */
const HEARD = 0.2;
/** What a span that is not taken by itself adds to the same span found otherwise. */
const SUPPORT = 0.35;

/** What shows that the rest after a proclitic is a name. */
const NAME_AFTER =
  Class.First |
  Class.Family |
  Class.MaybeFirst |
  Class.Place |
  Class.Nationality |
  Class.Definite |
  Class.Head;

/** Letters of proclitics at a tagged span's first word. */
function procliticsAt(analysis: AnalysedText, token: number): number {
  const word = wordAt(analysis, token);
  const { readings } = word;
  if (readings.length === 0) return 0;
  const whole = readings[0]!;
  if (whole.classes & (NAME_PART | Class.Place | Class.Definite | Class.Head)) return 0;
  if (isListedAfter(word, 0)) return 0;
  const servant = readings.find(({ stem }) => SERVANT.has(stem));
  if (servant) return servant.proclitics.length;
  for (let i = 1; i < readings.length; i++)
    if (readings[i]!.classes & NAME_AFTER) return readings[i]!.proclitics.length;
  for (let i = 1; i < readings.length; i++)
    if (isListedAfter(word, readings[i]!.proclitics.length)) return readings[i]!.proclitics.length;
  // A foreign name that begins with و is rarer than و before a name.
  return whole.stem.startsWith('و') && whole.stem.length > 4 ? 1 : 0;
}

/** Whether a word without its first letters is a name of the gazetteer by itself. */
function isListedAfter({ starts }: AnalysedWord, letters: number): boolean {
  for (const { skip, entries } of starts) if (skip === letters && entries) return true;
  return false;
}

const EDGE = Class.Function | Class.Verb | Class.Speech | Class.Kin | Class.Calendar;
const PROSE = Class.Common | Class.Domain | Class.Adjective | Class.Bare | Class.Deictic | ENDS_NAME;
/** Reliability above which the tagger is believed against the lexicons. */
const SURE = 0.75;
/** Reliability from which a month or verb that the span begins with belongs to it. */
const SURE_OF_MONTH = 0.6;

/** «منظمة», «شركة»: a head alone is a word for many. */
const isBareHead = (analysis: AnalysedText, token: number): boolean => {
  const { classes } = wordAt(analysis, token);
  return (
    (classes & Class.Head) !== 0 &&
    (classes & (Class.Definite | NAME_PART)) === 0 &&
    matchesAt(analysis, token).length === 0
  );
};

/** Classes of words that a span does not begin with. */
function edgeOf(first: number, last: number, { label, reliability }: TaggedSpan): number {
  // Months and verbs are first names too (محرم، أشرف), and months are companies (نيسان).
  return (label === 'PERS' && last > first) || reliability >= SURE_OF_MONTH
    ? EDGE & ~(Class.Calendar | Class.Verb)
    : EDGE;
}

function isEdge({ kind, classes }: AnalysedWord, edge: number): boolean {
  return kind !== 'arabic' ? kind !== 'word' && kind !== 'number' : (classes & edge) !== 0;
}

/** Without quotes and function words at its beginning, and titles before a person. */
function trimmedStart(analysis: AnalysedText, first: number, last: number, span: TaggedSpan): number {
  let from = first;
  let edge = edgeOf(first, last, span);
  while (from <= last && (isEdge(wordAt(analysis, from), edge) || isTitleOf(analysis, from, span))) {
    from++;
    edge = EDGE;
  }
  return from;
}

/** Token after the span, without quotes and function words at its end, a head alone after a person, adjectives after a place. */
function trimmedEnd(
  analysis: AnalysedText,
  first: number,
  last: number,
  from: number,
  span: TaggedSpan,
): number {
  const { label } = span;
  let to = last + 1;
  while (
    to > from &&
    (isEdge(wordAt(analysis, to - 1), to - 1 === first ? edgeOf(first, last, span) : EDGE) ||
      (label === 'PERS' && isBareHead(analysis, to - 1)))
  )
    to--;
  if (label === 'GPE') {
    while (
      to > from + 1 &&
      wordAt(analysis, to - 1).classes & (Class.Adjective | Class.Nationality) &&
      isPlace(analysis, to - 2)
    )
      to--;
  }
  // «ابو عبد | الله»: half a name.
  if (label === 'PERS' && isHalf(analysis, to)) return to + 1;
  // «إنفيديا | الأمريكية»: whose it is.
  return label === 'MISC' && to > from + 1 && isState(analysis, to - 1) ? to - 1 : to;
}

/** Whether «عبد» stands before a token, without the name of God that belongs to it. */
const isHalf = (analysis: AnalysedText, token: number): boolean =>
  SERVANT.has(wordAt(analysis, token - 1).norm) && (wordAt(analysis, token).classes & Class.Definite) !== 0;

/** «الشيعة», «الأكراد»: a people by its plural, which is no body. */
const isPeople = (analysis: AnalysedText, token: number): boolean =>
  !endsLikeNisba(wordAt(analysis, token).norm) &&
  matchesAt(analysis, token).some(
    ({ entry, to }) => entry.label === 'NORP' && !entry.ambiguous && to === token + 1,
  );

/** A nationality with its article. */
function isState(analysis: AnalysedText, token: number): boolean {
  const { classes } = wordAt(analysis, token);
  return (
    (classes & Class.Nationality) !== 0 && (classes & (Class.Definite | Class.Adjective)) === Class.Definite
  );
}

const isPlace = (analysis: AnalysedText, token: number): boolean =>
  (wordAt(analysis, token).anyClasses & Class.Place) !== 0;

/** Whether a word is a title, where the span is a person's. */
function isTitleOf(analysis: AnalysedText, token: number, { label }: TaggedSpan): boolean {
  if (label !== 'PERS') return false;
  const { anyClasses, classes } = wordAt(analysis, token);
  return (anyClasses & Class.Title) !== 0 && !(classes & NAME_PART);
}

/** Whether the words speak against the span: prose that no name consists of. */
function isProse(analysis: AnalysedText, from: number, to: number, label: TaggedSpan['label']): boolean {
  let prose = 0;
  for (let token = from; token < to; token++) {
    const { classes, norm } = wordAt(analysis, token);
    const named = classes & (NAME_PART | Class.Head | Class.Place) || matchesAt(analysis, token).length > 0;
    if (!named && (classes & PROSE || isLongDefiniteNisba(norm))) prose++;
  }
  return label === 'PERS' ? prose > 0 : prose === to - from;
}

/** «جواد سليم | وفائق حسن»: where و joins another person, `to` where nobody is joined. */
function joinedPerson(analysis: AnalysedText, from: number, to: number): number {
  for (let token = from + 1; token < to; token++) {
    const { classes, readings } = wordAt(analysis, token);
    if (classes & NAME_PART) continue;
    const joined = readings.find(({ proclitics }) => proclitics === 'و');
    if (joined && joined.classes & (Class.First | Class.MaybeFirst)) return token;
  }
  return to;
}

/** «شركة | سكاتك»: the head before an organisation that the tagger leaves outside; its token and its letters outside. */
function headBefore(
  analysis: AnalysedText,
  from: number,
): { readonly token: number; readonly skip: number } | undefined {
  const token = wordAt(analysis, from - 1).kind === 'quote' ? from - 2 : from - 1;
  const { anyClasses, readings } = wordAt(analysis, token);
  if (!(anyClasses & Class.Head)) return undefined;
  const reading = readings.find(({ heads }) => heads.some(isApposed));
  return reading && { token, skip: reading.proclitics.length };
}

const isApposed = ({ label, frame, definite }: Head): boolean =>
  label === 'ORG' && frame === 'apposed' && !definite;

/** Candidates of the tagger's spans. */
export function fromTagger(analysis: AnalysedText, spans: readonly TaggedSpan[]): NameCandidate[] {
  const found: NameCandidate[] = [];
  for (const span of spans) if (span.reliability >= HEARD) addSpan(analysis, span, found);
  return found;
}

function addSpan(analysis: AnalysedText, span: TaggedSpan, found: NameCandidate[]): void {
  const { label, reliability } = span;
  const { tokens } = analysis.text;
  const first = tokenAtOrAfter(tokens, span.start);
  const last = tokenAtOrAfter(tokens, span.end - 1);
  const from = trimmedStart(analysis, first, last, span);
  const to = trimmedEnd(analysis, first, last, from, span);
  if (from >= to || !mayBeName(analysis, from, to, span)) return;
  const least = label === 'ORG' && first === last ? LEAST_OF_ONE_WORD : LEAST[label];
  const confidence = reliability < least ? Math.min(SUPPORT, reliability) : 0.4 + 0.35 * reliability;
  const head = label === 'ORG' ? headBefore(analysis, from) : undefined;
  const begin = head?.token ?? from;
  const whole = new NameCandidate(
    startOffset(analysis, begin, head?.skip ?? procliticsAt(analysis, from)),
    endOffset(analysis, withClosingQuote(analysis, begin, to)),
    label,
    confidence,
    [message('names.tagger', { reliability: reliability.toFixed(2) })],
    undefined,
    undefined,
    undefined,
    reliability,
  );
  const second = label === 'PERS' ? joinedPerson(analysis, from, to) : to;
  if (second === to) found.push(whole);
  else
    found.push(
      whole.withPlace(whole.start, endOffset(analysis, second)),
      whole.withPlace(startOffset(analysis, second, 1), whole.end),
    );
}

/** «وصادق | المجلس»: a word behind «و» with its subject, which may be a verb. */
function mayBeVerb(analysis: AnalysedText, token: number): boolean {
  const { readings } = wordAt(analysis, token);
  const { classes } = wordAt(analysis, token + 1);
  return (
    readings.some(({ proclitics, classes: bits }) => proclitics === AND && bits & Class.MaybeFirst) &&
    (classes & Class.Definite) !== 0 &&
    !(classes & NAME_PART)
  );
}

/** Whether the words do not speak against a span. */
function mayBeName(
  analysis: AnalysedText,
  from: number,
  to: number,
  { label, reliability }: TaggedSpan,
): boolean {
  if (analysis.inTime(from)) return false;
  if ((reliability < SURE || label === 'MISC') && isProse(analysis, from, to, label)) return false;
  if (to > from + 1) return true;
  if (label === 'PERS' && reliability < SURE && mayBeVerb(analysis, from)) return false;
  return (
    !isNoPlace(analysis, from) &&
    !isPeople(analysis, from) &&
    !(label === 'ORG' && isBareHead(analysis, from))
  );
}
