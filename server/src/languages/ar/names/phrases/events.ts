/** Events: «الدورة 93 للجمعية العامة للإنتربول», «المؤتمر ال47 لقادة الشرطة والأمن العرب», «كأس العالم لكرة القدم». */
import { message, type Message } from '../../../../messages/message.js';
import type { NameLabel } from '../../../mention.js';
import { ageGroupEnd } from './ageGroups.js';
import { ANNIVERSARIES, celebratedEnd, isYearly } from './anniversaries.js';
import type { Chart, NamePhrase } from './chart.js';
import { dayAfter } from './days.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { Evidence } from './phraseEvidence.js';
import { foreignEnd, unknownName } from './unknownNames.js';
import { isYear, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { Class } from '../words/classBits.js';
import { wordsWith } from '../words/traits.js';
import { placeBehindHead } from './roleTails.js';
import { quotedAfter } from './works.js';
import { ARTICLE, FOR, hasArticle, withoutArticle } from '../../affixes.js';
import { particles } from '../words/particles.js';
import { isActiveFeminine, isFeminineParticiple } from '../../wordShapes.js';

const PERSON: ReadonlySet<NameLabel> = new Set(['PERS']);
const PLACE: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC']);
const STATE: ReadonlySet<NameLabel> = new Set(['GPE']);
const EVENT: ReadonlySet<NameLabel> = new Set(['EVENT']);
/** Heads that a name alone makes an event: without one the occasion is any. */
const STRONG = wordsWith('strong-event');
/** Heads that are one of a listed event's many («الدورة السادسة والخمسون لمعرض …»): more certain than the event inside. */
const EDITIONS = wordsWith('edition');
/** With the article, competitions of which «دورة» is a round: «الدورة 13 | من البطولة الاحترافية». */
const LEAGUES = wordsWith('league');
/** Heads too general to be named by a complement alone. */
const WEAK = wordsWith('weak-event');

/** Heads with the article that a name follows: «الإعصار ميليسا». */
const STORMS = wordsWith('storm');
/** A storm in quotes. */
const IN_QUOTES = 0.9;
/** Heads that a day names: «ثورة 25 يناير». */
const NAMED_BY_DAY = wordsWith('named-by-day');

/** Token after an ordinal at a token («الثانية والتسعين», «ال47», «93» after its head), or -1. */
function ordinalAfter(analysis: AnalysedText, token: number): number {
  const known = analysis.ordinalEnd(token);
  if (known > 0) return known;
  const word = wordAt(analysis, token);
  if (word.kind === 'number') {
    return word.norm.length <= 3 && !analysis.inTime(token) ? token + 1 : -1;
  }
  if (word.norm === ARTICLE && wordAt(analysis, token + 1).kind === 'number') return token + 2;
  if (!(word.classes & Class.Ordinal)) return -1;
  let to = token + 1;
  while (
    wordAt(analysis, to).readings.some(
      (reading) => reading.proclitics.length <= 1 && reading.classes & Class.Ordinal,
    )
  )
    to++;
  return to;
}

/** Digits of the ordinal at a token. */
function numberOf(analysis: AnalysedText, token: number): string | undefined {
  for (const at of [token, token + 1]) {
    const { kind, norm } = wordAt(analysis, at);
    if (kind === 'number') return norm;
  }
  return analysis.numberAt(token);
}

const FROM = particles('from');
const REGIONS = wordsWith('region');

/** «المؤتمر العالمي | …», «الحملة الوطنية | …»: proclaimed under a name, which what it is for completes. */
const isProclaimed = (chart: Chart, token: number, { definite, noun }: Head): boolean =>
  definite && PROCLAIMED.has(noun) && OF_ALL.has(wordAt(chart.analysis, token + 1).norm);
const PROCLAIMED = wordsWith('proclaimed');
/** «بطولة إفريقيا | للجودو», «طواف المغرب | للدراجات»: named by where and in what one contends. */
const CONTESTS = wordsWith('contest');
const OF_ALL = wordsWith('of-all');

/** «المؤتمر الدولي | حول الذكاء الاصطناعي والقانون»: what a meeting is about. */
function topic(chart: Chart, phrase: NounPhrase): void {
  const at = phrase.extent().to;
  if (!TOPIC.has(wordAt(chart.analysis, at).norm)) return;
  const { to } = new NounPhrase(chart, at, false).construct().coordination().extent();
  if (to > at + 1) phrase.take(to, Evidence.Purpose);
}
const TOPIC = particles('topic');

/** «الماراثون الدولي | لمراكش»: named by its town. */
function isOfTown(chart: Chart, { definite, noun }: Head, phrase: NounPhrase): boolean {
  const { to } = phrase.extent();
  const { norm } = wordAt(chart.analysis, to);
  if (!definite || !STRONG.has(noun) || !norm.startsWith(FOR)) return false;
  return OF_ALL.has(wordAt(chart.analysis, to - 1).norm) && chart.nameAt(to, 1, STATE) !== undefined;
}

/** ل and whom the event gathers, with «من منطقة …» after it. */
function audience(chart: Chart, phrase: NounPhrase, head: Head): void {
  const proclaimed = isProclaimed(chart, phrase.head, head);
  const contested = CONTESTS.has(head.noun) && (phrase.extent().evidence & Evidence.Proper) !== 0;
  phrase.purposes(proclaimed || contested ? 'any' : 'known');
  if (proclaimed) topic(chart, phrase);
  // «الملتقى الدولي للتمر | بالمغرب», «الماراثون الدولي | لمراكش»
  if (proclaimed) phrase.seat(STATE, 'none');
  else if (isOfTown(chart, head, phrase))
    phrase.take(chart.nameAt(phrase.extent().to, 1, STATE)!.to, Evidence.Proper);
  const at = phrase.extent().to;
  if (!FROM.has(wordAt(chart.analysis, at).norm) || !(phrase.extent().evidence & Evidence.Purpose)) return;
  if (!REGIONS.has(wordAt(chart.analysis, at + 1).norm)) return;
  let place = chart.nameAt(at + 2, 0, PLACE);
  if (!place) return;
  let to = place.to;
  while ((place = chart.nameAt(to, 1, PLACE)) && wordAt(chart.analysis, to).norm.startsWith('و'))
    to = place.to;
  phrase.take(to, Evidence.Proper);
}

/** «بباريس 2024», «2026» at the end of an event's name. */
function whereAndWhen(chart: Chart, phrase: NounPhrase): void {
  let at = phrase.extent().to;
  const place = wordAt(chart.analysis, at).norm.startsWith('ب') ? chart.nameAt(at, 1, PLACE) : undefined;
  if (place) at = place.to;
  if (isYear(chart.analysis, at)) phrase.take(at + 1, Evidence.Proper);
}

/** Whether a state and what it votes for are named: «انتخابات الرئاسة | في البرازيل», not «انتخابات العراق». */
const isWhose = (evidence: number): boolean =>
  (evidence & Evidence.Nationality) !== 0 ||
  ((evidence & Evidence.Proper) !== 0 && (evidence & ~Evidence.Proper) !== 0);

function confidenceOf(head: Head, evidence: number, ordinal: boolean, proclaimed: boolean): number {
  if (ordinal && evidence & (Evidence.Purpose | Evidence.Proper | Evidence.Domain))
    return EDITIONS.has(head.noun) ? 0.97 : 0.85;
  if (ELECTIONS.has(head.noun) && isWhose(evidence)) return 0.75;
  if (proclaimed && evidence & Evidence.Purpose) return 0.65;
  if (WEAK.has(head.noun)) return ordinal ? 0.3 : 0.2;
  if (ordinal && evidence) return 0.6;
  if (STRONG.has(head.noun)) {
    if (evidence & (Evidence.Proper | Evidence.Nationality)) return 0.75;
    if (evidence & Evidence.Purpose) return 0.6;
    if (evidence & Evidence.Domain) return 0.35;
    return evidence ? 0.3 : 0;
  }
  if (evidence & Evidence.Proper) return 0.6;
  if (evidence & Evidence.Purpose) return 0.5;
  if (evidence & Evidence.Nationality) return 0.45;
  return 0;
}

/** «فيلم … بطولة | عمرو يوسف»: who stars in it, where nothing but the person is named. */
const endsInPerson = (chart: Chart, from: number, to: number): boolean =>
  to > from && chart.nameAt(from, 0, PERSON)?.to === to;
/** Whom «الانتخابات الرئاسية» are of tells them from others. */
const ELECTIONS = wordsWith('election');
/** «أحداث شارلوتسفيل», «محادثات جنيف»: what is called by its town. */
const PLACED = wordsWith('placed-event');
const TOWN_KINDS = new Set(['city', 'capital']);

/** Token after the town by which an event is called, or -1. */
function townAfter(chart: Chart, token: number, head: Head): number {
  if (head.definite || !PLACED.has(head.noun)) return -1;
  const town = chart.nameAt(token + 1, 0, PLACE);
  if (!town?.match || !TOWN_KINDS.has(town.match.entry.kind)) return -1;
  // «مفاوضات | مسقط»: a capital, whatever else it is.
  return !town.match.entry.ambiguous || town.match.entry.kind === 'capital' ? town.to : -1;
}

/** «انتخابات | ولاية بيهار»: token after the district that votes, or -1. */
const districtAfter = (chart: Chart, token: number, { noun, definite }: Head): number =>
  ELECTIONS.has(noun) && !definite ? placeBehindHead(chart, token + 1) : -1;

/** «الدورة 17 | من مهرجان …»: the event of which this is one of many. */
function editionOf(chart: Chart, phrase: NounPhrase, head: Head): void {
  const at = phrase.extent().to;
  if (!EDITIONS.has(head.noun) || !FROM.has(wordAt(chart.analysis, at).norm)) return;
  const { norm } = wordAt(chart.analysis, at + 1);
  if (hasArticle(norm) && LEAGUES.has(withoutArticle(norm))) return;
  const whole = chart.nameAt(at + 1, 0, EVENT);
  if (whole) phrase.take(whole.to, Evidence.Proper);
}

const STARRING = wordsWith('starring');

/** An event that what stands behind its head names by itself: «الإعصار ميليسا», «ثورة 25 يناير», «أحداث شارلوتسفيل». */
function calledBy(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  const made = (to: number, confidence: number, reason: Message): NamePhrase => ({
    label: 'EVENT',
    from: token,
    to,
    skip,
    confidence,
    reasons: [reason],
  });
  if (STORMS.has(head.noun) && head.definite) {
    // «العاصفة | "كريستين"»: surer than the person of that name.
    const quoted = quotedAfter(chart, token, head);
    if (quoted) return { ...quoted, confidence: IN_QUOTES };
    if (unknownName(chart, token + 1))
      return made(foreignEnd(chart, token + 1), 0.75, message('names.headAndName', { head: head.spelling }));
  }
  const day = NAMED_BY_DAY.has(head.noun) && !head.definite ? dayAfter(chart.analysis, token + 1) : -1;
  if (day > 0) return made(day, 0.75, message('names.namedByDay', { head: head.spelling }));
  const town = Math.max(townAfter(chart, token, head), districtAfter(chart, token, head));
  return town > 0 ? made(town, 0.65, message('names.headAndName', { head: head.spelling })) : undefined;
}

/** «الذكرى الخمسين | للمسيرة الخضراء»: surer than the event that it is of. */
function anniversaryAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (!head.definite) return undefined;
  const yearly = isYearly(chart, token + 1) ? token + 2 : token + 1;
  const ordinal = ordinalAfter(chart.analysis, yearly);
  const to = ordinal > 0 ? celebratedEnd(chart, ordinal) : -1;
  if (to < 0) return undefined;
  const number = numberOf(chart.analysis, yearly);
  const reasons = [message('names.beginsWithEvent', { event: head.spelling })];
  return { label: 'EVENT', from: token, to, skip, confidence: 0.97, reasons, number };
}

