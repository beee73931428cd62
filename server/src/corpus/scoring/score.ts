/**
 * How well predicted annotations agree with gold ones: exact spans, spans widened to whole tokens (for corpora
 * that keep proclitics inside), values, entities. Offsets may be in any unit, the same in both.
 */
import { NAME_LABELS, NUMBER_LABELS, TIME_LABELS } from '../../languages/mention.js';
import { effortOf, type Effort } from './effort.js';
import { placeKey } from '../../annotation/fragments.js';
import { judgeable } from './evidence.js';
import type { ScoredDocument, ScoredSpan } from './scoredDocument.js';
import { confusions, pairSpans, scoreErrors, type Confusion, type ScoredError } from './scoreErrors.js';

/** Counts, with the figures made of them; a figure over nothing is 0. */
export interface Agreement {
  readonly gold: number;
  readonly predicted: number;
  readonly correct: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Share {
  readonly right: number;
  readonly of: number;
  readonly share: number;
}

export interface LabelScore {
  readonly exact: Agreement;
  /** Spans widened to whole tokens; absent where a text was missing. */
  readonly tokens?: Agreement;
  /** Equal values, of the exactly found annotations whose gold has one. */
  readonly values?: Share;
}

export interface Score {
  readonly documents: number;
  readonly all: LabelScore;
  /** names, times, numbers, and what is none of them. */
  readonly groups: Readonly<Record<string, LabelScore>>;
  readonly labels: Readonly<Record<string, LabelScore>>;
  /** Exactly found annotations whose predicted entity is the one that stands for their gold entity. */
  readonly grouping: Share;
  readonly confusions: readonly Confusion[];
  readonly errors: readonly ScoredError[];
  readonly effort: Effort;
  /** Predictions that were left out by label, since gold cannot judge them; see `judgeable`. */
  readonly unjudged: Readonly<Record<string, number>>;
}

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['names', NAME_LABELS],
  ['times', TIME_LABELS],
  ['numbers', NUMBER_LABELS],
];

/** The group that a label is reported in. */
function groupOf(label: string): string {
  return GROUPS.find(([, labels]) => labels.includes(label))?.[0] ?? 'other';
}

class Tally {
  gold = 0;
  predicted = 0;
  correct = 0;

  agreement(): Agreement {
    const precision = ratio(this.correct, this.predicted);
    const recall = ratio(this.correct, this.gold);
    const f1 = ratio(2 * this.correct, this.gold + this.predicted);
    return { gold: this.gold, predicted: this.predicted, correct: this.correct, precision, recall, f1 };
  }
}

