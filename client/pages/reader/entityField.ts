/** The field that links an annotation to an entity: the corpus' own come up as one types, and that it would be a new one. */
import type { EntitySummary } from '../../../server/src/protocol/entities.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { Combobox } from '../kit/components/combobox.js';
import { bidi, element, type Child } from '../kit/elements.js';
import type { CardHandlers } from './cardHandlers.js';
import { host } from './host.js';
import { say, sayAround } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

const MOST_SHOWN = 8;

/** An entity of the corpus, or a name that will be one. */
type Choice = EntitySummary | { readonly newName: string };

export function entityField(item: Item, { decide }: CardHandlers): HTMLElement {
  const { row } = new Combobox<Choice>({
    name: 'entity',
    title: say(message('page.card.entity')),
    listTitle: say(message('page.card.entities')),
    value: item.canonical ?? '',
    search: (query) => choices(query, item),
    valueOf: (choice) => ('newName' in choice ? choice.newName : choice.id),
    show: shown,
    // Which entity is meant by a name, and what a new one is called, the server knows.
    store: (value, choice) =>
      decide({
        kind: 'describe',
        id: item.id,
        ...(value !== '' && (choice === undefined || 'newName' in choice)
          ? { entity: value }
          : { canonical: value || null }),
      }),
  });
  if (item.name !== undefined) row.append(element('p', { className: 'words' }, bidi(item.name)));
  return row;
}

/** Where nothing is typed, what the annotation is called may be a new entity's name. */
async function choices(query: string, { label, range, canonical, text }: Item): Promise<readonly Choice[]> {
  const found = (await host.call('hawashi/entities', { query, label, range, gazetteers: true })) ?? [];
  const newName = query || text;
  const isKnown = found.some(
    ({ id, name, aliases }) => id === newName || name === newName || aliases.includes(newName),
  );
  const isNew = newName !== canonical && !isKnown;
  return [...found.slice(0, MOST_SHOWN), ...(isNew ? [{ newName }] : [])];
}

function shown(choice: Choice): readonly Child[] {
  if ('newName' in choice)
    return sayAround(bidi(choice.newName), (name) => message('page.card.newEntity', { name }));
  const { name, label, id, wikidata, gazetteer } = choice;
  return [
    bidi(name),
    element('small', {}, ` ${[label, id, wikidata, gazetteer].filter(Boolean).join(' · ')}`),
  ];
}
