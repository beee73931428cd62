/** What is answered at which address; nothing is kept between questions. */
import { message } from '../../messages/message.js';
import { healthLabelStudio, predictLabelStudio, setUpLabelStudio } from './labelStudio.js';
import { predictInception } from './inception.js';
import { BadQuestion, type Recognising } from './question.js';

/** A status without a body where it has nothing to say. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** INCEpTION's recommender, below the server's address. */
export const INCEPTION_PATH = 'hawashi';

type Answering = (body: unknown, recognise: Recognising) => Answer;

const found =
  (answer: (body: unknown, recognise: Recognising) => object, status = 200): Answering =>
  (body, recognise) => ({ status, body: answer(body, recognise) });

/** By method and path. */
const ANSWERS: ReadonlyMap<string, Answering> = new Map([
  [`POST /${INCEPTION_PATH}/predict`, found(predictInception)],
  // There is nothing to train: what was annotated is taken, and nothing is kept of it.
  [`POST /${INCEPTION_PATH}/train`, () => ({ status: 204 })],
  ['GET /', found(healthLabelStudio)],
  ['GET /health', found(healthLabelStudio)],
  ['POST /setup', found(setUpLabelStudio)],
  ['POST /predict', found(predictLabelStudio)],
  ['POST /webhook', found(() => ({}), 201)],
]);

/** What answers a question; undefined: nothing does. */
const answering = (method: string, path: string): Answering | undefined =>
  ANSWERS.get(`${method} ${path.length > 1 ? path.replace(/\/+$/, '') : path}`);

export const isAnswered = (method: string, path: string): boolean => answering(method, path) !== undefined;

/** The answer to what came as JSON text; throws a `BadQuestion`. */
export function answerTo(method: string, path: string, json: string, recognise: Recognising): Answer {
  const answer = answering(method, path);
  if (!answer) return { status: 404 };
  let body: unknown;
  try {
    body = method === 'GET' || json === '' ? {} : JSON.parse(json);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadQuestion(message('serving.json', { reason }));
  }
  return answer(body, recognise);
}
