/** What is said of an annotation beyond its label, to be written: value, entity, note. */
import { hasTimexValue, timexProblem } from '../../../server/src/annotation/timexValue.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { say } from '../kit/say.js';
import { calendar } from '../kit/components/calendar.js';
import { textField } from '../kit/components/textField.js';
import { bidi, element } from '../kit/elements.js';
import type { CardHandlers } from './cardHandlers.js';
import { entityField } from './entityField.js';
import { message } from '../../../server/src/messages/message.js';

export type CardField = 'value' | 'entity' | 'note' | 'attribute';

export function cardFields(item: Item, handlers: CardHandlers): HTMLElement[] {
  const fields: HTMLElement[] = [];
  const time = hasTimexValue(item.label);
  if (time || item.value !== undefined) fields.push(valueField(item, time, handlers));
  if (!time) fields.push(entityField(item, handlers));
  const note = textField({
    name: 'note',
    title: say(message('page.card.note')),
    value: item.note ?? '',
    store: (typed) => handlers.decide({ kind: 'describe', id: item.id, note: typed || null }),
  });
  return [...fields, note.row];
}

function valueField(item: Item, time: boolean, { decide }: CardHandlers): HTMLElement {
  const { row, input } = textField({
    name: 'value',
    title: say(time ? message('page.card.timex', { label: item.label }) : message('page.card.value')),
    value: item.value ?? '',
    store: (typed) => decide({ kind: 'describe', id: item.id, value: typed || null }),
    problemOf: (typed) => {
      const problem = time && typed !== '' ? timexProblem(typed, item.label) : undefined;
      return problem && say(problem);
    },
  });
  if (item.valueText !== undefined) row.append(element('p', { className: 'words' }, bidi(item.valueText)));
  if (item.label === 'DATE') row.append(calendar(input));
  return row;
}
