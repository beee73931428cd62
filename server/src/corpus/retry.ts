/** Tries again after failures, each time a little later. */

/** Milliseconds before each further try; the last one goes on. */
export const RETRY_DELAYS: readonly number[] = [500, 1000, 2000, 5000, 15000];

export class Retry {
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly work: () => void,
    private readonly delays: readonly number[],
  ) {}

  /** It failed: try again later (never, where there are no delays). */
  failed(): void {
    this.stop();
    const delay = this.delays[Math.min(this.failures++, this.delays.length - 1)];
    if (delay === undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.work();
    }, delay);
  }

  succeeded(): void {
    this.stop();
    this.failures = 0;
  }

  /** Forgets a try that waits. */
  stop(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.timer = undefined;
  }
}
