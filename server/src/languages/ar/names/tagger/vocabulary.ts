/**
 * What is known of words from plain text: how frequent each is, and its classes, in four grains: words that
 * stand in the same company are in one class (Kneser & Ney 1993, exchange clustering).
 */
import type { ProcliticAnalysis } from '../../proclitics.js';
import { hashText, HashTable } from './hashing.js';
import { hasArticle } from '../../affixes.js';

export const GRAINS = 4;

export interface VocabularyData {
  /** Hash of each word (`hashText`), ascending. */
  readonly hashes: Int32Array;
  /** Logarithm of its frequency `n`: 1 + 1.25 log2 n, rounded. */
  readonly frequencies: Uint8Array;
  /** Its class of each grain, from 1 (0: none), coarsest first: `classes[word * GRAINS + grain]`. */
  readonly classes: Uint16Array;
  /** Number of classes of each grain, the class 0 included. */
  readonly sizes: readonly number[];
}

export class Vocabulary {
  private readonly table: HashTable;

  constructor(readonly data: VocabularyData) {
    this.table = new HashTable(data.hashes);
  }

  static empty(): Vocabulary {
    return new Vocabulary({
      hashes: new Int32Array(0),
      frequencies: new Uint8Array(0),
      classes: new Uint16Array(0),
      sizes: Array.from({ length: GRAINS }, () => 1),
    });
  }

  /** Place of a surface; −1 if unknown. */
  find(surface: string): number {
    return this.table.find(hashText(surface));
  }

  frequency(surface: string): number {
    const place = this.find(surface);
    return place < 0 ? 0 : this.data.frequencies[place]!;
  }

  classOf(place: number, grain: number): number {
    return place < 0 ? 0 : this.data.classes[place * GRAINS + grain]!;
  }

  /**
   * The likeliest analysis of a word into proclitics and a rest: the one whose rest is most frequent, where a
   * proclitic must make up for being assumed. A word that is unknown in every analysis stays whole, except
   * that an article is a sure sign (بالـ، والـ، للـ). `analyses` are those of `procliticAnalyses`.
   */
  likeliest(analyses: readonly ProcliticAnalysis[]): ProcliticAnalysis {
    let best = analyses[0]!;
    if (analyses.length === 1 || best.stem.length < 4) return best;
    let bestScore = this.frequency(best.stem);
    for (let i = 1; i < analyses.length; i++) {
      const analysis = analyses[i]!;
      if (analysis.stem.length < 3) continue;
      const frequency = this.frequency(analysis.stem);
      const article = analysis.stem.length > 4 && hasArticle(analysis.stem);
      const score = (frequency > 0 ? frequency - 1.5 : 0) + (article ? 2 : 0) - 0.25 * analysis.length;
      if (score > bestScore) {
        bestScore = score;
        best = analysis;
      }
    }
    return best;
  }
}
