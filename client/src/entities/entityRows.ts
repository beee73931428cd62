/** The rows of the tree of entities: what each is, and how it is shown. */
import { l10n, ThemeColor, ThemeIcon, TreeItemCollapsibleState, Uri, type TreeItem } from 'vscode';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { nameShown } from '../../../server/src/messages/shortening.js';
import type {
  EntityDocument,
  EntityPlace,
  EntityProfile,
  EntityRow,
  EntitySpelling,
  EntitySummary,
} from '../../../server/src/protocol/entities.js';
import { labelColor } from '../editor/palette.js';
import { editorRange } from '../editor/ranges.js';
import { isolated } from '../sentences.js';
import { treeItem } from '../surfaces/rows.js';

export interface CorpusRow {
  readonly kind: 'corpus';
  readonly root: string;
}

export interface LabelRow {
  readonly kind: 'label';
  readonly root: string;
  readonly label: string;
  readonly entities: readonly EntityRow[];
}

/** `root` and `entity` make a row the argument of any command on entities. */
interface OfEntity {
  readonly root: string;
  readonly entity: EntitySummary;
}

export interface EntityItemRow extends OfEntity {
  readonly kind: 'entity';
  readonly entity: EntityRow;
}

/** Another entity, that may be the same or is not. */
export interface OtherRow extends OfEntity {
  readonly kind: 'alike' | 'apart';
  readonly other: EntitySummary;
}

/** What is known of an entity. */
export type DetailRow =
  | (OfEntity & { readonly kind: 'wikidata'; readonly item: string })
  | (OfEntity & { readonly kind: 'spelling'; readonly spelling: EntitySpelling })
  | OtherRow
  | (OfEntity & { readonly kind: 'document'; readonly document: EntityDocument })
  | (OfEntity & { readonly kind: 'place'; readonly document: EntityDocument; readonly place: EntityPlace });

export type TreeRow = CorpusRow | LabelRow | EntityItemRow | DetailRow;

/** Below an entity: its link, its spellings, what may be the same, where it is mentioned. */
export function detailsOf(root: string, profile: EntityProfile): DetailRow[] {
  const of = { root, entity: profile };
  const { wikidata, spellings, alike, apart, places } = profile;
  return [
    ...(wikidata === undefined ? [] : [{ ...of, kind: 'wikidata', item: wikidata } as const]),
    ...spellings.map((spelling) => ({ ...of, kind: 'spelling', spelling }) as const),
    ...alike.map((other) => ({ ...of, kind: 'alike', other }) as const),
    ...apart.map((other) => ({ ...of, kind: 'apart', other }) as const),
    ...places.map((document) => ({ ...of, kind: 'document', document }) as const),
  ];
}

/** `label` defines that of the row, where it has one. */
export function itemOf(row: TreeRow, label: LabelDefinition | undefined): TreeItem {
  switch (row.kind) {
    case 'corpus':
      return treeItem({
        label: Uri.parse(row.root).path.split('/').filter(Boolean).at(-1) ?? row.root,
        iconPath: new ThemeIcon('library'),
        collapsibleState: TreeItemCollapsibleState.Expanded,
      });
    case 'label':
      return treeItem({
        id: `label ${row.root} ${row.label}`,
        label: row.label,
        description: [String(row.entities.length), label?.description],
        iconPath: new ThemeIcon('tag', themeColor(label)),
        collapsibleState: TreeItemCollapsibleState.Collapsed,
      });
    case 'entity':
      return entityItem(row, label);
    case 'wikidata':
      return treeItem({
        label: row.item,
        description: [l10n.t('Wikidata')],
        iconPath: new ThemeIcon('globe'),
      });
    case 'spelling':
      return treeItem({
        label: nameShown(row.spelling.text),
        description: [times(row.spelling.count)],
        tooltip: [row.spelling.text],
        iconPath: new ThemeIcon('quote'),
      });
    case 'alike':
    case 'apart':
      return otherItem(row);
    case 'document':
      return treeItem({
        label: row.document.name,
        description: [times(row.document.count), row.document.date],
        iconPath: new ThemeIcon('file-text'),
        collapsibleState: TreeItemCollapsibleState.Collapsed,
      });
    case 'place':
      return placeItem(row);
  }
}

const times = (count: number): string => `×${count}`;

function entityItem({ root, entity }: EntityItemRow, definition: LabelDefinition | undefined): TreeItem {
  const { id, name, label, count, documents, isListed, wikidata, aliases } = entity;
  const inWords = l10n.t('{0} mentions in {1} documents', count, documents);
  return treeItem({
    id: `entity ${root} ${id}`,
    label: nameShown(name),
    description: [times(count), wikidata],
    tooltip: [
      name,
      `${label} · ${id}`,
      ...aliases,
      inWords,
      isListed ? undefined : l10n.t('Not in the list of the corpus: gathered from what documents say'),
    ],
    iconPath: new ThemeIcon(isListed ? 'circle-filled' : 'circle-outline', themeColor(definition)),
    collapsibleState: TreeItemCollapsibleState.Collapsed,
    contextValue: 'entity',
    accessibilityInformation: { label: `${isolated(name)}, ${label}, ${inWords}` },
  });
}

function otherItem({ kind, other }: OtherRow): TreeItem {
  const said = kind === 'alike' ? l10n.t('may be the same') : l10n.t('is not the same');
  return treeItem({
    label: nameShown(other.name),
    description: [said],
    tooltip: [other.name, `${other.label} · ${other.id}`, said],
    iconPath: new ThemeIcon(kind === 'alike' ? 'question' : 'circle-slash'),
    contextValue: kind,
    accessibilityInformation: { label: `${isolated(other.name)}, ${said}` },
  });
}

function placeItem({ document, place }: Extract<DetailRow, { kind: 'place' }>): TreeItem {
  const { before, text, after, range, label, confidence } = place;
  const isSuggested = confidence === undefined ? undefined : l10n.t('suggestion');
  return treeItem({
    label: `${before}${text}${after}`,
    description: [String(range.start.line + 1), isSuggested],
    tooltip: [`${label}: ${text}`, isSuggested],
    command: {
      command: 'vscode.open',
      title: l10n.t('Open'),
      arguments: [Uri.parse(document.uri), { selection: editorRange(range), preview: true }],
    },
  });
}

/** A label's colour where the theme has it: icons take no other. */
function themeColor(definition: LabelDefinition | undefined): ThemeColor | undefined {
  const color = labelColor(definition);
  return color instanceof ThemeColor ? color : undefined;
}
