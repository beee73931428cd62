/** Choosing the entity that an annotation refers to, among the corpus' own as one types, or a new one. */
import { l10n, CancellationTokenSource, type Uri } from 'vscode';
import type { EntitySummary } from '../../../server/src/protocol/entities.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { LanguageService } from '../service/languageService.js';
import { isolated } from '../sentences.js';
import { createAnsweringPick, type Row } from '../surfaces/picks.js';

/** An entity by its id (null takes the link away), or by the name of a new one, which the server makes. */
export type ChosenEntity = { readonly canonical: string | null } | { readonly entity: string };

interface EntityItem extends Row {
  readonly chosen: ChosenEntity;
}

/** Undefined: the annotator changed their mind. */
export function pickEntity(
  service: LanguageService,
  uri: Uri,
  item: Pick<Item, 'text' | 'label' | 'range' | 'canonical'>,
  { mayBeNew = true }: { readonly mayBeNew?: boolean } = {},
): Promise<ChosenEntity | undefined> {
  const pick = createAnsweringPick<EntityItem>();
  pick.title = l10n.t('Entity of «{0}» ({1})', isolated(item.text), isolated(item.label));
  pick.placeholder = l10n.t('Type a name or an id');
  let asking = new CancellationTokenSource();

  const list = async (query: string): Promise<void> => {
    asking.cancel();
    asking = new CancellationTokenSource();
    const { token } = asking;
    pick.busy = true;
    const entities = await service.request(
      'hawashi/entities',
      { uri: uri.toString(), query, label: item.label, range: item.range },
      token,
    );
    if (token.isCancellationRequested) return;
    pick.busy = false;
    pick.items = [
      ...(entities ?? []).map(entityItem),
      ...(mayBeNew ? newEntity(query.trim(), entities ?? []) : []),
      ...(item.canonical === undefined
        ? []
        : [
            {
              icon: 'close',
              label: l10n.t('No entity'),
              chosen: { canonical: null },
              description: l10n.t('now {0}', isolated(item.canonical)),
            },
          ]),
    ];
  };

  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => void list(value));
    pick.onDidAccept(() => {
      const chosen = pick.activeItems[0];
      if (chosen) resolve(chosen.chosen);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      asking.cancel();
      pick.dispose();
    });
    pick.show();
    void list('');
  });
}

function entityItem(entity: EntitySummary): EntityItem {
  return {
    chosen: { canonical: entity.id },
    label: entity.name,
    description: [entity.label, entity.id, entity.wikidata].filter(Boolean).join(' · '),
    detail: entity.aliases.length > 0 ? entity.aliases.join('، ') : undefined,
  };
}

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
