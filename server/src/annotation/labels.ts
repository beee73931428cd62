/** The label set: the guidelines' own, and what a corpus makes of it. */
import { parseLexicon } from '../text/lexicon.js';
import table from './labels.tsv';
import type { LabelDefinition } from './model.js';

/** What the name of a label may be. */
export const LABEL_NAME = /^[^\s/\\"<>]+$/u;

/** The labels of the guidelines, in the order in which they are offered. */
export const DEFAULT_LABELS: readonly Required<Omit<LabelDefinition, 'suggest'>>[] = parseLexicon(table).map(
  (row) => ({
    name: row['name'] ?? '',
    description: row['description'] ?? '',
    color: row['color'] ?? '',
    key: row['key'] ?? '',
  }),
);

const defaults = new Map(DEFAULT_LABELS.map((label) => [label.name, label]));

/**
 * A corpus' own label set, in its order: a label of the guidelines gets what it leaves out from there; another
 * one gets a colour that no label of the set has yet, and a key (its first free letter, else a digit) if one is free.
 */
export function completeLabels(
  own: readonly LabelDefinition[],
  takenKeys: readonly string[] = [],
): LabelDefinition[] {
  const keys = new Set(takenKeys);
  for (const label of own) if (label.key !== undefined) keys.add(label.key);
  const colors = new Set(own.map((label) => label.color ?? defaults.get(label.name)?.color));
  const freeColors = DEFAULT_LABELS.map((label) => label.color).filter((color) => !colors.has(color));
  const freeKey = (name: string, wanted: string | undefined): string | undefined => {
    const letters = [...(wanted ?? ''), ...name.toLowerCase(), ...'123456789'];
    const key = letters.find((letter) => /^[a-wyz1-9]$/.test(letter) && !keys.has(letter));
    if (key !== undefined) keys.add(key);
    return key;
  };
  return own.map((label, i) => {
    const known = defaults.get(label.name);
    const color =
      label.color ?? known?.color ?? freeColors.shift() ?? DEFAULT_LABELS[i % DEFAULT_LABELS.length]?.color;
    const key = label.key ?? freeKey(label.name, known?.key);
    const description = label.description ?? known?.description;
    return {
      name: label.name,
      ...(description !== undefined && { description }),
      ...(color !== undefined && { color }),
      ...(key !== undefined && { key }),
      ...(label.suggest !== undefined && { suggest: label.suggest }),
    };
  });
}

/** Which label of a set each label of the recogniser is suggested as: one that asks for it, else that of the same name. */
export function suggestedAs(labels: readonly LabelDefinition[]): ReadonlyMap<string, string> {
  const as = new Map<string, string>();
  for (const { name, suggest = [] } of labels)
    for (const asked of suggest) if (!as.has(asked)) as.set(asked, name);
  for (const { name, suggest } of labels) if (!suggest && !as.has(name)) as.set(name, name);
  return as;
}
