/** Quick fixes of what is said of a document as a whole. */
import type { AttributeChanges, AttributeValue } from '../../annotation/attributes.js';
import {
  fieldProblem,
  fieldTitle,
  isEmptyValue,
  type DocumentField,
} from '../../annotation/documentFields.js';
import { valueMessage } from '../../annotation/attributeMessage.js';
import { message, type Message } from '../../messages/message.js';
import { sameJson } from '../../annotation/jsonLines.js';
import type { WantedChange } from '../../protocol/changes.js';
import type { EditCommand } from '../../protocol/edits.js';
import type { CorpusPlace, Snapshot } from '../../corpus/snapshot.js';
import { choicesOf } from './choices.js';
import type { DiagnosticData } from './diagnostics.js';
import { proposedFields } from './proposedFields.js';

interface FieldFix {
  readonly title: Message;
  readonly command: EditCommand;
  readonly isPreferred?: true;
}

const describe = (title: Message, fields: AttributeChanges): FieldFix => ({
  title,
  command: { kind: 'describeDocument', fields },
});

/** What may be said instead, what may be meant, or to take it away. */
export function fieldFixes(snapshot: Snapshot, { field: name }: DiagnosticData): readonly FieldFix[] {
  const { corpus } = snapshot;
  if (!corpus || name === undefined) return [];
  const definition = corpus.fieldDefinitions.find((each) => each.name === name);
  const isSaid = Object.hasOwn(corpus.fields, name);
  const value = isSaid ? corpus.fields[name] : undefined;
  const remove = describe(message('fix.removeAttribute', { name: fieldTitle(name) }), { [name]: null });
  if (!definition) return isSaid ? [...otherNames(corpus, name, value), remove] : [];
  const set = (to: AttributeValue, title: Message): FieldFix => describe(title, { [name]: to });
  const titleOf = (to: AttributeValue): Message =>
    message('fix.setAttribute', { name: fieldTitle(name), value: valueMessage(to) });
  const meant = isEmptyValue(value) ? undefined : meantValue(definition, value);
  const proposed = proposedFields(snapshot).filter((each) => each.name === name);
  return [
    ...(meant === undefined ? [] : [{ ...set(meant, titleOf(meant)), isPreferred: true as const }]),
    ...proposed.map((each) => set(each.value, titleOf(each.value))),
    ...choicesOf(definition).map(([shown, choice]) =>
      set(choice, message('fix.setAttribute', { name: fieldTitle(name), value: shown })),
    ),
    ...(isSaid ? [remove] : []),
  ];
}

/** The same for all documents of which this is said, or nothing is. */
export function fieldFixesAlike(
  snapshot: Snapshot,
  { field: name }: DiagnosticData,
): readonly { readonly title: Message; readonly change: WantedChange }[] {
  const { corpus } = snapshot;
  if (!corpus || name === undefined) return [];
  const { fieldDefinitions, fields } = corpus;
  const definition = fieldDefinitions.find((each) => each.name === name);
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const title = fieldTitle(name);
  const remove = { kind: 'set', value: null } as const;
  if (!definition)
    return [
      ...otherFields(corpus, name, value).map(({ name: to }) => ({
        title: message('fix.renameField', { name: fieldTitle(to) }),
        change: { kind: 'fields', select: { name, said: true }, action: { kind: 'rename', to } } as const,
      })),
      {
        title: message('fix.removeAttribute', { name: title }),
        change: { kind: 'fields', select: { name, said: true }, action: remove },
      },
    ];
  const choices = choicesOf(definition);
  if (isEmptyValue(value))
    return choices.map(([shown, to]) => ({
      title: message('fix.fieldWhereMissing', { name: title, value: shown }),
      change: { kind: 'fields', select: { name, said: false }, action: { kind: 'set', value: to } },
    }));
  const meant = meantValue(definition, value);
  const select = { name, said: true, value };
  const former = valueMessage(value);
  return [
    ...(meant === undefined ? [] : [[valueMessage(meant), meant] as const]),
    ...choices.filter(([, to]) => !sameJson([to], [meant])),
    ['∅', null] as const,
  ].map(([shown, to]) => ({
    title: message('fix.instead', { name: title, value: shown, former }),
    change: { kind: 'fields', select, action: { kind: 'set', value: to } },
  }));
}

/** Defined fields that are called nearly so, say nothing yet, and can say this. */
function otherFields(
  { fieldDefinitions, fields }: CorpusPlace,
  name: string,
  value: unknown,
): readonly DocumentField[] {
  return fieldDefinitions.filter(
    (field) => !Object.hasOwn(fields, field.name) && isNearly(name, field.name) && isSayable(field, value),
  );
}

const otherNames = (corpus: CorpusPlace, name: string, value: unknown): readonly FieldFix[] =>
  otherFields(corpus, name, value).map((field) => ({
    ...describe(message('fix.renameField', { name: fieldTitle(field.name) }), {
      [name]: null,
      [field.name]: value as AttributeValue,
    }),
    isPreferred: true,
  }));

const isSayable = (field: DocumentField, value: unknown): boolean => fieldProblem(field, value) === undefined;

/** The value that was most likely meant: of another type, in other letters, alone where several can be said. */
function meantValue(field: DocumentField, value: unknown): AttributeValue | undefined {
  const texts = (Array.isArray(value) ? value : [value]).filter(
    (each): each is string | number | boolean => typeof each !== 'object',
  );
  const [first] = texts;
  if (first === undefined) return undefined;
  const choices = (field.values ?? []).map(({ name }) => name);
  const chosen = texts.flatMap((text) => choices.find((each) => isNearly(String(text), each)) ?? []);
  const candidates: readonly (AttributeValue | undefined)[] = [
    field.type === 'choices' ? [...new Set(chosen)] : undefined,
    field.type === 'choice' ? chosen[0] : undefined,
    field.type === 'number' ? Number(first) : undefined,
    field.type === 'flag' ? FLAGS.get(String(first).toLowerCase()) : undefined,
    field.form === 'url' && /^www\./i.test(String(first)) ? `https://${first}` : undefined,
    field.type === 'text' && texts.length === 1 ? String(first) : undefined,
  ];
  return candidates.find((each) => each !== undefined && isSayable(field, each));
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

/** Names shorter than this are too near to each other. */
const SHORTEST = 4;

/** Whether two names are one but for the case of letters and what joins words, or for one slip of a key. */
export function isNearly(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => [
    ...name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s_-]/g, ''),
  ]);
  if (a!.join('') === b!.join('')) return true;
  if (Math.min(a!.length, b!.length) < SHORTEST || Math.abs(a!.length - b!.length) > 1) return false;
  return isOneSlip(a!, b!);
}

/** One letter more, less, other, or two that changed places. */
function isOneSlip(a: readonly string[], b: readonly string[]): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [left, right] = [a.slice(start, endA), b.slice(start, endB)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
