/** Asking addresses, with limits on time and size, by what Node has. */
import { message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';
import { LARGEST_ANSWER, type HttpAnswer, type HttpRequest } from '../../recommenders/transports.js';

export async function http(url: string, { body, seconds, signal }: HttpRequest): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(seconds * 1000);
  try {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      // Where it sends to, nobody has agreed to ask.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const { status } = response;
    if (status >= 300 && status < 400) {
      await response.body?.cancel();
      throw new MessageError(message('recommenders.redirected', { status }));
    }
    return { status, text: await textOf(response) };
  } catch (error) {
    if (error instanceof MessageError) throw error;
    if (timeout.aborted) throw new MessageError(message('recommenders.slow', { seconds }));
    if (signal?.aborted) throw new MessageError(message('recommenders.givenUp'));
    throw new MessageError(message('recommenders.unreachable', { url, reason: reasonOf(error) }));
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LARGEST_ANSWER)
      throw new MessageError(message('recommenders.large', { megabytes: LARGEST_ANSWER / 2 ** 20 }));
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** `fetch` hides why in a cause. */
function reasonOf(error: unknown): string {
  const { cause } = error as { readonly cause?: unknown };
  if (cause instanceof Error) return cause.message || ((cause as NodeJS.ErrnoException).code ?? cause.name);
  return error instanceof Error ? error.message : String(error);
}
