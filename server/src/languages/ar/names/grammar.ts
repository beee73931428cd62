/** The grammar of names over one paragraph: every phrase that heads, titles and name shapes show. */
import { Chart, type NamePhrase } from './chart.js';
import { companyAt } from './companies.js';
import { eventAt } from './events.js';
import { creditAt, datelineOf } from './datelines.js';
import type { Head } from './heads.js';
import { lawAt } from './laws.js';
import { nationalCompanyAt } from './nationalCompanies.js';
import { organisationAt } from './organisations.js';
import { findOfficeHolders } from './officeHolders.js';
import { findPersons } from './persons.js';
import { facilityAt } from './facilities.js';
import { landscapeAt, placesAfter } from './places.js';
import { possessedRoleAt } from './possessedRoles.js';
import { listedRoleAt, roleAt } from './roles.js';
import { stateBodyAt } from './stateBodies.js';
import type { AnalysedText } from './analysedText.js';
import { awardAt, quotedAfter, titlesAfter } from './works.js';
import { Class } from './classBits.js';
import { Gate } from './wordGates.js';

function phrasesOf(chart: Chart, token: number, head: Head, skip: number): readonly NamePhrase[] {
  if (head.label === 'GPE') return placesAfter(chart, token, head);
  if (head.label === 'MISC' && head.frame === 'quoted') return titlesAfter(chart, token, head);
  const phrase = phraseOf(chart, token, head, skip);
  return phrase ? [phrase] : [];
}

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
      return awardAt(chart, token, head, skip);
    default:
      return undefined;
  }
}

/** A paragraph's phrases. Linear: every head looks at a bounded number of tokens after it. */
export function findPhrases(analysis: AnalysedText): Chart {
  const chart = new Chart(analysis);
  findPersons(chart);
  let englishEnd = Infinity;
  for (let token = analysis.words.length - 1; token >= 0; token--) {
    const word = analysis.words[token]!;
    const company = word.anyClasses & Class.Nationality ? nationalCompanyAt(analysis, token) : undefined;
    if (company) chart.add(company);
    const credit = word.anyClasses & Class.Nationality ? creditAt(analysis, token) : undefined;
    if (credit) chart.add(credit);
    const body = word.anyClasses & Class.Nationality ? undefined : stateBodyAt(analysis, token);
    if (body) chart.add(body);
    const shaped = companyAt(analysis, token, englishEnd);
    if (word.gates & Gate.EnglishEnd) englishEnd = token;
    if (shaped) chart.add(shaped);
    const role = possessedRoleAt(chart, token) ?? listedRoleAt(chart, token);
    if (role) chart.add(role);
    if (!(word.anyClasses & Class.Head) || analysis.inTime(token)) continue;
    const reading = word.readings.find(({ heads }) => heads.length > 0)!;
    for (const head of reading.heads) {
      for (const phrase of phrasesOf(chart, token, head, reading.proclitics.length)) chart.add(phrase);
    }
  }
  const dateline = datelineOf(analysis);
  if (dateline) chart.add(dateline);
  findOfficeHolders(chart);
  return chart;
}
