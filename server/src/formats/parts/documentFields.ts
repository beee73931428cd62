/** What files say of documents as wholes under names of their own, in objects that hold other things too. */
import type { Attributes } from '../../annotation/attributes.js';
import { DATE_FIELD, isEmptyValue, STANDARD_FIELD_NAMES } from '../../annotation/documentFields.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { EXHAUSTIVE_FIELD } from './exhaustiveLabels.js';
import { isObject, type JsonObject } from './inputText.js';

/** Whether documents have a field of this name, by what is read for; the date has a place of its own. */
export const isFieldName = (name: string, { fields = STANDARD_FIELD_NAMES }: Pick<ReadContext, 'fields'>) =>
  name === EXHAUSTIVE_FIELD || (name !== DATE_FIELD && fields.has(name));

/** The fields that an object says beside what else is in it, which is known by its names. */
export function fieldsBeside(
  object: JsonObject,
  others: ReadonlySet<string>,
  context: Pick<ReadContext, 'fields'>,
): Pick<ExchangeDocument, 'fields'> {
  return fieldsOf(Object.entries(object).filter(([name]) => !others.has(name) && isFieldName(name, context)));
}

/** An object of nothing but fields, or its JSON. */
export function fieldObject(value: unknown): Attributes {
  if (typeof value !== 'string') return isObject(value) ? value : {};
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** What says nothing is left out. */
export function fieldsOf(entries: Iterable<readonly [string, unknown]>): Pick<ExchangeDocument, 'fields'> {
  const said = [...entries].filter(([, value]) => !isEmptyValue(value));
  return said.length > 0 ? { fields: Object.fromEntries(said) } : {};
}
