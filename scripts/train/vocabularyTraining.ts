/** The vocabulary of all text given: frequencies, and classes of the words that are frequent enough. */
import { procliticAnalyses } from '../../server/src/languages/ar/proclitics.js';
import { tokenise } from '../../server/src/languages/ar/tokens.js';
import { hashText } from '../../server/src/languages/ar/names/tagger/hashing.js';
import { surfacesOf } from '../../server/src/languages/ar/names/tagger/sentenceFeatures.js';
import {
  GRAINS,
  Vocabulary,
  type VocabularyData,
} from '../../server/src/languages/ar/names/tagger/vocabulary.js';
import { wordClasses } from './wordClasses.js';

export interface VocabularyOptions {
  /** Number of classes of each grain. */
  readonly classCounts: readonly number[];
  /** Words seen less often have no class of their own. */
  readonly leastCount: number;
  readonly rounds: number;
  /** Whether classes are made of words without their proclitics. */
  readonly stems: boolean;
}

const logFrequency = (count: number): number => 1 + Math.round(Math.log2(count) * 1.25);

export function trainVocabulary(texts: readonly string[], options: VocabularyOptions): VocabularyData {
  const sentences = texts.map((text) => surfacesOf(tokenise(text).tokens));
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const surface of sentence) counts.set(surface, (counts.get(surface) ?? 0) + 1);

  const frequencies = new Map<string, number>();
  for (const [surface, count] of counts) if (count >= 2) frequencies.set(surface, logFrequency(count));
  const plain = vocabularyOf(frequencies, new Map(), options);
  const bare = new Vocabulary(plain);
  const unit = (surface: string): string =>
    options.stems ? bare.likeliest(procliticAnalyses(surface)).stem : surface;

  const unitCounts = new Map<string, number>();
  for (const sentence of sentences)
    for (const surface of sentence) unitCounts.set(unit(surface), (unitCounts.get(unit(surface)) ?? 0) + 1);
  const numbers = new Map<string, number>();
  for (const [word, count] of unitCounts) if (count >= options.leastCount) numbers.set(word, numbers.size);
  // Rare words stand together as one, so that the frequent ones beside them keep their company.
  const rare = numbers.size;
  const sequences = sentences.map((sentence) =>
    Int32Array.from(sentence, (surface) => numbers.get(unit(surface)) ?? rare),
  );
  const classes = options.classCounts.map((count) => wordClasses(sequences, rare + 1, count, options.rounds));
  const classesOf = new Map<string, number[]>();
  for (const [word, number] of numbers)
    classesOf.set(
      word,
      classes.map((grain) => grain[number]!),
    );
  return vocabularyOf(frequencies, classesOf, options);
}

/**
 * A vocabulary that was learned elsewhere, from more text: a table of words, folded, with the logarithm of their frequency
 * and their class of each grain, coarsest first, in columns after a tab. Lines that
 * begin with # say where it comes from. Throws on a row that is none, with its number.
 */
export function readVocabulary(table: string): VocabularyData {
  const frequencies = new Map<string, number>();
  const classes = new Map<string, readonly number[]>();
  const classCounts = Array.from({ length: GRAINS }, () => 0);
  for (const [line, row] of table.split('\n').entries()) {
    if (row === '' || row.startsWith('#')) continue;
    const [word = '', ...columns] = row.split('\t');
    const [frequency, ...grains] = columns.map(Number);
    if (columns.length !== GRAINS + 1 || ![frequency, ...grains].every(Number.isInteger))
      throw new Error(
        `line ${line + 1}: expected a word, its frequency and ${GRAINS} classes, tabs between them`,
      );
    frequencies.set(word, frequency!);
    classes.set(word, grains);
    for (const [grain, number] of grains.entries())
      classCounts[grain] = Math.max(classCounts[grain]!, number);
  }
  return vocabularyOf(frequencies, classes, { classCounts });
}

function vocabularyOf(
  frequencies: ReadonlyMap<string, number>,
  classes: ReadonlyMap<string, readonly number[]>,
  options: Pick<VocabularyOptions, 'classCounts'>,
): VocabularyData {
  const byHash = new Map<number, string>();
  for (const word of [...frequencies.keys(), ...classes.keys()]) byHash.set(hashText(word), word);
  const hashes = Int32Array.from(byHash.keys()).sort();
  const data = {
    hashes,
    frequencies: new Uint8Array(hashes.length),
    classes: new Uint16Array(hashes.length * GRAINS),
    sizes: options.classCounts.map((count) => count + 1),
  };
  for (const [place, hash] of hashes.entries()) {
    const word = byHash.get(hash)!;
    data.frequencies[place] = frequencies.get(word) ?? 1;
    for (const [grain, number] of (classes.get(word) ?? []).entries())
      data.classes[place * GRAINS + grain] = number;
  }
  return data;
}
