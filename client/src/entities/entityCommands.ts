/** What is done with entities: asked for what is missing, then proposed as a change of the corpus. */
import { l10n, type Disposable } from 'vscode';
import type { WantedChange } from '../../../server/src/protocol/changes.js';
import type { EntitySummary } from '../../../server/src/protocol/entities.js';
import { registerCommand } from '../commands.js';
import type { Changing } from '../changes/changing.js';
import { pickLabel } from '../editor/labelPick.js';
import { isolated } from '../sentences.js';
import type { LanguageService } from '../service/languageService.js';
import { showInputBox, showQuickPickOfMany, type Row } from '../surfaces/picks.js';
import type { Corpora } from '../views/corpora.js';
import { chooseEntity } from '../editor/entityChoice.js';

/** What a command is about: a row of the tree, or what a page names. */
interface Meant {
  readonly root: string;
  readonly entity: EntitySummary;
  /** Another one that may be the same, or is not. */
  readonly other?: EntitySummary;
  /** All that are chosen in the tree, itself among them. */
  readonly chosen: readonly EntitySummary[];
}

/** Undefined: nothing is to be changed after all. */
type Asking = (meant: Meant) => Promise<WantedChange | undefined> | WantedChange | undefined;

export function registerEntityCommands(
  service: LanguageService,
  corpora: Corpora,
  changing: Changing,
): readonly Disposable[] {
  const asking = new EntityAsking(service, corpora);
  const about =
    (ask: Asking) =>
    async (row?: unknown, rows?: unknown): Promise<void> => {
      const meant = meantBy(row, rows) ?? (await asking.meant());
      const change = meant && (await ask(meant));
      if (change) await changing.propose(meant.root, change);
    };
  return [
    registerCommand('newEntity', async (argument?: unknown) => {
      const root = rootOf(argument) ?? corpora.summaries[0]?.root;
      const change = root === undefined ? undefined : await asking.create(root);
      if (root !== undefined && change) await changing.propose(root, change);
    }),
    registerCommand(
      'renameEntity',
      about((meant) => asking.rename(meant)),
    ),
    registerCommand(
      'relabelEntity',
      about((meant) => asking.relabel(meant)),
    ),
    registerCommand(
      'identifyEntity',
      about((meant) => asking.identify(meant)),
    ),
    registerCommand(
      'mergeEntity',
      about((meant) => asking.merge(meant)),
    ),
    registerCommand(
      'splitEntity',
      about((meant) => asking.split(meant)),
    ),
    registerCommand(
      'tellApart',
      about((meant) => asking.tellApart(meant, true)),
    ),
    registerCommand(
      'notApart',
      about((meant) => asking.tellApart(meant, false)),
    ),
    registerCommand('unlinkEntity', about(unlink)),
    registerCommand(
      'removeEntity',
      about(({ entity: { id } }) => ({ kind: 'removeEntity', entity: id })),
    ),
  ];
}

const unlink: Asking = ({ entity: { id } }) => ({
  kind: 'places',
  select: { by: 'entity', entity: id },
  action: { kind: 'link', entity: null },
});

interface NamedPlace extends Row {
  readonly uri: string;
  readonly range: Extract<WantedChange, { kind: 'splitEntity' }>['places'][number]['range'];
}

class EntityAsking {
  constructor(
    private readonly service: LanguageService,
    private readonly corpora: Corpora,
  ) {}

  /** From the palette: which one is meant is asked. */
  async meant(): Promise<Meant | undefined> {
    if (this.corpora.summaries.length === 0) await this.corpora.refresh();
    const root = this.corpora.summaries[0]?.root;
    if (root === undefined) return undefined;
    const entity = await chooseEntity(this.service, root, { title: l10n.t('Which entity?') });
    return entity && { root, entity, chosen: [entity] };
  }

  async create(root: string): Promise<WantedChange | undefined> {
    const name = await this.name(l10n.t('New entity'), '');
    if (name === undefined) return undefined;
    const label = await this.label(root, l10n.t('Label of «{0}»', isolated(name)));
    return label === undefined ? undefined : { kind: 'newEntity', name, label };
  }

  async rename({ entity: { id, name } }: Meant): Promise<WantedChange | undefined> {
    const other = await this.name(
      l10n.t('Another name for «{0}»: mentions keep their text', isolated(name)),
      name,
    );
    return other === undefined ? undefined : { kind: 'renameEntity', entity: id, name: other };
  }

