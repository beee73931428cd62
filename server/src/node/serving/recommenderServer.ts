/** An HTTP server for the tools of this machine that ask Hawashi as their recommender. Who asks must know its token. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { format } from '../../messages/format.js';
import { message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import { answerTo, INCEPTION_PATH, isAnswered, type Answer } from '../../recommenders/serving/answering.js';
import { BadQuestion, type Recognising } from '../../recommenders/serving/question.js';
import { LARGEST_ANSWER } from '../../recommenders/transports.js';

/** What a token may be: it stands in paths. */
export const TOKEN = /^[\w-]{16,}$/;

const LOOPBACK = '127.0.0.1';
/** No question is larger than an answer may be, in bytes. */
const LARGEST_QUESTION = LARGEST_ANSWER;

export interface RecommenderServer {
  /** Addresses with the token, for those that can send no headers. */
  readonly inception: string;
  readonly labelStudio: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface ServingOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly token: string;
  /** Waited for before a question is answered. */
  readonly prepare?: () => Promise<void>;
  /** Told of what failed: not of bad questions. */
  readonly failed: (error: unknown) => void;
}

/** Rejects with what the system says, where it cannot listen. */
export async function serveRecommender(
  recognise: Recognising,
  { port, token, failed, prepare }: ServingOptions,
): Promise<RecommenderServer> {
  const server = createServer((request, response) => {
    answer(request, token, recognise, prepare).then(
      (given) => send(response, given),
      (error: unknown) => {
        const isBad = error instanceof BadQuestion;
        if (!isBad) failed(error);
        const said = isBad ? error.said : message('serving.failed', { reason: format(messageOf(error)) });
        send(response, { status: isBad ? 400 : 500, body: { error: format(said) } });
      },
    );
  });
  const at = await listening(server, port);
  const labelStudio = `http://${LOOPBACK}:${at}/${token}`;
  return {
    labelStudio,
    inception: `${labelStudio}/${INCEPTION_PATH}`,
    port: at,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Gives the port. */
function listening(server: Server, port: number): Promise<number> {
  return new Promise((done, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Nothing of a question is read before the token was seen. */
async function answer(
  request: IncomingMessage,
  token: string,
  recognise: Recognising,
  prepare: ServingOptions['prepare'],
): Promise<Answer> {
  const { method = 'GET', url = '/' } = request;
  const path = /^[^?#]*/.exec(url)?.[0] ?? '/';
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
  const isInPath = isSame(first, token);
  if (!isInPath && !isSame(tokenOf(request.headers.authorization), token))
    return { status: 401, body: { error: format(message('serving.noToken')) } };
  const asked = isInPath ? rest || '/' : path;
  if (!isAnswered(method, asked)) return { status: 404, body: { error: format(message('serving.noPath')) } };
  const text = await textOf(request);
  if (text === undefined) {
    const megabytes = LARGEST_QUESTION / 2 ** 20;
    return { status: 413, body: { error: format(message('serving.large', { megabytes })) } };
  }
  await prepare?.();
  return answerTo(method, asked, text, recognise);
}

/** `Token …`, `Bearer …`, or the password of `Basic …`, which is what Label Studio can send. */
function tokenOf(authorization = ''): string {
  const [, scheme = '', given = ''] = /^(\w+) +(\S+)\s*$/.exec(authorization) ?? [];
  if (/^(token|bearer)$/i.test(scheme)) return given;
  if (!/^basic$/i.test(scheme)) return '';
  const pair = Buffer.from(given, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

/** Takes as long for any token. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/** Undefined where it is larger than allowed. */
async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LARGEST_QUESTION) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, { status, body }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.statusCode = status;
  // A question that was not read to its end leaves its connection of no use.
  if (status === 413 || status === 401) response.setHeader('connection', 'close');
  if (body === undefined) return void response.end();
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}
