/** The browser's calendar below a field, for a value that is one day. */
import { message } from '../../../../server/src/messages/message.js';
import { element } from '../elements.js';
import { say } from '../say.js';

/** Writes the day (ISO 8601) that is chosen into the field, as if it were typed. */
export function calendar(input: HTMLInputElement): HTMLElement {
  const day = element('input', {
    type: 'date',
    className: 'calendar',
    title: say(message('page.card.day')),
    value: /^\d{4}-\d\d-\d\d$/.test(input.value) ? input.value : '',
    attributes: { 'aria-label': say(message('page.card.calendar')) },
  });
  day.onchange = () => {
    if (day.value === '') return;
    input.value = day.value;
    input.dispatchEvent(new Event('change'));
  };
  return day;
}
