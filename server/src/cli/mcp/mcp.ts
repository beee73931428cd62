/** `hawashi mcp CORPUS`: offers a corpus to assistants over standard input and output, until the input ends. */
import { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  CancelledNotificationSchema,
  isJSONRPCRequest,
  type RequestId,
} from '@modelcontextprotocol/sdk/types.js';
import { BadUse, EXIT_FINE } from '../messages.js';
import { openModel } from '../openModel.js';
import type { Run } from '../run.js';
import { say } from '../say.js';
import { corpusServer } from './server.js';

/** `viewer`: whom an assistant works for; in a corpus whose plan is blind it is told no more than they are. */
export async function mcp(
  folder: string,
  viewer: string | undefined,
  { messages, print, input }: Run,
): Promise<number> {
  const model = await openModel(folder, messages, messages);
  if (viewer === undefined && model.corpus.assignment.plan?.blind)
    throw new BadUse(say('tool.mcp.blind', { adjudicator: model.corpus.assignment.plan.adjudicator }));
  const server = corpusServer(model, viewer);
  const output = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      print(String(chunk)).then(() => done(), done);
    },
  });
  const readable = input instanceof Readable ? input : new Readable().wrap(input);
  const ended = new Promise<void>((done) => {
    for (const event of ['end', 'close', 'error']) readable.once(event, () => done());
  });
  const transport = new StdioServerTransport(readable, output);
  const answered = answering(transport);
  await server.connect(transport);
  await ended;
  await answered();
  await server.close();
  await model.dispose();
  return EXIT_FINE;
}

/** Gives what waits until all that was asked is answered: who pipes questions in ends the input right after the last. */
function answering(transport: Transport): () => Promise<void> {
  const open = new Set<RequestId>();
  let settle = (): void => undefined;
  const close = (id: RequestId): void => {
    open.delete(id);
    if (open.size === 0) settle();
  };
  // The SDK's own handler is called after this one.
  transport.onmessage = (message) => {
    if (isJSONRPCRequest(message)) open.add(message.id);
    const cancelled = CancelledNotificationSchema.safeParse(message).data?.params.requestId;
    if (cancelled !== undefined) close(cancelled);
  };
  const send = transport.send.bind(transport);
  transport.send = async (message, options) => {
    await send(message, options);
    if ('id' in message && !('method' in message) && message.id !== undefined) close(message.id);
  };
  return () => (open.size === 0 ? Promise.resolve() : new Promise<void>((done) => (settle = done)));
}
