/** Holds what came from outside against a schema. Pure, never throws. */
import * as v from 'valibot';

/** The data as the schema has it, or what is wrong with them first: «command.range.start.line: …». */
export type Checked<T> = { readonly value: T } | { readonly problem: string };

/** A problem is for a log or a message: what was sent is cut in it to so many UTF-16 units. */
const LONGEST_PROBLEM = 300;

export function check<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
): Checked<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, data, { abortEarly: true });
  return result.success ? { value: result.output } : { problem: problemOf(result.issues[0]) };
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  const problem = path === null ? issue.message : `${path}: ${issue.message}`;
  return problem.length > LONGEST_PROBLEM ? `${problem.slice(0, LONGEST_PROBLEM)}…` : problem;
}
