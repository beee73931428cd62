/** What went wrong where gold and predicted annotations differ: one error a gold or predicted span, and tables of them. */
import { samePlace } from '../../annotation/fragments.js';
import { byStart, overlaps } from './overlaps.js';
import type { ScoredDocument, ScoredSpan } from './scoredDocument.js';

/**
 * `label`: right span, another label; `border`: overlapping span; `missed`: nothing of the kind predicted there;
 * `spurious`: predicted, nothing in gold; `value`, `entity`: right span and label, but the value differs.
 */
export type ErrorKind = 'label' | 'border' | 'missed' | 'spurious' | 'value';

/** One kind of error on one form, with the places where it happened. */
export interface ScoredError {
  readonly kind: ErrorKind;
  readonly gold?: { readonly label: string; readonly text: string; readonly value?: string };
  readonly predicted?: { readonly label: string; readonly text: string; readonly value?: string };
  readonly count: number;
  /** The first places, at most `EXAMPLES` of them. */
  readonly examples: readonly {
    readonly document: string;
    readonly start: number;
    readonly context?: string;
  }[];
}

/** How often a gold label was predicted as another; no label on one side: missed or spurious. */
export interface Confusion {
  readonly gold?: string;
  readonly predicted?: string;
  readonly count: number;
}

const EXAMPLES = 3;

/** A gold span and the predicted one that stands for it; one of them alone where nothing does. */
export interface Pairing {
  readonly kind: ErrorKind | 'right';
  readonly gold?: ScoredSpan;
  readonly predicted?: ScoredSpan;
}

const sameSpan = (a: ScoredSpan, b: ScoredSpan): boolean => samePlace(a, b);

/**
 * Pairs gold with predicted spans, the surest pairs first: same span and label, same span, same label and the
 * greatest overlap, any overlap of two thirds. What is left is missed or spurious.
 */
export function pairSpans(document: ScoredDocument): Pairing[] {
  const gold = [...document.gold].sort(byStart);
  const predicted = [...document.predicted].sort(byStart);
  const takenGold = new Set<ScoredSpan>();
  const takenPredicted = new Set<ScoredSpan>();
  const pairings: Pairing[] = [];
  const neighbours = overlaps(gold, predicted);
  const take = (kind: Pairing['kind'], one: ScoredSpan, other: ScoredSpan): void => {
    takenGold.add(one);
    takenPredicted.add(other);
    pairings.push({ kind, gold: one, predicted: other });
  };
  const passes: [Pairing['kind'], (one: ScoredSpan, other: ScoredSpan, overlap: number) => boolean][] = [
    ['right', (one, other) => sameSpan(one, other) && one.label === other.label],
    ['label', (one, other) => sameSpan(one, other)],
    ['border', (one, other) => one.label === other.label],
    [
      'border',
      (one, other, overlap) => overlap * 3 >= 2 * Math.max(one.end - one.start, other.end - other.start),
    ],
  ];
  for (const [kind, accepts] of passes) {
    for (const { one, other, overlap } of neighbours) {
      if (takenGold.has(one) || takenPredicted.has(other) || !accepts(one, other, overlap)) continue;
      take(
        kind === 'right' && one.value !== undefined && one.value !== other.value ? 'value' : kind,
        one,
        other,
      );
    }
  }
  for (const span of gold) if (!takenGold.has(span)) pairings.push({ kind: 'missed', gold: span });
  for (const span of predicted)
    if (!takenPredicted.has(span)) pairings.push({ kind: 'spurious', predicted: span });
  return pairings;
}

/** Gold label against predicted label, most frequent first; what is right counts too. */
export function confusions(documents: readonly ScoredDocument[]): Confusion[] {
  const counts = new Map<string, { gold?: string; predicted?: string; count: number }>();
  for (const document of documents) {
    for (const { gold, predicted } of pairSpans(document)) {
      const key = JSON.stringify([gold?.label, predicted?.label]);
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { gold: gold?.label, predicted: predicted?.label, count: 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** The errors, those of one form together, most frequent first. */
export function scoreErrors(documents: readonly ScoredDocument[]): ScoredError[] {
  type GrowingError = { -readonly [K in keyof ScoredError]: ScoredError[K] } & {
    examples: { document: string; start: number; context?: string }[];
  };
  const errors = new Map<string, GrowingError>();
  for (const document of documents) {
    for (const { kind, gold, predicted } of pairSpans(document)) {
      if (kind === 'right') continue;
      const place = (gold ?? predicted)!;
      const key = JSON.stringify([kind, brief(gold), brief(predicted)]);
      let error = errors.get(key);
      if (!error) {
        error = {
          kind,
          ...(gold && { gold: brief(gold) }),
          ...(predicted && { predicted: brief(predicted) }),
          count: 0,
          examples: [],
        };
        errors.set(key, error);
      }
      error.count++;
      if (error.examples.length >= EXAMPLES) continue;
      const start = Math.min(gold?.start ?? Infinity, predicted?.start ?? Infinity);
      const end = Math.max(gold?.end ?? 0, predicted?.end ?? 0);
      error.examples.push({
        document: document.name,
        start: place.start,
        context: document.context?.(start, end),
      });
    }
  }
  return [...errors.values()].sort((a, b) => b.count - a.count);
}

function brief(span: ScoredSpan): { label: string; text: string; value?: string };
function brief(span: ScoredSpan | undefined): { label: string; text: string; value?: string } | undefined;
function brief(span: ScoredSpan | undefined): { label: string; text: string; value?: string } | undefined {
  if (!span) return undefined;
  return { label: span.label, text: span.text, ...(span.value !== undefined && { value: span.value }) };
}
