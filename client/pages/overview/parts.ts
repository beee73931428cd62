/** The parts of the page, each made of what the server has counted. */
import { fieldTitle } from '../../../server/src/annotation/documentFields.js';
import type { DocumentStatus } from '../../../server/src/annotation/model.js';
import { message, type Message } from '../../../server/src/messages/message.js';
import type {
  AssignedProgress,
  CountedEntity,
  CountedLabel,
  DocumentProgressRow,
  Overview,
  StatisticsGroupRow,
} from '../../../server/src/protocol/overview.js';
import { say } from '../kit/say.js';
import { bars, type Bar } from './charts/bars.js';
import { COLORS } from './charts/frame.js';
import { host } from './host.js';
import { Panel } from './panel.js';
import { togetherPanels } from './parts/together.js';
import { timelinePanel, type Grain } from './parts/timelinePart.js';
import { annotatorQuery, entityQuery, fieldQuery, labelQuery, statusQuery } from './queries.js';

export interface PartsHost {
  readonly grain: Grain | undefined;
  readonly chooseGrain: (grain: Grain) => void;
}

const search = (query: string): void => host.tell({ type: 'search', query });
const words = (told: Message): string => say(told);

export function panelsOf(overview: Overview, parts: PartsHost): readonly Panel<never>[] {
  const all = [
    statusPanel(overview.statuses),
    unfinishedPanel(overview.unfinished),
    ...(overview.assigned.length > 0 ? [assignedPanel(overview.assigned)] : []),
    groupPanel(overview, 'annotator', annotatorQuery),
    labelPanel(overview.labels),
    entityPanel('entities', overview.entities),
    timelinePanel(overview.periods, parts.grain, parts.chooseGrain),
    ...togetherPanels(overview),
    entityPanel('places', overview.places),
    ...fieldsOf(overview).map((field) => groupPanel(overview, field, (value) => fieldQuery(field, value))),
    uncertainPanel(overview.uncertain),
  ];
  return all as unknown as readonly Panel<never>[];
}

const ANNOTATED = { color: COLORS.annotated, words: words(message('overview.annotated')) };
const SUGGESTED = { color: COLORS.suggested, words: words(message('overview.suggested')) };
const DOCUMENTS = { color: COLORS.documents, words: words(message('overview.documents')) };

/** Bars that are longer than this are told in the table alone. */
const MOST_BARS = 30;

function barsPanel<Row>(
  name: string,
  rows: readonly Row[],
  shown: {
    readonly title: string;
    readonly unit: string;
    readonly columns: readonly { readonly title: string; readonly value: (row: Row) => string | number }[];
    readonly pieces: (row: Row) => Bar['pieces'];
    readonly lead: (row: Row) => void;
    readonly legend: readonly { readonly color: string; readonly words: string }[];
  },
): Panel<Row> {
  const { title, unit, columns, pieces, lead, legend } = shown;
  const made = rows.slice(0, MOST_BARS).map((row): Bar => {
    const [first, ...rest] = columns;
    const told = rest.map((column) => `${column.title}: ${column.value(row).toLocaleString()}`);
    return {
      name: String(first!.value(row)),
      pieces: pieces(row),
      lead: () => lead(row),
      words: [String(first!.value(row)), ...told].join('\n'),
    };
  });
  const numbers = { title, columns, rows, lead };
  const cut = rows.length > MOST_BARS && {
    note: words(message('overview.firstShown', { count: MOST_BARS })),
  };
  return new Panel({
    name,
    numbers,
    legend,
    ...cut,
    chart: (width) => bars(title, unit, made, width),
  });
}

const mentions = ({
  annotated,
  suggested,
}: Pick<CountedEntity, 'annotated' | 'suggested'>): Bar['pieces'] => [
  { count: annotated, color: COLORS.annotated },
  { count: suggested, color: COLORS.suggested },
];

const COUNTS = [
  { title: ANNOTATED.words, value: ({ annotated }: CountedLabel | CountedEntity) => annotated },
  { title: SUGGESTED.words, value: ({ suggested }: CountedLabel | CountedEntity) => suggested },
  { title: DOCUMENTS.words, value: ({ documents }: CountedLabel | CountedEntity) => documents },
];

const titled = (key: 'label' | 'entity' | 'place' | 'document' | 'status' | 'annotator'): string =>
  words(message(`overview.column.${key}`));

function labelPanel(rows: readonly CountedLabel[]): Panel<CountedLabel> {
  return barsPanel('labels', rows, {
    title: words(message('overview.labels')),
    unit: words(message('overview.mentions')),
    columns: [{ title: titled('label'), value: ({ name }) => name }, ...COUNTS],
    pieces: mentions,
    lead: ({ name }) => search(labelQuery(name)),
    legend: [ANNOTATED, SUGGESTED],
  });
}

const entityPanel = (name: 'entities' | 'places', rows: readonly CountedEntity[]): Panel<CountedEntity> =>
  barsPanel(name, rows, {
    title: words(message(`overview.${name}`)),
    unit: words(message('overview.mentions')),
    columns: [
      { title: titled(name === 'places' ? 'place' : 'entity'), value: (row) => row.name },
      { title: titled('label'), value: ({ label }) => label },
      ...COUNTS,
    ],
    pieces: mentions,
    lead: ({ id }) => search(entityQuery(id)),
    legend: [ANNOTATED, SUGGESTED],
  });

const STATUS_WORDS: Readonly<Record<DocumentStatus, string>> = {
  new: words(message('page.status.new')),
  'in-progress': words(message('page.status.inProgress')),
  'needs-review': words(message('page.status.needsReview')),
  done: words(message('page.status.done')),
};

