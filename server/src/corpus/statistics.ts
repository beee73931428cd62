/** What is in a corpus, counted: documents, words, annotations, by label, status, annotator, outlet and month. */
import type { DocumentStatus } from '../annotation/model.js';

/** By what is counted. */
export const GROUPS = ['label', 'status', 'annotator', 'outlet', 'month'] as const;
export type Group = (typeof GROUPS)[number];

export interface CountedDocument {
  readonly name: string;
  /** Words and numbers. */
  readonly tokens: number;
  readonly outlet?: string;
  /** ISO 8601: of the document's date. */
  readonly month?: string;
  /** What each annotator has. */
  readonly work: readonly {
    readonly annotator: string;
    readonly status: DocumentStatus;
    /** Of every annotation that stands. */
    readonly labels: readonly string[];
  }[];
}

export interface StatisticsRow {
  readonly group: Group;
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
  const groups = new Map(GROUPS.map((group) => [group, new Map<string, Counts>()]));
  /** A document counts once in each row, however many have annotated it. */
  const count = (
    group: Group,
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
    const once = (group: Group, name: string, annotations: number): void => {
      const key = `${group} ${name}`;
      count(group, name, document, annotations, !seen.has(key));
      seen.add(key);
    };
    const all = document.work.reduce((sum, { labels }) => sum + labels.length, 0);
    once('outlet', document.outlet ?? '', all);
    once('month', document.month ?? '', all);
    for (const { annotator, status, labels } of document.work) {
      once('status', status, labels.length);
      once('annotator', annotator, labels.length);
      for (const label of labels) once('label', label, 1);
    }
  }
  const rows = GROUPS.flatMap((group) =>
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
