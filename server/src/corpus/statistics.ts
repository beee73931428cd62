/** What is in a corpus, counted: documents, words, annotations, by label, status, annotator, and fields of documents. */
import type { DocumentStatus } from '../annotation/model.js';
import type { Word } from '../languages/languagePack.js';

/** How many words and numbers there are among words as a language has them. */
export const countWords = (words: readonly Pick<Word, 'kind'>[]): number =>
  words.filter(({ kind }) => kind !== 'symbol').length;

/** By what is always counted; fields come behind. */
const GROUPS = ['label', 'status', 'annotator'] as const;

/** What a field's group is called among the others. */
const fieldGroup = (field: string): string =>
  (GROUPS as readonly string[]).includes(field) ? `field ${field}` : field;

export interface CountedDocument {
  readonly name: string;
  /** Words and numbers. */
  readonly tokens: number;
  /** What it says of each field that is counted by; none where it says nothing. */
  readonly facets: readonly { readonly field: string; readonly values: readonly string[] }[];
  /** What each annotator has. */
  readonly work: readonly {
    readonly annotator: string;
    readonly status: DocumentStatus;
    /** Of every annotation that stands. */
    readonly labels: readonly string[];
  }[];
}

export interface StatisticsRow {
  /** `label`, `status`, `annotator`, or a field. */
  readonly group: string;
  /** Empty where documents do not say. */
  readonly name: string;
  readonly documents: number;
  readonly tokens: number;
  readonly annotations: number;
}

export interface Statistics {
  readonly documents: number;
  readonly tokens: number;
  readonly annotations: number;
  /** Group by group; labels by frequency, the others by name. */
  readonly rows: readonly StatisticsRow[];
}

type Counts = { documents: number; tokens: number; annotations: number };

export function statisticsOf(documents: readonly CountedDocument[]): Statistics {
  const fields = new Set(documents.flatMap(({ facets }) => facets.map(({ field }) => field)));
  const names: readonly string[] = [...GROUPS, ...[...fields].map(fieldGroup)];
  const groups = new Map(names.map((group) => [group, new Map<string, Counts>()]));
  /** A document counts once in each row, however many have annotated it. */
  const count = (
    group: string,
    name: string,
    { tokens }: CountedDocument,
    annotations: number,
    isNew: boolean,
  ): void => {
    const rows = groups.get(group)!;
    const row = rows.get(name) ?? { documents: 0, tokens: 0, annotations: 0 };
    rows.set(name, row);
    row.annotations += annotations;
    if (!isNew) return;
    row.documents++;
    row.tokens += tokens;
  };
  for (const document of documents) {
    const seen = new Set<string>();
    const once = (group: string, name: string, annotations: number): void => {
      const key = `${group} ${name}`;
      count(group, name, document, annotations, !seen.has(key));
      seen.add(key);
    };
    const all = document.work.reduce((sum, { labels }) => sum + labels.length, 0);
    for (const { field, values } of document.facets)
      for (const value of values.length > 0 ? values : ['']) once(fieldGroup(field), value, all);
    for (const { annotator, status, labels } of document.work) {
      once('status', status, labels.length);
      once('annotator', annotator, labels.length);
      for (const label of labels) once('label', label, 1);
    }
  }
  const rows = names.flatMap((group) =>
    [...groups.get(group)!]
      .map(([name, counts]): StatisticsRow => ({ group, name, ...counts }))
      .sort((a, b) => (group === 'label' ? b.annotations - a.annotations : 0) || (a.name < b.name ? -1 : 1)),
  );
  return {
    documents: documents.length,
    tokens: documents.reduce((sum, { tokens }) => sum + tokens, 0),
    annotations: documents.reduce(
      (sum, { work }) => sum + work.reduce((of, { labels }) => of + labels.length, 0),
      0,
    ),
    rows,
  };
}
