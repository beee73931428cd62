/** What `documents.json` says of a document, set by a client; a step of undo where the document is open. */
import {
  isNothing,
  type AttributeChanges,
  type Attributes,
  type AttributeValue,
} from '../../annotation/attributes.js';
import { fieldTitle } from '../../annotation/documentFields.js';
import type { FieldChanges } from '../../annotation/history.js';
import { sameJson } from '../../annotation/jsonLines.js';
import type { AnnotationStore } from '../../corpus/annotationStore.js';
import type { PlacedDocument } from '../../corpus/placedDocument.js';
import { message, type Message } from '../../messages/message.js';

const said = (fields: Attributes, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

const isSame = (one: unknown, other: unknown): boolean => sameJson([one ?? null], [other ?? null]);

/** Null, a blank text and an empty list take a field away. Gives why nothing was set. */
export async function setFields(
  { model, document }: PlacedDocument,
  given: AttributeChanges,
  store?: AnnotationStore,
): Promise<Message | undefined> {
  const changes = Object.entries(given).map(([name, value]): [string, AttributeValue | null] => [
    name,
    isNothing(value) ? null : typeof value === 'string' ? value.trim() : value,
  ]);
  const before = model.corpus.fields(document.name);
  const { problem } = await model.setFields(document, Object.fromEntries(changes));
  if (problem) return problem;
  const after = model.corpus.fields(document.name);
  const steps = changes.flatMap(([name]) => {
    const step = { before: said(before, name), after: said(after, name) };
    return isSame(step.before, step.after) ? [] : [[name, step] as const];
  });
  if (steps.length > 0) store?.recordBeside({ fields: Object.fromEntries(steps) });
  return undefined;
}

export interface TurnedFields {
  /** Nothing was written, and why. */
  readonly problem?: Message;
  /** What stays as somebody set it meanwhile. */
  readonly told?: Message;
}

/** Takes what was said of a document back, or says it again: where it still says what it said then. */
export async function turnFields(
  { model, document }: PlacedDocument,
  changes: FieldChanges,
): Promise<TurnedFields> {
  const now = model.corpus.fields(document.name);
  const all = Object.entries(changes);
  const wanted = all.filter(([name, { before }]) => isSame(said(now, name), before));
  const kept = all.filter((each) => !wanted.includes(each)).map(([name]) => fieldTitle(name));
  const told =
    kept.length > 0 ? { told: message('edit.fieldOtherwise', { fields: kept, count: kept.length }) } : {};
  if (wanted.length === 0) return told;
  const values = Object.fromEntries(wanted.map(([name, { after }]) => [name, after]));
  return { ...(await model.putFields(document, values)), ...told };
}
