/** Long work in steps, between which others may work: a generator that yields wherever it can be interrupted. */

/** Milliseconds for which others may be kept waiting. */
const SLICE = 8;

/** Items that are sorted in one step. */
const RUN = 1000;

export type Steps<T> = Generator<void, T, undefined>;

/** Does it in one go, where nobody waits. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

export type Pause = () => Promise<void>;

/** Lets others work, where no host says how. */
const aMoment: Pause = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Does it with pauses in which others work. */
export async function inSlices<T>(work: Steps<T>, pause = aMoment): Promise<T> {
  const breathe = breathing(pause);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    const isLong = breathe();
    if (isLong) await isLong;
  }
}

/** To be called between two pieces of work, and waited for: pauses where the last pause was long ago. */
export function breathing(pause = aMoment): () => Promise<void> | undefined {
  let began = Date.now();
  return () => {
    if (Date.now() - began < SLICE) return undefined;
    return pause().then(() => void (began = Date.now()));
  };
}

/** A sorted copy; equals stay in order. */
export function* sorting<T>(all: readonly T[], compare: (one: T, other: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < all.length; at += RUN) {
    runs.push(all.slice(at, at + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2)
      merged.push(yield* merging(runs[i]!, runs[i + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Two sorted lists as one; of equals those of the first come first. */
export function* merging<T>(
  one: readonly T[],
  other: readonly T[],
  compare: (one: T, other: T) => number,
): Steps<T[]> {
  const all: T[] = [];
  let next = 0;
  for (const item of one) {
    while (next < other.length && compare(other[next]!, item) < 0) all.push(other[next++]!);
    all.push(item);
    if (all.length % RUN === 0) yield;
  }
  return all.concat(other.slice(next));
}
