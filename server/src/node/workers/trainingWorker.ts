/** A worker thread that trains the tagger of a corpus. */
import { trainCorpusTagger, type Training, type TrainingJob } from '../../corpus/learning/taggerTraining.js';
import { format } from '../../messages/format.js';
import { messageOf } from '../../messages/messageError.js';
import { loadRecogniser } from '../loadRecogniser.js';
import { answerJobs } from './workerJobs.js';

// Weights that are missing, the program's own thread tells of.
const { languages } = loadRecogniser(() => undefined);

answerJobs<TrainingJob, Training | undefined>(
  (job) => trainCorpusTagger(job, languages.of(job.locale)),
  (error) => format(messageOf(error)),
);
