/** Choosing the entity that an annotation refers to, among the corpus' own as one types, or a new one. */
import { l10n, type Uri } from 'vscode';
import type { EntitySummary } from '../../../server/src/protocol/entities.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { LanguageService } from '../service/languageService.js';
import { isolated } from '../sentences.js';
import type { Row } from '../surfaces/picks.js';
import { pickAnswered } from './answeredPick.js';

/** An entity by its id (null takes the link away), or by the name of a new one, which the server makes. */
export type ChosenEntity = { readonly canonical: string | null } | { readonly entity: string };

interface EntityItem extends Row {
  readonly chosen: ChosenEntity;
}

/** Undefined: the annotator changed their mind. `newName`: what a new one is called where nothing is typed; blank: nothing. */
export async function pickEntity(
  service: LanguageService,
  uri: Uri,
  item: Pick<Item, 'text' | 'label' | 'range' | 'canonical'>,
  {
    mayBeNew = true,
    newName = item.text,
    title = l10n.t('Entity of «{0}» ({1})', isolated(item.text), isolated(item.label)),
  }: { readonly mayBeNew?: boolean; readonly newName?: string; readonly title?: string } = {},
): Promise<ChosenEntity | undefined> {
  const { label, range, canonical } = item;
  const none: EntityItem[] =
    canonical === undefined
      ? []
      : [
          {
            icon: 'close',
            label: l10n.t('No entity'),
            chosen: { canonical: null },
            description: l10n.t('now {0}', isolated(canonical)),
          },
        ];
  const row = await pickAnswered<EntityItem>({
    title,
    placeholder: l10n.t('Type a name or an id'),
    rowsFor: async (query, token) => {
      // A row of a gazetteer becomes a new entity.
      const asked = { uri: uri.toString(), query, label, range, gazetteers: mayBeNew };
      const entities = (await service.request('hawashi/entities', asked, token)) ?? [];
      const rows = entities.map((entity) => ({ ...entityRow(entity), chosen: { canonical: entity.id } }));
      return [...rows, ...(mayBeNew ? newEntity(query.trim() || newName, entities) : []), ...none];
    },
  });
  return row?.chosen;
}

/** An entity as lists show it. */
export const entityRow = ({ name, label, id, wikidata, aliases, gazetteer }: EntitySummary): Row => ({
  label: name,
  description: [label, id, wikidata, gazetteer].filter(Boolean).join(' · '),
  detail: aliases.length > 0 ? aliases.join('، ') : undefined,
});

function newEntity(typed: string, known: readonly EntitySummary[]): EntityItem[] {
  if (typed === '' || known.some(({ id, name }) => id === typed || name === typed)) return [];
  return [
    {
      chosen: { entity: typed },
      icon: 'add',
      label: l10n.t('New entity {0}', isolated(typed)),
    },
  ];
}
