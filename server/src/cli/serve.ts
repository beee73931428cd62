/** `hawashi serve`: suggests to INCEpTION and Label Studio on this machine, until it is ended. */
import { randomBytes } from 'node:crypto';
import { serveRecommender, TOKEN, type RecommenderServer } from '../node/serving/recommenderServer.js';
import type { Annotation } from '../annotation/model.js';
import { suggestInUnseen } from '../corpus/unseenText.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, sayError, type Messages } from './messages.js';
import { openModel } from './openModel.js';
import { annotationsIn, createRecogniser, recogniseFile, sureEnough } from './recognition.js';
import type { Run } from './run.js';
import { say } from './say.js';
import { parseLabelMapping } from './scoring.js';

export interface ServeOptions {
  readonly port: number;
  readonly token?: string;
  /** A corpus that suggests. */
  readonly corpus?: string;
  readonly annotator: string;
  readonly labels?: string;
  readonly minimumConfidence?: number;
}

export async function serve(options: ServeOptions, { messages, print }: Run): Promise<number> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  if (!TOKEN.test(token)) throw new BadUse(say('serving.token'));
  const mapping = parseLabelMapping(options.labels);
  const { suggest, prepare } = await suggesting(options, messages);
  const recognise = (text: string, date?: string) =>
    sureEnough(suggest(text, date), options.minimumConfidence).flatMap((one) => {
      const label = mapping.to(one.label);
      return label === undefined ? [] : { ...one, label };
    });
  let server: RecommenderServer;
  try {
    const failed = (error: unknown): void => messages.error(sayError(error));
    server = await serveRecommender(recognise, { port: options.port, token, failed, prepare });
  } catch (error) {
    messages.error(say('tool.serve.noPort', { port: options.port, reason: sayError(error) }));
    return EXIT_FINDINGS;
  }
  const { inception, labelStudio } = server;
  await print(say('serving.address', { inception, labelStudio }) + '\n');
  await asked();
  await server.close();
  return EXIT_FINE;
}

/** Milliseconds for which what is known of the files of a corpus is taken to hold. */
const FRESH = 2000;

/** What suggests: the recogniser, or a corpus by its settings and by what an annotator's decisions have taught until now. */
export async function suggesting(
  { corpus: folder, annotator }: Pick<ServeOptions, 'corpus' | 'annotator'>,
  messages: Messages,
  fresh = FRESH,
): Promise<{
  readonly suggest: (text: string, date?: string) => readonly Annotation[];
  readonly prepare?: () => Promise<void>;
}> {
  const recogniser = createRecogniser((message) => messages.warn(message));
  if (folder === undefined) return { suggest: (text, date) => recogniseFile(recogniser, text, { date }) };
  const model = await openModel(folder, messages, messages, recogniser);
  const { corpus, learning } = model;
  if (!(await corpus.annotators()).includes(annotator))
    messages.warn(say('tool.serve.nothingLearned', { annotator }));
  // From here on it is known what changed.
  await model.fileChanges.look();
  let learned = await learning.settled(annotator);
  let looked = Date.now();
  return {
    suggest: (file, date) =>
      annotationsIn(file, (text) => suggestInUnseen(text, date, recogniser, corpus.settings, learned)),
    prepare: async () => {
      if (Date.now() - looked < fresh) return;
      looked = Date.now();
      await model.fileChanges.look();
      learned = await learning.settled(annotator);
    },
  };
}

/** Waits until somebody asks for the end. */
function asked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}