interface LabelTally {
  readonly exact: Tally;
  readonly tokens: Tally;
  valuesRight: number;
  values: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const share = (right: number, of: number): Share => ({ right, of, share: ratio(right, of) });
const spanKey = (span: ScoredSpan): string => `${placeKey(span)} ${span.label}`;

/** Each span of `gold` that `predicted` has too, with its partner; every span is used once. */
function matchExactly(
  gold: readonly ScoredSpan[],
  predicted: readonly ScoredSpan[],
): [ScoredSpan, ScoredSpan][] {
  const waiting = new Map<string, ScoredSpan[]>();
  for (const span of predicted) {
    const list = waiting.get(spanKey(span));
    if (list) list.push(span);
    else waiting.set(spanKey(span), [span]);
  }
  const pairs: [ScoredSpan, ScoredSpan][] = [];
  for (const span of gold) {
    const partner = waiting.get(spanKey(span))?.shift();
    if (partner) pairs.push([span, partner]);
  }
  return pairs;
}

/** Scores documents. Labels that neither side has do not appear; what gold cannot judge is left out. */
export function score(given: readonly ScoredDocument[]): Score {
  const documents = given.map((document) => ({
    ...document,
    predicted: judgeable(document.predicted, document),
  }));
  return { ...scoreJudged(documents), unjudged: unjudged(given, documents) };
}

function scoreJudged(documents: readonly ScoredDocument[]): Omit<Score, 'unjudged'> {
  const tallies = new Map<string, LabelTally>();
  const tallyOf = (label: string): LabelTally => {
    let tally = tallies.get(label);
    if (!tally) {
      tally = { exact: new Tally(), tokens: new Tally(), values: 0, valuesRight: 0 };
      tallies.set(label, tally);
    }
    return tally;
  };
  const matched: [ScoredSpan, ScoredSpan][] = [];
  const withTokens = documents.every((document) => document.toTokens);

  for (const document of documents) {
    for (const span of document.gold) tallyOf(span.label).exact.gold++;
    for (const span of document.predicted) tallyOf(span.label).exact.predicted++;
    for (const pair of matchExactly(document.gold, document.predicted)) {
      const [gold, predicted] = pair;
      matched.push(pair);
      const tally = tallyOf(gold.label);
      tally.exact.correct++;
      if (gold.value === undefined) continue;
      tally.values++;
      if (gold.value === predicted.value) tally.valuesRight++;
    }
    if (document.toTokens) countTokens(document, document.toTokens, tallyOf);
  }

  const sum = (wanted: (label: string) => boolean): LabelScore => {
    const total: LabelTally = { exact: new Tally(), tokens: new Tally(), values: 0, valuesRight: 0 };
    for (const [label, tally] of tallies) {
      if (!wanted(label)) continue;
      for (const part of ['exact', 'tokens'] as const) {
        total[part].gold += tally[part].gold;
        total[part].predicted += tally[part].predicted;
        total[part].correct += tally[part].correct;
      }
      total.values += tally.values;
      total.valuesRight += tally.valuesRight;
    }
    return {
      exact: total.exact.agreement(),
      ...(withTokens && { tokens: total.tokens.agreement() }),
      ...(total.values > 0 && { values: share(total.valuesRight, total.values) }),
    };
  };

  const labels = [...tallies.keys()].sort(byGroupThenName);
  const groups = [...GROUPS.map(([name]) => name), 'other'].filter((name) =>
    labels.some((label) => groupOf(label) === name),
  );
  return {
    documents: documents.length,
    all: sum(() => true),
    groups: Object.fromEntries(groups.map((name) => [name, sum((label) => groupOf(label) === name)])),
    labels: Object.fromEntries(labels.map((name) => [name, sum((label) => label === name)])),
    grouping: scoreGrouping(matched),
    confusions: confusions(documents),
    errors: scoreErrors(documents),
    effort: effortOf(documents.flatMap(pairSpans)),
  };
}

function unjudged(
  given: readonly ScoredDocument[],
  judged: readonly ScoredDocument[],
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  const count = (label: string, by: number): unknown => counts.set(label, (counts.get(label) ?? 0) + by);
  for (const { predicted } of given) for (const { label } of predicted) count(label, 1);
  for (const { predicted } of judged) for (const { label } of predicted) count(label, -1);
  const left = [...counts].filter(([, times]) => times > 0);
  return Object.fromEntries(left.sort(([a], [b]) => byGroupThenName(a, b)));
}

function byGroupThenName(a: string, b: string): number {
  const order = (label: string): number => {
    const group = GROUPS.findIndex(([, labels]) => labels.includes(label));
    return group < 0 ? 1000 : group * 100 + GROUPS[group]![1].indexOf(label);
  };
  return order(a) - order(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function countTokens(
  document: ScoredDocument,
  toTokens: NonNullable<ScoredDocument['toTokens']>,
  tallyOf: (label: string) => LabelTally,
): void {
  const widen = (span: ScoredSpan): ScoredSpan => ({ ...span, ...toTokens(span.start, span.end) });
  const gold = document.gold.map(widen);
  const predicted = document.predicted.map(widen);
  for (const span of gold) tallyOf(span.label).tokens.gold++;
  for (const span of predicted) tallyOf(span.label).tokens.predicted++;
  for (const [span] of matchExactly(gold, predicted)) tallyOf(span.label).tokens.correct++;
}

/**
 * Entities are compared by a one-to-one mapping of predicted ids to gold ids, the pairs that share most
 * annotations first: splitting or merging an entity costs the smaller part. An annotation without a predicted
 * id counts as wrong.
 */
export function scoreGrouping(matched: readonly (readonly [ScoredSpan, ScoredSpan])[]): Share {
  const shared = new Map<string, Map<string, number>>();
  let of = 0;
  for (const [gold, predicted] of matched) {
    if (gold.canonical === undefined) continue;
    of++;
    if (predicted.canonical === undefined) continue;
    let row = shared.get(gold.canonical);
    if (!row) shared.set(gold.canonical, (row = new Map()));
    row.set(predicted.canonical, (row.get(predicted.canonical) ?? 0) + 1);
  }
  const pairs = [...shared].flatMap(([gold, row]) =>
    [...row].map(([predicted, count]) => ({ gold, predicted, count })),
  );
  pairs.sort((a, b) => b.count - a.count || (a.gold < b.gold ? -1 : 1));
  const usedGold = new Set<string>();
  const usedPredicted = new Set<string>();
  let right = 0;
  for (const { gold, predicted, count } of pairs) {
    if (usedGold.has(gold) || usedPredicted.has(predicted)) continue;
    usedGold.add(gold);
    usedPredicted.add(predicted);
    right += count;
  }
  return share(right, of);
}
