/** Training, development and test parts of a corpus: which document is in which. */
import { seededRandom } from '../agreement/random.js';
import { sharedParagraphs, together, type SharedParagraph, type SketchedDocument } from './nearDuplicates.js';

export const PARTS = ['train', 'development', 'test'] as const;
export type Part = (typeof PARTS)[number];

/** How large the parts are to be, each of the sum of all. */
export type Shares = Readonly<Record<Part, number>>;

export interface SplitDocument extends SketchedDocument {
  /** What it is split by, where that is no matter of chance: the outlet, or the date (ISO 8601). */
  readonly key?: string;
}

/**
 * `document`: by chance; `time`: the earliest are for training, the latest for the test; else by a field of documents (the
 * outlet): documents that say the same of it are in one part.
 */
export type SplitBy = string;

/** A split as its file has it. */
export interface Split {
  readonly by: SplitBy;
  readonly seed: number;
  readonly shares: Shares;
  /** Names of documents, sorted. */
  readonly parts: Readonly<Record<Part, readonly string[]>>;
}

export interface SplitOutcome {
  readonly split: Split;
  /** Of these one is in one part, the other in another, and both were before: it is frozen. */
  readonly across: readonly SharedParagraph[];
  /** New documents that belong to two parts at once: they are in none. */
  readonly between: readonly string[];
  /** Documents without what they are split by: they are split by chance, or, by time, are in training. */
  readonly without: readonly string[];
  /** Paragraphs that stand in so many documents that they are part of a page. */
  readonly ofPages: number;
}

/**
 * Splits documents, without a paragraph that stands in two parts. Documents that `frozen` names stay where they are; new ones
 * fill the parts up. The same for the same documents, shares and seed, in whatever order they are given.
 */
export function splitDocuments(
  documents: readonly SplitDocument[],
  wanted: Pick<Split, 'by' | 'seed' | 'shares'>,
  frozen?: Split,
): SplitOutcome {
  const { by, seed, shares } = frozen ?? wanted;
  const sorted = [...documents].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = sorted.map(({ name }) => name);
  const keys = new Map(sorted.map(({ name, key }) => [name, key]));
  const { shared, ofPages } = sharedParagraphs(sorted);
  const before = new Map(
    PARTS.flatMap((part) => (frozen?.parts[part] ?? []).map((name) => [name, part] as const)),
  );
  const partOf = new Map([...before].filter(([name]) => keys.has(name)));
  const counts = countsOf(partOf);
  const between: string[] = [];
  const groups = together(names, [
    ...shared,
    ...(by === 'document' || by === 'time' ? [] : sameKeys(sorted)),
  ]);
  const borders = frozen && by === 'time' ? bordersOf(frozen, keys) : undefined;
  const partInTime = (date: string): Part => {
    if (date === '') return 'train';
    if (!borders) return nextInTime(counts, shares, names.length);
    return borders.train >= date ? 'train' : borders.development >= date ? 'development' : 'test';
  };
  for (const group of inTurn(groups, by, keys, seed)) {
    const open = group.filter((name) => !partOf.has(name));
    if (open.length === 0) continue;
    const fixed = new Set(group.flatMap((name) => partOf.get(name) ?? []));
    if (fixed.size > 1) {
      between.push(...open);
      continue;
    }
    const part =
      [...fixed][0] ?? (by === 'time' ? partInTime(latestOf(group, keys)) : mostLacking(counts, shares));
    for (const name of open) partOf.set(name, part);
    counts[part] += open.length;
  }
  const of = (part: Part): readonly string[] => names.filter((name) => partOf.get(name) === part);
  const parts = { train: of('train'), development: of('development'), test: of('test') };
  return {
    split: { by, seed, shares, parts },
    across: shared.filter(
      ({ one, other }) => before.has(one) && before.has(other) && before.get(one) !== before.get(other),
    ),
    between,
    without: by === 'document' ? [] : names.filter((name) => keys.get(name) === undefined),
    ofPages,
  };
}

/** Pairs of neighbours that say the same of the field. */
function sameKeys(documents: readonly SplitDocument[]): SharedParagraph[] {
  const first = new Map<string, string>();
  return documents.flatMap(({ name, key }) => {
    if (key === undefined) return [];
    const one = first.get(key);
    if (one === undefined) first.set(key, name);
    return one === undefined ? [] : [{ one, other: name }];
  });
}

/** The order in which groups are given a part: by their latest date, or by chance, the largest first. */
function inTurn(
  groups: readonly (readonly string[])[],
  by: SplitBy,
  keys: Keys,
  seed: number,
): readonly (readonly string[])[] {
  if (by === 'time') {
    const latest = (group: readonly string[]): string => latestOf(group, keys);
    return [...groups].sort((a, b) => (latest(a) < latest(b) ? -1 : latest(a) > latest(b) ? 1 : 0));
  }
  const random = seededRandom(seed);
  const shuffled = [...groups];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled.sort((a, b) => b.length - a.length);
}

type Keys = ReadonlyMap<string, string | undefined>;

const latestOf = (names: readonly string[], keys: Keys): string =>
  names
    .map((name) => keys.get(name) ?? '')
    .sort()
    .at(-1) ?? '';

/** The latest dates of training and development: what is new goes where its time is. */
function bordersOf({ parts }: Split, keys: Keys): { readonly train: string; readonly development: string } {
  const train = latestOf(parts.train, keys);
  return { train, development: latestOf([...parts.train, ...parts.development], keys) };
}

type Counts = Record<Part, number>;

function countsOf(partOf: ReadonlyMap<string, Part>): Counts {
  const counts: Counts = { train: 0, development: 0, test: 0 };
  for (const part of partOf.values()) counts[part]++;
  return counts;
}

/** The part that lacks most of its share, by what it has already. */
function mostLacking(counts: Counts, shares: Shares): Part {
  const filled = (part: Part): number => (shares[part] === 0 ? Infinity : (counts[part] + 1) / shares[part]);
  return PARTS.reduce((least, part) => (filled(part) < filled(least) ? part : least));
}

/** Of documents in the order of time: training until it has its share, then development, then the test. */
function nextInTime(counts: Counts, shares: Shares, all: number): Part {
  const sum = PARTS.reduce((total, part) => total + shares[part], 0);
  return (
    PARTS.find((part) => counts[part] < Math.round((all * shares[part]) / sum)) ??
    PARTS.findLast((part) => shares[part] > 0)!
  );
}
