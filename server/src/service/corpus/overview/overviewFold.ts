/** Counts a corpus for its overview, document by document: labels, entities and who stands beside whom, dates. Pure. */
import { isMention } from '../../../corpus/index/entityMentions.js';
import type { MentionRow } from '../../../corpus/index/compactRows.js';
import type {
  Counted,
  CountedEntity,
  CountedLabel,
  CountedPeriod,
  EntityPair,
} from '../../../protocol/overview.js';

/** Labels of the guidelines whose entities are places. */
const PLACES: ReadonlySet<string> = new Set(['GPE', 'LOC', 'FAC']);
/** Labels whose values are dates. */
const DATES: ReadonlySet<string> = new Set(['DATE', 'TIME']);

const MOST_ENTITIES = 60;
/** Entities between which pairs are counted: a matrix of more is not read. */
const MOST_PAIRED = 30;
const MOST_PAIRS = 200;
/** Documents of a pair that are named. */
const SOME = 20;

export interface FoldedDocument {
  readonly name: string;
  /** ISO 8601: the document's own date. */
  readonly date?: string;
  readonly rows: readonly MentionRow[];
}

interface Counting {
  annotated: number;
  suggested: number;
  documents: number;
}

interface CountingEntity extends Counting {
  readonly labels: Map<string, number>;
}

function counted<K>(counts: Map<K, Counting>, key: K): Counting {
  let counting = counts.get(key);
  if (!counting) counts.set(key, (counting = { annotated: 0, suggested: 0, documents: 0 }));
  return counting;
}

const add = (counting: Counting, { status }: MentionRow): void =>
  void (status === 'annotated' ? counting.annotated++ : counting.suggested++);

const total = ({ annotated, suggested }: Pick<Counted, 'annotated' | 'suggested'>): number =>
  annotated + suggested;

/** The month of a date, or its year where it names none; undefined where it is no date of a calendar. */
export function periodOf(date: string | undefined): string | undefined {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?!\d))?/.exec(date ?? '')?.[0];
}

export class OverviewFold {
  private readonly labels = new Map<string, Counting>();
  private readonly entities = new Map<string, CountingEntity>();
  private readonly periods = new Map<string, Counting>();
  /** Which entities each document mentions. */
  private readonly mentioned: { readonly name: string; readonly entities: readonly string[] }[] = [];

  add({ name, date, rows }: FoldedDocument): void {
    const own = periodOf(date);
    if (own !== undefined) counted(this.periods, own).documents++;
    const labels = new Set<string>();
    const entities = new Set<string>();
    for (const row of rows) {
      if (!isMention(row)) continue;
      add(counted(this.labels, row.label), row);
      labels.add(row.label);
      const period = DATES.has(row.label) ? periodOf(row.value) : undefined;
      if (period !== undefined) add(counted(this.periods, period), row);
      if (row.canonical === undefined) continue;
      this.addEntity(row.canonical, row);
      entities.add(row.canonical);
    }
    for (const label of labels) counted(this.labels, label).documents++;
    for (const id of entities) this.entities.get(id)!.documents++;
    if (entities.size > 1) this.mentioned.push({ name, entities: [...entities] });
  }

  private addEntity(id: string, row: MentionRow): void {
    let entity = this.entities.get(id);
    if (!entity) {
      entity = { annotated: 0, suggested: 0, documents: 0, labels: new Map() };
      this.entities.set(id, entity);
    }
    add(entity, row);
    entity.labels.set(row.label, (entity.labels.get(row.label) ?? 0) + 1);
  }

  /** In the order of a scheme, others behind them. */
  countedLabels(scheme: readonly string[]): readonly CountedLabel[] {
    const others = [...this.labels.keys()].filter((label) => !scheme.includes(label)).sort();
    return [...scheme, ...others].flatMap((name) => {
      const counting = this.labels.get(name);
      return counting ? [{ name, ...counting }] : [];
    });
  }

  /** `nameOf`: of an entity by its id. */
  countedEntities(nameOf: (id: string) => string): {
    readonly entities: readonly CountedEntity[];
    readonly places: readonly CountedEntity[];
  } {
    const all = [...this.entities]
      .map(([id, { labels, ...counting }]): CountedEntity => {
        const [[label]] = [...labels].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) as [
          [string, number],
        ];
        return { id, label, name: nameOf(id), ...counting };
      })
      .sort((a, b) => total(b) - total(a) || (a.id < b.id ? -1 : 1));
    return {
      entities: all.slice(0, MOST_ENTITIES),
      places: all.filter(({ label }) => PLACES.has(label)).slice(0, MOST_ENTITIES),
    };
  }

  /** Between those of the most frequent entities that documents mention both, the most frequent pairs first. */
  pairs(entities: readonly Pick<CountedEntity, 'id'>[]): readonly EntityPair[] {
    const rank = new Map(entities.slice(0, MOST_PAIRED).map(({ id }, i) => [id, i]));
    const pairs = new Map<string, { entities: [string, string]; documents: number; some: string[] }>();
    for (const { name, entities: own } of this.mentioned) {
      const ranked = own.filter((id) => rank.has(id)).sort((a, b) => rank.get(a)! - rank.get(b)!);
      for (const [i, a] of ranked.entries())
        for (const b of ranked.slice(i + 1)) {
          const key = `${a}\n${b}`;
          const pair = pairs.get(key) ?? { entities: [a, b], documents: 0, some: [] };
          pairs.set(key, pair);
          pair.documents++;
          if (pair.some.length < SOME) pair.some.push(name);
        }
    }
    return [...pairs.values()].sort((a, b) => b.documents - a.documents).slice(0, MOST_PAIRS);
  }

  countedPeriods(): readonly CountedPeriod[] {
    return [...this.periods]
      .map(([period, counting]) => ({ period, ...counting }))
      .sort((a, b) => (a.period < b.period ? -1 : 1));
  }
}
