/** The tree of a corpus' documents, grouped where that was chosen: status, how much is annotated, how much is left. */
import {
  l10n,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
  type Disposable,
  type TreeDataProvider,
} from 'vscode';
import { commandId } from '../../actions/actions.js';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import type { CorpusSummary, DocumentSummary } from '../../../server/src/protocol/corpus.js';
import { labelsDone } from '../../annotating/completeness.js';
import type { Corpora } from './corpora.js';
import { groupDocuments } from './documentChoice.js';
import { facetWords, type DocumentChoosing } from './documentChoosing.js';
import { askOrder, orderWords } from './documentOrdering.js';
import { STATUS_ICONS, STATUS_WORDS } from './statusWords.js';
import { registerCommand } from '../commands.js';
import { fieldWords } from '../sentences.js';
import { besideName } from '../surfaces/plainText.js';
import { createTreeView, treeItem } from '../surfaces/rows.js';

type CorpusRow = { readonly kind: 'corpus'; readonly corpus: CorpusSummary } | GroupRow | DocumentRow;

interface GroupRow {
  readonly kind: 'group';
  /** Tells it from the groups of other corpora. */
  readonly id: string;
  readonly title: string;
  readonly documents: readonly DocumentSummary[];
  /** The status of its documents is the annotator's own. */
  readonly isOwn: boolean;
  /** Of the corpus. */
  readonly labels: readonly LabelDefinition[];
}

/** `uri` makes a row the argument of any command on documents. */
interface DocumentRow {
  readonly kind: 'document';
  readonly uri: string;
  readonly document: DocumentSummary;
  /** Of the corpus. */
  readonly labels: readonly LabelDefinition[];
  /** The id of the group that it is in. */
  readonly group?: string;
}

export class CorpusTree implements TreeDataProvider<CorpusRow>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  private readonly disposables: Disposable[];

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly corpora: Corpora,
    private readonly choosing: DocumentChoosing,
  ) {
    const view = createTreeView<CorpusRow>('hawashi.corpus', { treeDataProvider: this });
    const show = () => {
      const documents = corpora.summaries.flatMap((corpus) => corpus.documents);
      const done = documents.filter((document) => document.status === 'done').length;
      view.description = documents.length > 0 ? l10n.t('{0} of {1} done', done, documents.length) : undefined;
      view.message = corpora.isLoading
        ? l10n.t('Reading the corpus…')
        : [choosing.filterWords, orderWords()].filter(Boolean).join('\n') || undefined;
      this.changed.fire(undefined);
    };
    this.disposables = [
      this.changed,
      view,
      registerCommand('orderDocuments', askOrder),
      corpora.onDidChange(show),
      choosing.onDidChange(show),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('hawashi.documents.order')) show();
      }),
      view.onDidChangeVisibility(({ visible }) => {
        if (visible) void corpora.refresh();
      }),
    ];
    show();
  }

  getChildren(row?: CorpusRow): CorpusRow[] {
    const { summaries } = this.corpora;
    if (!row && summaries.length > 1) return summaries.map((corpus) => ({ kind: 'corpus', corpus }));
    if (row?.kind === 'group')
      return row.documents.map((document) => ({ ...documentRow(document, row), group: row.id }));
    const corpus = row?.kind === 'corpus' ? row.corpus : row ? undefined : summaries[0];
    if (!corpus) return [];
    const documents = this.choosing.shown(corpus);
    const { group: by } = this.choosing.choice;
    if (!by) return documents.map((document) => documentRow(document, corpus));
    return groupDocuments(documents, by, corpus.fields).map((group) => ({
      kind: 'group',
      id: JSON.stringify([corpus.root, by, group.facet]),
      title: facetWords(by, group.facet),
      documents: group.documents,
      isOwn: by.kind !== 'assigned' || group.facet === corpus.annotator,
      labels: corpus.labels,
    }));
  }

  getTreeItem(row: CorpusRow): TreeItem {
    if (row.kind === 'corpus') return corpusItem(row.corpus);
    return row.kind === 'group' ? groupItem(row) : documentItem(row);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

function corpusItem(corpus: CorpusSummary): TreeItem {
  return treeItem({
    id: `corpus ${corpus.root}`,
    label: Uri.parse(corpus.root).path.split('/').filter(Boolean).at(-1) ?? corpus.root,
    description: [l10n.t('{0} documents', corpus.documents.length)],
    iconPath: new ThemeIcon('library'),
    collapsibleState: TreeItemCollapsibleState.Expanded,
  });
}

const documentRow = (document: DocumentSummary, { labels }: Pick<CorpusSummary, 'labels'>): DocumentRow => ({
  kind: 'document',
  uri: document.uri,
  document,
  labels,
});

function groupItem({ id, title, documents, isOwn }: GroupRow): TreeItem {
  const done = documents.filter(({ status }) => status === 'done').length;
  return treeItem({
    id: `group ${id}`,
    label: title,
    // Of another annotator's documents it is not known here how many they have done.
    description: [isOwn ? l10n.t('{0} of {1} done', done, documents.length) : String(documents.length)],
    contextValue: 'documents',
    collapsibleState: TreeItemCollapsibleState.Expanded,
  });
}

const assignedLine = ({ assigned }: DocumentSummary): string[] =>
  assigned ? [l10n.t('Assigned to: {0}', assigned.join(', ') || l10n.t('nobody'))] : [];

/** What is said of the document, a line each. */
const fieldLines = ({ fields = {} }: DocumentSummary): string[] =>
  Object.entries(fields).map(
    ([name, value]) => `${fieldWords(name)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );

const completeLines = ({ exhaustive = [] }: DocumentSummary): string[] =>
  exhaustive.length > 0 ? [`${l10n.t('Complete')}: ${exhaustive.join(', ')}`] : [];

const questionWords = ({ questions }: DocumentSummary): string | undefined =>
  questions === undefined
    ? undefined
    : questions === 1
      ? l10n.t('1 open question')
      : l10n.t('{0} open questions', questions);

function documentItem({ document, labels, group = '' }: DocumentRow): TreeItem {
  const { name, status, uri } = document;
  const left = document.suggestions === undefined ? undefined : l10n.t('{0} left', document.suggestions);
  const count = labelsDone(labels, document.exhaustive);
  const byLabel = count && l10n.t('{0} of {1} labels', count.done, count.of);
  const inWords = [
    l10n.t('{0} annotated', document.annotated),
    left,
    byLabel,
    questionWords(document),
    document.date,
  ];
  return treeItem({
    id: `document ${group} ${uri}`,
    label: name,
    // Short enough to be read beside a name at the width that the view has at first; the tooltip has it in words.
    description: [
      document.suggestions === undefined
        ? String(document.annotated)
        : l10n.t('{0} of {1}', document.annotated, document.annotated + document.suggestions),
      count && `✓ ${count.done}/${count.of}`,
      document.questions === undefined ? undefined : `? ${document.questions}`,
      document.date,
    ],
    tooltip: [
      name,
      STATUS_WORDS[status],
      besideName(inWords),
      ...assignedLine(document),
      ...completeLines(document),
      ...fieldLines(document),
    ],
    iconPath: new ThemeIcon(
      STATUS_ICONS[status],
      status === 'done' ? new ThemeColor('testing.iconPassed') : undefined,
    ),
    contextValue: 'document',
    accessibilityInformation: { label: `${name}, ${STATUS_WORDS[status]}, ${besideName(inWords)}` },
    command: { command: commandId('openDocument'), title: l10n.t('Open'), arguments: [{ uri }] },
  });
}
