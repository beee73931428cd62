/**
 * Which words stand around hits more often than by chance (surface cooccurrence, Evert 2008): the words of all windows,
 * each counted once, against the words of the corpus; the hits themselves count for neither.
 */
import { MEASURED, MEASURES, expected, type Frequencies, type Measure } from './association.js';
import { windowOf } from './chosenHits.js';
import type { HitSet } from './hitSet.js';
import type { SearchedText, SearchSource } from './searchedDocument.js';

export interface CollocateOptions {
  /** Words on either side of a hit. */
  readonly window: number;
  /** How often a word must stand there. */
  readonly least: number;
  readonly by: Measure;
  readonly limit: number;
}

export interface Collocate {
  /** Folded. */
  readonly word: string;
  /** How often it stands around hits, in the corpus, and around hits by chance. */
  readonly together: number;
  readonly frequency: number;
  readonly expected: number;
  readonly measures: Readonly<Record<Measure, number>>;
}

/** By folded word of the vocabulary: grows as words come. */
class Counts {
  private counts = new Uint32Array(1024);
  total = 0;

  add(word: number): void {
    if (word >= this.counts.length) {
      const larger = new Uint32Array(Math.max(2 * this.counts.length, word + 1));
      larger.set(this.counts);
      this.counts = larger;
    }
    this.counts[word]!++;
    this.total++;
  }

  of(word: number): number {
    return this.counts[word] ?? 0;
  }
}

/** The strongest first; undefined where `isCancelled` says so. Reads every document of the corpus. */
export async function collocates(
  hits: HitSet,
  numbers: readonly number[],
  source: SearchSource,
  { window, least, by, limit }: CollocateOptions,
  isCancelled: () => boolean = () => false,
): Promise<readonly Collocate[] | undefined> {
  const { vocabulary } = source;
  const marked = markedTokens(hits, numbers, source, window);
  const around = new Counts();
  const everywhere = new Counts();
  for (const document of await source.documents()) {
    if (isCancelled()) return undefined;
    const text = await source.text(document);
    if (!text) continue;
    const marks = marked.get(document.name);
    for (let at = 0; at < text.tokens.length; at++) {
      const id = text.tokens.ids[at]!;
      if (!vocabulary.isWord(id) || marks?.[at] === HIT) continue;
      const word = vocabulary.normId(id);
      everywhere.add(word);
      if (marks?.[at] === AROUND) around.add(word);
    }
  }
  const found: Collocate[] = [];
  for (let word = 0; word < vocabulary.foldedSize; word++) {
    const together = around.of(word);
    if (together < Math.max(1, least)) continue;
    const frequencies = { together, first: around.total, second: everywhere.of(word), all: everywhere.total };
    found.push(measured(vocabulary.folded(word), frequencies));
  }
  found.sort((a, b) => b.measures[by] - a.measures[by] || (a.word < b.word ? -1 : 1));
  return found.slice(0, limit);
}

function measured(word: string, frequencies: Frequencies): Collocate {
  const measures = Object.fromEntries(
    MEASURES.map((measure) => [measure, MEASURED[measure](frequencies)]),
  ) as Record<Measure, number>;
  const { together, second: frequency } = frequencies;
  return { word, together, frequency, expected: expected(frequencies), measures };
}

const AROUND = 1;
const HIT = 2;

/** For each token of documents with hits whether it is of a hit, or around one. */
function markedTokens(
  hits: HitSet,
  numbers: readonly number[],
  { vocabulary }: Pick<SearchSource, 'vocabulary'>,
  window: number,
): ReadonlyMap<string, Uint8Array> {
  const marked = new Map<string, Uint8Array>();
  const marksOf = ({ document, tokens }: SearchedText): Uint8Array => {
    const marks = marked.get(document.name) ?? new Uint8Array(tokens.length);
    marked.set(document.name, marks);
    return marks;
  };
  for (const number of numbers) {
    const hit = hits.at(number);
    const { from, to } = windowOf(hit.searched.tokens, vocabulary, hit, window);
    marksOf(hit.searched).fill(AROUND, from, to);
  }
  for (const number of numbers) {
    const { searched, first, last } = hits.at(number);
    marksOf(searched).fill(HIT, first, last);
  }
  return marked;
}
