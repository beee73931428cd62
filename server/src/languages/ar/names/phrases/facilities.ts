/** Buildings, squares and roads from their heads: «مطار محمد الخامس», «القاعة المغطاة بالمنزه», «الطريق الوطني رقم 5». */
import { message } from '../../../../messages/message.js';
import type { NameLabel } from '../../../mention.js';
import type { Chart, NameAhead, NamePhrase } from './chart.js';
import { dayAfter } from './days.js';
import { isGenericBody } from '../words/genericBodies.js';
import type { Head, HeadFrame } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { marketEnd } from './markets.js';
import { linkedPlace } from './places.js';
import { quotedEnd } from './quotes.js';
import { roadEnd } from './roads.js';
import { matchesAt, wordAt } from '../analysis/analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from '../words/classBits.js';
import { wordsWith } from '../words/traits.js';
import { foreignEnd, hasPronoun, isLatin, isPlainAdjective, unknownName } from './unknownNames.js';
import { BY, IN_THE } from '../../affixes.js';
import {
  beginsLikeImperfect,
  endsUnlikeForeign,
  isMasculinePlural,
  isVerbal,
  mayHideNoun,
} from '../../wordShapes.js';

const PROPER: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC', 'PERS', 'ORG']);
const FACILITY: ReadonlySet<NameLabel> = new Set(['FAC']);
const SEAT: ReadonlySet<NameLabel> = new Set(['GPE', 'FAC']);
const TOWN: ReadonlySet<NameLabel> = new Set(['GPE']);
const PERSON: ReadonlySet<NameLabel> = new Set(['PERS']);
const IMPERSONAL: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC', 'ORG']);

/** «ملعب | أنفيلد»: surer than the building by itself. */
const LISTED = 0.95;
/** A part of a building, with the building. */
const WHOLE = 0.98;
/** A road with its number, a name in quotes: «ملعب "لوجنيكي"». */
const TOLD = 0.8;
/** Heads that are deeds too, which persons suffer: «بسجن جوهر بن مبارك». */
const DEEDS = wordsWith('deed');
/** Heads that seldom stand before anything but a name. */
const SURE = wordsWith('sure-facility');
/** What is a place where a person's name follows: «منصة | مولاي الحسن». */
const BY_PERSON = wordsWith('by-person');
/** A square, and a pitch. */
const PITCHES = wordsWith('pitch');
/** Of a pitch, where players play. */
const MIDDLES = wordsWith('middle');
/** Heads that a definite noun names: «جسر | الجمهورية». */
const NAMED_BY_NOUN = wordsWith('named-by-noun');
/** «جسر | المدينة»: the one there. */
const ANY_PLACE = wordsWith('any-place');
/** Centres that are buildings: «المركز | الاستشفائي». */
const CENTRES = wordsWith('centre-kind');
/** Heads that an adjective alone names: «المسرح | الوطني». */
const SHOWN = wordsWith('house-of-art');
/** What a house for all is for: «دار | الثقافة». */
const HOUSE_OF = wordsWith('house-of');
/** Kinds of buildings between the head and the name: «محطة | مترو | الدمرداش». */
const INNER_KINDS = wordsWith('inner-kind');
/** «أطول | جسر بحري»: one of many. */
const ELATIVES = wordsWith('elative');

/** «ميناء جيهان | التركي»: a nationality after what may be a person's first name says whose the building is. */
function withoutNationality(chart: Chart, { label, match, to }: NameAhead): number {
  const last = wordAt(chart.analysis, to - 1).classes;
  return label === 'PERS' && !match && last & Class.Nationality && last & Class.Definite ? to - 1 : to;
}

/** «مطار الرشيدية | مولاي علي الشريف»: token after a person with a title, or -1. */
function titledPerson(chart: Chart, token: number): number {
  const titled = (wordAt(chart.analysis, token).classes & Class.Title) !== 0;
  return titled ? ((chart.nameAt(token, 0, PERSON) ?? chart.nameAt(token + 1, 0, PERSON))?.to ?? -1) : -1;
}

/** «جسر | بحري»: a place that is called by a word of prose. */
function isProse({ analysis }: Chart, token: number, { match }: NameAhead): boolean {
  const { norm, classes } = wordAt(analysis, token);
  if (!match?.entry.ambiguous || match.to > token + 1 || classes & Class.Definite) return false;
  return (classes & (Class.Common | Class.Domain)) !== 0 || isPlainAdjective(norm);
}

