/** What quick fixes offer of an attribute or field that is chosen from. */
import type { AttributeDefinition, AttributeValue } from '../../annotation/attributes.js';
import { message, type MessageValue } from '../../messages/message.js';

/** As many labels, or values, as one looks through in a menu. */
export const MOST_CHOICES = 8;

/** Values with what they are called; none of what is typed. */
export function choicesOf(
  definition: Pick<AttributeDefinition, 'type' | 'values'> | undefined,
): readonly [MessageValue, AttributeValue][] {
  if (definition?.type === 'flag')
    return [
      [message('attribute.yes'), true],
      [message('attribute.no'), false],
    ];
  const isList = definition?.type === 'choices';
  return (definition?.values ?? []).slice(0, MOST_CHOICES).map(({ name }) => [name, isList ? [name] : name]);
}
