/** Asks how the tree is to show documents, and remembers it with the workspace. */
import { l10n, commands, EventEmitter, type Disposable, type Memento } from 'vscode';
import { nextAfter, nextDocument } from '../../../server/src/annotation/documentOrder.js';
import type { DocumentField } from '../../../server/src/annotation/documentFields.js';
import type { CorpusSummary, DocumentSummary } from '../../../server/src/protocol/corpus.js';
import { registerCommand } from '../commands.js';
import { fieldWords } from '../sentences.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showQuickPick, showQuickPickOfMany, type Row } from '../surfaces/picks.js';
import type { Corpora } from './corpora.js';
import {
  assignedTo,
  chosenDocuments,
  criteriaOf,
  groupDocuments,
  isSameCriterion,
  type Criterion,
  type DocumentChoice,
} from './documentChoice.js';
import { documentOrder } from '../settings.js';
import { STATUS_WORDS } from './statusWords.js';

const CHOICE = 'hawashi.documents.choice';

type CriterionRow = Row & { readonly by?: Criterion };

export class DocumentChoosing implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly disposables: readonly Disposable[];
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly memory: Memento,
    private readonly corpora: Corpora,
  ) {
    this.disposables = [
      this.changed,
      registerCommand('groupDocuments', () => this.askGroup()),
      registerCommand('sortDocuments', () => this.askSort()),
      registerCommand('filterDocuments', () => this.askFilter()),
      registerCommand('showAllDocuments', () => this.choose({ filter: undefined })),
    ];
    void this.tellFilter();
  }

  get choice(): DocumentChoice {
    return this.memory.get<DocumentChoice>(CHOICE, {});
  }

  /** The documents of a corpus that are shown, in their order. */
  shown(corpus: CorpusSummary): readonly DocumentSummary[] {
    const { documents, fields } = corpus;
    return chosenDocuments(documents, this.choice, { fields, order: documentOrder() });
  }

  /**
   * The document to go on with after one, by name, among those that are shown: first what the plan assigns to the annotator, in
   * its order.
   */
  next(corpus: CorpusSummary, name: string | undefined): DocumentSummary | undefined {
    const shown = this.shown(corpus);
    const own = assignedTo(shown, corpus.annotator, corpus.assignment?.order ?? []);
    const next = nextAfter(own, name);
    if (next) return next;
    return this.choice.sort ? nextAfter(shown, name) : nextDocument(shown, name, documentOrder());
  }

  /** What is let through alone, in words; undefined where all are. */
  get filterWords(): string | undefined {
    const { filter } = this.choice;
    return (
      filter &&
      l10n.t(
        'Only {0}: {1}',
        criterionWords(filter.by),
        filter.facets.map((facet) => facetWords(filter.by, facet)).join(', '),
      )
    );
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private get documents(): readonly DocumentSummary[] {
    return this.corpora.summaries.flatMap((corpus) => corpus.documents);
  }

  private get fields(): readonly DocumentField[] {
    const fields = this.corpora.summaries.flatMap((corpus) => corpus.fields);
    return fields.filter(({ name }, i) => fields.findIndex((other) => other.name === name) === i);
  }

  private async choose(changes: Partial<DocumentChoice>): Promise<void> {
    await this.memory.update(CHOICE, { ...this.choice, ...changes });
    await this.tellFilter();
    this.changed.fire();
  }

  private async tellFilter(): Promise<void> {
    const isFiltered = this.choice.filter !== undefined;
    await commands.executeCommand('setContext', 'hawashi.documentsFiltered', isFiltered);
  }

  private async askGroup(): Promise<void> {
    const { group } = this.choice;
    const none = { label: l10n.t('not grouped') };
    const row = await this.askCriterion(l10n.t('Group documents by'), group, [none]);
    if (row) await this.choose({ group: row.by });
  }

  private async askSort(): Promise<void> {
    const { sort } = this.choice;
    const none = { label: l10n.t('as the settings say') };
    const row = await this.askCriterion(l10n.t('Sort documents by'), sort?.by, [none]);
    if (!row) return;
    if (!row.by) return this.choose({ sort: undefined });
    const ways = [
      { label: l10n.t('Smallest, earliest, first letter first'), isDescending: false },
      { label: l10n.t('Greatest, latest, last letter first'), isDescending: true },
    ];
    const way = await showQuickPick(ways, { title: l10n.t('Sort documents by {0}', row.label) });
    if (way) await this.choose({ sort: { by: row.by, isDescending: way.isDescending } });
  }

  private async askFilter(): Promise<void> {
    const { filter } = this.choice;
    const row = await this.askCriterion(l10n.t('Show only documents with'), filter?.by, []);
    const by = row?.by;
    if (!by) return;
    const isNow = isSameCriterion(by, filter?.by);
    const rows = groupDocuments(this.documents, by, this.fields).map(({ facet, documents }) => ({
      facet,
      label: facetWords(by, facet),
      description: l10n.t('{0} documents', documents.length),
      picked: isNow && filter?.facets.includes(facet) === true,
    }));
    const chosen = await showQuickPickOfMany(rows, { title: criterionWords(by) });
    if (!chosen) return;
    const facets = chosen.map(({ facet }) => facet);
    await this.choose({ filter: facets.length > 0 ? { by, facets } : undefined });
  }

  private async askCriterion(
    title: string,
    now: Criterion | undefined,
    before: readonly CriterionRow[],
  ): Promise<CriterionRow | undefined> {
    await this.corpora.refresh();
    if (this.documents.length === 0) {
      void showInformationMessage(l10n.t('Hawashi: there is no corpus yet; make one of a folder first.'));
      return undefined;
    }
    const rows = criteriaOf(this.fields, this.documents).map((by): CriterionRow => ({
      by,
      label: criterionWords(by),
      description: isSameCriterion(by, now) ? l10n.t('(now)') : undefined,
    }));
    return showQuickPick([...before, ...rows], { title });
  }
}

const criterionWords = (by: Criterion): string =>
  by.kind === 'status'
    ? l10n.t('status')
    : by.kind === 'assigned'
      ? l10n.t('annotator')
      : by.kind === 'questions'
        ? l10n.t('questions')
        : fieldWords(by.name);

/** What a group of documents, or what is let through, is called. */
export function facetWords(by: Criterion, facet: string): string {
  if (by.kind === 'questions') return facet === '' ? l10n.t('no open questions') : l10n.t('open questions');
  if (facet === '') return by.kind === 'assigned' ? l10n.t('nobody') : l10n.t('not said');
  if (by.kind === 'status') return STATUS_WORDS[facet as keyof typeof STATUS_WORDS] ?? facet;
  if (facet === 'true') return l10n.t('yes');
  return facet === 'false' ? l10n.t('no') : facet;
}