  async relabel({ root, entity }: Meant): Promise<WantedChange | undefined> {
    const title = l10n.t('Label of «{0}» and of all its annotations', isolated(entity.name));
    const label = await this.label(root, title, entity.label);
    return label === undefined ? undefined : { kind: 'relabelEntity', entity: entity.id, label };
  }

  async identify({ entity: { id, name, wikidata = '' } }: Meant): Promise<WantedChange | undefined> {
    const typed = await showInputBox({
      title: l10n.t('Wikidata item of «{0}»', isolated(name)),
      prompt: l10n.t(
        'Q1028, or the address of its page; empty takes it away. Nothing is asked of the network.',
      ),
      value: wikidata,
      validateInput: (value) =>
        value.trim() === '' || /(?:^|\/)Q[1-9]\d*$/i.test(value.trim())
          ? undefined
          : l10n.t('An item is a Q and a number, as Q1028.'),
    });
    if (typed === undefined) return undefined;
    return { kind: 'identifyEntity', entity: id, wikidata: typed.trim() === '' ? null : typed };
  }

  /** The others that are chosen become it; where none is, one is asked for. */
  async merge({ root, entity, other, chosen }: Meant): Promise<WantedChange | undefined> {
    const { id, name, label } = entity;
    if (other) return { kind: 'mergeEntities', entities: [other.id], into: id };
    const others = chosen.filter((one) => one.id !== id);
    if (others.length > 0) return { kind: 'mergeEntities', entities: others.map((one) => one.id), into: id };
    const title = l10n.t(
      'Which entity is «{0}»? All that refers to it will refer to that one',
      isolated(name),
    );
    const into = await chooseEntity(this.service, root, { title, label, except: [id] });
    return into && { kind: 'mergeEntities', entities: [id], into: into.id };
  }

  async split({ root, entity: { id, name } }: Meant): Promise<WantedChange | undefined> {
    const profile = await this.service.request('hawashi/entityProfile', { uri: root, entity: id });
    const rows = (profile?.places ?? []).flatMap((document) =>
      document.places.map(({ before, text, after, range }): NamedPlace => ({
        label: text,
        description: `${document.name} ${range.start.line + 1}`,
        detail: `${before}${text}${after}`,
        uri: document.uri,
        range,
      })),
    );
    const chosen = await showQuickPickOfMany(rows, {
      title: l10n.t('Which mentions are not of «{0}»?', isolated(name)),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (!chosen || chosen.length === 0) return undefined;
    const other = await this.name(
      l10n.t('Whom or what do they mean? The name of an entity, or of a new one'),
      '',
    );
    if (other === undefined) return undefined;
    const places = chosen.map(({ uri, range }) => ({ uri, range }));
    return { kind: 'splitEntity', entity: id, places, name: other };
  }

  async tellApart({ root, entity, other, chosen }: Meant, apart: boolean): Promise<WantedChange | undefined> {
    const { id, name, label } = entity;
    const title = l10n.t('Which entity is not the same as «{0}»?', isolated(name));
    const asked = other ?? chosen.find((one) => one.id !== id);
    const meant = asked ?? (await chooseEntity(this.service, root, { title, label, except: [id] }));
    return meant && { kind: 'tellApart', entity: id, other: meant.id, apart };
  }

  private async name(title: string, value: string): Promise<string | undefined> {
    const typed = await showInputBox({
      title,
      value,
      validateInput: (text) => (text.trim() === '' ? l10n.t('Write a name.') : undefined),
    });
    return typed?.trim() || undefined;
  }

  private async label(root: string, title: string, current?: string): Promise<string | undefined> {
    const labels = this.corpora.summaries.find((corpus) => corpus.root === root)?.labels ?? [];
    return (await pickLabel(labels, { title, current }))?.name;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function rootOf(argument: unknown): string | undefined {
  return isObject(argument) && typeof argument['root'] === 'string' ? argument['root'] : undefined;
}

const entityIn = (value: unknown): EntitySummary | undefined =>
  isObject(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string'
    ? (value as unknown as EntitySummary)
    : undefined;

/** Arguments are unchecked input. */
function meantBy(row: unknown, rows: unknown): Meant | undefined {
  const root = rootOf(row);
  const entity = isObject(row) ? entityIn(row['entity']) : undefined;
  if (root === undefined || !entity || !isObject(row)) return undefined;
  const chosen = (Array.isArray(rows) ? rows : [row]).flatMap((one: unknown) =>
    rootOf(one) === root && isObject(one) ? (entityIn(one['entity']) ?? []) : [],
  );
  return { root, entity, other: entityIn(row['other']), chosen };
}
