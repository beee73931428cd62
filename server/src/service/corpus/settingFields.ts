/** What `documents.json` says of a document, set by a client. */
import { isNothing, type AttributeChanges, type AttributeValue } from '../../annotation/attributes.js';
import type { PlacedDocument } from '../../corpus/placedDocument.js';
import type { Message } from '../../messages/message.js';

/** Null, a blank text and an empty list take a field away. Gives why nothing was set. */
export async function setFields(
  { model, document }: PlacedDocument,
  given: AttributeChanges,
): Promise<Message | undefined> {
  const changes = Object.entries(given).map(([name, value]): [string, AttributeValue | null] => [
    name,
    isNothing(value) ? null : typeof value === 'string' ? value.trim() : value,
  ]);
  const { problem } = await model.setFields(document, Object.fromEntries(changes));
  return problem;
}
