/**
 * When a cache is written: some seconds after the last change, during long work each time that it has doubled, so that what is
 * broken off goes on where it was, and at the end. One writing at a time; nobody waits for it.
 */

/** Milliseconds without a change. */
const QUIET = 3000;
/** So many new readings are kept at once. */
const MANY = 2000;

export class CacheKeeping {
  private fresh = 0;
  private kept = MANY;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> | undefined;

  constructor(
    /** Gives how many readings it has kept. */
    private readonly write: () => Promise<number>,
  ) {}

  /** There is a reading that is not kept yet. */
  changed(): void {
    this.fresh++;
    clearTimeout(this.timer);
    if (this.fresh >= this.kept) void this.keep();
    else {
      this.timer = setTimeout(() => void this.keep(), QUIET);
      // A program that has done its work does not stay for it.
      this.timer.unref?.();
    }
  }

  /** Waits until all is kept, or could not be. */
  async flush(): Promise<void> {
    await this.writing;
    await this.keep();
  }

  private keep(): Promise<void> {
    clearTimeout(this.timer);
    if (this.writing || this.fresh === 0) return this.writing ?? Promise.resolve();
    this.fresh = 0;
    this.writing = this.write()
      .then((kept) => void (this.kept = Math.max(MANY, kept)))
      .finally(() => (this.writing = undefined));
    return this.writing;
  }
}