/** «المستشفى الجامعي | فرحات حشاد», «المستشفى الجهوي | ببني ملال»: a kind of building, and whose name it bears or where it is. */
function afterKind(chart: Chart, token: number, { noun }: Head): readonly [number, number] | undefined {
  const phrase = new NounPhrase(chart, token, true).adjectives(SHOWN.has(noun)).ordinal();
  const at = phrase.extent().to;
  if (at === token + 1 || isTown(chart, token, at)) return undefined;
  // «المتحف | الحالي»
  if (wordAt(chart.analysis, token + 1).classes & Class.Deictic) return undefined;
  const seated = phrase.seat(SHOWN.has(noun) ? TOWN : SEAT, 'joined').extent().to;
  // «القاعة الشرفية | بمطار …»: surer than the airport alone.
  if (seated > at) return [seated, chart.nameAt(at, 1, FACILITY) ? WHOLE : 0.8];
  // «القاعة المغطاة | 20 غشت»
  const day = dayAfter(chart.analysis, at);
  if (day > 0 && NAMED_BY_NOUN.has(noun)) return [day, TOLD];
  const titled = wordAt(chart.analysis, at).classes & Class.Title ? 1 : 0;
  const person = chart.nameAt(at + titled, 0, PERSON);
  if (person) return [person.to, 0.8];
  // «القاعة المغطاة | ابن ياسين»
  if (isLinkedName(chart, at)) return [at + 2, 0.7];
  // «السجن المحلي | عين السبع»
  const place = chart.nameAt(at, 0, TOWN);
  if (place?.match && (DEEDS.has(noun) || !place.match.entry.ambiguous)) return [place.to, TOLD];
  if (SHOWN.has(noun)) return [at, 0.65];
  // «المستوصف القروي | تافراوتن», «المستشفى الإقليمي | بوكافر»
  const { norm, classes } = wordAt(chart.analysis, at);
  if (!unknownName(chart, at) || classes & (Class.Definite | NAME_PART) || soundsLikeVerb(norm))
    return undefined;
  return [foreignEnd(chart, at), 0.6];
}

/** «ابن | رشيق», «ابن | ياسين»: a link, and a name or an unknown word. */
const isLinkedName = (chart: Chart, token: number): boolean =>
  (wordAt(chart.analysis, token).classes & Class.Link) !== 0 &&
  ((wordAt(chart.analysis, token + 1).classes & NAME_PART) !== 0 || unknownName(chart, token + 1));

/** What a building does: «المستشفى الجامعي | استقبل …». */
const soundsLikeVerb = (norm: string): boolean =>
  isVerbal(norm) || beginsLikeImperfect(norm) || mayHideNoun(norm) || endsUnlikeForeign(norm);

/** «القصر | الكبير»: a town that is called by a building. */
const isTown = ({ analysis }: Chart, from: number, to: number): boolean =>
  matchesAt(analysis, from).some((match) => match.to === to && match.entry.label === 'GPE');

/** Where a name of which nothing is known ends after a head, or -1: «فندق هلنان شيبرد». */
function unknownEnd(chart: Chart, token: number, { noun }: Head): number {
  const { analysis } = chart;
  const { norm, classes } = wordAt(analysis, token);
  if (isLatin(analysis, token)) return foreignEnd(chart, token);
  // «مستشفى | بالعاصمة»: one of those there; «سجن | معارضين», «سجن | خصومه»: what somebody does.
  if (norm.startsWith(IN_THE) || !unknownName(chart, token)) return -1;
  if (DEEDS.has(noun) && (isMasculinePlural(norm) || hasPronoun(chart.analysis, token))) return -1;
  // «بسجن مهندس | جزائري»: somebody.
  if (DEEDS.has(noun) && wordAt(analysis, token + 1).classes & Class.Nationality) return -1;
  if (classes & Class.Definite) return token + 1;
  const pair = unknownName(chart, token + 1) && !wordAt(analysis, token + 1).norm.startsWith(IN_THE);
  return Math.max(foreignEnd(chart, token), pair ? token + 2 : -1);
}

/** «قصر المؤتمرات | بمراكش»: a building of the lexicon, which is told by its name alone. */
const isListed = ({ analysis }: Chart, token: number): boolean =>
  matchesAt(analysis, token).some(({ entry, to }) => entry.label === 'FAC' && to > token + 1);

