/** The overview of a corpus: folds over the index. No text is read for it that the index knows. */
import type { DocumentProgress } from '../../../annotation/documentOrder.js';
import type { DocumentStatus } from '../../../annotation/model.js';
import { assignmentProgress } from '../../../corpus/assignment/progress.js';
import { annotatorsShownTo, statusIn } from '../../../corpus/assignment/visible.js';
import type { CorpusModel } from '../../../corpus/corpusModel.js';
import { statisticsOf, type CountedDocument } from '../../../corpus/statistics.js';
import { facetsSaid, usualFields } from '../../../corpus/statisticsFields.js';
import type { DocumentProgressRow, Overview } from '../../../protocol/overview.js';
import { OverviewFold } from './overviewFold.js';

/** Documents that are shown one by one. */
const MOST_DOCUMENTS = 60;

const STATUSES: readonly DocumentStatus[] = ['new', 'in-progress', 'needs-review', 'done'];

/** Documents between which others may work. */
const STRIDE = 100;

export interface OverviewHost {
  readonly corpusAt: (uri: string) => Promise<CorpusModel | undefined>;
  readonly annotator: (model: CorpusModel) => string;
}

export class OverviewRequests {
  constructor(private readonly host: OverviewHost) {}

  /** null where there is no corpus, or nobody waits any more. */
  async of(uri: string, isCancelled: () => boolean = () => false): Promise<Overview | null> {
    const model = await this.host.corpusAt(uri);
    if (!model?.corpus.isFolder) return null;
    return new OverviewMaking(model, this.host.annotator(model), isCancelled).make();
  }
}

type Work = CountedDocument['work'][number];

class OverviewMaking {
  private readonly fold = new OverviewFold();
  /** What each annotator has in a document, by its name. */
  private readonly work = new Map<string, Work[]>();
  private count = 0;

  constructor(
    private readonly model: CorpusModel,
    private readonly annotator: string,
    private readonly isCancelled: () => boolean,
  ) {}

  async make(): Promise<Overview | null> {
    const { model, annotator, fold } = this;
    const { corpus, index, root } = model;
    const progress = await index.progress(annotator, () => !this.isCancelled());
    const directory = progress && (await index.entities(annotator));
    if (!directory || !(await this.addMentions())) return null;
    for (const one of await annotatorsShownTo(model, annotator)) if (!(await this.addWork(one))) return null;
    const names = new Map(directory.all.map(({ id, name }) => [id, name]));
    const { entities, places } = fold.countedEntities((id) => names.get(id) ?? id);
    const { documents, tokens, annotations, rows } = statisticsOf(await this.counted());
    const { plan } = corpus.assignment;
    const assigned = plan ? await assignmentProgress(plan, statusIn(model)) : [];
    return {
      ...{ root, annotator, documents, tokens, annotations, statistics: rows, assigned },
      ...(await this.progressRows(progress)),
      labels: fold.countedLabels(corpus.settings.labels.map(({ name }) => name)),
      ...{ entities, places, pairs: fold.pairs(entities), periods: fold.countedPeriods() },
    };
  }

  /** False: nobody waits any more. */
  private async addMentions(): Promise<boolean> {
    const { corpus, index } = this.model;
    const added = new Set<string>();
    for await (const { document, rows } of index.rows(this.annotator)) {
      this.fold.add({ name: document.name, date: corpus.date(document.name), rows });
      added.add(document.name);
      if (!(await this.goesOn())) return false;
    }
    for (const { name } of await corpus.documents())
      if (!added.has(name)) this.fold.add({ name, date: corpus.date(name), rows: [] });
    return true;
  }

  private async addWork(annotator: string): Promise<boolean> {
    const { index } = this.model;
    const statuses = new Map((await index.progress(annotator))?.map(({ name, status }) => [name, status]));
    const labels = new Map<string, string[]>();
    for (const status of ['annotated', 'rejected'] as const)
      for await (const { document, rows } of index.rows(annotator, { status })) {
        const own = labels.get(document.name) ?? [];
        labels.set(document.name, own);
        if (status === 'annotated') own.push(...rows.map(({ label }) => label));
        if (!(await this.goesOn())) return false;
      }
    for (const [name, status] of statuses) {
      // Who never looked at a document has no work in it.
      if (status === 'new' && !labels.has(name)) continue;
      const work = this.work.get(name) ?? [];
      this.work.set(name, work);
      work.push({ annotator, status, labels: labels.get(name) ?? [] });
    }
    return true;
  }

  private async counted(): Promise<CountedDocument[]> {
    const { corpus, index } = this.model;
    const counted: CountedDocument[] = [];
    const fields = usualFields(corpus.fieldDefinitions);
    for (const document of await corpus.documents()) {
      const { name } = document;
      const tokens = await index.wordsIn(document);
      if (tokens === undefined) continue;
      const facets = facetsSaid(fields, corpus.fields(name));
      counted.push({ name, tokens, facets, work: this.work.get(name) ?? [] });
    }
    return counted;
  }

  private async progressRows(
    progress: readonly DocumentProgress[],
  ): Promise<Pick<Overview, 'statuses' | 'unfinished' | 'uncertain'>> {
    const { byName } = await this.model.corpus.documentList();
    const all = progress.flatMap((each): DocumentProgressRow[] => {
      const { name, status, annotated, suggestions = 0, uncertainty = 0 } = each;
      const uri = byName.get(name)?.uri;
      return uri === undefined || status === 'done'
        ? []
        : [{ name, uri, status, annotated, suggestions, uncertainty }];
    });
    const first = (by: 'suggestions' | 'uncertainty'): readonly DocumentProgressRow[] =>
      all
        .filter((row) => row[by] > 0)
        .sort((a, b) => b[by] - a[by])
        .slice(0, MOST_DOCUMENTS);
    const statuses = STATUSES.map((status) => ({
      status,
      documents: progress.filter((each) => each.status === status).length,
    }));
    return { statuses, unfinished: first('suggestions'), uncertain: first('uncertainty') };
  }

  /** Lets others work; false where nobody waits any more. */
  private async goesOn(): Promise<boolean> {
    if (++this.count % STRIDE === 0) await this.model.pauseInBackground();
    return !this.isCancelled();
  }
}
