/** A run that is interrupted from outside takes away what it has not finished, then ends as the signal says. */
import { rmSync } from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const unfinished = new Set<string>();

/** A folder that goes with the program, where SIGINT or SIGTERM ends it, until what is given back is called. */
export function removeWhenInterrupted(folder: string): () => void {
  if (unfinished.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  unfinished.add(folder);
  return () => {
    unfinished.delete(folder);
    if (unfinished.size === 0) for (const signal of SIGNALS) process.off(signal, end);
  };
}

function end(signal: NodeJS.Signals): void {
  for (const folder of unfinished) rmSync(folder, { recursive: true, force: true });
  process.off(signal, end);
  process.kill(process.pid, signal);
}