/** Where a definite noun that names the building ends, with the place that tells which one it is: «قصر الرئاسة بقرطاج». */
function nounEnd(chart: Chart, token: number, { noun }: Head): number {
  const { norm, classes, readings } = wordAt(chart.analysis, token + 1);
  if (!NAMED_BY_NOUN.has(noun) || !(classes & Class.Definite)) return -1;
  if (classes & (ENDS_NAME | Class.Deictic) || ANY_PLACE.has(norm)) return -1;
  // «محطة | الرئيس»: who holds an office.
  if (readings[0]?.heads.some(({ label }) => label === 'OCC')) return -1;
  // «جسر | الجمهورية»: of the republic, and republican.
  if (classes & Class.Nationality && !(classes & Class.Domain)) return -1;
  return new NounPhrase(chart, token, false)
    .take(token + 2, 0)
    .adjectives(false)
    .seat(TOWN, 'joined')
    .extent().to;
}

/** «محطة القطار | الرباط أكدال», «محطة معالجة المياه | بوقنادل»: the town or quarter that tells which one it is, and no preposition. */
function townsEnd(chart: Chart, token: number): number {
  let to = token;
  for (let towns = 0; towns < MOST_TOWNS; towns++) {
    const town = chart.nameAt(to, 0, TOWN);
    if (!town?.match || town.match.entry.ambiguous) break;
    ({ to } = town);
  }
  return to;
}
/** A town and its quarter. */
const MOST_TOWNS = 2;

/** Where a station ends that its town names behind what passes there: «محطة القطار | الرباط أكدال», «محطة الأداء | العوامرة». */
function stationEnd(chart: Chart, token: number, { noun }: Head): number {
  const { classes, readings } = wordAt(chart.analysis, token + 1);
  if (!NAMED_BY_NOUN.has(noun) || !(classes & Class.Definite) || classes & (ENDS_NAME | Class.Deictic))
    return -1;
  // «مطار العاصمة | طرابلس»: what the town is.
  if (readings[0]?.heads.some(({ label }) => label === 'GPE' || label === 'OCC')) return -1;
  const to = townsEnd(chart, token + 2);
  return to > token + 2 ? to : -1;
}

/** Where what a building is for ends, if a place follows that tells which one it is: «محطة تحلية المياه | بأكادير». */
function seatedEnd(chart: Chart, token: number): number {
  const phrase = new NounPhrase(chart, token, false).construct(false);
  const { to } = phrase.extent();
  if (to === token + 1) return -1;
  const seated = Math.max(townsEnd(chart, to), phrase.seat(TOWN, 'joined').extent().to);
  return seated > to ? seated : -1;
}

/** Where a house ends that is called by what it is for, with whose name it bears and where it is: «دار الثقافة | ابن رشيق». */
function houseEnd(chart: Chart, token: number): number {
  if (!HOUSE_OF.has(wordAt(chart.analysis, token + 1).norm)) return -1;
  const phrase = new NounPhrase(chart, token, false).take(token + 2, 0).adjectives();
  const at = phrase.extent().to;
  const quoted = quotedEnd(chart.analysis, at);
  if (quoted > 0) return quoted;
  return (
    chart.nameAt(at, 0, PERSON)?.to ??
    (isLinkedName(chart, at) ? at + 2 : undefined) ??
    Math.max(townsEnd(chart, at), phrase.seat(TOWN, 'joined').extent().to)
  );
}

/** Where the name after a bare head ends, how sure it is, and whether what follows may belong to it. */
function afterHead(chart: Chart, token: number, head: Head): readonly [number, number] | undefined {
  const { analysis } = chart;
  const next = token + 1;
  const quoted = BY_PERSON.has(head.noun) ? -1 : quotedEnd(analysis, next);
  if (quoted > 0) return [quoted, TOLD];
  const listed = chart.nameAt(next, 0, FACILITY);
  if (listed?.match) return [listed.to, LISTED];
  const titled = wordAt(analysis, next).classes & Class.Title ? 1 : 0;
  if (BY_PERSON.has(head.noun)) {
    const person = chart.nameAt(next, 0, PERSON) ?? chart.nameAt(next + titled, 0, PERSON);
    return person && [person.to, TOLD];
  }
  const proper = titled ? PERSON : DEEDS.has(head.noun) ? IMPERSONAL : PROPER;
  const ahead = chart.nameAt(next + titled, 0, proper);
  if (ahead && !isProse(chart, next + titled, ahead)) {
    const person = ahead.label === 'GPE' && SURE.has(head.noun) ? titledPerson(chart, ahead.to) : -1;
    return person > 0 ? [person, LISTED] : [withoutNationality(chart, ahead), TOLD];
  }
  const linked = wordAt(analysis, next).classes & Class.PlaceLink ? linkedPlace(chart, next) : -1;
  if (linked > 0) return [linked, 0.65];
  if (ELATIVES.has(wordAt(analysis, token - 1).norm)) return undefined;
  if (INNER_KINDS.has(wordAt(analysis, next).norm)) {
    const inner = afterHead(chart, next, head);
    if (inner) return inner;
  }
  if (isListed(chart, token)) return undefined;
  const station = stationEnd(chart, token, head);
  if (station > 0) return [station, TOLD];
  const noun = nounEnd(chart, token, head);
  if (noun > 0) return [noun, 0.65];
  const unknown = unknownEnd(chart, next, head);
  if (unknown > 0) return [unknown, SURE.has(head.noun) ? 0.62 : 0.55];
  const seated = seatedEnd(chart, token);
  return seated > 0 ? [seated, 0.7] : undefined;
}

