/** The field that links an annotation to an entity: the corpus' own come up as one types, any other makes a new one. */
import type { EntitySummary } from '../../../server/src/protocol/entities.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { Combobox } from '../kit/components/combobox.js';
import { bidi, element } from '../kit/elements.js';
import { host } from './host.js';
import type { PageSession } from './session.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

const MOST_SHOWN = 8;

export function entityField(session: PageSession, item: Item): HTMLElement {
  const { row } = new Combobox<EntitySummary>({
    name: 'entity',
    title: say(message('page.card.entity')),
    listTitle: say(message('page.card.entities')),
    value: item.canonical ?? '',
    search: async (query) => {
      const found = await host.call('hawashi/entities', { query, label: item.label });
      return (found ?? []).slice(0, MOST_SHOWN);
    },
    valueOf: ({ id }) => id,
    show: ({ name, label, id, wikidata }) => [
      bidi(name),
      element('small', {}, ` ${[label, id, wikidata].filter(Boolean).join(' · ')}`),
    ],
    // Which entity is meant by a name, and what a new one is called, the server knows.
    store: (value, choice) =>
      session.decide({
        kind: 'describe',
        id: item.id,
        ...(value !== '' && choice === undefined ? { entity: value } : { canonical: value || null }),
      }),
  });
  if (item.name !== undefined) row.append(element('p', { className: 'words' }, bidi(item.name)));
  return row;
}
