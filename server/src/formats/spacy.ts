/**
 * spaCy: one `Doc.to_json()` a line; all annotations in the span group `sc`, those that lie apart in `ents`,
 * name, date and relations beside them in `meta`.
 */
import { message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Relation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { attributesOf, readAttributes } from './parts/attributes.js';
import { listOf, readJsonSpans } from './parts/jsonSpans.js';
import type { ExchangeDocument, Format, ReadContext } from './format.js';
import { isObject, type JsonObject, nameOf, nameText } from './parts/inputText.js';
import { separate } from './parts/overlaps.js';
import { readJsonLinesDocuments } from './parts/jsonLinesDocuments.js';
import { optionalText } from './parts/spans.js';
import { spacyTokens } from './parts/spacyTokens.js';
import { tellUnread } from './parts/unread.js';

const EXTENSION = '.jsonl';
const FILE = 'spacy.jsonl';
const KNOWN = new Set([
  'text',
  'ents',
  'spans',
  'entities',
  'tokens',
  'sents',
  'meta',
  '_',
  'config',
  'options',
]);
const KEYS = ['value', 'mod', 'canonical', 'note', 'origin'] as const;

function write(document: ExchangeDocument): string {
  const { text } = document;
  const points = new CodePointIndex(text);
  const annotations = [...document.annotations].sort(byPlace);
  const place = (span: { start: number; end: number }): { start: number; end: number } => ({
    start: points.toCodePoints(span.start),
    end: points.toCodePoints(span.end),
  });
  const indices = new Map(annotations.map(({ id }, i) => [id, i]));
  const relations = document.relations.map(({ type, from, to }) => ({
    head: indices.get(from),
    child: indices.get(to),
    label: type,
  }));
  const object = {
    text,
    ents: separate(annotations, false, () => undefined).map((annotation) => ({
      ...place(annotation),
      label: annotation.label,
      kb_id: annotation.canonical ?? '',
    })),
    spans: {
      sc: annotations.map((annotation) => ({
        ...place(annotation),
        label: annotation.label,
        kb_id: annotation.canonical ?? '',
        id: annotation.id,
        ...attributesOf(annotation, KEYS),
      })),
    },
    tokens: spacyTokens(text, annotations).map((token, id) => ({ id, ...place(token) })),
    // Beside what Doc.from_json() reads: an attribute under _ that nobody registered makes it fail (E083). Relations
    // are between indices of spans.sc.
    meta: {
      name: document.name,
      ...(document.date !== undefined && { dct: document.date }),
      ...(relations.length > 0 && { relations }),
    },
  };
  return JSON.stringify(object) + '\n';
}

/** All spans of a line: its span groups, then entities that are in no group. */
function* spanObjects(object: JsonObject): Generator<unknown> {
  const seen = new Set<string>();
  const key = (span: JsonObject): string =>
    `${nameText(span['start'])} ${nameText(span['end'])} ${nameText(span['label'])}`;
  const { spans } = object;
  const groups = Array.isArray(spans) ? [spans] : isObject(spans) ? Object.values(spans) : [];
  for (const group of groups) {
    for (const span of listOf(group)) {
      if (!isObject(span)) continue;
      seen.add(key(span));
      yield span;
    }
  }
  for (const ent of listOf(object['ents'])) {
    if (!isObject(ent)) yield ent;
    else if (!seen.has(key(ent))) yield ent;
  }
  // Training data of spaCy 2: [start, end, label].
  yield* listOf(object['entities']);
}

function readLine(
  path: string,
  line: number,
  object: JsonObject,
  context: ReadContext,
): ExchangeDocument | undefined {
  const { text } = object;
  if (typeof text !== 'string') {
    context.report({ file: path, line, message: message('read.noText') });
    return undefined;
  }
  const facts = isObject(object['meta']) ? object['meta'] : isObject(object['_']) ? object['_'] : {};
  const place = { file: path, line };
  tellUnread(object, KNOWN, place, context);
  const found = readJsonSpans({
    spans: spanObjects(object),
    text,
    place,
    context,
    attributes: (span) => {
      const entity = optionalText(span['kb_id']) || undefined;
      return { ...(entity !== undefined && { canonical: entity }), ...readAttributes(span, KEYS) };
    },
  });
  const idAt = (index: unknown): string | undefined => found.get(index as number)?.id;
  const relations: Relation[] = [];
  for (const relation of listOf(facts['relations'])) {
    const { head, child, label } = isObject(relation) ? relation : {};
    const from = idAt(head);
    const to = idAt(child);
    if (from !== undefined && to !== undefined)
      relations.push({ id: `r${relations.length + 1}`, type: optionalText(label) ?? '', from, to });
    else
      context.report({
        ...place,
        message: message('read.relationBetweenSpans'),
      });
  }
  const date = optionalText(facts['dct']);
  return {
    name: optionalText(facts['name']) ?? `${nameOf(path, EXTENSION)}-${line}`,
    text,
    annotations: [...found.values()],
    relations,
    ...(date !== undefined && { date }),
  };
}

export const spacy: Format = {
  id: 'spacy',
  title: 'spaCy JSON Lines',
  description: 'formats.spacy',
  extension: EXTENSION,
  specification: 'https://spacy.io/api/doc#to_json',
  unit: 'code points',
  layout: 'corpus',
  options: [],
  carries: () => ({
    overlap: 'any',
    borders: 'visible',
    attributes: new Set(['id', ...KEYS]),
    relations: true,
    rejected: false,
    date: true,
    status: false,
    characters: 'unicode',
    text: 'exact',
  }),
  createWriter: () => ({
    document: (document) => [{ path: FILE, content: write(document) }],
    end: () => [],
  }),
  accepts: (path) => path.endsWith(EXTENSION),
  read: (files, context) => readJsonLinesDocuments(files, context, EXTENSION, readLine),
};