/** Where «مدينة الملك فهد | الطبية», «مدينة الحسن | الصناعية» ends, or -1. */
function campusEnd(chart: Chart, token: number): number {
  const titled = wordAt(chart.analysis, token + 1).classes & Class.Title ? 2 : 1;
  const named = chart.nameAt(token + titled, 0, PROPER)?.to ?? token + titled + 1;
  return CAMPUS.has(wordAt(chart.analysis, named).norm) ? named + 1 : -1;
}
/** What a campus or estate is for. */
const CAMPUS = wordsWith('campus');
/** Surer than a town or person inside it. */
const LISTED_WITH_TOWN = 0.97;

/** «مركز | المعمورة»: where a listed building ends, whatever else its name is, or -1. */
const siteEnd = ({ analysis }: Chart, token: number): number =>
  matchesAt(analysis, token).find(({ entry, skip }) => entry.label === 'FAC' && skip === 0)?.to ?? -1;

interface ShapedName {
  /** Token after it, or -1. */
  readonly end: (chart: Chart, token: number, head: Head) => number;
  readonly confidence: number;
}

/** By the frame of their head: names that have a shape of their own. */
const SHAPED: ReadonlyMap<HeadFrame, ShapedName> = new Map([
  ['road', { end: roadEnd, confidence: TOLD }],
  ['market', { end: marketEnd, confidence: TOLD }],
  [
    'campus',
    {
      end: (chart, token, { definite }) => (definite ? -1 : campusEnd(chart, token)),
      confidence: LISTED_WITH_TOWN,
    },
  ],
  [
    'house',
    { end: (chart, token, { definite }) => (definite ? -1 : houseEnd(chart, token)), confidence: TOLD },
  ],
] satisfies [HeadFrame, ShapedName][]);

/** A building, square, road or airport that begins with the head at a token. */
export function facilityAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  const reasons = [message('names.beginsWith', { head: head.spelling })];
  const made = (to: number, confidence: number): NamePhrase => ({
    label: 'FAC',
    from: token,
    to,
    skip,
    confidence,
    reasons,
  });
  // «متوسط | ميدان روما»: where a player plays.
  if (PITCHES.has(head.noun) && MIDDLES.has(wordAt(chart.analysis, token - 1).norm)) return undefined;
  const shaped = SHAPED.get(head.frame);
  if (shaped) {
    const to = shaped.end(chart, token, head);
    return to > 0 ? made(to, shaped.confidence) : undefined;
  }
  if (head.frame === 'centre') {
    const site = head.definite ? -1 : siteEnd(chart, token + 1);
    if (site > 0) return made(site, LISTED);
    if (!head.definite || !CENTRES.has(wordAt(chart.analysis, token + 1).norm)) return undefined;
  }
  if (isGenericBody(head.noun, wordAt(chart.analysis, token + 1).norm)) return undefined;
  if (head.definite && BY_PERSON.has(head.noun)) return undefined;
  const found = head.definite ? afterKind(chart, token, head) : afterHead(chart, token, head);
  if (head.definite && found) return made(withNumber(chart, found[0]), found[1]);
  if (!found || found[1] === LISTED) return found && made(...found);
  const { to } = new NounPhrase(chart, token, false).take(found[0], 0).adjectives(false).purposes().extent();
  return made(withNumber(chart, to), found[1]);
}

/** Digits of a building's number at most. */
const DIGITS = 2;

/** «السجن المحلي تولال | 2»: a building with its number, which counts nothing behind it. */
function withNumber({ analysis }: Chart, to: number): number {
  const { kind, norm } = wordAt(analysis, to);
  if (kind !== 'number' || norm.length > DIGITS || analysis.inTime(to) || analysis.inTime(to + 1)) return to;
  const next = wordAt(analysis, to + 1);
  const counts = next.kind === 'arabic' && !(next.classes & ENDS_NAME) && !next.norm.startsWith(BY);
  return counts || next.norm === '-' || next.kind === 'number' ? to : to + 1;
}
