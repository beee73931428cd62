/** Learns both models of confidence, each for label and borders, from instances. */
import { AMOUNT_FIELDS } from '../../server/src/languages/ar/confidence/amountEvidence.js';
import { COLUMNS, TARGETS, type Target } from '../../server/src/languages/ar/confidence/estimator.js';
import { NAME_FIELDS } from '../../server/src/languages/ar/confidence/nameEvidence.js';
import type { Instance } from './instances.js';
import { learn, type Point } from './learner.js';
import { MODELS, type ModelName } from './recorder.js';

/** How strongly weights are held to 0, in mentions that say otherwise; chosen by cross-validation on the press. */
const HELD = 4;
/** The same for how far a label departs from the others. */
const HELD_OF_LABEL = 8;
/** What is always so is hardly held, */
const HELD_OF_ALWAYS = 0.1;
/** nor is what a set has of its own. */
const HELD_OF_SET = 0.5;
/** Values that fewer mentions have are left out; of a label, with it. */
const LEAST_COUNT = 3;
/** Weights nearer to 0 than this for both targets are left out. */
const LEAST_WEIGHT = 0.03;

/** What the file says of itself. */
const HEAD =
  '# Weights of confidence, written by `npm run train:confidence` (CONTRIBUTING.md): how far a value of a field speaks for a label and for its borders.';

/** An instance, how much it counts, and the name of its set where that is learned apart. */
export interface Weighted {
  readonly instance: Instance;
  readonly weight: number;
  readonly apart?: string | undefined;
}

const FIELDS: Readonly<Record<ModelName, readonly string[]>> = { names: NAME_FIELDS, amounts: AMOUNT_FIELDS };
const SET = 'set';

/** The file of weights. What a set has of its own is learned, so that it does not lie in other weights, and left out. */
export function train(weighted: readonly Weighted[]): string {
  const rows = MODELS.flatMap((model) =>
    trainModel(
      weighted.filter(({ instance }) => instance.model === model),
      model,
    ),
  );
  return [HEAD, COLUMNS.join('\t'), ...rows, ''].join('\n');
}

function trainModel(weighted: readonly Weighted[], model: ModelName): string[] {
  const features = new FeatureTable();
  for (const { instance, apart } of weighted) for (const key of keysOf(instance, apart)) features.count(key);
  const byTarget = TARGETS.map((target) => trainTarget(weighted, features, target));
  const rows: string[] = [];
  for (const [place, key] of features.keys.entries()) {
    const weights = byTarget.map((of) => of[place]!);
    if (key.startsWith(`${SET}\t`) || weights.every((weight) => Math.abs(weight) < LEAST_WEIGHT)) continue;
    rows.push([model, key, ...weights.map((weight) => weight.toFixed(2))].join('\t'));
  }
  return rows.sort();
}

function trainTarget(weighted: readonly Weighted[], features: FeatureTable, target: Target): Float64Array {
  const points = weighted
    .filter(({ instance }) => target === 'label' || instance.labelRight)
    .map(({ instance, weight, apart }): Point => ({
      features: keysOf(instance, apart).flatMap((key) => features.placeOf(key) ?? []),
      right: target === 'label' ? instance.labelRight : instance.right,
      weight,
    }));
  return learn(points, features.keys.map(heldOf));
}

function heldOf(key: string): number {
  const [field, , label] = key.split('\t');
  if (field === SET) return HELD_OF_SET;
  if (label !== '') return HELD_OF_LABEL;
  return field === 'always' ? HELD_OF_ALWAYS : HELD;
}

/** The features of an instance, as the first cells of their rows: field, value, label. */
const keysOf = ({ model, evidence, label }: Instance, apart: string | undefined): string[] => [
  ...evidence.flatMap((value, i) => {
    const cells = `${FIELDS[model][i]!}\t${value}`;
    return value === '' ? [] : [`${cells}\t`, `${cells}\t${label}`];
  }),
  ...(apart === undefined ? [] : [`${SET}\t${apart}\t`]),
];

/** The features that enough instances have. */
class FeatureTable {
  private readonly counts = new Map<string, number>();
  private places: Map<string, number> | undefined;

  count(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  get keys(): readonly string[] {
    return [...this.known.keys()];
  }

  placeOf(key: string): number | undefined {
    return this.known.get(key);
  }

  private get known(): ReadonlyMap<string, number> {
    if (this.places) return this.places;
    const kept = [...this.counts].filter(([, count]) => count >= LEAST_COUNT).map(([key]) => key);
    return (this.places = new Map(kept.sort().map((key, place) => [key, place])));
  }
}
