/** What a worker thread of a `WorkerPool` does: answers one message a job, one after the other. */
import { parentPort, type TransferListItem } from 'node:worker_threads';
import type { WorkerAnswer, WorkerQuestion } from './workerPool.js';

/** `sayError` makes a sentence of what was thrown; `transferred` is what of a result need not be copied. */
export function answerJobs<Job, Result>(
  work: (job: Job) => Promise<Result>,
  sayError: (error: unknown) => string,
  transferred: (result: Result) => readonly TransferListItem[] = () => [],
): void {
  const port = parentPort!;
  const answer = async ({ number, job }: WorkerQuestion<Job>): Promise<void> => {
    try {
      const result = await work(job);
      port.postMessage({ number, result } satisfies WorkerAnswer<Result>, transferred(result));
    } catch (error) {
      port.postMessage({ number, error: sayError(error) } satisfies WorkerAnswer<Result>);
    }
  };
  let last: Promise<void> = Promise.resolve();
  port.on('message', (question: WorkerQuestion<Job>) => {
    // One after the other: two large documents at once would cost twice the memory.
    last = last.then(() => answer(question));
  });
}
