/** Settings of the training; each was chosen on the development part (see server/models/README.md). */
import type { LearnerOptions } from './learner.js';
import type { VocabularyOptions } from './vocabularyTraining.js';

export interface TrainingSettings {
  readonly vocabulary: VocabularyOptions;
  /** Features that fewer tokens have are left out. */
  readonly leastFeatureCount: number;
  readonly words: Omit<LearnerOptions, 'seed'>;
  readonly context: Omit<LearnerOptions, 'seed'>;
  /** Models that differ in their random numbers alone and are averaged. */
  readonly seeds: number;
  /** Parts of the data that are each read by a model of the others, to train pass 2; 0: pass 1 alone. */
  readonly jackknifeParts: number;
  readonly jackknifeEpochs: number;
  /** Weights nearer to 0 are dropped; those past the second are cut to it. */
  readonly leastWeight: number;
  readonly mostWeight: number;
}

export const SETTINGS: TrainingSettings = {
  vocabulary: { classCounts: [32, 128, 400, 1000], leastCount: 3, rounds: 10, stems: true },
  leastFeatureCount: 2,
  words: {
    epochs: 12,
    rate: 0.05,
    finalRate: 1,
    initial: 1e-6,
    l2: 1e-5,
    dropout: 0.3,
    missCost: 4,
    falseCost: 0,
    confusionCost: 2,
  },
  context: {
    epochs: 10,
    rate: 0.05,
    finalRate: 1,
    initial: 1e-6,
    l2: 1e-5,
    dropout: 0.1,
    missCost: 2,
    falseCost: 0,
    confusionCost: 1,
  },
  seeds: 4,
  jackknifeParts: 4,
  jackknifeEpochs: 8,
  leastWeight: 0.08,
  mostWeight: 4,
};

/** The settings with some changed: `words.rate=0.05`, `vocabulary.classCounts=32,128`. Throws on an unknown name. */
export function changeSettings(settings: TrainingSettings, changes: readonly string[]): TrainingSettings {
  const changed = structuredClone(settings) as unknown as Record<string, unknown>;
  for (const change of changes) {
    const [path = '', value = ''] = change.split('=');
    const names = path.split('.');
    const last = names.pop()!;
    let place = changed;
    for (const name of names) place = (place[name] ?? {}) as Record<string, unknown>;
    if (!(last in place)) throw new Error(`no setting is called ${path}`);
    const old = place[last];
    place[last] = Array.isArray(old)
      ? value.split(',').map(Number)
      : typeof old === 'boolean'
        ? value === 'true'
        : Number(value);
  }
  return changed as unknown as TrainingSettings;
}
