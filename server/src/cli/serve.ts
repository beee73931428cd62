/** `hawashi serve`: suggests to INCEpTION and Label Studio on this machine, until it is ended. */
import { randomBytes } from 'node:crypto';
import { serveRecommender, TOKEN, type RecommenderServer } from '../node/serving/recommenderServer.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, sayError } from './messages.js';
import { createRecogniser, recogniseFile, sureEnough } from './recognition.js';
import type { Run } from './run.js';
import { say } from './say.js';
import { parseLabelMapping } from './scoring.js';

export interface ServeOptions {
  readonly port: number;
  readonly token?: string;
  readonly labels?: string;
  readonly minimumConfidence?: number;
}

export async function serve(options: ServeOptions, { messages, print }: Run): Promise<number> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  if (!TOKEN.test(token)) throw new BadUse(say('serving.token'));
  const mapping = parseLabelMapping(options.labels);
  const recogniser = createRecogniser((message) => messages.warn(message));
  const recognise = (text: string, date?: string) =>
    sureEnough(recogniseFile(recogniser, text, { date }), options.minimumConfidence).flatMap((one) => {
      const label = mapping.to(one.label);
      return label === undefined ? [] : { ...one, label };
    });
  let server: RecommenderServer;
  try {
    const failed = (error: unknown): void => messages.error(sayError(error));
    server = await serveRecommender(recognise, { port: options.port, token, failed });
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

/** Waits until somebody asks for the end. */
function asked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}