type StatusRow = Overview['statuses'][number];

const statusPanel = (rows: readonly StatusRow[]): Panel<StatusRow> =>
  barsPanel('status', rows, {
    title: words(message('overview.status')),
    unit: DOCUMENTS.words,
    columns: [
      { title: titled('status'), value: ({ status }) => STATUS_WORDS[status] },
      { title: DOCUMENTS.words, value: ({ documents }) => documents },
    ],
    pieces: ({ documents }) => [{ count: documents, color: COLORS.documents }],
    lead: ({ status }) => search(statusQuery(status)),
    legend: [DOCUMENTS],
  });

const DONE = { color: COLORS.annotated, words: words(message('overview.assigned.done')) };
const BEGUN = { color: COLORS.suggested, words: words(message('overview.assigned.begun')) };
const NOT_BEGUN = { color: COLORS.open, words: words(message('overview.assigned.open')) };

/** How far everybody is with what is assigned to them. */
const assignedPanel = (rows: readonly AssignedProgress[]): Panel<AssignedProgress> =>
  barsPanel('assigned', rows, {
    title: words(message('overview.assigned')),
    unit: DOCUMENTS.words,
    columns: [
      { title: titled('annotator'), value: ({ annotator }) => annotator },
      { title: words(message('overview.assigned.all')), value: ({ assigned }) => assigned },
      { title: DONE.words, value: ({ done }) => done },
      { title: BEGUN.words, value: ({ begun, done }) => begun - done },
      { title: NOT_BEGUN.words, value: ({ assigned, begun }) => assigned - begun },
    ],
    pieces: ({ assigned, begun, done }) => [
      { count: done, color: DONE.color },
      { count: begun - done, color: BEGUN.color },
      { count: assigned - begun, color: NOT_BEGUN.color },
    ],
    lead: ({ annotator }) => search(annotatorQuery(annotator)),
    legend: [DONE, BEGUN, NOT_BEGUN],
  });

const GROUP_COUNTS = [
  { title: DOCUMENTS.words, value: ({ documents }: StatisticsGroupRow) => documents },
  { title: words(message('overview.tokens')), value: ({ tokens }: StatisticsGroupRow) => tokens },
  {
    title: words(message('overview.annotations')),
    value: ({ annotations }: StatisticsGroupRow) => annotations,
  },
];

/** What is counted by that is no field of documents. */
const NO_FIELDS: ReadonlySet<string> = new Set(['annotator', 'label', 'month', 'status']);

/** The fields of documents that some of them say something of, in the order in which they are defined. */
const fieldsOf = ({ statistics }: Overview): readonly string[] => [
  ...new Set(statistics.flatMap(({ group, name }) => (NO_FIELDS.has(group) || name === '' ? [] : [group]))),
];

function groupWords(group: string): { readonly title: string; readonly column: string } {
  if (group === 'annotator')
    return { title: words(message('overview.annotator')), column: titled('annotator') };
  if (group === 'outlet')
    return { title: words(message('overview.outlet')), column: words(message('overview.column.outlet')) };
  const title = fieldTitle(group);
  const told = typeof title === 'string' ? title : words(title);
  return { title: words(message('overview.byField', { field: told })), column: told };
}

function groupPanel(
  { statistics }: Overview,
  group: string,
  query: (name: string) => string,
): Panel<StatisticsGroupRow> {
  const rows = statistics
    .filter((row) => row.group === group && row.name !== '')
    .sort((a, b) => b.documents - a.documents);
  const { title, column } = groupWords(group);
  return barsPanel(group, rows, {
    title,
    unit: words(message('overview.documents')),
    columns: [{ title: column, value: ({ name }) => name }, ...GROUP_COUNTS],
    pieces: ({ documents }) => [{ count: documents, color: COLORS.documents }],
    lead: ({ name }) => search(query(name)),
    legend: [DOCUMENTS],
  });
}

const DOCUMENT = { title: titled('document'), value: ({ name }: DocumentProgressRow) => name };
const open = ({ uri }: DocumentProgressRow): void => host.tell({ type: 'open', uri });

const unfinishedPanel = (rows: readonly DocumentProgressRow[]): Panel<DocumentProgressRow> =>
  barsPanel('unfinished', rows, {
    title: words(message('overview.unfinished')),
    unit: words(message('overview.mentions')),
    columns: [
      DOCUMENT,
      { title: ANNOTATED.words, value: ({ annotated }) => annotated },
      { title: words(message('overview.open')), value: ({ suggestions }) => suggestions },
      { title: titled('status'), value: ({ status }) => STATUS_WORDS[status] },
    ],
    pieces: ({ annotated, suggestions }) => mentions({ annotated, suggested: suggestions }),
    lead: open,
    legend: [ANNOTATED, { color: COLORS.suggested, words: words(message('overview.open')) }],
  });

const percent = (share: number): number => Math.round(100 * share);

const uncertainPanel = (rows: readonly DocumentProgressRow[]): Panel<DocumentProgressRow> =>
  barsPanel('uncertain', rows, {
    title: words(message('overview.uncertain')),
    unit: '%',
    columns: [
      DOCUMENT,
      { title: words(message('overview.uncertainty')), value: ({ uncertainty }) => percent(uncertainty) },
      { title: words(message('overview.open')), value: ({ suggestions }) => suggestions },
    ],
    pieces: ({ uncertainty }) => [{ count: percent(uncertainty), color: COLORS.suggested }],
    lead: open,
    legend: [{ color: COLORS.suggested, words: words(message('overview.uncertainty')) }],
  });
