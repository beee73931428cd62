/** The attributes of an annotation or relation on the card: a field each, by its type; what the scheme does not ask, as it is. */
import {
  valueProblem,
  type AttributeDefinition,
  type Attributes,
  type AttributeValue,
  type Describable,
} from '../../../server/src/annotation/attributes.js';
import { message } from '../../../server/src/messages/message.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { attributesShown } from '../../annotating/attributes.js';
import { say } from '../kit/say.js';
import type { CardHandlers } from './cardHandlers.js';
import { otherValue, valueField } from './valueField.js';

/** What is described: an item by its label, or a relation by its type. */
export interface Described {
  readonly id: string;
  readonly of: Describable;
  readonly attributes?: Attributes;
  /** Of an item, for the entities that it may name. */
  readonly mention?: Pick<Item, 'label' | 'range'>;
}

export const itemDescribed = ({ id, label, range, attributes }: Item): Described => ({
  id,
  mention: { label, range },
  of: { label },
  attributes,
});

export function attributeFields(
  definitions: readonly AttributeDefinition[],
  { id, of, attributes = {}, mention }: Described,
  { decide }: CardHandlers,
): HTMLElement[] {
  const { asked, others } = attributesShown(definitions, of, attributes);
  const store = (name: string, value: AttributeValue | null) =>
    decide({ kind: 'describe', id, attributes: { [name]: value } });
  const fieldOf = (name: string) => `attribute-${'type' in of ? `${id}-` : ''}${name}`;
  return [
    ...asked.map((definition) => {
      const { name, required } = definition;
      const control = valueField({
        definition,
        current: attributes[name],
        field: fieldOf(name),
        title: required ? say(message('page.attribute.required', { name })) : name,
        entity: {
          mention,
          store: (typed) => decide({ kind: 'describe', id, entity: typed, entityOf: name }),
        },
        problemOf: (value) => valueProblem(definition, value),
        store: (value) => store(name, value),
      });
      control.dataset['attribute'] = name;
      if (definition.description !== undefined) control.title = definition.description;
      return control;
    }),
    ...others.map(([name, value]) => {
      const row = otherValue(name, value, fieldOf(name), () => store(name, null));
      row.dataset['attribute'] = name;
      return row;
    }),
  ];
}
