/** All features of the tokens of a sentence, by the rules of scorer.ts, for training: there they are looked up by form. */
import type { Token } from '../../tokens.js';
import { markPhrases } from './nameLists.js';
import { surfaceOf } from './surface.js';
import {
  analyseWord,
  classFeature,
  classPairFeature,
  FeatureList,
  PAIR_GRAINS,
  PAIRS,
  phraseFeature,
  placedFeature,
  REACH,
  wordFeatures,
  type WordKnowledge,
} from './wordFeatures.js';

/** Gives each feature of each token, as its hash. */
export function sentenceFeatures(
  surfaces: readonly string[],
  knowledge: WordKnowledge,
  emit: (token: number, hash: number) => void,
): void {
  const words = surfaces.map((surface) => analyseWord(surface, knowledge));
  const marks = new Uint16Array(surfaces.length);
  const numbers = words.map(({ listed }) => listed.number);
  const openings = words.map(({ listed }) => listed.opening);
  const features = new FeatureList();
  markPhrases([...words.keys()], { numbers, openings }, 0, words.length, knowledge.lists, marks);
  for (const t of words.keys()) {
    const around = (hash: number, reach: number): void => {
      for (let offset = -reach; offset <= reach; offset++)
        if (words[t - offset]) emit(t - offset, placedFeature(hash, offset));
    };
    wordFeatures(words[t]!, knowledge, features);
    for (let i = 0; i < features.count; i++) around(features.hashes[i]!, features.reaches[i]!);
    for (const [grain, wordClass] of words[t]!.classes.entries())
      if (wordClass > 0) around(classFeature(grain, wordClass), REACH);
    for (const [pair, [first, second]] of PAIRS.entries()) {
      const a = words[t + first];
      const b = words[t + second];
      if (!a || !b) continue;
      for (const grain of PAIR_GRAINS) {
        const one = a.classes[grain]!;
        const two = b.classes[grain]!;
        if (one > 0 && two > 0) emit(t, classPairFeature(pair, grain, one, two));
      }
    }
    for (let offset = -1; offset <= 1; offset++) {
      const mark = marks[t + offset];
      if (mark) emit(t, phraseFeature(offset, knowledge.lists.nameOf((mark - 1) >> 1), (mark & 1) === 0));
    }
  }
}

export const surfacesOf = (tokens: readonly Token[]): string[] => tokens.map(surfaceOf);