/** «ثورة | جامحة»: what an occasion is like. */
function isAnyKind({ analysis }: Chart, token: number): boolean {
  const { norm } = wordAt(analysis, token);
  return isActiveFeminine(norm) || isFeminineParticiple(norm);
}

/** «مؤتمر | للمصالحة»: any that is for it. */
const isAny = ({ analysis }: Chart, token: number, { definite }: Head, evidence: number): boolean =>
  !definite &&
  evidence === Evidence.Purpose &&
  wordAt(analysis, token + 1).readings.some(
    ({ proclitics, classes }) => proclitics === FOR && (classes & (Class.Domain | Class.Definite)) !== 0,
  );

/** An event that begins with the head at a token, if there is one. */
export function eventAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (ANNIVERSARIES.has(head.noun)) return anniversaryAt(chart, token, head, skip);
  const called = calledBy(chart, token, head, skip);
  if (called) return called;
  const phrase = new NounPhrase(chart, token, head.definite);
  let at = token + 1;
  let ordinal = ordinalAfter(chart.analysis, at);
  if (ordinal > 0) phrase.take(ordinal, 0);
  if (
    wordAt(chart.analysis, phrase.extent().to).classes & Class.Deictic &&
    !(wordAt(chart.analysis, phrase.extent().to).classes & Class.Ordinal)
  )
    return undefined;
  if (ordinal < 0 || head.definite) phrase.adjectives();
  else phrase.purposes();
  if (!head.definite && ordinal < 0) {
    phrase.construct().coordination();
    at = phrase.extent().to;
    ordinal =
      at > token + 1 && wordAt(chart.analysis, at).classes & Class.Definite
        ? ordinalAfter(chart.analysis, at)
        : -1;
    if (ordinal > 0) phrase.take(ordinal, 0).purposes();
    const { to } = phrase.extent();
    if (to === token + 1 && STRONG.has(head.noun) && unknownName(chart, to) && !isAnyKind(chart, to))
      phrase.take(to + 1, Evidence.Purpose);
  }
  if (ordinal < 0 && head.definite) {
    at = phrase.extent().to;
    ordinal = ordinalAfter(chart.analysis, at);
    if (ordinal > 0) phrase.take(ordinal, 0);
  }
  audience(chart, phrase, head);
  phrase.adjectives();
  if (ordinal > 0) editionOf(chart, phrase, head);
  if (ELECTIONS.has(head.noun)) phrase.seat(STATE, 'none');
  whereAndWhen(chart, phrase);
  const { to, evidence } = phrase.extent();
  if (STARRING.has(head.noun) && endsInPerson(chart, token + 1, to)) return undefined;
  if (ordinal < 0 && isAny(chart, token, head, evidence)) return undefined;
  const confidence = confidenceOf(head, evidence, ordinal > 0, isProclaimed(chart, token, head));
  if (to === token + 1 || confidence <= 0) return undefined;
  const number = ordinal > 0 ? numberOf(chart.analysis, at) : undefined;
  return {
    label: 'EVENT',
    from: token,
    to: ageGroupEnd(chart.analysis, to),
    skip,
    confidence,
    reasons: [message('names.beginsWithEvent', { event: head.spelling })],
    ...(number !== undefined && { number }),
  };
}
