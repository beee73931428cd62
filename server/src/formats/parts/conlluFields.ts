/**
 * What is said of a document as a whole in CoNLL-U: `# meta::outlet = هسبريس` behind its `# newdoc`, as the treebanks of
 * GUM have it; what is no line of text by itself is JSON, behind `# meta-json::`.
 */
import type { Attributes } from '../../annotation/attributes.js';
import type { ReadContext } from '../format.js';
import { isFieldName } from './documentFields.js';
import { valueOfText } from './pieces.js';

const PLAIN = 'meta::';
const AS_JSON = 'meta-json::';

/** Keys of GUM for what every corpus has. */
const OF_GUM: Readonly<Record<string, string>> = { sourceURL: 'url', dateCollected: 'captured' };

/** Whether a name can stand before the `=` of a comment. */
export const isCommentName = (name: string): boolean =>
  /^[^\s=\p{Cc}]([^=\p{Cc}\u2028\u2029]*[^\s=\p{Cc}])?$/u.test(name) && !Object.hasOwn(OF_GUM, name);

const isLine = (value: unknown): value is string =>
  typeof value === 'string' && value === value.trim() && !/[\p{Cc}\u2028\u2029]/u.test(value);

export const fieldComments = (fields: Attributes = {}): string =>
  Object.entries(fields)
    .map(([name, value]) =>
      isLine(value) ? `# ${PLAIN}${name} = ${value}\n` : `# ${AS_JSON}${name} = ${JSON.stringify(value)}\n`,
    )
    .join('');

/** The field that a comment is about; undefined where it is about none. */
export function fieldOfComment(
  key: string,
  value: string,
  context: Pick<ReadContext, 'fields'>,
): { readonly name: string; readonly value: unknown } | undefined {
  const prefix = [PLAIN, AS_JSON].find((each) => key.startsWith(each));
  if (prefix === undefined) return undefined;
  const given = key.slice(prefix.length);
  const name = OF_GUM[given] ?? given;
  if (!isFieldName(name, context)) return undefined;
  return { name, value: prefix === PLAIN ? value.trim() : valueOfText(value) };
}
