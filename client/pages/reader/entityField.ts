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
export type EntityChoice = EntitySummary | { readonly newName: string };

export function entityField(item: Item, { decide }: CardHandlers): HTMLElement {
  const { row } = new Combobox<EntityChoice>({
    name: 'entity',
    title: say(message('page.card.entity')),
    listTitle: say(message('page.card.entities')),
    value: item.canonical ?? '',
    // Where nothing is typed, what the annotation is called may be a new entity's name.
    search: (query) =>
      entityChoices(query, { mention: item, current: item.canonical, newName: query || item.text }),
    ...ENTITY_CHOICE,
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

/** Those that may be meant by what is typed, the likeliest first, and that it would be a new one. */
export async function entityChoices(
  query: string,
  asked: {
    /** What is linked, or has the attribute; a relation has no words. */
    readonly mention?: Pick<Item, 'label' | 'range'>;
    readonly current: unknown;
    /** Blank: none is offered. */
    readonly newName: string;
  },
): Promise<readonly EntityChoice[]> {
  const { mention: { label, range } = {}, current, newName } = asked;
  const found = (await host.call('hawashi/entities', { query, label, range, gazetteers: true })) ?? [];
  const isKnown = found.some(
    ({ id, name, aliases }) => id === newName || name === newName || aliases.includes(newName),
  );
  const isNew = newName !== '' && newName !== current && !isKnown;
  return [...found.slice(0, MOST_SHOWN), ...(isNew ? [{ newName }] : [])];
}

function shown(choice: EntityChoice): readonly Child[] {
  if ('newName' in choice)
    return sayAround(bidi(choice.newName), (name) => message('page.card.newEntity', { name }));
  const { name, label, id, wikidata, gazetteer } = choice;
  return [
    bidi(name),
    element('small', {}, ` ${[label, id, wikidata, gazetteer].filter(Boolean).join(' · ')}`),
  ];
}

/** How a list shows a choice, and what the field holds where it is chosen. */
export const ENTITY_CHOICE = {
  valueOf: (choice: EntityChoice) => ('newName' in choice ? choice.newName : choice.id),
  show: shown,
};
