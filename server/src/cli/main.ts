#!/usr/bin/env node
// The command-line tool. In a worker thread the same file does the worker's part of `annotate`.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const { run } = await import('./program.js');
  process.exitCode = await run(process.argv.slice(2), import.meta.url);
} else {
  const { work } = await import('./annotateWorker.js');
  await work();
}
