/** The worker thread of `annotate`: answers one message a document. */
import { workerData } from 'node:worker_threads';
import { originsOf } from './annotateOrigin.js';
import { createAnnotator, type AnnotateSettings } from './annotating.js';
import { callDirectly } from '../node/disk/calls.js';
import { answerJobs } from '../node/workers/workerJobs.js';
import { sayError } from './messages.js';
import { createRecogniser } from './recognition.js';

export interface WorkerSetup {
  readonly settings: AnnotateSettings;
  readonly entry: string;
}

export async function work(): Promise<void> {
  callDirectly();
  const { settings, entry } = workerData as WorkerSetup;
  const recogniser = createRecogniser(() => undefined);
  answerJobs(createAnnotator(settings, recogniser, await originsOf(settings, entry)), sayError);
}
