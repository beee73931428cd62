/** What all measurements share: processor time and clock of some work, quantiles, and tables of the report. */

export interface Cost {
  /** Processor time in seconds, that of compiling and collecting garbage beside it included. */
  readonly work: number;
  /** Seconds by the clock. */
  readonly passed: number;
}

/** Begins to measure this process; the function that it gives says what was spent so far. */
export function stopwatch(): () => Cost {
  const began = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { work: (user + system) / 1e6, passed: (performance.now() - began) / 1000 };
  };
}

export function cost(work: () => unknown): Cost {
  const spent = stopwatch();
  work();
  return spent();
}

/** Milliseconds by the clock until what is asked has come. */
export async function milliseconds(ask: () => unknown): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

export const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;
export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const seconds = (value: number): string => `${value.toFixed(2)} s`;
export const perSecond = (bytes: number, time: number): string => (bytes / 1e6 / time).toFixed(2);
export const times = (ratio: number): string => ratio.toFixed(2);

/** Writes a table in Markdown: the first row is its head. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const [head = []] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map(() => '---')), ...rows.slice(1).map(line), ''].join('\n'));
}
