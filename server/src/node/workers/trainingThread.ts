/** The thread that trains taggers of corpora: there while one is trained. */
import type { TaggerTrainer } from '../../corpus/learning/taggerTraining.js';
import type { Training, TrainingJob } from '../../corpus/learning/taggerTraining.js';
import { WorkerPool } from './workerPool.js';

/** Milliseconds without work after which it ends. */
const IDLE = 1000;

/** Megabytes that it may take: a corpus that needs more goes without. */
const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 32 };

/** `entry`: URL of the worker, where it does not lie beside the program that runs. */
export function trainingThread(entry = new URL('./trainingWorker.js', import.meta.url)): TaggerTrainer {
  const pool = new WorkerPool<TrainingJob, Training | undefined>(1, {
    entry,
    worker: { resourceLimits: MEMORY },
    idle: IDLE,
  });
  return (job) => pool.do(job);
}
