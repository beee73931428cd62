/** One open page about an entity: tells it what is known, again when that changes, and does what it leaves to VS Code. */
import { l10n, Uri, type Disposable, type WebviewPanel } from 'vscode';
import type { LabelDefinition } from '../../../../server/src/annotation/model.js';
import type { EntityProfile, EntitySummary } from '../../../../server/src/protocol/entities.js';
import { nameShown } from '../../../../server/src/messages/shortening.js';
import { parseFromEntityPage, type FromEntityPage, type ToEntityPage } from '../../../messages/entityPage.js';
import { run } from '../../commands.js';
import type { LanguageService } from '../../service/languageService.js';
import { readerOptions } from '../../settings.js';
import { shown } from '../../surfaces/plainText.js';
import type { Corpora } from '../../views/corpora.js';
import { PageHost } from '../pageHost.js';
import type { ShowPlace } from '../showPlace.js';

export interface ShownEntity {
  readonly root: string;
  readonly id: string;
  readonly labels: readonly LabelDefinition[];
}

/** Decisions come in quick succession: the page follows when there is a moment's rest. */
const REST = 300;

export interface EntityPageParts {
  readonly service: LanguageService;
  readonly corpora: Corpora;
  readonly showPlace: ShowPlace;
}

export class EntityPage implements Disposable {
  private readonly page: PageHost<ToEntityPage, FromEntityPage>;
  private readonly disposables: readonly Disposable[];
  private profile: EntityProfile | null | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly entity: ShownEntity,
    readonly panel: WebviewPanel,
    private readonly parts: EntityPageParts,
    extensionUri: Uri,
  ) {
    const { service } = parts;
    const kind = {
      title: l10n.t('Hawashi Entity'),
      dist: Uri.joinPath(extensionUri, 'dist'),
      bundle: 'entity',
      parse: parseFromEntityPage,
    };
    this.page = new PageHost(panel.webview, kind, service.output, {
      receive: (message) => this.act(message),
      // It asks nothing: what it shows it is told.
      answer: () => Promise.resolve(undefined),
    });
    this.disposables = [
      this.page,
      parts.corpora.onDidChange(() => this.later()),
      panel.onDidChangeViewState(() => this.later()),
    ];
    this.page.load([{ type: 'entity', ...entity, fontFamily: readerOptions().fontFamily }]);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables) disposable.dispose();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.tell(), REST);
  }

  private async tell(): Promise<void> {
    if (!this.panel.visible) return;
    const { root, id } = this.entity;
    const profile = await this.parts.service.request('hawashi/entityProfile', { uri: root, entity: id });
    if (profile === undefined) return;
    const isSame = JSON.stringify(profile) === JSON.stringify(this.profile);
    this.profile = profile;
    if (profile) this.panel.title = shown(nameShown(profile.name));
    if (!isSame) this.page.send({ type: 'profile', profile });
  }

  private async act(message: FromEntityPage): Promise<void> {
    const { root } = this.entity;
    switch (message.type) {
      case 'ready':
        this.profile = undefined;
        return this.tell();
      case 'open':
        return this.parts.showPlace(Uri.parse(message.uri), message.range);
      case 'show': {
        const entity = this.known(message.entity);
        if (entity) await run('showEntity', { root, entity });
        return;
      }
      case 'run':
        if (this.profile)
          await run(message.command, { root, entity: this.profile, other: this.known(message.other) });
    }
  }

  /** An entity that the page speaks of. */
  private known(id: string | undefined): EntitySummary | undefined {
    const { beside = [], alike = [], apart = [] } = this.profile ?? {};
    return [...beside, ...alike, ...apart].find((one) => one.id === id);
  }
}
