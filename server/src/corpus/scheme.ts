/** The part of a corpus file that says what is annotated: labels, relations, attributes. */
import type { Node } from 'jsonc-parser';
import {
  ATTRIBUTE_TYPES,
  valueProblem,
  type AttributeChoice,
  type AttributeDefinition,
  type AttributeType,
  type AttributeValue,
} from '../annotation/attributes.js';
import { STRICT_SPANS, type SpanRules } from '../annotation/fragments.js';
import { LABEL_NAME } from '../annotation/labels.js';
import type { LabelDefinition, RelationType } from '../annotation/model.js';
import { message, type Message } from '../messages/message.js';
import { DATE_FIELD, type DocumentField } from '../annotation/documentFields.js';
import {
  distinct,
  flag,
  isObject,
  list,
  object,
  pattern,
  text,
  type Reader,
  type Readers,
} from './fileReaders.js';
import { propertiesOf, type JsonFile } from './jsonFile.js';

const name = pattern(LABEL_NAME, message('corpus.name'));
const color = pattern(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, message('corpus.colour'));
const key = pattern(/^[a-wyz1-9]$/, message('corpus.key'));

/** A thing by its name: an object, or the name alone where nothing else needs to be said. */
function named<T extends { readonly name: string }>(readers: Readers<T>, nameless: Message): Reader<T> {
  return (node, file) => {
    if (node.type !== 'string' && !isObject(node, file)) return undefined;
    const read = node.type === 'string' ? { name: readers.name(node, file) } : object<T>(node, file, readers);
    if (read.name === undefined && node.type !== 'string') file.report(node, nameless);
    return read.name === undefined ? undefined : (read as T);
  };
}

export const label = named<LabelDefinition>(
  { name, description: text, color, key, suggest: list(name) },
  message('corpus.labelName'),
);

export const relation = named<RelationType>(
  { name, description: text, from: list(name), to: list(name) },
  message('corpus.relationName'),
);

const choice = named<AttributeChoice>({ name: text, description: text, key }, message('corpus.choiceName'));

const typeAmong =
  <T extends AttributeType>(types: readonly T[]): Reader<T> =>
  (node, file) => {
    const found = types.find((known) => known === node.value);
    if (!found) file.report(node, message('corpus.attributeType', { known: types }));
    return found;
  };

const attributeType = typeAmong(ATTRIBUTE_TYPES);

/** Any value that an attribute may have; which ones, its type says. */
const attributeValue: Reader<AttributeValue> = (node, file) => {
  if (node.type === 'array') return list(text)(node, file);
  const value: unknown = node.value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  file.report(node, message('corpus.attributeValue'));
  return undefined;
};

const givenAttribute = named<AttributeDefinition>(
  {
    name,
    type: attributeType,
    description: text,
    values: distinct(choice),
    default: attributeValue,
    required: flag,
    labels: list(name),
    relations: list(name),
    key,
  },
  message('corpus.attributeName'),
);

/** What is chosen from needs values; a text is what remains where nothing says otherwise. */
function typed<T extends Pick<AttributeDefinition, 'name' | 'values'> & { readonly type?: AttributeType }>(
  read: T,
  node: Node,
  file: JsonFile,
): (T & { readonly type: AttributeType }) | undefined {
  const type = read.type ?? (read.values ? 'choice' : 'text');
  const isChoice = type === 'choice' || type === 'choices';
  if (!isChoice || read.values?.length) return { ...read, type };
  file.report(node, message('corpus.attributeValues', { name: read.name }));
  return undefined;
}

const fieldChoice = named<Omit<AttributeChoice, 'key'>>(
  { name: text, description: text },
  message('corpus.choiceName'),
);

const givenField = named<Omit<DocumentField, 'form'>>(
  {
    name,
    type: typeAmong(ATTRIBUTE_TYPES.filter((type) => type !== 'entity')),
    description: text,
    values: distinct(fieldChoice),
    required: flag,
  },
  message('corpus.fieldName'),
);

/** The document's date is what it is everywhere. */
export const documentField: Reader<DocumentField> = (node, file) => {
  const read = givenField(node, file);
  if (!read) return undefined;
  if (read.name !== DATE_FIELD) return typed(read, node, file);
  file.report(node, message('corpus.fieldTaken', { name: DATE_FIELD }));
  return undefined;
};

export const attribute: Reader<AttributeDefinition> = (node, file) => {
  const read = givenAttribute(node, file);
  if (!read) return undefined;
  const definition: AttributeDefinition | undefined = typed(read, node, file);
  if (!definition) return undefined;
  const problem = definition.default === undefined ? undefined : valueProblem(definition, definition.default);
  if (!problem) return definition;
  file.report(node, message('corpus.attributeDefault', { name: read.name, problem }));
  const { default: _, ...without } = definition;
  return without;
};

/** What it leaves out is as in a corpus that says nothing. */
export const spans: Reader<SpanRules> = (node, file) =>
  isObject(node, file)
    ? { ...STRICT_SPANS, ...object<SpanRules>(node, file, { cross: flag, gaps: flag, same: flag }) }
    : undefined;

const nodeOf = (file: JsonFile, key: string): Node | number =>
  propertiesOf(file.root).find((property) => property.name === key)?.value ?? 0;

/** Attributes without the keys that labels have: single keys label before they set attributes. */
export function withFreeKeys(
  file: JsonFile,
  labels: readonly LabelDefinition[],
  attributes: readonly AttributeDefinition[],
): readonly AttributeDefinition[] {
  return attributes.map((definition) => {
    const { key, ...rest } = definition;
    const other = key === undefined ? undefined : labels.find((label) => label.key === key);
    if (key === undefined || !other) return definition;
    const taken = message('corpus.keyTaken', { key, other: other.name, name: definition.name });
    file.report(nodeOf(file, 'attributes'), taken, 'warning');
    return rest;
  });
}

/** Tells of labels and relation types that are named and not there. */
export function checkUses(
  file: JsonFile,
  labels: readonly LabelDefinition[],
  {
    relations = [],
    attributes = [],
  }: { readonly relations?: readonly RelationType[]; readonly attributes?: readonly AttributeDefinition[] },
): void {
  const unknown = (used: readonly string[], known: readonly { readonly name: string }[]): readonly string[] =>
    used.filter((each) => !known.some(({ name: there }) => there === each));
  for (const { name: type, from = [], to = [] } of relations)
    for (const label of unknown([...from, ...to], labels))
      file.report(nodeOf(file, 'relations'), message('corpus.relationLabel', { type, label }), 'warning');
  for (const { name: attribute, labels: of = [], relations: ofRelations = [] } of attributes) {
    for (const label of unknown(of, labels))
      file.report(
        nodeOf(file, 'attributes'),
        message('corpus.attributeLabel', { attribute, label }),
        'warning',
      );
    for (const type of unknown(ofRelations, relations))
      file.report(
        nodeOf(file, 'attributes'),
        message('corpus.attributeRelation', { attribute, type }),
        'warning',
      );
  }
}
