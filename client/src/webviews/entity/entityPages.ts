/** The pages about entities: one an entity, opened by a command, and again when the window is. */
import { l10n, type Disposable, type ExtensionContext } from 'vscode';
import type { EntitySummary } from '../../../../server/src/protocol/entities.js';
import { nameShown } from '../../../../server/src/messages/shortening.js';
import { registerCommand } from '../../commands.js';
import { chooseEntity } from '../../editor/entityChoice.js';
import { chooseCorpus } from '../../views/chooseCorpus.js';
import { OpenPages, type PageSubject } from '../openPages.js';
import { EntityPage, type EntityPageParts } from './entityPage.js';

const KIND = 'hawashi.entity';

export class EntityPages implements Disposable {
  private readonly pages: OpenPages<EntityPage>;
  private readonly command: Disposable;

  constructor(
    private readonly context: Pick<ExtensionContext, 'extensionUri'>,
    private readonly parts: EntityPageParts,
  ) {
    const again = async ({ root, id }: Readonly<Record<string, unknown>>) => {
      await parts.corpora.refresh();
      const corpus = parts.corpora.summaries.find((one) => one.root === root);
      return corpus && typeof id === 'string' ? this.subject(corpus.root, id) : undefined;
    };
    this.pages = new OpenPages(KIND, again, true);
    this.command = registerCommand('showEntity', (argument?: unknown) => this.show(argument));
  }

  private async show(argument: unknown): Promise<void> {
    const { root, entity } = (argument ?? {}) as { readonly root?: unknown; readonly entity?: unknown };
    if (typeof root === 'string' && isEntity(entity)) return this.open(root, entity);
    const { service, corpora } = this.parts;
    const corpus = await chooseCorpus(corpora, undefined, l10n.t('Corpus of the entity'));
    const chosen =
      corpus && (await chooseEntity(service, corpus.root, { title: l10n.t('Show which entity?') }));
    if (corpus && chosen) this.open(corpus.root, chosen);
  }

  private open(root: string, { id, name }: Pick<EntitySummary, 'id' | 'name'>): void {
    const subject = this.subject(root, id);
    const open = this.pages.of(subject.key);
    if (open) return open.panel.reveal();
    this.pages.open(subject, nameShown(name));
  }

  private subject(root: string, id: string): PageSubject<EntityPage> {
    return {
      key: `${root} ${id}`,
      begin: (panel) => {
        const labels = this.parts.corpora.summaries.find((corpus) => corpus.root === root)?.labels ?? [];
        return new EntityPage({ root, id, labels }, panel, this.parts, this.context.extensionUri);
      },
    };
  }

  dispose(): void {
    this.command.dispose();
    this.pages.dispose();
  }
}

function isEntity(value: unknown): value is Pick<EntitySummary, 'id' | 'name'> {
  const { id, name } = (value ?? {}) as { readonly id?: unknown; readonly name?: unknown };
  return typeof id === 'string' && typeof name === 'string';
}
