/** How a role goes on: «باسم الحكومة», «لدى الأمم المتحدة», «في معهد …», «المكلفة بالميزانية», «بالنيابة». */
import type { NameLabel } from '../../../mention.js';
import type { Chart } from './chart.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { tellsMedium } from './purposeTails.js';
import { Evidence } from './phraseEvidence.js';
import { matchesAt, isComma, wordAt } from '../analysis/analysedText.js';
import { mayBeName } from './personParts.js';
import { isRank } from './persons.js';
import { Class, ENDS_NAME } from '../words/classBits.js';
import { wordsWith } from '../words/traits.js';
import { particles } from '../words/particles.js';
import { BY } from '../../affixes.js';
import { isPossessedFeminine } from '../../wordShapes.js';

const OFFICE: ReadonlySet<NameLabel> = new Set(['ORG', 'FAC', 'EVENT', 'OCC']);
const PLACE: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC']);
const OFFICE_OR_PLACE: ReadonlySet<NameLabel> = new Set([...OFFICE, ...PLACE]);
const BODY: ReadonlySet<NameLabel> = new Set(['ORG', 'FAC']);
/** Prepositions that join a role to whom or what it serves, as they are folded. */
const TAILS = wordsWith('tail');

const IN_NAME_OF = particles('in-name-of');
const TO = particles('to');
/** Offices that mean their one holder by themselves. */
const SOLE = wordsWith('sole-office');
const IN = particles('in');
const WITH = particles('with');
/** «المكلف» after a role, in its forms. */
const CHARGED = wordsWith('charged');
/** Who holds a role in somebody's place holds it «بالنيابة». */
const ACTING = wordsWith('acting');
/** Words of a person's name before a role, at most. */
const LONGEST_NAME = 6;

/** Steps over a generic head of place: «جهة», «إقليم», «قارة» before the place. */
export function placeBehindHead(chart: Chart, token: number): number {
  const heads = wordAt(chart.analysis, token).readings[0]?.heads ?? [];
  if (!heads.some((head) => head.label === 'GPE' || head.label === 'LOC')) return -1;
  return chart.nameAt(token + 1, 0, PLACE)?.to ?? -1;
}

/** «القيادي في الإطار التنسيقي | عامر الفايز»: whether a person's name or title begins at a token. */
function holderAt(chart: Chart, token: number): boolean {
  const { analysis } = chart;
  const { classes } = wordAt(analysis, token);
  if (classes & ENDS_NAME & ~Class.Title) return false;
  if (classes & Class.Title || isRank(analysis, token)) return true;
  if (wordAt(analysis, token).readings[0]?.heads.some(({ frame, definite }) => frame === 'rank' && definite))
    return true;
  if (chart.at(token).some(({ label, skip }) => label === 'PERS' && skip === 0)) return true;
  if (matchesAt(analysis, token).some(({ entry, skip }) => entry.label === 'PERS' && skip === 0)) return true;
  return mayBeName(analysis, token) && mayBeName(analysis, token + 1);
}

/** Whether a person's name ends right before a token, a comma between them or none. */
export function follows(chart: Chart, token: number): boolean {
  const end = isComma(chart.analysis, token - 1) ? token - 1 : token;
  for (let from = end - 1; from >= end - LONGEST_NAME && from >= 0; from--) {
    if (chart.at(from).some(({ label, to }) => label === 'PERS' && to === end && to > from + 1)) return true;
    if (matchesAt(chart.analysis, from).some(({ entry, to }) => entry.label === 'PERS' && to === end))
      return true;
  }
  return false;
}

/** Whether who holds a role stands right before or behind it, a comma between them or none. */
function hasHolder(chart: Chart, from: number, to: number): boolean {
  const { analysis } = chart;
  if (holderAt(chart, isComma(analysis, to) ? to + 1 : to) || follows(chart, from)) return true;
  const before = wordAt(analysis, isComma(analysis, from - 1) ? from - 2 : from - 1);
  return (before.classes & (Class.First | Class.Family)) !== 0 && !(before.classes & ENDS_NAME);
}

