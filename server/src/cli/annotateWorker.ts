/** The worker thread of `annotate`: answers one message a document. */
import { parentPort, workerData } from 'node:worker_threads';
import { originsOf } from './annotateOrigin.js';
import { createAnnotator, type AnnotateJob } from './annotating.js';
import { callDirectly } from '../node/disk/calls.js';
import { sayError } from './messages.js';
import { createRecogniser } from './recognition.js';
import type { WorkerAnswer, WorkerSetup } from './workerPool.js';

export async function work(): Promise<void> {
  callDirectly();
  const { settings, entry } = workerData as WorkerSetup;
  const annotator = createAnnotator(
    settings,
    createRecogniser(() => undefined),
    await originsOf(settings, entry),
  );
  let last: Promise<void> = Promise.resolve();
  const answer = async (number: number, job: AnnotateJob): Promise<void> => {
    let message: WorkerAnswer;
    try {
      message = { number, result: await annotator(job) };
    } catch (error) {
      message = { number, error: sayError(error) };
    }
    parentPort!.postMessage(message);
  };
  parentPort!.on('message', ({ number, job }: { number: number; job: AnnotateJob }) => {
    // One after the other: two large documents at once would cost twice the memory.
    last = last.then(() => answer(number, job));
  });
}
