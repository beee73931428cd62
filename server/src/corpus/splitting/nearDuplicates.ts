/**
 * Which documents have to stay together when a corpus is split: those that tell the same, or have a paragraph in common, word
 * for word or nearly.
 */
import { bandsOf, resemblance, type ParagraphSketch } from '../consistency/textSketch.js';

/** A document as far as splitting looks at it. */
export interface SketchedDocument {
  readonly name: string;
  /** Its long paragraphs. */
  readonly paragraphs: readonly ParagraphSketch[];
}

/** Jaccard resemblance of shingles from which on two paragraphs are called one. */
const LEAST_RESEMBLANCE = 0.8;
/** A paragraph that stands in more documents is part of a page: it would keep all of an outlet together. */
export const MOST_COPIES = 5;
/** Of paragraphs that meet, each is compared with as many at most. */
const MOST_COMPARED = 200;

/** Two documents with a paragraph in common. */
export interface SharedParagraph {
  readonly one: string;
  readonly other: string;
}

/** What documents have in common, each pair once; paragraphs that are part of a page are left out, and counted. */
export function sharedParagraphs(documents: readonly SketchedDocument[]): {
  readonly shared: readonly SharedParagraph[];
  readonly ofPages: number;
} {
  const holders = new Map<string, Set<string>>();
  const first = new Map<string, ParagraphSketch>();
  for (const { name, paragraphs } of documents)
    for (const paragraph of paragraphs) {
      const there = holders.get(paragraph.hash);
      if (there) there.add(name);
      else {
        holders.set(paragraph.hash, new Set([name]));
        first.set(paragraph.hash, paragraph);
      }
    }
  const shared = new Map<string, SharedParagraph>();
  const share = (one: string, other: string): void => {
    if (one === other) return;
    const [a, b] = one < other ? [one, other] : [other, one];
    shared.set(JSON.stringify([a, b]), { one: a, other: b });
  };
  const isOfPages = (hash: string): boolean => holders.get(hash)!.size > MOST_COPIES;
  for (const [hash, names] of holders) {
    if (isOfPages(hash)) continue;
    const [leader, ...others] = names;
    for (const other of others) share(leader!, other);
  }
  for (const [one, other] of alikePairs(first)) {
    if (isOfPages(one) || isOfPages(other)) continue;
    share([...holders.get(one)!][0]!, [...holders.get(other)!][0]!);
  }
  return { shared: [...shared.values()], ofPages: [...holders.keys()].filter(isOfPages).length };
}

/** Paragraphs that are nearly the same, by their hashes: those that meet in a band of their signatures. */
function* alikePairs(paragraphs: ReadonlyMap<string, ParagraphSketch>): Generator<readonly [string, string]> {
  const bands = new Map<string, string[]>();
  for (const [hash, { signature }] of paragraphs)
    for (const band of bandsOf(signature)) {
      const there = bands.get(band);
      if (there) there.push(hash);
      else bands.set(band, [hash]);
    }
  const compared = new Set<string>();
  for (const hashes of bands.values())
    for (const [i, one] of hashes.entries())
      for (const other of hashes.slice(i + 1, i + 1 + MOST_COMPARED)) {
        const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
        if (compared.has(pair)) continue;
        compared.add(pair);
        if (
          resemblance(paragraphs.get(one)!.signature, paragraphs.get(other)!.signature) >= LEAST_RESEMBLANCE
        )
          yield [one, other];
      }
}

/** Names in groups: two are in one where a chain of pairs leads from one to the other. In the order of the names. */
export function together(
  names: readonly string[],
  pairs: Iterable<{ readonly one: string; readonly other: string }>,
): readonly (readonly string[])[] {
  const leaders = new Map(names.map((name) => [name, name]));
  const leaderOf = (name: string): string => {
    let leader = name;
    while (leaders.get(leader) !== leader) leader = leaders.get(leader)!;
    leaders.set(name, leader);
    return leader;
  };
  for (const { one, other } of pairs) {
    if (!leaders.has(one) || !leaders.has(other)) continue;
    leaders.set(leaderOf(other), leaderOf(one));
  }
  const groups = new Map<string, string[]>();
  for (const name of names) groups.set(leaderOf(name), [...(groups.get(leaderOf(name)) ?? []), name]);
  return [...groups.values()];
}
