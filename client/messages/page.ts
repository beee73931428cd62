/**
 * What every page says to the extension. Pages show text from anywhere, so whatever comes from one is checked before it is
 * used: a message has exactly one of the shapes of its page, or is none.
 */
import * as v from 'valibot';
import { CallSchema, type Call } from './calls.js';

/** An error in the page, for the log. */
const FailedSchema = v.object({ type: v.literal('failed'), message: v.string() });

export type Failed = v.InferOutput<typeof FailedSchema>;

/** What the extension itself does for every page. */
export type General = Call | Failed;

/** Reads the messages of a page that says what `own` has beside what every page says. */
export function messagesOf<Own>(
  own: v.GenericSchema<unknown, Own>,
): (data: unknown) => Own | General | undefined {
  const schema = v.union([own, CallSchema, FailedSchema]);
  return (data) => {
    const read = v.safeParse(schema, data);
    return read.success ? (read.output as Own | General) : undefined;
  };
}
