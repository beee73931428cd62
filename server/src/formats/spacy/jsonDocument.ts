/** A document of spaCy as JSON: `Doc.to_json()`, and the dictionaries of its training data. */
import { message } from '../../messages/message.js';
import type { Relation } from '../../annotation/model.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { fieldsBeside } from '../parts/documentFields.js';
import { OTHER_META } from '../parts/jsonShapes.js';
import { isObject, type JsonObject, nameText } from '../parts/inputText.js';
import type { ObjectPlace } from '../parts/jsonLinesDocuments.js';
import { listOf, readJsonSpans } from '../parts/jsonSpans.js';
import { readAttributeObject } from '../parts/pieces.js';
import { optionalText } from '../parts/spans.js';
import { taggedSpans } from '../parts/taggedSpans.js';
import { tellUnread } from '../parts/unread.js';

const KNOWN = new Set([
  'text',
  'ents',
  'spans',
  'entities',
  'tokens',
  'sents',
  'words',
  'meta',
  '_',
  'config',
  'options',
]);
export const SPACY_KEYS = ['value', 'mod', 'canonical', 'note', 'origin'] as const;

/** All spans of a line: its span groups, then entities that are in no group. */
function* spanObjects(object: JsonObject): Generator<unknown> {
  const seen = new Set<string>();
  const key = (span: JsonObject): string =>
    `${nameText(span['start'])} ${nameText(span['end'])} ${nameText(span['label'])}`;
  const { spans } = object;
  const groups = Array.isArray(spans) ? [spans] : isObject(spans) ? Object.values(spans) : [];
  for (const group of groups) {
    for (const span of listOf(group)) {
      if (isObject(span)) seen.add(key(span));
      yield span;
    }
  }
  for (const ent of listOf(object['ents'])) {
    if (!isObject(ent)) yield ent;
    else if (!seen.has(key(ent))) yield ent;
  }
  // Training data: [start, end, label].
  if (!tagsOf(object)) yield* listOf(object['entities']);
}

/** Entities as a tag a token. */
function tagsOf({ entities }: JsonObject): readonly string[] | undefined {
  const tags = listOf(entities).filter((one) => typeof one === 'string');
  return tags.length > 0 && tags.length === listOf(entities).length ? tags : undefined;
}

/** Undefined, and an issue, where there is no text. */
export function spacyDocument(
  object: JsonObject,
  { place, fallbackName }: ObjectPlace,
  context: ReadContext,
): ExchangeDocument | undefined {
  const words = listOf(object['words']).map(nameText);
  const text = optionalText(object['text']) ?? (words.length > 0 ? words.join(' ') : undefined);
  if (text === undefined) {
    context.report({ ...place, message: message('read.noText') });
    return undefined;
  }
  const facts = isObject(object['meta']) ? object['meta'] : isObject(object['_']) ? object['_'] : {};
  tellUnread(object, KNOWN, place, context);
  const found = readJsonSpans({
    spans: spanObjects(object),
    text,
    place,
    context,
  });
  const tags = tagsOf(object);
  const tagged = tags && taggedSpans(words, tags, text);
  if (tags && !tagged) context.report({ ...place, message: message('read.tokensNotInText') });
  const idAt = (index: unknown): string | undefined => found.get(index as number)?.id;
  const relations: Relation[] = [];
  for (const relation of listOf(facts['relations'])) {
    const { head, child, label, attributes: said } = isObject(relation) ? relation : {};
    const from = idAt(head);
    const to = idAt(child);
    if (from !== undefined && to !== undefined)
      relations.push({
        id: `r${relations.length + 1}`,
        type: optionalText(label) ?? '',
        from,
        to,
        ...readAttributeObject(said),
      });
    else
      context.report({
        ...place,
        message: message('read.relationBetweenSpans'),
      });
  }
  const date = optionalText(facts['dct']);
  return {
    name: optionalText(facts['name']) ?? optionalText(facts['document']) ?? fallbackName,
    text,
    annotations: [...found.values(), ...(tagged ?? [])],
    relations,
    ...(date !== undefined && { date }),
    ...fieldsBeside(facts, OTHER_META, context),
  };
}
