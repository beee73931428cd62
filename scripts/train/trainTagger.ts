/** From labelled sentences to a file of weights. */
import type { NameLists } from '../../server/src/languages/ar/names/tagger/nameLists.js';
import { Vocabulary, type VocabularyData } from '../../server/src/languages/ar/names/tagger/vocabulary.js';
import { writeWeights } from '../../server/src/languages/ar/names/tagger/weightsFile.js';
import { IDENTITY, type Calibration } from '../../server/src/languages/ar/names/tagger/calibration.js';
import type { FeatureWeights } from '../../server/src/languages/ar/names/tagger/weightsFile.js';
import { calibrate } from './calibrate.js';
import { contextInstance, contextOf, indexContext, jackknife } from './contextTraining.js';
import type { Sentence } from './corpus.js';
import { narrow, widen, widened } from './domains.js';
import { indexFeatures, toInstance } from './instances.js';
import { average, learn, type Instance, type LearnerOptions, type Model } from './learner.js';
import { quantise } from './quantise.js';
import type { TrainingSettings } from './settings.js';

export interface TrainingData {
  /** In the order of their documents: pass 2 learns from neighbours. */
  readonly sentences: readonly Sentence[];
  /** Corpora with other guidelines, that help without being believed. */
  readonly others: readonly (readonly Sentence[])[];
  /** What is known of words from text alone. */
  readonly vocabulary: VocabularyData;
  readonly lists: NameLists;
}

/** The bytes of a file of weights: the same for the same data and settings. `tell` is told how it goes. */
export function trainTagger(
  { sentences, others, vocabulary, lists }: TrainingData,
  settings: TrainingSettings,
  tell: (message: string) => void,
): Uint8Array {
  tell(`vocabulary of ${vocabulary.hashes.length} words`);
  const knowledge = { vocabulary: new Vocabulary(vocabulary), lists };
  const index = indexFeatures([...sentences, ...others.flat()], knowledge, settings.leastFeatureCount);
  tell(`${index.size} features`);
  const corpora = others.length + 1;
  const own = sentences.map((sentence) => toInstance(sentence, knowledge, index));
  const all = own.map((instance) => widen(instance, 0, corpora));
  const more = others.flatMap((corpus, i) =>
    corpus.map((sentence) => widen(toInstance(sentence, knowledge, index), i + 1, corpora)),
  );
  const learnWords = (instances: readonly Instance[], options: LearnerOptions): Model =>
    narrow(learn([...instances, ...more], widened(index.size, corpora), options), corpora);

  const words = averageOfSeeds(settings.seeds, (seed) => {
    const model = learnWords(all, { ...settings.words, seed });
    tell(`pass 1, seed ${seed}`);
    return model;
  });
  const finish = (model: Model, calibration: Calibration): FeatureWeights =>
    quantise(model, calibration, index, settings.leastWeight, settings.mostWeight);
  if (settings.jackknifeParts === 0) {
    const context = quantise(words, IDENTITY, new Map(), 0, 1);
    return writeWeights({ vocabulary, words: finish(words, IDENTITY), context });
  }
  const pass = jackknife(
    own,
    sentences,
    knowledge,
    (from, to) => {
      tell(`pass 1 without ${to - from} sentences`);
      const rest = all.filter((_, i) => i < from || i >= to);
      return learnWords(rest, { ...settings.words, epochs: settings.jackknifeEpochs, seed: 1 });
    },
    settings.jackknifeParts,
  );
  const contexts = contextOf(pass);
  const contextIndex = indexContext(contexts, 2);
  const instances = sentences.map((sentence, i) =>
    contextInstance(sentence, pass.scores[i]!, contexts[i]!, contextIndex),
  );
  const context = averageOfSeeds(settings.seeds, (seed) =>
    learn(instances, contextIndex.size, { ...settings.context, seed }),
  );
  tell(`pass 2 of ${contextIndex.size} features`);
  // Without its context an instance of pass 2 is one of pass 1 that its model has not seen.
  const unseen = instances.map((instance) => ({
    ...instance,
    starts: new Int32Array(instance.starts.length),
  }));
  return writeWeights({
    vocabulary,
    words: finish(words, calibrate({ ...context, transitions: words.transitions }, unseen)),
    context: quantise(context, calibrate(context, instances), contextIndex, 0, settings.mostWeight),
  });
}

function averageOfSeeds(seeds: number, train: (seed: number) => Model): Model {
  return average(Array.from({ length: seeds }, (_, i) => train(i + 1)));
}
