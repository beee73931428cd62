/** Prodigy: one task a line, with tokens, spans and (for rel.manual) relations. */
import { message, type Message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { attributesOf } from './parts/attributes.js';
import { listOf, readJsonSpans } from './parts/jsonSpans.js';
import type { ExchangeDocument, Format, ReadContext } from './format.js';
import { fieldsBeside } from './parts/documentFields.js';
import { OTHER_META, PRODIGY_SHAPE } from './parts/jsonShapes.js';
import { isObject, type JsonObject, nameText } from './parts/inputText.js';
import { isJsonFile, type ObjectPlace, knowing, readJsonLinesDocuments } from './parts/jsonLinesDocuments.js';
import { piecesKey, readAttributeObject } from './parts/pieces.js';
import { AnnotationsByToken, spanWithOffsets, tokensOf } from './parts/prodigyTokens.js';
import { optionalText } from './parts/spans.js';
import { spacyTokens, tokenIndices } from './parts/spacyTokens.js';
import { tellUnread } from './parts/unread.js';

const EXTENSION = '.jsonl';
const FILE = 'prodigy.jsonl';
const KNOWN = new Set(['text', 'spans', 'tokens', 'relations', 'meta', 'config', 'options']);
const KEYS = ['value', 'mod', 'canonical', 'note', 'origin'] as const;

function write(document: ExchangeDocument): string {
  const { text } = document;
  const points = new CodePointIndex(text);
  const annotations = [...document.annotations].sort(byPlace);
  const tokens = spacyTokens(text, annotations);
  const { starts, ends } = tokenIndices(tokens);
  const place = (annotation: Annotation): Record<string, unknown> => ({
    start: points.toCodePoints(annotation.start),
    end: points.toCodePoints(annotation.end),
    token_start: starts.get(annotation.start),
    // Prodigy's last token is inside the span.
    token_end: ends.get(annotation.end),
    label: annotation.label,
  });
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const relations = document.relations.flatMap((relation) => {
    const from = byId.get(relation.from);
    const to = byId.get(relation.to);
    if (!from || !to) return [];
    return [
      {
        head: ends.get(from.end),
        child: ends.get(to.end),
        head_span: { ...place(from), id: from.id },
        child_span: { ...place(to), id: to.id },
        label: relation.type,
        attributes: relation.attributes,
      },
    ];
  });
  const object = {
    text,
    meta: { document: document.name, dct: document.date, ...document.fields },
    tokens: tokens.map((token, id) => ({
      text: text.slice(token.start, token.end),
      start: points.toCodePoints(token.start),
      end: points.toCodePoints(token.end),
      id,
      ws: token.space,
    })),
    spans: annotations.map((annotation) => ({
      ...place(annotation),
      id: annotation.id,
      ...attributesOf(annotation, KEYS),
      ...piecesKey(annotation, points),
      attributes: annotation.attributes,
      score: annotation.confidence,
      extra: annotation.extra,
    })),
    ...(relations.length > 0 && { relations }),
    answer: 'accept',
  };
  return JSON.stringify(object) + '\n';
}

function readTask(
  object: JsonObject,
  { place, fallbackName }: ObjectPlace,
  context: ReadContext,
): ExchangeDocument | undefined {
  const { text } = object;
  const complain = (problem: Message): void => context.report({ ...place, message: problem });
  if (typeof text !== 'string') {
    complain(message('read.noText'));
    return undefined;
  }
  const points = new CodePointIndex(text);
  const tokens = tokensOf(object);
  const spans = listOf(object['spans']).map((span) => spanWithOffsets(span, tokens));
  tellUnread(object, KNOWN, place, context);
  const annotations = [...readJsonSpans({ spans, text, place, context }).values()];
  const meta = isObject(object['meta']) ? object['meta'] : {};
  const date = optionalText(meta['dct']);
  return {
    name: optionalText(meta['document']) ?? optionalText(meta['name']) ?? fallbackName,
    text,
    annotations,
    relations: readRelations(
      object,
      annotations,
      points,
      new AnnotationsByToken(annotations, tokens, text, points),
      complain,
    ),
    ...(date !== undefined && { date }),
    ...fieldsBeside(meta, OTHER_META, context),
  };
}

function readRelations(
  object: JsonObject,
  annotations: readonly Annotation[],
  points: CodePointIndex,
  byToken: AnnotationsByToken,
  complain: (problem: Message) => void,
): Relation[] {
  const places = new Map<string, Annotation>();
  const ids = new Map<string, Annotation>();
  for (const annotation of annotations) {
    places.set(
      `${points.toCodePoints(annotation.start)} ${points.toCodePoints(annotation.end)} ${annotation.label}`,
      annotation,
    );
    ids.set(annotation.id, annotation);
  }
  const end = (span: unknown, token: unknown): Annotation | undefined => {
    if (!isObject(span)) return byToken.at(token);
    const byId = typeof span['id'] === 'string' ? ids.get(span['id']) : undefined;
    return (
      byId ?? places.get(`${nameText(span['start'])} ${nameText(span['end'])} ${nameText(span['label'])}`)
    );
  };
  const found: Relation[] = [];
  for (const relation of listOf(object['relations'])) {
    if (!isObject(relation)) continue;
    const from = end(relation['head_span'], relation['head']);
    const to = end(relation['child_span'], relation['child']);
    if (from && to) {
      found.push({
        id: `r${found.length + 1}`,
        type: optionalText(relation['label']) ?? '',
        from: from.id,
        to: to.id,
        ...readAttributeObject(relation['attributes']),
      });
    } else complain(message('read.relationBetweenTokens'));
  }
  return found;
}

export const prodigy: Format = {
  id: 'prodigy',
  title: 'Prodigy JSON Lines',
  description: 'formats.prodigy',
  extension: EXTENSION,
  specification: 'https://prodi.gy/docs/api-interfaces',
  unit: 'code points',
  layout: 'corpus',
  options: [],
  carries: () => ({
    overlap: 'any',
    fragments: true,
    borders: 'visible',
    attributes: new Set(['id', ...KEYS, 'attributes', 'confidence', 'extra']),
    relations: true,
    rejected: false,
    date: true,
    fields: (name) => !OTHER_META.has(name),
    status: false,
    characters: 'unicode',
    text: 'exact',
  }),
  createWriter: () => ({
    document: (document) => [{ path: FILE, content: write(document) }],
    end: () => [],
  }),
  accepts: isJsonFile,
  read: (files, context) => readJsonLinesDocuments(files, context, knowing(PRODIGY_SHAPE, readTask)),
};
