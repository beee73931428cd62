/** Choosing an entity of a corpus as one types, in any spelling, in Latin letters too. */
import { l10n } from 'vscode';
import type { EntitySummary } from '../../../server/src/protocol/entities.js';
import { pickAnswered } from './answeredPick.js';
import { entityRow } from './entityPick.js';
import type { LanguageService } from '../service/languageService.js';

export interface EntityChoice {
  readonly title: string;
  /** Only those with this label. */
  readonly label?: string;
  /** Ids of those that are not meant. */
  readonly except?: readonly string[];
}

/** Undefined: the annotator changed their mind. */
export async function chooseEntity(
  service: LanguageService,
  root: string,
  { title, label, except = [] }: EntityChoice,
): Promise<EntitySummary | undefined> {
  const row = await pickAnswered({
    title,
    placeholder: l10n.t('Type a name or an id'),
    rowsFor: async (query, token) => {
      const found = (await service.request('hawashi/entities', { uri: root, query, label }, token)) ?? [];
      return found
        .filter(({ id }) => !except.includes(id))
        .map((entity) => ({ ...entityRow(entity), entity }));
    },
  });
  return row?.entity;
}
