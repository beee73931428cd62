/** Changes of what is said of documents as wholes, planned over a corpus. Writes nothing. */
import {
  fieldProblem,
  fieldTitle,
  isEmptyValue,
  type DocumentField,
} from '../../annotation/documentFields.js';
import { sameJson } from '../../annotation/jsonLines.js';
import { valueMessage } from '../../annotation/attributeMessage.js';
import { message, type Message } from '../../messages/message.js';
import type { Corpus } from '../corpus.js';
import type { DocumentChange, FieldsChange } from './change.js';
import type { ChangeIntent, SaidName } from './intent.js';

type FieldsIntent = Extract<ChangeIntent, { kind: 'fields' }>;

/** Whether what stands under a name, if anything, is what is meant. */
export function isSaid({ said, ...meant }: SaidName, value: unknown): boolean {
  if (!said) return isEmptyValue(value);
  return (
    value !== undefined &&
    (!('value' in meant) || meant.value === undefined || sameJson([value], [meant.value]))
  );
}

/** By documents, in their order. */
export async function planFields(corpus: Corpus, intent: FieldsIntent): Promise<readonly DocumentChange[]> {
  const { fieldDefinitions } = corpus;
  const documents = await corpus.documents();
  return documents.flatMap((document): DocumentChange[] => {
    const fields = changeOf(intent, corpus.fields(document.name), fieldDefinitions);
    if (!fields) return [];
    // Nothing in the text is another: a document that is done stays as done as it is.
    return [{ document, status: 'new', places: [{ span: { start: 0, end: 0 }, text: '', fields }] }];
  });
}

function changeOf(
  { select, action }: FieldsIntent,
  there: Readonly<Record<string, unknown>>,
  definitions: readonly DocumentField[],
): FieldsChange | undefined {
  const of = (name: string): unknown => (Object.hasOwn(there, name) ? there[name] : undefined);
  const { name } = select;
  const value = of(name);
  if (!isSaid(select, value)) return undefined;
  if (action.kind === 'set') {
    const after = action.value ?? undefined;
    return sameJson([value], [after]) ? undefined : { before: { [name]: value }, after: { [name]: after } };
  }
  const { to } = action;
  const definition = definitions.find((one) => one.name === to);
  if (!isEmptyValue(of(to)) || !definition || fieldProblem(definition, value)) return undefined;
  return { before: { [name]: value, [to]: of(to) }, after: { [name]: undefined, [to]: value } };
}

export function fieldsTitle({ select, action }: FieldsIntent): Message {
  const name = fieldTitle(select.name);
  if (action.kind === 'rename') return message('change.renameField', { name, to: fieldTitle(action.to) });
  if (action.value === null) return message('change.removeField', { name });
  return message('change.setField', { name, value: valueMessage(action.value) });
}

/** What is said on one side of a change, in words. */
export const fieldsTold = (values: FieldsChange['after']): readonly Message[] =>
  Object.entries(values).map(([name, value]) =>
    message('attribute.is', {
      name: fieldTitle(name),
      value: value === undefined ? '∅' : valueMessage(value),
    }),
  );
