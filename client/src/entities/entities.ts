/** The entities of corpora in VS Code: their tree, and what is done with them. */
import type { Disposable, ExtensionContext } from 'vscode';
import type { Changing } from '../changes/changing.js';
import type { LanguageService } from '../service/languageService.js';
import type { Corpora } from '../views/corpora.js';
import { registerEntityCommands } from './entityCommands.js';
import { EntityTree } from './entityTree.js';
import { EntityPages } from '../webviews/entity/entityPages.js';
import type { ShowPlace } from '../webviews/showPlace.js';

export function registerEntities(
  service: LanguageService,
  corpora: Corpora,
  changing: Changing,
  context: Pick<ExtensionContext, 'workspaceState' | 'extensionUri'>,
  showPlace: ShowPlace,
): readonly Disposable[] {
  return [
    new EntityTree(service, corpora, context.workspaceState),
    new EntityPages(context, { service, corpora, showPlace }),
    ...registerEntityCommands(service, corpora, changing),
  ];
}
