/** Long work in steps, between which others may work, and it may be ended. */
export type Steps<T> = Generator<void, T, void>;

/** All of it at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Milliseconds of work between two rests. */
const SLICE = 20;

/** All of it, with `rest` in between, which ends it by rejecting. */
export async function finishedInSlices<T>(steps: Steps<T>, rest: () => Promise<void>): Promise<T> {
  let since = Date.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (Date.now() - since < SLICE) continue;
    await rest();
    since = Date.now();
  }
}
