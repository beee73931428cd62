/**
 * What an annotator has still to do: the keys that make gold annotations of the predicted ones in the reader, one by one.
 * Its single keys are counted, not the letters of a value that is typed, nor the time to look.
 */
import type { Pairing } from './scoreErrors.js';
import type { ScoredSpan } from './scoredDocument.js';

export interface Effort {
  readonly keys: number;
  /** Of these, what each kind of decision took: `right` is accepting what needs nothing else. */
  readonly byKind: Readonly<Partial<Record<Pairing['kind'], number>>>;
  /** What all gold annotations would take without suggestions. */
  readonly fromNothing: number;
}

/** Enter, or x. */
const DECIDE = 1;
/** h, and the label's key: it accepts what it changes. */
const RELABEL = 2;
/** v, and Enter behind what is typed. */
const VALUE = 2;
/** A word selected, w or another key that selects it, and the label's key. */
const TAG = 3;

/** Each step moves a border by a word: a piece of a word, such as a proclitic, takes one too. */
const stepsBetween = (a: ScoredSpan, b: ScoredSpan): number => {
  const [first, later] = a.start <= b.start ? [a, b] : [b, a];
  const [shorter, longer] = a.end <= b.end ? [a, b] : [b, a];
  const before = [...first.text].slice(0, later.start - first.start).join('');
  const behind = longer.end > shorter.end ? [...longer.text].slice(shorter.end - longer.end).join('') : '';
  return words(before) + words(behind);
};

const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

function keysOf({ kind, gold, predicted }: Pairing): number {
  switch (kind) {
    case 'right':
    case 'spurious':
      return DECIDE;
    case 'value':
      return DECIDE + VALUE;
    case 'label':
      return RELABEL + valueKeys(gold, predicted);
    case 'border':
      return (
        (gold!.label === predicted!.label ? DECIDE : RELABEL) +
        stepsBetween(gold!, predicted!) +
        valueKeys(gold, predicted)
      );
    case 'missed':
      return TAG + valueKeys(gold, undefined);
  }
}

const valueKeys = (gold: ScoredSpan | undefined, predicted: ScoredSpan | undefined): number =>
  gold?.value !== undefined && gold.value !== predicted?.value ? VALUE : 0;

/** Of the pairings of some documents; see `pairSpans`. */
export function effortOf(pairings: Iterable<Pairing>): Effort {
  const byKind: Partial<Record<Pairing['kind'], number>> = {};
  let keys = 0;
  let fromNothing = 0;
  for (const pairing of pairings) {
    const taken = keysOf(pairing);
    keys += taken;
    byKind[pairing.kind] = (byKind[pairing.kind] ?? 0) + taken;
    if (pairing.gold) fromNothing += TAG + valueKeys(pairing.gold, undefined);
  }
  return { keys, byKind, fromNothing };
}
