/** One line on a terminal that tells how far a long work is, how fast, and how long it still takes. */

export interface ProgressState {
  readonly documents: number;
  /** Absent where the work is not measured in them. */
  readonly bytes?: number;
  /** What there is to do in all, once it is known. */
  readonly totalDocuments?: number;
  readonly totalBytes?: number;
}

/** The line: `12 of 300 documents · 3.1 MB/s · 4 min left`. */
function progressLine(state: ProgressState, seconds: number): string {
  const rate = seconds > 0 ? (state.bytes ?? 0) / seconds : 0;
  const total = state.totalDocuments === undefined ? '' : ` of ${state.totalDocuments}`;
  const parts = [`${state.documents}${total} documents`];
  if (state.bytes !== undefined) parts.push(`${(rate / 1e6).toFixed(1)} MB/s`);
  if (state.bytes !== undefined && state.totalBytes !== undefined && rate > 0)
    parts.push(`${duration(Math.max(0, state.totalBytes - state.bytes) / rate)} left`);
  return parts.join(' · ');
}

/** Seconds in words of one unit. */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** Draws the line at most ten times a second; does nothing where nobody watches. */
export class ProgressLine {
  private readonly began = performance.now();
  private drawn = -Infinity;
  private visible = false;

  constructor(
    private readonly write: (text: string) => void,
    private readonly watched: boolean,
  ) {}

  get seconds(): number {
    return (performance.now() - this.began) / 1000;
  }

  show(state: ProgressState): void {
    const now = performance.now();
    if (!this.watched || now - this.drawn < 100) return;
    this.drawn = now;
    this.visible = true;
    this.write(`\r\u001b[K${progressLine(state, this.seconds)}`);
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.write('\r\u001b[K');
  }
}
