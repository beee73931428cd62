/** Roles: «المدير العام للأمن الوطني», «وزير الخارجية المغربي», «نائب رئيس الأنتربول عن قارة إفريقيا». */
import { message, type Message } from '../../../messages/message.js';
import type { NameLabel } from '../../mention.js';
import type { Chart, NamePhrase } from './chart.js';
import type { Head } from './heads.js';
import { NounPhrase } from './nounPhrase.js';
import { isAdjectiveOf, ONE_OF_TEAM, withoutPraise } from './professions.js';
import { Evidence, type PhraseExtent } from './phraseEvidence.js';
import { WHOLE_ROLES } from './gazetteerConfidence.js';
import { isComma, wordAt, type GazetteerMatch } from './analysedText.js';
import { mayBeName } from './personParts.js';
import { isRank } from './persons.js';
import { Class, ENDS_NAME } from './classBits.js';
import { wordsWith } from './traits.js';
import { particles } from './particles.js';
import { isFeminineNisba, isLongDefiniteNisba, isMasculinePlural } from '../wordShapes.js';

const OFFICE: ReadonlySet<NameLabel> = new Set(['ORG', 'FAC', 'EVENT', 'OCC']);
const PLACE: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC']);
const OFFICE_OR_PLACE: ReadonlySet<NameLabel> = new Set([...OFFICE, ...PLACE]);
/** Prepositions that join a role to whom or what it serves, as they are folded. */
const TAILS = wordsWith('tail');

const IN_NAME_OF = particles('in-name-of');
const TO = particles('to');
const IN = particles('in');
const WITH = particles('with');

/** Words that belong to a rank: «الفريق أول الركن». */
const RANK_ADDED = wordsWith('rank-added');
/** Stands for the head where the lexicon lists the whole role. */
const LISTED: Head = { label: 'OCC', frame: 'named', definite: true, noun: '', spelling: '' };
/** «المكلف» after a role, in its forms. */
const CHARGED = wordsWith('charged');
/** A definite role alone («الرئيس»): a mention only if a person follows. */
const BARE_ROLE = 0.2;

/** Heads whose holder stands in for another or has a field of his own: «وزير الدولة | للتعاون الدولي». */
const DEPUTY = wordsWith('deputy');

const OF_STATE = wordsWith('of-state');
/** Offices that mean their one holder by themselves. */
const SOLE = wordsWith('sole-office');

/** Whether a purpose after a role tells whose it is, and not to whom its holder speaks («للصحفيين»). */
function hasField(chart: Chart, token: number, to: number, head: Head): boolean {
  const state = wordAt(chart.analysis, to - 1).norm;
  if (!DEPUTY.has(head.noun) && !(to === token + 2 && OF_STATE.has(state))) return false;
  const field = wordAt(chart.analysis, to).readings.find(({ proclitics }) => proclitics === 'ل');
  return field !== undefined && !isMasculinePlural(field.stem);
}

/** Steps over a generic head of place: «جهة», «إقليم», «قارة» before the place. */
function placeBehindHead(chart: Chart, token: number): number {
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
  if (analysis.matches[token]?.some(({ entry, skip }) => entry.label === 'PERS' && skip === 0)) return true;
  return mayBeName(analysis, token) && mayBeName(analysis, token + 1);
}

/** Whether who holds a role stands right before or behind it, a comma between them or none. */
function hasHolder(chart: Chart, from: number, to: number): boolean {
  const { analysis } = chart;
  if (holderAt(chart, isComma(analysis, to) ? to + 1 : to)) return true;
  const before = wordAt(analysis, isComma(analysis, from - 1) ? from - 2 : from - 1);
  return (before.classes & (Class.First | Class.Family)) !== 0 && !(before.classes & ENDS_NAME);
}

/** «باسم | الحكومة», «باسم | القوات المشتركة»: for whom somebody speaks, though it is no name. */
function spokenFor(chart: Chart, phrase: NounPhrase): void {
  const at = phrase.extent().to + 1;
  const { classes } = wordAt(chart.analysis, at);
  if (!(classes & Class.Definite) || classes & (ENDS_NAME & ~Class.Generic)) return;
  phrase.take(at + 1, Evidence.Definite).adjectives();
}

