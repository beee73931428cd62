/** PubAnnotation: a JSON file a document, denotations with attributes and relations. */
import { message, type Message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { attributesOf } from './parts/attributes.js';
import { jsonFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, OutputFile, ReadContext } from './format.js';
import { PUB_ANNOTATION_SHAPE } from './parts/jsonShapes.js';
import { isObject, type JsonObject, nameOf, nameText, shownValue } from './parts/inputText.js';
import { QuotedText } from './parts/quotes.js';
import { optionalText } from './parts/spans.js';
import { tellUnread } from './parts/unread.js';

const EXTENSION = '.json';
const KNOWN = new Set(['text', 'denotations', 'catanns', 'attributes', 'relations', 'tracks', 'namespaces']);
const KEYS = ['value', 'mod', 'canonical', 'note'] as const;

function write(document: ExchangeDocument): OutputFile {
  const points = new CodePointIndex(document.text);
  const annotations = [...document.annotations].sort(byPlace);
  const attributes = annotations.flatMap((annotation) =>
    Object.entries(attributesOf(annotation, KEYS)).map(([pred, obj]) => ({ subj: annotation.id, pred, obj })),
  );
  const object = {
    sourcedb: 'hawashi',
    sourceid: document.name,
    text: document.text,
    denotations: annotations.map(({ id, start, end, label }) => ({
      id,
      span: { begin: points.toCodePoints(start), end: points.toCodePoints(end) },
      obj: label,
    })),
    attributes: attributes.map((attribute, i) => ({ id: `A${i + 1}`, ...attribute })),
    relations: document.relations.map(({ type, from, to }, i) => ({
      id: `R${i + 1}`,
      pred: type,
      subj: from,
      obj: to,
    })),
  };
  return { path: document.name + EXTENSION, content: JSON.stringify(object, null, 1) + '\n' };
}

const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** From the first place to the last, in whichever order the pieces come. */
function wholeOf(pieces: readonly JsonObject[]): { readonly start: unknown; readonly end: unknown } {
  const numbers = (key: string): number[] => pieces.map((piece) => Number(piece[key]));
  return pieces.length === 1
    ? { start: pieces[0]!['begin'], end: pieces[0]!['end'] }
    : { start: Math.min(...numbers('begin')), end: Math.max(...numbers('end')) };
}

/** The lists under a key, of the document and of its tracks. */
const listed = (object: JsonObject, key: string): JsonObject[] =>
  [object, ...objects(object['tracks'])].flatMap((one) => objects(one[key]));

/** Attributes of ours go where they belong, others into `extra`; several of a name are a list there. */
function readAttributesInto(
  byId: Map<string, Annotation>,
  attributes: readonly JsonObject[],
  complain: (problem: Message) => void,
): void {
  for (const { subj, pred, obj } of attributes) {
    const annotation = byId.get(nameText(subj));
    if (!annotation || typeof pred !== 'string') {
      complain(message('read.noId', { id: shownValue(subj) }));
      continue;
    }
    const key = KEYS.find((known) => known === pred);
    const before = annotation.extra?.[pred];
    const all = before === undefined ? obj : [before, obj].flat();
    const changed =
      key && annotation[key] === undefined
        ? { [key]: nameText(obj) }
        : { extra: Object.fromEntries([...Object.entries(annotation.extra ?? {}), [pred, all]]) };
    byId.set(annotation.id, { ...annotation, ...changed });
  }
}

function readDocument(path: string, object: JsonObject, context: ReadContext): ExchangeDocument | undefined {
  const complain = (problem: Message): void => context.report({ file: path, message: problem });
  const text = optionalText(object['text']);
  if (text === undefined) {
    complain(message('read.noText'));
    return undefined;
  }
  const quoted = new QuotedText(text, new CodePointIndex(text));
  const denotations = [...listed(object, 'denotations'), ...listed(object, 'catanns')];
  tellUnread(object, KNOWN, { file: path }, context);
  const byId = new Map<string, Annotation>();
  for (const [i, denotation] of denotations.entries()) {
    const id = nameText(denotation['id']) || `a${i + 1}`;
    const { span, obj } = denotation;
    const pieces = objects(Array.isArray(span) ? span : [span]);
    if (pieces.length === 0 || typeof obj !== 'string') {
      complain(message('read.denotation', { id }));
      continue;
    }
    if (pieces.length > 1) complain(message('read.denotationPieces', { id, count: pieces.length }));
    const place = quoted.place(
      wholeOf(pieces),
      pieces.length === 1 && denotation['text'],
      { file: path },
      context.report,
    );
    if (place) byId.set(id, { id, ...place, label: obj });
  }
  readAttributesInto(byId, listed(object, 'attributes'), complain);
  const relations: Relation[] = [];
  for (const [i, { id, subj, pred, obj }] of listed(object, 'relations').entries()) {
    const from = nameText(subj);
    const to = nameText(obj);
    if (byId.has(from) && byId.has(to))
      relations.push({ id: nameText(id) || `R${i + 1}`, type: optionalText(pred) ?? '', from, to });
    else
      complain(
        message('read.denotationRelation', {
          id: shownValue(id),
          from: shownValue(from),
          to: shownValue(to),
        }),
      );
  }
  const name = optionalText(object['sourceid']) ?? nameOf(path, EXTENSION);
  return { name, text, annotations: [...byId.values()], relations };
}

export const pubAnnotation: Format = {
  id: 'pubannotation',
  title: 'PubAnnotation JSON',
  description: 'formats.pubannotation',
  extension: EXTENSION,
  specification: 'https://www.pubannotation.org/docs/annotation-format/',
  unit: 'code points',
  layout: 'document',
  options: [],
  carries: () => ({
    overlap: 'any',
    borders: 'any',
    attributes: new Set(['id', ...KEYS]),
    relations: true,
    rejected: false,
    date: false,
    status: false,
    characters: 'unicode',
    text: 'exact',
  }),
  createWriter: () => ({ document: (document) => [write(document)], end: () => [] }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, value } of jsonFiles(files, this.accepts, context, PUB_ANNOTATION_SHAPE))
      for (const object of Array.isArray(value) ? value : [value]) {
        if (!isObject(object)) {
          context.report({ file: path, message: message('read.pubAnnotation') });
          continue;
        }
        const document = readDocument(path, object, context);
        if (document) yield document;
      }
  },
};
