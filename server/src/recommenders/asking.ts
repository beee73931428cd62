/** Asking services for JSON. */
import { message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import type { HttpRequest, Transports } from './transports.js';

/** Busy for now: 429 Too Many Requests, 503 Service Unavailable. */
export const askedAgainLater = (status: number): boolean => status === 429 || status === 503;

/** The JSON that an address answers; undefined for 204 No Content. Rejects with a `MessageError` for what is no answer. */
export async function askJson(
  transports: Pick<Transports, 'http'>,
  url: string,
  request: HttpRequest,
): Promise<unknown> {
  const { status, text } = await transports.http(url, request);
  if (status === 204) return undefined;
  if (askedAgainLater(status)) throw new MessageError(message('recommenders.busy', { status }));
  if (status < 200 || status >= 300) throw new MessageError(message('recommenders.status', { status, url }));
  try {
    return JSON.parse(text);
  } catch {
    throw new MessageError(message('recommenders.noJson', { line: text.slice(0, 80) }));
  }
}
