/**
 * The border: whatever a client sends passes here, as its schema allows it and no otherwise. Who sends something else
 * is told what is wrong, and where in it.
 */
import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type * as v from 'valibot';
import { format } from '../messages/format.js';
import { message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import { check } from '../protocol/checking.js';
import type { RequestMethod, Requests } from '../protocol/requests.js';
import { guarded } from './guarding.js';
import type { Session } from './session.js';

/** How a request is answered. */
export interface RequestHandler<Parameters, Result> {
  readonly answer: (session: Session, parameters: Parameters, token: CancellationToken) => Promise<Result>;
  /** What is answered where that fails; without it the client is told the failure, whose message is for the user. */
  readonly otherwise?: (parameters: Parameters, session: Session) => Result;
}

/** The answers to some of the requests beyond LSP. */
export type RequestHandlers<Methods extends RequestMethod> = {
  readonly [M in Methods]: RequestHandler<Requests[M][0], Requests[M][1]>;
};

export function onRequest<Schema extends v.GenericSchema, Result>(
  session: Session,
  method: string,
  schema: Schema,
  { answer, otherwise }: RequestHandler<v.InferOutput<Schema>, Result>,
): void {
  session.connection.onRequest<unknown, void>(method, (...received: unknown[]) => {
    const token = received.pop() as CancellationToken;
    const checked = check(schema, sentIn(received));
    if ('problem' in checked) return refusal(session, method, checked.problem);
    const { value } = checked;
    const answering = () => answer(session, value, token);
    return otherwise
      ? guarded(session, method, () => otherwise(value, session), answering)
      : telling(session, answering);
  });
}

/** What is not as it should be is logged and passed over: there is nobody to answer. */
export function onNotification<Schema extends v.GenericSchema>(
  session: Session,
  method: string,
  schema: Schema,
  receive: (session: Session, parameters: v.InferOutput<Schema>) => void,
): void {
  session.connection.onNotification(method, (...received: unknown[]) => {
    const checked = check(schema, sentIn(received));
    if ('problem' in checked) refusal(session, method, checked.problem);
    else receive(session, checked.value);
  });
}

/** What fails is told in the reader's language. */
async function telling<Result>({ say }: Session, answering: () => Promise<Result>): Promise<Result> {
  try {
    return await answering();
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    throw new ResponseError(LSPErrorCodes.RequestFailed, say(error.said));
  }
}

/** The library hands on a list as so many arguments. */
function sentIn(received: readonly unknown[]): unknown {
  return received.length > 1 ? received : received[0];
}

function refusal({ connection, say }: Session, method: string, problem: string): ResponseError<void> {
  const told = message('request.invalid', { method, problem });
  connection.console.warn(format(told));
  return new ResponseError(ErrorCodes.InvalidParams, say(told));
}
