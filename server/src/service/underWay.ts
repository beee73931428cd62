/** Work that is under way, and whoever waits until none is. */
export class UnderWay {
  private readonly work = new Set<Promise<unknown>>();

  /** The outcome of the work, which counts as under way until there is one. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.work.add(work);
    return work.finally(() => this.work.delete(work));
  }

  /** Resolves when nothing is under way, whatever came of it. */
  async ended(): Promise<void> {
    while (this.work.size > 0) await Promise.allSettled(this.work);
  }
}
