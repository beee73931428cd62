/**
 * A document as a row of a Hugging Face dataset: the text with its spans (code points, as Python counts), and the
 * same flat as tokens and BIO tags, ready for token classification.
 */
import { message, type Message } from '../../messages/message.js';
import { CodePointIndex } from '../../text/offsets.js';
import type { Attributes } from '../../annotation/attributes.js';
import type { Relation } from '../../annotation/model.js';
import { byPlace } from '../../annotation/annotationOrder.js';
import { attributesOf } from './attributes.js';
import { listOf, readJsonSpans } from './jsonSpans.js';
import type { Carries, ExchangeDocument, ReadContext } from '../format.js';
import { fieldObject, fieldsBeside, fieldsOf } from './documentFields.js';
import { JSON_LINES_KEYS } from './jsonLinesDocuments.js';
import { isObject, type JsonObject, nameText, shownValue } from './inputText.js';
import { pointPieces, readAttributeObject, type Piece } from './pieces.js';
import { separate } from './overlaps.js';
import { reportOnce } from './reportOnce.js';
import { optionalText } from './spans.js';
import { taggedSpans } from './taggedSpans.js';
import { tagsOf } from './tagSchemes.js';
import { tellUnread } from './unread.js';
import { bordersOf, exchangeTokens, tokenRange } from './tokens.js';

const KNOWN = new Set(
  'text spans ents entities relations tokens ner_tags tags labels words ner meta dct fields'.split(' '),
);
/** What is no field of a document, though one may have its name. */
const OTHER = new Set([...KNOWN, 'id', ...JSON_LINES_KEYS]);
/** Where the spans of a row may be; one of them is read. */
const SPAN_LISTS = ['spans', 'ents', 'entities'] as const;
export const SPAN_KEYS = ['value', 'mod', 'canonical', 'note', 'origin'] as const;

export const DATASET_CARRIES: Carries = {
  overlap: 'any',
  fragments: true,
  borders: 'any',
  attributes: new Set(['id', ...SPAN_KEYS, 'attributes', 'confidence']),
  relations: true,
  rejected: false,
  date: true,
  fields: () => true,
  status: false,
  characters: 'unicode',
  text: 'exact',
};

export interface DatasetRecord {
  readonly id: string;
  readonly text: string;
  readonly dct: string | null;
  readonly spans: readonly Readonly<Record<string, string | number | null | readonly Piece[]>>[];
  readonly relations: readonly RelationRecord[];
  readonly tokens: readonly string[];
  readonly ner_tags: readonly string[];
  /** What is said of the document as a whole. */
  readonly [field: string]: unknown;
}

/** Words, which every tool takes for the name of a column. */
const COLUMN_NAME = /^\p{L}[\p{L}\p{N}_-]*$/u;

/** The columns of what is said of documents: a field each, and what is no text, or has another name, as JSON. */
export const columnsSaid = (fields: readonly string[]): readonly string[] =>
  fields.length > 0 ? [...fieldColumns(fields), 'fields'] : [];

const fieldColumns = (fields: readonly string[]): readonly string[] =>
  fields.filter((name) => !OTHER.has(name) && COLUMN_NAME.test(name));

function cellsSaid(
  fields: Attributes = {},
  names: readonly string[],
): Readonly<Record<string, string | null>> {
  if (names.length === 0) return {};
  const columns = new Set(fieldColumns(names));
  const isCell = ([name, value]: readonly [string, unknown]): boolean =>
    columns.has(name) && typeof value === 'string';
  const said = Object.entries(fields);
  const rest = said.filter((one) => !isCell(one));
  return {
    ...Object.fromEntries([...columns].map((name) => [name, null])),
    ...(Object.fromEntries(said.filter(isCell)) as Record<string, string>),
    fields: rest.length > 0 ? JSON.stringify(Object.fromEntries(rest)) : null,
  };
}

interface RelationRecord {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly attributes: string | null;
}

/** A column has one type, whatever a corpus defines: attributes are JSON in it. */
const asText = (attributes: Attributes | undefined): string | null =>
  attributes ? JSON.stringify(attributes) : null;

