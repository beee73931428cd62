/** The tree of a corpus' documents: status, how much is annotated, how much is left. */
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
import type { DocumentStatus } from '../../../server/src/annotation/model.js';
import type { CorpusSummary, DocumentSummary } from '../../../server/src/protocol/corpus.js';
import { orderDocuments } from '../../../server/src/annotation/documentOrder.js';
import { documentOrder } from '../settings.js';
import type { Corpora } from './corpora.js';
import { fieldWords } from '../sentences.js';
import { besideName } from '../surfaces/plainText.js';
import { createTreeView, treeItem } from '../surfaces/rows.js';

type CorpusRow =
  | { readonly kind: 'corpus'; readonly corpus: CorpusSummary }
  | { readonly kind: 'document'; readonly uri: string; readonly document: DocumentSummary };

export const STATUS_WORDS: Readonly<Record<DocumentStatus, string>> = {
  new: l10n.t('new'),
  'in-progress': l10n.t('in progress'),
  done: l10n.t('done'),
  'needs-review': l10n.t('needs review'),
};

export const STATUS_ICONS: Readonly<Record<DocumentStatus, string>> = {
  new: 'circle-large-outline',
  'in-progress': 'edit',
  done: 'pass-filled',
  'needs-review': 'eye',
};

export class CorpusTree implements TreeDataProvider<CorpusRow>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  private readonly disposables: Disposable[];

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly corpora: Corpora) {
    const view = createTreeView<CorpusRow>('hawashi.corpus', { treeDataProvider: this });
    const show = () => {
      const documents = corpora.summaries.flatMap((corpus) => corpus.documents);
      const done = documents.filter((document) => document.status === 'done').length;
      view.description = documents.length > 0 ? l10n.t('{0} of {1} done', done, documents.length) : undefined;
      view.message = corpora.isLoading ? l10n.t('Reading the corpus…') : undefined;
      this.changed.fire(undefined);
    };
    this.disposables = [
      this.changed,
      view,
      corpora.onDidChange(show),
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
    const corpus = row?.kind === 'corpus' ? row.corpus : row ? undefined : summaries[0];
    if (!corpus) return [];
    return orderDocuments(corpus.documents, documentOrder()).map((document) => ({
      kind: 'document',
      uri: document.uri,
      document,
    }));
  }

  getTreeItem(row: CorpusRow): TreeItem {
    return row.kind === 'corpus' ? corpusItem(row.corpus) : documentItem(row.document);
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

/** What is said of the document, a line each. */
const fieldLines = ({ fields = {} }: DocumentSummary): string[] =>
  Object.entries(fields).map(
    ([name, value]) => `${fieldWords(name)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );

function documentItem(document: DocumentSummary): TreeItem {
  const { name, status, uri } = document;
  const left = document.suggestions === undefined ? undefined : l10n.t('{0} left', document.suggestions);
  const inWords = [l10n.t('{0} annotated', document.annotated), left, document.date];
  return treeItem({
    id: `document ${uri}`,
    label: name,
    // Short enough to be read beside a name at the width that the view has at first; the tooltip has it in words.
    description: [
      document.suggestions === undefined
        ? String(document.annotated)
        : l10n.t('{0} of {1}', document.annotated, document.annotated + document.suggestions),
      document.date,
    ],
    tooltip: [name, STATUS_WORDS[status], besideName(inWords), ...fieldLines(document)],
    iconPath: new ThemeIcon(
      STATUS_ICONS[status],
      status === 'done' ? new ThemeColor('testing.iconPassed') : undefined,
    ),
    contextValue: 'document',
    accessibilityInformation: { label: `${name}, ${STATUS_WORDS[status]}, ${besideName(inWords)}` },
    command: { command: commandId('openDocument'), title: l10n.t('Open'), arguments: [{ uri }] },
  });
}
