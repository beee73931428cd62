/** What a tool asks, as far as it can be answered. */
import * as v from 'valibot';
import type { Annotation } from '../../annotation/model.js';
import { message, type Message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';

/** What is recognised in a text: annotations with UTF-16 offsets into it, under the names that the tool has for labels. */
export type Recognising = (text: string, date?: string) => readonly Annotation[];

/** The question makes no sense, and is not to be asked again as it is. */
export class BadQuestion extends MessageError {
  override readonly name = 'BadQuestion';

  constructor(said: Message) {
    super(said);
  }
}

/** A question as its protocol has it; throws a `BadQuestion` that names the fields that are otherwise. */
export function askedBy<T extends v.GenericSchema>(schema: T, body: unknown): v.InferOutput<T> {
  const read = v.safeParse(schema, body);
  if (read.success) return read.output;
  const fields = new Set(read.issues.map((issue) => v.getDotPath(issue) ?? '{}'));
  throw new BadQuestion(message('serving.fields', { fields: [...fields].join(', ') }));
}