/** `fields`: the names of those that documents of the corpus have. */
export function recordOf(document: ExchangeDocument, fields: readonly string[]): DatasetRecord {
  const { text } = document;
  const points = new CodePointIndex(text);
  const annotations = [...document.annotations].sort(byPlace);
  const flat = separate(annotations, false, () => undefined);
  const tokens = exchangeTokens(text, bordersOf(flat));
  const tags = tokens.map(() => 'O');
  for (const { label, start, end } of flat) {
    const { first, last } = tokenRange(tokens, start, end);
    for (const [i, tag] of tagsOf(label, last - first, 'bio').entries()) tags[first + i] = tag;
  }
  return {
    id: document.name,
    text,
    dct: document.date ?? null,
    ...cellsSaid(document.fields, fields),
    spans: annotations.map((annotation) => ({
      id: annotation.id,
      start: points.toCodePoints(annotation.start),
      end: points.toCodePoints(annotation.end),
      label: annotation.label,
      text: annotation.text,
      ...Object.fromEntries(SPAN_KEYS.map((key) => [key, null])),
      ...attributesOf(annotation, SPAN_KEYS),
      score: annotation.confidence ?? null,
      fragments: annotation.fragments ? pointPieces(annotation, points) : [],
      attributes: asText(annotation.attributes),
    })),
    relations: document.relations.map(({ type, from, to, attributes }) => ({
      type,
      from,
      to,
      attributes: asText(attributes),
    })),
    tokens: tokens.map(({ start, end }) => text.slice(start, end)),
    ner_tags: tags,
  };
}

/** Rows of other datasets are understood too: tokens and string tags without a text, `ents` or `entities`. */
export function documentOfRecord(
  object: JsonObject,
  fallbackName: string,
  place: { readonly file: string; readonly line?: number },
  context: ReadContext,
): ExchangeDocument | undefined {
  const complain = (problem: Message): void => context.report({ ...place, message: problem });
  const name = optionalText(object['id']) ?? fallbackName;
  const text = optionalText(object['text']);
  const said = fieldsOf([
    ...Object.entries(fieldsBeside(object, OTHER, context).fields ?? {}),
    ...Object.entries(fieldObject(object['fields'])),
  ]);
  tellUnread(object, KNOWN, place, context, said.fields);
  if (text === undefined) return withFields(documentOfTokens(object, name, complain), said);
  const lists = SPAN_LISTS.filter((key) => Array.isArray(object[key]));
  const [chosen = lists[0], ...others] = lists.filter((key) => listOf(object[key]).length > 0);
  for (const key of others)
    reportOnce(context.report, { ...place, message: message('read.notUnderstood', { key }) });
  const spans = chosen === undefined ? undefined : listOf(object[chosen]);
  if (!spans && Array.isArray(object['tokens']))
    return withFields(documentOfTokens(object, name, complain, text), said);
  const annotations = [...readJsonSpans({ spans: spans ?? [], text, place, context }).values()];
  const ids = new Set(annotations.map((annotation) => annotation.id));
  const relations: Relation[] = [];
  for (const relation of listOf(object['relations'])) {
    if (!isObject(relation)) continue;
    const { type, from, to, attributes: said } = relation;
    if (typeof from === 'string' && typeof to === 'string' && ids.has(from) && ids.has(to))
      relations.push({
        id: `r${relations.length + 1}`,
        type: optionalText(type) ?? '',
        from,
        to,
        ...readAttributeObject(said),
      });
    else complain(message('read.relationEndsMissing', { from: shownValue(from), to: shownValue(to) }));
  }
  const date = optionalText(object['dct']);
  return {
    name,
    text,
    annotations,
    relations,
    ...(date !== undefined && { date }),
    ...said,
  };
}

const withFields = (
  document: ExchangeDocument | undefined,
  said: Pick<ExchangeDocument, 'fields'>,
): ExchangeDocument | undefined => document && { ...document, ...said };

function documentOfTokens(
  object: JsonObject,
  name: string,
  complain: (problem: Message) => void,
  given?: string,
): ExchangeDocument | undefined {
  const tokens = object['tokens'] ?? object['words'];
  const tags = object['ner_tags'] ?? object['ner'] ?? object['tags'] ?? object['labels'];
  if (!Array.isArray(tokens) || !Array.isArray(tags)) {
    complain(message('read.dataset'));
    return undefined;
  }
  if (tags.some((tag) => typeof tag !== 'string')) {
    complain(message('read.datasetTags'));
    return undefined;
  }
  const words = tokens.map(nameText);
  const text = given ?? words.join(' ');
  const annotations = taggedSpans(words, tags as string[], text);
  if (!annotations) complain(message('read.tokensNotInText'));
  return { name, text, annotations: annotations ?? [], relations: [] };
}
