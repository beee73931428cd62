/** Which annotations belong beside which texts, by what the texts were when they were annotated. */

/** Annotations, by the name of the document that they lie beside. */
export interface Claim {
  readonly name: string;
  /** SHA-256 of the texts that were annotated: annotators may have had different ones. */
  readonly hashes: ReadonlySet<string>;
  /** There is no document of that name any more. */
  readonly isGone: boolean;
}

export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Moves that belong together, in the order in which nothing is in the way; in a circle the first one's target is taken. */
export interface MoveChain {
  readonly moves: readonly Move[];
  readonly isCircle: boolean;
}

/**
 * The moves that are beyond doubt: the text that was annotated is now that of one other document alone, which has no
 * annotations or gives its own away, and which nobody else claims. Annotations of a document that is there still go only
 * where others come to it: a text that was edited, with a copy of what it was beside it, keeps its annotations.
 * `texts`: SHA-256 of documents as they are now; `isTaken`: whether there are annotations under a name.
 */
export function planMoves(
  claims: readonly Claim[],
  texts: ReadonlyMap<string, string>,
  isTaken: (name: string) => boolean,
): readonly MoveChain[] {
  const to = targetsOf(claims, texts);
  const wanted = new Map<string, number>();
  for (const target of to.values()) wanted.set(target, (wanted.get(target) ?? 0) + 1);
  for (const [name, target] of [...to]) if (wanted.get(target) !== 1) to.delete(name);
  const gone = new Set(claims.filter(({ isGone }) => isGone).map(({ name }) => name));
  for (let before = -1; before !== to.size;) {
    before = to.size;
    const reached = new Set(to.values());
    for (const [name, target] of [...to])
      if ((isTaken(target) && !to.has(target)) || (!gone.has(name) && !reached.has(name))) to.delete(name);
  }
  return chainsOf(to);
}

function targetsOf(claims: readonly Claim[], texts: ReadonlyMap<string, string>): Map<string, string> {
  const byHash = new Map<string, string[]>();
  for (const [name, hash] of texts) byHash.set(hash, [...(byHash.get(hash) ?? []), name]);
  const to = new Map<string, string>();
  for (const { name, hashes } of claims) {
    if (hashes.has(texts.get(name) ?? '')) continue;
    const targets = new Set([...hashes].flatMap((hash) => byHash.get(hash) ?? []));
    if (targets.size === 1) to.set(name, [...targets][0]!);
  }
  return to;
}

function chainsOf(to: ReadonlyMap<string, string>): readonly MoveChain[] {
  const targets = new Set(to.values());
  const chains: MoveChain[] = [];
  const seen = new Set<string>();
  const follow = (start: string): void => {
    const moves: Move[] = [];
    let name = start;
    for (let target = to.get(name); target !== undefined && !seen.has(name); target = to.get(name)) {
      seen.add(name);
      moves.unshift({ from: name, to: target });
      name = target;
    }
    if (moves.length > 0) chains.push({ moves, isCircle: name === start });
  };
  for (const name of to.keys()) if (!targets.has(name)) follow(name);
  for (const name of to.keys()) if (!seen.has(name)) follow(name);
  return chains;
}
