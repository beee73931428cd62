/** What is said of documents as wholes: where a text is from, and what else a corpus wants known of each. */
import {
  valueProblem,
  type AttributeChanges,
  type AttributeDefinition,
  type Attributes,
} from './attributes.js';
import { message, type Message, type MessageKey } from '../messages/message.js';
import { isDocumentDate } from './documentDates.js';

/** What a text must be written as: a date, a moment (a date, with a time or without), an address, a language's tag. */
export type FieldForm = 'date' | 'moment' | 'url' | 'language';

/** A field that documents of a corpus have. */
export interface DocumentField extends Pick<
  AttributeDefinition,
  'name' | 'type' | 'description' | 'values' | 'required'
> {
  readonly form?: FieldForm;
}

/** The field that holds the document creation time. */
export const DATE_FIELD = 'dct';

/** Of a document that nothing is said of: always the same object. */
export const NO_FIELDS: Attributes = {};

/** Those that every corpus has, in the order in which they are shown. */
const STANDARD_FIELDS: readonly DocumentField[] = [
  { name: DATE_FIELD, type: 'text', form: 'date' },
  { name: 'title', type: 'text' },
  { name: 'outlet', type: 'text' },
  { name: 'author', type: 'text' },
  { name: 'place', type: 'text' },
  { name: 'published', type: 'text', form: 'moment' },
  { name: 'captured', type: 'text', form: 'moment' },
  { name: 'url', type: 'text', form: 'url' },
  { name: 'language', type: 'text', form: 'language' },
  { name: 'licence', type: 'text' },
];

/** With those that a corpus defines: one of a name that is known takes its place. */
export function documentFields(own: readonly DocumentField[]): readonly DocumentField[] {
  return [
    ...STANDARD_FIELDS.map((field) => own.find(({ name }) => name === field.name) ?? field),
    ...own.filter(({ name }) => !STANDARD_FIELD_NAMES.has(name)),
  ];
}

/** The names of those that every corpus has. */
export const STANDARD_FIELD_NAMES: ReadonlySet<string> = new Set(STANDARD_FIELDS.map(({ name }) => name));

/** What a field is called: one that every corpus has in the reader's words, another by its name. */
export const fieldTitle = (name: string): string | Message =>
  STANDARD_FIELD_NAMES.has(name) ? { key: `field.${name}` as MessageKey } : name;

/** As every corpus has it that does not define it otherwise. */
export const standardField = (name: string): DocumentField | undefined =>
  STANDARD_FIELDS.find((field) => field.name === name);

/** Whether a value, of whatever type, says nothing. */
export function isEmptyValue(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null;
}

const MOMENT = /^([^T]*)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const FORMS: Readonly<Record<FieldForm, (value: string) => boolean>> = {
  date: isDocumentDate,
  moment: (value) => isDocumentDate(MOMENT.exec(value)?.[1] ?? ''),
  url: (value) => /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(value),
  language: (value) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value),
};

const ADVICE: Readonly<Record<FieldForm, Message>> = {
  date: message('documents.date'),
  moment: message('documents.moment'),
  url: message('documents.url'),
  language: message('documents.language'),
};

/** Why a field cannot have a value; undefined where it can, and for what the corpus does not define. */
export function fieldProblem(field: DocumentField | undefined, value: unknown): Message | undefined {
  if (!field) return undefined;
  const { form } = field;
  if (form === undefined) return valueProblem(field, value);
  return typeof value === 'string' && FORMS[form](value) ? undefined : ADVICE[form];
}

/** Why fields of a document cannot be set so; undefined where they can. `null` takes one away. */
export function changesProblem(
  definitions: readonly DocumentField[],
  changes: AttributeChanges,
): Message | undefined {
  for (const [name, value] of Object.entries(changes)) {
    const definition = definitions.find((each) => each.name === name);
    const advice = value === null ? undefined : fieldProblem(definition, value);
    if (advice && name === DATE_FIELD) return message('documents.noDate', { date: String(value), advice });
    if (advice)
      return message('documents.noValue', { value: String(value), field: fieldTitle(name), advice });
  }
  return undefined;
}

/** What is wrong with one of the fields of a document. */
export interface FieldProblem {
  readonly kind: 'unknown' | 'value' | 'missing';
  readonly name: string;
  readonly message: Message;
}

/** What is wrong with what is said of a document, by the fields that its corpus has. */
export function fieldProblems(
  definitions: readonly DocumentField[],
  fields: Attributes,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const definition = definitions.find((each) => each.name === name);
    const problem = fieldProblem(definition, value);
    if (!definition)
      problems.push({ kind: 'unknown', name, message: message('documents.unknown', { name }) });
    else if (problem)
      problems.push({
        ...{ kind: 'value', name },
        message: message('documents.wrong', { field: fieldTitle(name), advice: problem }),
      });
  }
  for (const { name, required } of definitions)
    if (required && !Object.hasOwn(fields, name))
      problems.push({
        kind: 'missing',
        name,
        message: message('documents.missing', { field: fieldTitle(name) }),
      });
  return problems;
}

/** What documents are counted and grouped under by one of their fields: a month where it is a day, each of several values. */
export function facetsOf({ form }: Pick<DocumentField, 'form'>, value: unknown): readonly string[] {
  if (isEmptyValue(value)) return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap((each: unknown) => facetsOf({}, each)))];
  if (typeof value === 'object') return [JSON.stringify(value)];
  const text = String(value).trim();
  const isDay = form === 'date' || form === 'moment';
  return [isDay ? (/^\d{4}(-\d\d)?/.exec(text)?.[0] ?? text) : text];
}
