/** When a page draws: in the next frame, however much happens until then. */

/** Measures, and gives what draws by it. */
export type Measured = () => () => void;

/** Draws on demand, once a frame: first all measures, so that the page is laid out once. */
export class Drawing {
  private frame = 0;

  /** `after` is called when it is drawn. */
  constructor(
    private readonly layers: readonly Measured[],
    private readonly after: () => void = () => undefined,
  ) {}

  request(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      const draws = this.layers.map((measured) => measured());
      for (const draw of draws) draw();
      this.after();
    });
  }
}
