/** Roles: «المدير العام للأمن الوطني», «وزير الخارجية المغربي», «نائب رئيس الأنتربول عن قارة إفريقيا». */
import { message, type Message } from '../../../../messages/message.js';
import type { NameLabel } from '../../../mention.js';
import { FOR } from '../../affixes.js';
import { ageGroupEnd } from './ageGroups.js';
import type { Chart, NamePhrase } from './chart.js';
import type { Head } from '../words/heads.js';
import { LINKS } from '../words/nameWords.js';
import { NounPhrase } from './nounPhrase.js';
import { isAdjectiveOf, ONE_OF_TEAM, withoutPraise } from './professions.js';
import { Evidence, type PhraseExtent } from './phraseEvidence.js';
import { WHOLE_ROLES } from '../listed/gazetteerConfidence.js';
import { matchesAt, wordAt, type AnalysedText, type GazetteerMatch } from '../analysis/analysedText.js';
import {
  accredited,
  charge,
  follows,
  placeBehindHead,
  servesBody,
  standsIn,
  tail,
  versed,
} from './roleTails.js';
import { Class } from '../words/classBits.js';
import { mayBeName } from './personParts.js';
import { wordsWith } from '../words/traits.js';
import { isFeminineNisba, isLongDefiniteNisba, isMasculinePlural } from '../../wordShapes.js';

const OFFICE: ReadonlySet<NameLabel> = new Set(['ORG', 'FAC', 'EVENT', 'OCC']);
const BODY: ReadonlySet<NameLabel> = new Set(['ORG']);

/** Words that belong to a rank: «الفريق أول الركن». */
const RANK_ADDED = wordsWith('rank-added');
/** Stands for the head where the lexicon lists the whole role. */
const LISTED: Head = { label: 'OCC', frame: 'named', definite: true, noun: '', spelling: '' };
/** A definite role alone («الرئيس»): a mention only if a person follows. */
const BARE_ROLE = 0.2;

/** Heads whose holder stands in for another or has a field of his own: «وزير الدولة | للتعاون الدولي». */
const DEPUTY = wordsWith('deputy');

/** Deeds that are roles in the feminine. */
const HELP = wordsWith('help');
const OF_STATE = wordsWith('of-state');
const MIDDLES = wordsWith('middle');
/** Offices that mean their one holder by themselves. */
const SOLE = wordsWith('sole-office');

/** Whether a purpose after a role tells whose it is, and not to whom its holder speaks («للصحفيين»). */
function hasField(chart: Chart, token: number, to: number, head: Head): boolean {
  const state = wordAt(chart.analysis, to - 1).norm;
  if (!DEPUTY.has(head.noun) && !(to === token + 2 && OF_STATE.has(state))) return false;
  const field = wordAt(chart.analysis, to).readings.find(({ proclitics }) => proclitics === 'ل');
  return field !== undefined && !isMasculinePlural(field.stem);
}

/** The head with the words that the lexicon of roles joins to it («الوكيل العام للملك», «المتحدث باسم»). */
function headOf(chart: Chart, token: number, head: Head, skip: number): NounPhrase {
  const phrase = new NounPhrase(chart, token, head.definite);
  const listed = matchesAt(chart.analysis, token).find(
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

/** «مديرة | لوزارة الصحة»: what somebody becomes in a body. */
const isAppointed = (chart: Chart, token: number, { frame, definite }: Head): boolean =>
  frame === 'named' &&
  !definite &&
  wordAt(chart.analysis, token + 1).norm.startsWith(FOR) &&
  chart.nameAt(token + 1, 1, BODY) !== undefined;

function wholeRole(chart: Chart, phrase: NounPhrase, token: number, head: Head): PhraseExtent {
  const start = phrase.extent().to;
  if (head.definite && (start === token + 1 || lastIsDefinite(chart, start))) {
    if (agrees(chart, start, head)) phrase.adjectives().nationality();
  } else if (start === token + 1 || !lastIsDefinite(chart, start)) govern(chart, phrase);
  if (
    phrase.extent().evidence ||
    head.frame === 'proper' ||
    isAppointed(chart, token, head) ||
    (head.definite && (follows(chart, token) || servesBody(chart, token, head)))
  ) {
    if (head.definite || hasField(chart, token, phrase.extent().to, head)) phrase.purposes();
    tail(chart, phrase, head);
    if (head.frame === 'envoy') {
      tail(chart, phrase, head);
      accredited(chart, phrase, head);
    }
    phrase.adjectives();
    charge(chart, phrase);
  }
  if (head.definite) versed(chart, phrase);
  standsIn(chart, phrase);
  return phrase.extent();
}

/** «الرائد | الكندي | جيريمي هانسن»: a nationality between a rank and who has it. */
function isOfState({ analysis }: Chart, token: number): boolean {
  const { classes, norm } = wordAt(analysis, token);
  if (!(classes & Class.Nationality) || !(classes & Class.Definite)) return false;
  return !norm.endsWith('ه') && mayBeName(analysis, token + 1) && mayBeName(analysis, token + 2);
}

const isListedRole = ({ entry, from, to }: GazetteerMatch): boolean =>
  entry.kind === 'role-whole' && to > from + 1;

/** Whether a role that the lexicon lists whole, in several words, begins at a token. */
export function beginsListedRole(analysis: AnalysedText, token: number): boolean {
  const matches = matchesAt(analysis, token);
  for (let i = 0; i < matches.length; i++) if (isListedRole(matches[i]!)) return true;
  return false;
}

/** A role that the lexicon lists and no head begins: «القائم بأعمال | السفارة الأميركية», «الناخب الوطني المغربي». */
export function listedRoleAt(chart: Chart, token: number): NamePhrase | undefined {
  const listed = matchesAt(chart.analysis, token).find(isListedRole);
  if (!listed) return undefined;
  const phrase = new NounPhrase(chart, token, true).take(listed.to, Evidence.Domain);
  if (lastIsDefinite(chart, listed.to)) phrase.adjectives();
  else govern(chart, phrase.open());
  tail(chart, phrase, LISTED);
  const to = ageGroupEnd(chart.analysis, phrase.extent().to);
  const reasons = [message('names.listedRole', { role: listed.entry.name })];
  return { label: 'OCC', from: token, to, skip: listed.skip, confidence: 0.85, reasons };
}

/** A role that begins with the head at a token, if there is one. */
export function roleAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (endsInPronoun(chart, token, head)) return undefined;
  // «آل خليفة | رئيس …»
  if (LINKS.has(wordAt(chart.analysis, token - 1).norm)) return undefined;
  if (head.frame === 'profession' && isAdjectiveOf(chart, token)) return undefined;
  // «شرق المتوسط»: a sea, and no «متوسط ميدان».
  if (head.definite && MIDDLES.has(head.noun)) return undefined;
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
    if (isOfState(chart, to)) to++;
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
  // «بمساعدة | حزب الله»: a deed, but for who has the role.
  if (HELP.has(head.noun)) return made(to, BARE_ROLE);
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