/** «المحامي | بهيئة الدار البيضاء | رشيد بوهلال»: a profession in a body, beside who has it. */
export function servesBody(chart: Chart, token: number, { frame }: Head): boolean {
  if (frame !== 'profession' || !wordAt(chart.analysis, token + 1).norm.startsWith(BY)) return false;
  const body = chart.nameAt(token + 1, 1, BODY);
  return body !== undefined && hasHolder(chart, token, body.to);
}

/** «باسم | الحكومة», «باسم | القوات المشتركة»: for whom somebody speaks, though it is no name. */
function spokenFor(chart: Chart, phrase: NounPhrase): void {
  const at = phrase.extent().to + 1;
  const { classes } = wordAt(chart.analysis, at);
  if (!(classes & Class.Definite) || classes & (ENDS_NAME & ~Class.Generic)) return;
  phrase.take(at + 1, Evidence.Definite).adjectives();
}

/** «ناطق باسم …», «وزير الخارجية», «الوزير»: whether a role says whose it is already. */
function isComplete(chart: Chart, phrase: NounPhrase, head: Head): boolean {
  const { to, evidence } = phrase.extent();
  if (!head.definite && evidence & ~Evidence.Adjective) return true;
  if (SOLE.has(head.noun) && to === phrase.head + 1) return true;
  for (let at = phrase.head + 1; at < to; at++)
    if (IN_NAME_OF.has(wordAt(chart.analysis, at).norm)) return true;
  return false;
}

/** «سفير ألمانيا | المعتمد | لدى المملكة»: where an envoy is accredited. */
export function accredited(chart: Chart, phrase: NounPhrase, head: Head): void {
  const { to } = phrase.extent();
  if (!ACCREDITED.has(wordAt(chart.analysis, to).norm) || !TAILS.has(wordAt(chart.analysis, to + 1).norm))
    return;
  const kingdom = wordAt(chart.analysis, to + 2).classes & Class.Kingdom ? to + 3 : -1;
  const end = chart.nameAt(to + 2, 0, OFFICE_OR_PLACE)?.to ?? kingdom;
  if (end > 0 && head.frame === 'envoy') phrase.take(end, Evidence.Proper);
}
const ACCREDITED = wordsWith('accredited');

/** Roles over what «على» leads to. */
const SUPERVISES = wordsWith('supervises');
const UPON = particles('upon');

