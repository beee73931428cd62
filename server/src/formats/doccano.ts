/** doccano: one document a line; sequence labelling with `label` triples, or with entities and relations. */
import { message, type Message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import type { ExchangeDocument, Format, FormatOptions, ReadContext } from './format.js';
import { DOCCANO_SHAPE } from './parts/jsonShapes.js';
import { isObject, type JsonObject, nameText, shownValue } from './parts/inputText.js';
import { fieldsBeside } from './parts/documentFields.js';
import {
  isJsonFile,
  JSON_LINES_KEYS,
  type ObjectPlace,
  knowing,
  readJsonLinesDocuments,
} from './parts/jsonLinesDocuments.js';
import { QuotedText } from './parts/quotes.js';
import { optionalText } from './parts/spans.js';
import { tellUnread } from './parts/unread.js';

const EXTENSION = '.jsonl';
const FILE = 'doccano.jsonl';
const KNOWN = new Set([
  'text',
  'data',
  'label',
  'labels',
  'entities',
  'relations',
  'meta',
  'document',
  'dct',
]);

/** What is no field of a document, though one may have its name. */
const OTHER = new Set([...KNOWN, 'id', 'Comments', 'comments', ...JSON_LINES_KEYS]);

function write(document: ExchangeDocument, options: FormatOptions): string {
  const points = new CodePointIndex(document.text);
  const annotations = [...document.annotations].sort(byPlace);
  const { text, name, date, fields } = document;
  const facts = { text, document: name, dct: date, ...fields };
  const start = (annotation: Annotation): number => points.toCodePoints(annotation.start);
  const end = (annotation: Annotation): number => points.toCodePoints(annotation.end);
  if (options['project'] === 'span') {
    const label = annotations.map((annotation) => [start(annotation), end(annotation), annotation.label]);
    return JSON.stringify({ ...facts, label }) + '\n';
  }
  const numbers = new Map(annotations.map((annotation, i) => [annotation.id, i + 1]));
  return (
    JSON.stringify({
      ...facts,
      entities: annotations.map((annotation, i) => ({
        id: i + 1,
        start_offset: start(annotation),
        end_offset: end(annotation),
        label: annotation.label,
      })),
      relations: document.relations.map((relation, i) => ({
        id: i + 1,
        from_id: numbers.get(relation.from),
        to_id: numbers.get(relation.to),
        type: relation.type,
      })),
    }) + '\n'
  );
}

interface RawSpan {
  readonly id?: unknown;
  readonly start: unknown;
  readonly end: unknown;
  readonly label: unknown;
  readonly quote?: unknown;
}

function* rawSpans(object: JsonObject): Generator<RawSpan> {
  for (const key of ['label', 'labels', 'entities']) {
    const list = object[key];
    for (const item of Array.isArray(list) ? (list as unknown[]) : []) {
      if (Array.isArray(item)) {
        const [start, end, label, quote] = item as unknown[];
        yield { start, end, label, quote };
      } else if (isObject(item)) {
        const { id, start_offset: start, end_offset: end, label, text: quote } = item;
        yield { id, start, end, label, quote };
      } else yield { start: item, end: undefined, label: undefined };
    }
  }
}

function readTask(
  object: JsonObject,
  { place, fallbackName }: ObjectPlace,
  context: ReadContext,
): ExchangeDocument | undefined {
  const complain = (problem: Message): void => context.report({ ...place, message: problem });
  const text = optionalText(object['text']) ?? optionalText(object['data']);
  if (text === undefined) {
    complain(message('read.noText'));
    return undefined;
  }
  const quoted = new QuotedText(text, new CodePointIndex(text));
  const annotations: Annotation[] = [];
  const ids = new Set<string>();
  const said = fieldsBeside(object, OTHER, context);
  tellUnread(object, KNOWN, place, context, said.fields);
  for (const { id, start, end, label, quote } of rawSpans(object)) {
    const span = quoted.place({ start, end }, quote, place, context.report);
    if (!span) continue;
    if (typeof label !== 'string') {
      complain(message('read.noLabelAt', { place: shownValue(start) }));
      continue;
    }
    const known = typeof id === 'number' || typeof id === 'string' ? `e${id}` : `a${annotations.length + 1}`;
    ids.add(known);
    annotations.push({ id: known, ...span, label });
  }
  const relations: Relation[] = [];
  for (const relation of Array.isArray(object['relations']) ? (object['relations'] as unknown[]) : []) {
    if (!isObject(relation)) continue;
    const from = `e${nameText(relation['from_id'])}`;
    const to = `e${nameText(relation['to_id'])}`;
    if (ids.has(from) && ids.has(to))
      relations.push({
        id: `r${relations.length + 1}`,
        type: optionalText(relation['type']) ?? '',
        from,
        to,
      });
    else complain(message('read.relationEndsMissing', { from: shownValue(from), to: shownValue(to) }));
  }
  const date = optionalText(object['dct']);
  const name = optionalText(object['document']) ?? fallbackName;
  return { name, text, annotations, relations, ...(date !== undefined && { date }), ...said };
}

export const doccano: Format = {
  id: 'doccano',
  title: 'doccano JSON Lines',
  description: 'formats.doccano',
  extension: EXTENSION,
  specification: 'https://doccano.github.io/doccano/tutorial/',
  unit: 'code points',
  layout: 'corpus',
  options: [
    {
      name: 'project',
      description: 'formats.doccano.project',
      values: ['relation', 'span'],
    },
  ],
  carries: (options) => ({
    overlap: 'any',
    borders: 'any',
    attributes: new Set(),
    relations: options['project'] === 'relation',
    rejected: false,
    date: true,
    fields: (name) => !OTHER.has(name),
    status: false,
    characters: 'unicode',
    text: 'exact',
  }),
  createWriter: (_corpus, options) => ({
    document: (document) => [{ path: FILE, content: write(document, options) }],
    end: () => [],
  }),
  accepts: isJsonFile,
  read: (files, context) => readJsonLinesDocuments(files, context, knowing(DOCCANO_SHAPE, readTask)),
};
