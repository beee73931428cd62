/** What a file says of a document itself: taken where the corpus says nothing, else told where they differ. */
import type { AttributeValue } from '../annotation/attributes.js';
import type { DocumentStatus } from '../annotation/model.js';
import { isDocumentDate } from '../annotation/documentDates.js';
import { fieldProblem, isEmptyValue, type DocumentField } from '../annotation/documentFields.js';
import { sameJson } from '../annotation/jsonLines.js';
import type { ExchangeDocument } from '../formats/format.js';
import { message } from '../messages/message.js';
import type { Complain } from './conflicts.js';
import type { PlannedFields } from './documentPlan.js';
import type { Ground } from './plannedBefore.js';

/** What is taken in of what a file says of a document. */
export interface PlannedFacts {
  readonly date?: string;
  readonly fields?: PlannedFields;
  readonly status?: DocumentStatus;
  readonly exhaustive?: readonly string[];
}

export function planFacts(
  { date, fields = {}, status, exhaustive = [] }: ExchangeDocument,
  definitions: readonly DocumentField[],
  ground: Ground,
  complain: Complain,
): PlannedFacts {
  const day = date === undefined || date.trim() === '' ? undefined : planDate(date.trim(), ground, complain);
  const begun = status === undefined || status === 'new' ? undefined : planStatus(status, ground, complain);
  const said = Object.entries(fields).flatMap(([name, value]) => {
    const definition = definitions.find((each) => each.name === name);
    const planned = planField({ name, definition }, value, ground, complain);
    return planned === undefined ? [] : [[name, planned] as const];
  });
  const more = exhaustive.filter((label) => !ground.set.exhaustive?.includes(label));
  return {
    ...(day !== undefined && { date: day }),
    ...(said.length > 0 && { fields: Object.fromEntries(said) }),
    ...(begun !== undefined && { status: begun }),
    ...(more.length > 0 && { exhaustive: more }),
  };
}

function planDate(given: string, ground: Ground, complain: Complain): string | undefined {
  const date = dayOf(given);
  if (date === undefined) complain('document', message('conflict.noDate', { date: given.slice(0, 40) }));
  else if (ground.date === undefined) return date;
  else if (ground.date !== date)
    complain('document', message('conflict.date', { here: ground.date, file: date }));
  return undefined;
}

/** The day, month or year of a date as tools write it: with a time behind it, without hyphens. */
function dayOf(given: string): string | undefined {
  const [day = ''] = given.split(/[T ]/, 1);
  const date = day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return isDocumentDate(date) ? date : undefined;
}

/** What is taken in of a field; undefined where it is there already, or cannot be. */
function planField(
  { name, definition }: { readonly name: string; readonly definition: DocumentField | undefined },
  given: unknown,
  { fields }: Ground,
  complain: Complain,
): AttributeValue | undefined {
  if (isEmptyValue(given)) return undefined;
  const value = definition ? asTyped(definition, given) : given;
  const here = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!isEmptyValue(here)) {
    const told = { name, here: shown(here), file: shown(given) };
    if (!sameJson([here], [value])) complain('document', message('conflict.field', told));
    return undefined;
  }
  const advice = definition ? fieldProblem(definition, value) : message('documents.unknown', { name });
  if (!advice) return value as AttributeValue;
  complain('document', message('conflict.noField', { name, value: shown(given), advice }));
  return undefined;
}

const LONGEST_SHOWN = 80;

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST_SHOWN);

/** A value as the field's type has it, where a file has no types, or others. */
function asTyped({ type, form }: DocumentField, given: unknown): unknown {
  if (typeof given === 'string') {
    const text = given.trim();
    if (type === 'number') return Number(text);
    if (type === 'flag') return text === 'true' ? true : text === 'false' ? false : text;
    if (type === 'choices') return [text];
    if (form === 'moment') return text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T');
    return form === 'date' ? (dayOf(text) ?? text) : text;
  }
  const isText = type !== 'number' && type !== 'flag' && type !== 'choices';
  if (!isText) return given;
  if (typeof given === 'number' || typeof given === 'boolean') return String(given);
  return Array.isArray(given) && given.every((one) => typeof one === 'string') ? given.join(', ') : given;
}

function planStatus(status: DocumentStatus, { set }: Ground, complain: Complain): DocumentStatus | undefined {
  if (set.status === status) return undefined;
  if (set.status === 'new') return status;
  complain('document', message('conflict.status', { here: set.status, file: status }));
  return undefined;
}