/** To whom or what a role serves, in whose name, where. */
export function tail(chart: Chart, phrase: NounPhrase, head: Head): void {
  const at = phrase.extent().to;
  const word = wordAt(chart.analysis, at);
  if (word.kind !== 'arabic') return;
  // «ناطق باسم الخارجية | لوكالة …»: whom he speaks to.
  if (isComplete(chart, phrase, head) && word.readings.some(tellsMedium)) return;
  if (TAILS.has(word.norm)) {
    const to = chart.nameAt(at + 1, 0, OFFICE_OR_PLACE)?.to ?? placeBehindHead(chart, at + 1);
    if (to > 0) phrase.take(to, Evidence.Proper);
    else if (IN_NAME_OF.has(word.norm)) spokenFor(chart, phrase);
    return;
  }
  // «المشرف العام | على مركز الدراسات»
  if (SUPERVISES.has(head.noun) && UPON.has(word.norm)) {
    const body = chart.nameAt(at + 1, 0, BODY);
    if (body) phrase.take(body.to, Evidence.Proper);
    return;
  }
  const posted = (phrase.extent().evidence & (Evidence.Proper | Evidence.Purpose)) !== 0;
  if (head.frame === 'envoy' && (TO.has(word.norm) || (IN.has(word.norm) && (posted || !head.definite)))) {
    const to = chart.nameAt(at + 1, 0, OFFICE_OR_PLACE)?.to;
    if (to !== undefined) phrase.take(to, Evidence.Proper);
    return;
  }
  if (IN.has(word.norm)) {
    const place = chart.nameAt(at + 1, 0, phrase.extent().evidence ? OFFICE_OR_PLACE : BODY);
    if (place && hasHolder(chart, phrase.head, place.to)) phrase.take(place.to, Evidence.Proper);
    return;
  }
  const whole = word.readings.find(({ proclitics }) => proclitics === 'ل');
  if (head.definite && whole?.heads.some(({ label, definite }) => label === 'ORG' && definite)) {
    const to = chart.nameAt(at, 1, OFFICE)?.to ?? at + 1;
    phrase.take(to, Evidence.Purpose);
    return;
  }
  const region = word.readings.find(
    ({ proclitics, heads }) =>
      proclitics === 'ل' && heads.some(({ label }) => label === 'GPE' || label === 'LOC'),
  );
  const place = region && chart.nameAt(at + 1, 0, PLACE);
  if (place) {
    phrase.take(place.to, Evidence.Proper);
    return;
  }
  const served = chart.nameAt(at, 1, OFFICE_OR_PLACE);
  // «للصحفيين»: people, not an office.
  const to = served?.label === 'OCC' && served.to === at + 1 ? undefined : served?.to;
  if (to !== undefined && (word.norm.startsWith('ب') || word.norm.startsWith('ل')))
    phrase.take(to, Evidence.Proper);
}

/** What a minister is charged with: «المكلف بالميزانية», «المكلفة بالعلاقات مع البرلمان». */
export function charge(chart: Chart, phrase: NounPhrase): void {
  const at = phrase.extent().to;
  const charged = CHARGED.has(wordAt(chart.analysis, at - 1).norm)
    ? at
    : CHARGED.has(wordAt(chart.analysis, at).norm)
      ? at + 1
      : -1;
  if (charged < 0 || !wordAt(chart.analysis, charged).readings.some(({ proclitics }) => proclitics === 'ب'))
    return;
  const definite = wordAt(chart.analysis, charged).readings.some(
    ({ proclitics, classes }) => proclitics === 'ب' && (classes & Class.Definite) !== 0,
  );
  phrase.take(charged + 1, Evidence.Purpose);
  if (definite) phrase.adjectives().coordination();
  else phrase.open().construct(false).coordination();
  const { to } = phrase.extent();
  if (WITH.has(wordAt(chart.analysis, to).norm) && wordAt(chart.analysis, to + 1).classes & Class.Definite)
    phrase.take(to + 2, 0);
}

/** «المختصة | في أمراض النساء», «المتخصص | في الشأن الليبي»: what somebody is versed in. */
export function versed(chart: Chart, phrase: NounPhrase): void {
  const at = phrase.extent().to;
  const into = VERSED.has(wordAt(chart.analysis, at).norm) ? at + 1 : at;
  if (!VERSED.has(wordAt(chart.analysis, into - 1).norm) || !IN.has(wordAt(chart.analysis, into).norm))
    return;
  const { to, evidence } = new NounPhrase(chart, into, false).construct(false).coordination().extent();
  if (evidence & (Evidence.Definite | Evidence.Proper)) phrase.take(to, Evidence.Purpose);
}
const VERSED = wordsWith('versed');

/** «المنتهية | ولايته», «بالنيابة»: that somebody holds the role no more, or in another's place. */
export function standsIn({ analysis }: Chart, phrase: NounPhrase): void {
  const at = phrase.extent().to;
  const { norm, classes } = wordAt(analysis, at);
  if (ACTING.has(norm)) phrase.take(at + 1, Evidence.Adjective);
  else if (
    classes & Class.Definite &&
    !(classes & Class.Nationality) &&
    norm.endsWith('ه') &&
    isPossessedFeminine(wordAt(analysis, at + 1).norm)
  )
    phrase.take(at + 2, Evidence.Adjective);
}
