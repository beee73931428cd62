/** Persons that are named after the role that they hold: «وزير الخارجية المغربي | ناصر بوريطة». */
import { message } from '../../../messages/message.js';
import type { Chart, NamePhrase } from './chart.js';
import { isComma, wordAt } from './analysedText.js';
import { personAfterCue } from './persons.js';
import { BARE_ROLE } from './roles.js';
import { Class } from './classBits.js';

/** How sure a person is whose first name is known, after a role. */
const SURE_BESIDE_ROLE = 0.9;

const isLikelyPerson = ({ label, confidence }: NamePhrase): boolean => label === 'PERS' && confidence > 0.6;

/** Persons that follow a role: «وزير الخارجية المغربي | ناصر بوريطة». */
export function findOfficeHolders(chart: Chart): void {
  const { analysis } = chart;
  for (const role of chart.all()) {
    if (role.label !== 'OCC') continue;
    let at = role.to;
    const word = wordAt(analysis, at);
    if (isComma(analysis, at) || word.kind === 'quote') at++;
    const known = chart.at(at).find(isLikelyPerson);
    const person = known ?? personAfterCue(analysis, at, message('names.roleBefore'));
    if (!person || (at > role.to && person.confidence < 0.6)) continue;
    if (!known) chart.add(person);
    else if (known.confidence < SURE_BESIDE_ROLE)
      chart.add({
        ...known,
        confidence: SURE_BESIDE_ROLE,
        reasons: [...known.reasons, message('names.roleBefore')],
      });
    if (
      role.confidence === BARE_ROLE &&
      at === role.to &&
      !(wordAt(analysis, role.from).anyClasses & Class.Title)
    )
      chart.add({ ...role, confidence: 0.5, reasons: [...role.reasons, message('names.personAfter')] });
  }
}