function tail(chart: Chart, phrase: NounPhrase, head: Head): void {
  const at = phrase.extent().to;
  const word = wordAt(chart.analysis, at);
  if (word.kind !== 'arabic') return;
  if (TAILS.has(word.norm)) {
    const to = chart.nameAt(at + 1, 0, OFFICE_OR_PLACE)?.to ?? placeBehindHead(chart, at + 1);
    if (to > 0) phrase.take(to, Evidence.Proper);
    else if (IN_NAME_OF.has(word.norm)) spokenFor(chart, phrase);
    return;
  }
  const posted = (phrase.extent().evidence & (Evidence.Proper | Evidence.Purpose)) !== 0;
  if (head.frame === 'envoy' && (TO.has(word.norm) || (IN.has(word.norm) && (posted || !head.definite)))) {
    const to = chart.nameAt(at + 1, 0, OFFICE_OR_PLACE)?.to;
    if (to !== undefined) phrase.take(to, Evidence.Proper);
    return;
  }
  if (IN.has(word.norm)) {
    const place = chart.nameAt(at + 1, 0, OFFICE_OR_PLACE);
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

/** The head with the words that the lexicon of roles joins to it («الوكيل العام للملك», «المتحدث باسم»). */
function headOf(chart: Chart, token: number, head: Head, skip: number): NounPhrase {
  const phrase = new NounPhrase(chart, token, head.definite);
  const listed = chart.analysis.matches[token]?.find(
    (match) => match.entry.label === 'OCC' && match.skip === skip && match.to > token + 1,
  );
  if (!listed) return phrase;
  const closed = lastIsDefinite(chart, listed.to);
  const complete = WHOLE_ROLES.has(listed.entry.kind) || (closed && !head.definite);
  phrase.take(listed.to, complete ? Evidence.Domain : Evidence.Adjective);
  return closed ? phrase : phrase.open();
}

const lastIsDefinite = (chart: Chart, to: number): boolean =>
  wordAt(chart.analysis, to - 1).readings.some(
    ({ proclitics, classes }) =>
      (proclitics === '' || proclitics === 'و') && (classes & Class.Definite) !== 0,
  );

/** What an indefinite head governs: «رئيس | الإنتربول», «والي | جهة الرباط», «وزير | الخارجية». */
function govern(chart: Chart, phrase: NounPhrase): void {
  phrase.adjectives();
  const at = phrase.extent().to;
  const office = chart.nameAt(at, 0, OFFICE);
  const place = office ? -1 : placeBehindHead(chart, at);
  if (office) phrase.take(office.to, Evidence.Proper);
  else if (place > 0) phrase.take(place, Evidence.Proper);
  else {
    phrase.construct(false).coordination();
    if (phrase.extent().evidence & Evidence.Adjective) phrase.purposes();
  }
  phrase.adjectives();
}

function confidenceOf(head: Head, evidence: number): number {
  if (head.frame === 'proper') {
    return evidence & (Evidence.Proper | Evidence.Purpose) ? 0.5 : 0.3;
  }
  if (evidence & (Evidence.Proper | Evidence.Purpose)) return 0.85;
  if (evidence & Evidence.Domain) return 0.85;
  if (evidence & Evidence.Nationality) return 0.75;
  if (evidence & Evidence.Definite) return 0.6;
  return evidence & Evidence.Adjective ? 0.5 : 0;
}

/** «أمينه»، «رئيسه»: the pronoun, not the feminine that folds to the same letters. */
function endsInPronoun(chart: Chart, token: number, head: Head): boolean {
  if (!head.noun.endsWith('ه')) return false;
  const { text, tokens } = chart.analysis.text;
  return text.charAt(tokens[token]!.end - 1) === 'ه';
}

/** «راسل الوزير | الفيدرالية المغربية …»: a feminine behind a masculine is no adjective of his. */
const agrees = (chart: Chart, token: number, { noun }: Head): boolean =>
  noun.endsWith('ه') ||
  !isLongDefiniteNisba(wordAt(chart.analysis, token).norm) ||
  !isFeminineNisba(wordAt(chart.analysis, token).norm);

function wholeRole(chart: Chart, phrase: NounPhrase, token: number, head: Head): PhraseExtent {
  const start = phrase.extent().to;
  if (head.definite && (start === token + 1 || lastIsDefinite(chart, start))) {
    if (agrees(chart, start, head)) phrase.adjectives().nationality();
  } else if (start === token + 1 || !lastIsDefinite(chart, start)) govern(chart, phrase);
  if (phrase.extent().evidence || head.frame === 'proper') {
    if (head.definite || hasField(chart, token, phrase.extent().to, head)) phrase.purposes();
    tail(chart, phrase, head);
    if (head.frame === 'envoy') tail(chart, phrase, head);
    phrase.adjectives();
    charge(chart, phrase);
  }
  return phrase.extent();
}

/** What a minister is charged with: «المكلف بالميزانية», «المكلفة بالعلاقات مع البرلمان». */
function charge(chart: Chart, phrase: NounPhrase): void {
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

const isListedRole = ({ entry, from, to }: GazetteerMatch): boolean =>
  entry.kind === 'role-whole' && to > from + 1;

/** A role that the lexicon lists and no head begins: «القائم بأعمال | السفارة الأميركية», «الناخب الوطني المغربي». */
export function listedRoleAt(chart: Chart, token: number): NamePhrase | undefined {
  const listed = chart.analysis.matches[token]?.find(isListedRole);
  if (!listed) return undefined;
  const phrase = new NounPhrase(chart, token, true).take(listed.to, Evidence.Domain);
  if (lastIsDefinite(chart, listed.to)) phrase.adjectives();
  else govern(chart, phrase.open());
  tail(chart, phrase, LISTED);
  const reasons = [message('names.listedRole', { role: listed.entry.name })];
  return { label: 'OCC', from: token, to: phrase.extent().to, skip: listed.skip, confidence: 0.85, reasons };
}

/** A role that begins with the head at a token, if there is one. */
export function roleAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (endsInPronoun(chart, token, head)) return undefined;
  if (head.frame === 'profession' && isAdjectiveOf(chart, token)) return undefined;
  const reasons = [message('names.beginsWithRole', { role: head.spelling })];
  const made = (to: number, confidence: number): NamePhrase => ({
    label: 'OCC',
    from: token,
    to,
    skip,
    confidence,
    reasons,
  });
  if (head.frame === 'style') return styledRole(chart, token, skip, reasons);
  if (head.frame === 'rank') {
    let to = token + 1;
    while (RANK_ADDED.has(wordAt(chart.analysis, to).norm)) to++;
    return head.definite ? made(to, BARE_ROLE) : undefined;
  }
  const plain = wholeRole(chart, new NounPhrase(chart, token, head.definite), token, head);
  const listed = wholeRole(chart, headOf(chart, token, head, skip), token, head);
  const { to: end } = plain.to > listed.to ? plain : listed;
  const evidence = (plain.to === end ? plain.evidence : 0) | (listed.to === end ? listed.evidence : 0);
  const to = evidence & ~(Evidence.Adjective | Evidence.Nationality) ? end : withoutPraise(chart, token, end);
  if (head.definite) {
    const title = wordAt(chart.analysis, token).anyClasses & Class.Title;
    if (head.frame === 'profession' || (title && evidence === Evidence.Nationality && head.frame !== 'solo'))
      return made(to, BARE_ROLE);
    const alone = head.frame === 'solo' || (SOLE.has(head.noun) && to === token + 1);
    return made(to, Math.max(alone ? 0.6 : BARE_ROLE, confidenceOf(head, evidence)));
  }
  if (to === token + 1 || !(evidence & ~Evidence.Adjective)) return undefined;
  if (head.frame === 'profession')
    return made(to, ONE_OF_TEAM.has(head.noun) && evidence & Evidence.Proper ? 0.6 : BARE_ROLE);
  return made(to, confidenceOf(head, evidence));
}

/** «جلالة الملك», «صاحب السمو الملكي الأمير», «ولي العهد الأمير». */
function styledRole(
  chart: Chart,
  token: number,
  skip: number,
  reasons: readonly Message[],
): NamePhrase | undefined {
  let at = token + 1;
  while (at < token + 4 && isStyle(chart, at)) at++;
  const definite = (wordAt(chart.analysis, at).classes & Class.Definite) !== 0;
  const role = definite
    ? chart.at(at).find((phrase) => phrase.label === 'OCC' && phrase.skip === 0)
    : undefined;
  if (role) return { ...role, from: token, skip, confidence: 0.9, reasons };
  if (at > token + 1) return { label: 'OCC', from: token, to: at, skip, confidence: 0.7, reasons };
  return undefined;
}

const STYLES = wordsWith('style');

function isStyle(chart: Chart, token: number): boolean {
  const { norm, classes } = wordAt(chart.analysis, token);
  return (
    STYLES.has(norm) || (classes & Class.Definite && classes & (Class.Adjective | Class.Nationality)) !== 0
  );
}
