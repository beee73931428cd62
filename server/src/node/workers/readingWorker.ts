/** A worker thread that reads texts for the index, with a recogniser of its own. */
import { readText, type ReadingJob, type TextReading } from '../../corpus/index/textReading.js';
import { format } from '../../messages/format.js';
import { messageOf } from '../../messages/messageError.js';
import { loadRecogniser } from '../loadRecogniser.js';
import { answerJobs } from './workerJobs.js';

/** Kept of paragraphs between documents, in UTF-16 units: what corpora repeat is short (menus, notices). */
const CACHE_SIZE = 64 * 1024;

// Weights that are missing, the program's own thread tells of.
const recogniser = loadRecogniser(() => undefined, { cacheSize: CACHE_SIZE });

answerJobs<ReadingJob, TextReading>(
  (job) => readText(recogniser, job, () => Promise.resolve()),
  (error) => format(messageOf(error)),
  ({ rows }) => [rows.buffer as ArrayBuffer],
);
