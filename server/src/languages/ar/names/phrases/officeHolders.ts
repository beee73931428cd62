/** Persons that are named after the role that they hold: «وزير الخارجية المغربي | ناصر بوريطة». */
import { message } from '../../../../messages/message.js';
import type { Chart, NamePhrase } from './chart.js';
import { isComma, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { personAfterCue } from './persons.js';
import { PRAISE } from './professions.js';
import { Class } from '../words/classBits.js';
import { wordsWith } from '../words/traits.js';
import { AND } from '../../affixes.js';

/** How sure a person is whose first name is known, after a role. */
const SURE_BESIDE_ROLE = 0.9;
/** How sure a role is that only who stands beside it shows. */
const BESIDE_HOLDER = 0.7;
/** How sure a role is at most that is none without its holder. */
const HALF_ROLE = 0.5;
/** Offices that are said out of courtesy where nothing is added. */
const HONORIFICS = wordsWith('honorific');

const isLikelyPerson = ({ label, confidence }: NamePhrase): boolean => label === 'PERS' && confidence > 0.6;

/** A role of which only who holds it tells that it is one, now that somebody does. */
function lift(chart: Chart, role: NamePhrase): void {
  if (role.confidence > HALF_ROLE) return;
  const bare = role.to === role.from + 1;
  if (bare && wordAt(chart.analysis, role.from).readings.some(({ stem }) => HONORIFICS.has(stem))) return;
  const reasons = [...role.reasons, message('names.personAfter')];
  chart.add({ ...role, confidence: BESIDE_HOLDER, reasons });
}

/** «سيواجه الفريق | باختاكور»: a rank that is a team too, which a person of whom nothing is known does not tell. */
const isTeam = (analysis: AnalysedText, { from, to }: NamePhrase): boolean =>
  to === from + 1 && wordAt(analysis, from).readings[0]!.heads.some(({ noun }) => TEAMS.has(noun));
const TEAMS = wordsWith('team');
const isGiven = (analysis: AnalysedText, token: number): boolean =>
  (wordAt(analysis, token).classes & (Class.First | Class.MaybeFirst | Class.Title)) !== 0;

/** Steps over a comma, a quote, and what praises who follows. */
function holderStart(analysis: AnalysedText, token: number): number {
  let at = token;
  while (PRAISE.has(wordAt(analysis, at).norm)) at++;
  return isComma(analysis, at) || wordAt(analysis, at).kind === 'quote' ? at + 1 : at;
}

/** «أشرف حكيمي | لاعب باريس سان جيرمان», «سامي علي، | الباحث في …»: a role after who holds it. */
function liftAfterHolders(chart: Chart, phrases: readonly NamePhrase[]): void {
  const ends = new Set(phrases.filter(isLikelyPerson).map(({ to }) => to));
  for (let i = 0; i < phrases.length; i++) {
    const role = phrases[i]!;
    if (role.label !== 'OCC' || role.skip > 0 || role.to === role.from + 1) continue;
    const end = isComma(chart.analysis, role.from - 1) ? role.from - 1 : role.from;
    if (ends.has(end)) lift(chart, role);
  }
}

/** Persons that follow a role: «وزير الخارجية المغربي | ناصر بوريطة». */
export function findOfficeHolders(chart: Chart): void {
  const { analysis } = chart;
  const held = new Set<number>();
  const phrases = chart.all();
  liftAfterHolders(chart, phrases);
  for (let i = phrases.length - 1; i >= 0; i--) {
    const role = phrases[i]!;
    if (role.label !== 'OCC') continue;
    // «المغني | والملحن الشهير ستيفي ووندر»: two roles of one person.
    if (held.has(role.to) && wordAt(analysis, role.to).norm.startsWith(AND)) {
      held.add(role.from);
      lift(chart, role);
      continue;
    }
    const at = holderStart(analysis, role.to);
    const known = chart.at(at).find(isLikelyPerson);
    const person = known ?? personAfterCue(analysis, at, message('names.roleBefore'));
    if (
      !person ||
      (at > role.to && person.confidence < 0.6) ||
      (isTeam(analysis, role) && !isGiven(analysis, at))
    )
      continue;
    if (!known) chart.add(person);
    else if (known.confidence < SURE_BESIDE_ROLE)
      chart.add({
        ...known,
        confidence: SURE_BESIDE_ROLE,
        reasons: [...known.reasons, message('names.roleBefore')],
      });
    if (!isComma(analysis, at - 1)) held.add(role.from);
    lift(chart, role);
  }
}
