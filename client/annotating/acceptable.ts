/** From which confidence on suggestions are accepted together: what there is to choose from; pure, no VS Code. */
import type { Item } from '../../server/src/protocol/items.js';

/** The suggestions, of one label alone where one is given. */
export function suggestionsOf(items: readonly Item[], label?: string): readonly Item[] {
  return items.filter((item) => item.kind === 'suggestion' && (label === undefined || item.label === label));
}

export const countFrom = (suggestions: readonly Item[], least: number): number =>
  suggestions.filter(({ confidence = 0 }) => confidence >= least).length;

export interface LeastConfidence {
  /** 0 to 1. */
  readonly least: number;
  /** How many suggestions would be accepted. */
  readonly count: number;
}

const STEPS = [0.99, 0.98, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5];

/** Values that each accept more than the one before. */
export function choicesFor(suggestions: readonly Item[]): readonly LeastConfidence[] {
  const choices: LeastConfidence[] = [];
  for (const least of STEPS) {
    const count = countFrom(suggestions, least);
    if (count > (choices.at(-1)?.count ?? 0)) choices.push({ least, count });
  }
  return choices;
}

/** What a person typed: percent, or a number below 1; undefined where it is neither. */
export function confidenceTyped(text: string): number | undefined {
  const [, digits] = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*[%٪]?\s*$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replace(',', '.'));
  if (value > 100) return undefined;
  return value < 1 ? value : value / 100;
}
