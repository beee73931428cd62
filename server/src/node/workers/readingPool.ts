/** Threads that read texts for the index: started when there is much to read, and ended soon after. */
import { availableParallelism } from 'node:os';
import type { ReadingJob, TextReader, TextReading } from '../../corpus/index/textReading.js';
import { WorkerPool } from './workerPool.js';

/** Each thread has lexicons and weights of its own: a second one pays where there are processors enough beside the editor's. */
const THREADS = availableParallelism() >= 4 ? 2 : 1;

/** Milliseconds without work after which threads end. */
const IDLE = 5000;

/** Megabytes that a thread may take: a text that needs more is left out. */
const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 16 };

/** `entry`: URL of the worker, where it does not lie beside the program that runs. */
export function readingPool(
  entry = new URL('./readingWorker.js', import.meta.url),
  threads = THREADS,
): TextReader {
  const pool = new WorkerPool<ReadingJob, TextReading>(threads, {
    entry,
    worker: { resourceLimits: MEMORY },
    idle: IDLE,
  });
  return {
    capacity: pool.capacity,
    get isReady() {
      return pool.isReady;
    },
    read: (job) => pool.do(job),
  };
}
