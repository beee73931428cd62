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
import { withClosingQuote } from './quotes.js';
import { isNoPlace } from './homographs.js';
import type { TaggedSpan } from './tagger/tagger.js';
import { matchesAt, endOffset, startOffset, wordAt, type AnalysedText } from './analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from './classBits.js';
import type { WordReading } from './analysedWords.js';
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
  const { gazetteer } = analysis.lexicon;
  const word = wordAt(analysis, token);
  const [whole, ...rest] = word.readings as [WordReading?, ...WordReading[]];
  if (!whole || whole.classes & (NAME_PART | Class.Place | Class.Definite | Class.Head)) return 0;
  if (word.starts.some(({ skip, node }) => skip === 0 && gazetteer.entriesAt(node))) return 0;
  const known =
    rest.find((reading) => reading.classes & NAME_AFTER) ??
    rest.find((reading) =>
      word.starts.some(({ skip, node }) => skip === reading.proclitics.length && gazetteer.entriesAt(node)),
    );
  if (known) return known.proclitics.length;
  // A foreign name that begins with و is rarer than و before a name.
  return whole.stem.startsWith('و') && whole.stem.length > 4 ? 1 : 0;
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

/** Quotes and function words at the ends come off, titles before a person, adjectives after a place. */
function trim(
  analysis: AnalysedText,
  first: number,
  last: number,
  { label, reliability }: TaggedSpan,
): [from: number, to: number] {
  // Months and verbs are first names too (محرم، أشرف), and months are companies (نيسان).
  const edge =
    (label === 'PERS' && last > first) || reliability >= SURE_OF_MONTH
      ? EDGE & ~(Class.Calendar | Class.Verb)
      : EDGE;
  let from = first;
  let to = last + 1;
  const isEdge = (token: number): boolean => {
    const word = wordAt(analysis, token);
    return word.kind !== 'arabic'
      ? word.kind !== 'word' && word.kind !== 'number'
      : (word.classes & (token === first ? edge : EDGE)) !== 0;
  };
  while (from < to && (isEdge(from) || (label === 'PERS' && isTitle(analysis, from)))) from++;
  while (to > from && (isEdge(to - 1) || (label === 'PERS' && isBareHead(analysis, to - 1)))) to--;
  if (label === 'GPE') {
    while (
      to > from + 1 &&
      wordAt(analysis, to - 1).classes & (Class.Adjective | Class.Nationality) &&
      isPlace(analysis, to - 2)
    )
      to--;
  }
  // «إنفيديا | الأمريكية»: whose it is.
  if (label === 'MISC' && to > from + 1 && isState(analysis, to - 1)) to--;
  return [from, to];
}

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

function isTitle(analysis: AnalysedText, token: number): boolean {
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

/** «شركة | سكاتك»: the head before an organisation that the tagger leaves outside; the token and its letters outside. */
function headBefore(
  analysis: AnalysedText,
  from: number,
): readonly [token: number, skip: number] | undefined {
  const token = wordAt(analysis, from - 1).kind === 'quote' ? from - 2 : from - 1;
  const reading = wordAt(analysis, token).readings.find(({ heads }) =>
    heads.some(({ label, frame, definite }) => label === 'ORG' && frame === 'apposed' && !definite),
  );
  return reading && [token, reading.proclitics.length];
}

/** Candidates of the tagger's spans. */
export function fromTagger(analysis: AnalysedText, spans: readonly TaggedSpan[]): NameCandidate[] {
  const found: NameCandidate[] = [];
  for (const span of spans) {
    const { start, end, label, reliability } = span;
    if (reliability < HEARD) continue;
    const first = tokenAtOrAfter(analysis.text.tokens, start);
    const last = tokenAtOrAfter(analysis.text.tokens, end - 1);
    const [from, to] = trim(analysis, first, last, span);
    if (from >= to || analysis.inTime(from)) continue;
    if (to === from + 1 && (isNoPlace(analysis, from) || isPeople(analysis, from))) continue;
    if ((reliability < SURE || label === 'MISC') && isProse(analysis, from, to, label)) continue;
    if (label === 'ORG' && to === from + 1 && isBareHead(analysis, from)) continue;
    const least = label === 'ORG' && first === last ? LEAST_OF_ONE_WORD : LEAST[label];
    const confidence = reliability < least ? Math.min(SUPPORT, reliability) : 0.4 + 0.35 * reliability;
    const reasons = [message('names.tagger', { reliability: reliability.toFixed(2) })];
    const second = label === 'PERS' ? joinedPerson(analysis, from, to) : to;
    const [begin, skip] = (label === 'ORG' && headBefore(analysis, from)) || [
      from,
      procliticsAt(analysis, from),
    ];
    const whole = new NameCandidate(
      startOffset(analysis, begin, skip),
      endOffset(analysis, withClosingQuote(analysis, begin, to)),
      label,
      confidence,
      reasons,
      undefined,
      undefined,
      undefined,
      reliability,
    );
    if (second === to) found.push(whole);
    else
      found.push(
        whole.withPlace(whole.start, endOffset(analysis, second)),
        whole.withPlace(startOffset(analysis, second, 1), whole.end),
      );
  }
  return found;
}
