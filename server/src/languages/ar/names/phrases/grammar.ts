/** The grammar of names over one paragraph: every phrase that heads, titles and name shapes show. */
import { Chart, type NamePhrase } from './chart.js';
import { companyAt, LONGEST_ENGLISH } from './companies.js';
import { eventAt } from './events.js';
import { creditAt, datelineOf } from './datelines.js';
import type { Head } from '../words/heads.js';
import { lawAt } from './laws.js';
import { nationalCompanyAt } from './nationalCompanies.js';
import { organisationAt } from './organisations.js';
import { findOfficeHolders } from './officeHolders.js';
import { findPersons } from './persons.js';
import { facilityAt } from './facilities.js';
import { landscapeAt, placesAfter } from './places.js';
import { possessedRoleAt } from './possessedRoles.js';
import { programmeAt } from './programmes.js';
import { beginsListedRole, listedRoleAt, roleAt } from './roles.js';
import { nicknameAt } from './nicknames.js';
import { stateBodyAt } from './stateBodies.js';
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { awardAt, quotedAfter, titlesAfter } from './works.js';
import { Class } from '../words/classBits.js';
import { Gate } from '../words/wordGates.js';

function phraseOf(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  switch (head.label) {
    case 'ORG':
      return organisationAt(chart, token, head, skip);
    case 'OCC':
      return roleAt(chart, token, head, skip);
    case 'EVENT':
      return head.frame === 'quoted' ? quotedAfter(chart, token, head) : eventAt(chart, token, head, skip);
    case 'LAW':
      return lawAt(chart, token, head, skip);
    case 'FAC':
      return facilityAt(chart, token, head, skip);
    case 'LOC':
      return landscapeAt(chart, token, head, skip);
    case 'MISC':
      return head.frame === 'programme'
        ? programmeAt(chart, token, head, skip)
        : awardAt(chart, token, head, skip);
    default:
      return undefined;
  }
}

/** Classes of words at which a phrase may begin. */
const BEGINS = Class.Nationality | Class.Head | Class.Letter | Class.WeakLetter;
/** Gates of such words. */
const GATES = Gate.StateBody | Gate.PossessedRole | Gate.Nickname;

/** Adds a phrase, if there is one. */
function add(chart: Chart, phrase: NamePhrase | undefined): void {
  if (phrase) chart.add(phrase);
}

/** Adds what begins with a head at a token. */
function addHeaded(chart: Chart, token: number, head: Head, skip: number): void {
  if (head.label === 'GPE' || (head.label === 'FAC' && head.frame === 'cue'))
    for (const place of placesAfter(chart, token, head)) chart.add(place);
  else if (head.label === 'MISC' && head.frame === 'quoted')
    for (const title of titlesAfter(chart, token, head)) chart.add(title);
  else add(chart, phraseOf(chart, token, head, skip));
}

/** Adds what begins at a token; `englishEnd`: the next one that may end an English name. */
function addPhrases(chart: Chart, token: number, englishEnd: number): void {
  const { analysis } = chart;
  const { anyClasses, gates, readings } = wordAt(analysis, token);
  if (anyClasses & Class.Nationality) {
    add(chart, nationalCompanyAt(analysis, token));
    add(chart, creditAt(analysis, token));
  } else if (gates & Gate.StateBody) add(chart, stateBodyAt(analysis, token));
  if (gates & Gate.Nickname) add(chart, nicknameAt(analysis, token));
  add(chart, companyAt(analysis, token, englishEnd));
  const possessed = gates & Gate.PossessedRole ? possessedRoleAt(chart, token) : undefined;
  add(chart, possessed ?? listedRoleAt(chart, token));
  if (!(anyClasses & Class.Head) || analysis.inTime(token)) return;
  const { heads, proclitics } = readings.find((reading) => reading.heads.length > 0)!;
  for (let i = 0; i < heads.length; i++) addHeaded(chart, token, heads[i]!, proclitics.length);
}

/** A paragraph's phrases. Linear: every head looks at a bounded number of tokens after it. */
export function findPhrases(analysis: AnalysedText): Chart {
  const { words } = analysis;
  const chart = new Chart(analysis);
  findPersons(chart);
  let englishEnd = Infinity;
  let isBeforeHolding = false;
  for (let token = words.length - 1; token >= 0; token--) {
    const { classes, anyClasses, gates } = words[token]!;
    if (
      anyClasses & BEGINS ||
      gates & GATES ||
      isBeforeHolding ||
      englishEnd - token <= LONGEST_ENGLISH ||
      beginsListedRole(analysis, token)
    )
      addPhrases(chart, token, englishEnd);
    if (gates & Gate.EnglishEnd) englishEnd = token;
    isBeforeHolding = (classes & Class.Holding) !== 0;
  }
  add(chart, datelineOf(analysis));
  findOfficeHolders(chart);
  return chart;
}
