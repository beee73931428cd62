/**
 * spaCy: one `Doc.to_json()` a line; all annotations in the span group `sc`, those that lie apart in `ents`,
 * name, date and relations beside them in `meta`.
 */
import { message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { CodePointIndex } from '../text/offsets.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { attributesOf } from './parts/attributes.js';
import type { ExchangeDocument, Format, ReadContext } from './format.js';
import { OTHER_META, SPACY_SHAPE } from './parts/jsonShapes.js';
import { decodeInput, inOrder, nameOf } from './parts/inputText.js';
import { listOf } from './parts/jsonSpans.js';
import { knowing, readItems, readJsonLinesDocuments } from './parts/jsonLinesDocuments.js';
import { piecesKey } from './parts/pieces.js';
import { separate } from './parts/overlaps.js';
import { spacyTokens } from './parts/spacyTokens.js';
import { readDocBin } from './spacy/docBin.js';
import { SPACY_KEYS, spacyDocument } from './spacy/jsonDocument.js';
import { NoLiteral, pythonLists } from './spacy/pythonLiterals.js';
import { trainingObjects } from './spacy/trainingData.js';

const EXTENSION = '.jsonl';
const FILE = 'spacy.jsonl';
const READ = knowing(SPACY_SHAPE, spacyDocument);

function write(document: ExchangeDocument): string {
  const { text } = document;
  const points = new CodePointIndex(text);
  const annotations = [...document.annotations].sort(byPlace);
  const place = (span: { start: number; end: number }): { start: number; end: number } => ({
    start: points.toCodePoints(span.start),
    end: points.toCodePoints(span.end),
  });
  const indices = new Map(annotations.map(({ id }, i) => [id, i]));
  const relations = document.relations.map(({ type, from, to, attributes }) => ({
    head: indices.get(from),
    child: indices.get(to),
    label: type,
    attributes,
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
        ...attributesOf(annotation, SPACY_KEYS),
        ...piecesKey(annotation, points),
        attributes: annotation.attributes,
        score: annotation.confidence,
      })),
    },
    tokens: spacyTokens(text, annotations).map((token, id) => ({ id, ...place(token) })),
    // Beside what Doc.from_json() reads: an attribute under _ that nobody registered makes it fail (E083). Relations
    // are between indices of spans.sc.
    meta: {
      name: document.name,
      ...(document.date !== undefined && { dct: document.date }),
      ...document.fields,
      ...(relations.length > 0 && { relations }),
    },
  };
  return JSON.stringify(object) + '\n';
}

function* readBinary(path: string, bytes: Uint8Array, context: ReadContext): Generator<ExchangeDocument> {
  try {
    yield* readDocBin(path, bytes, nameOf(path, '.spacy'), context);
  } catch (error) {
    const problem = message('read.docBin', { reason: messageOf(error) });
    context.report({ file: path, message: problem });
  }
}

function* readProgram(path: string, bytes: Uint8Array, context: ReadContext): Generator<ExchangeDocument> {
  const text = decodeInput(path, bytes, context.report);
  if (text === undefined) return;
  try {
    let number = 0;
    for (const list of pythonLists(text)) {
      const items = listOf(list).map((value) => ({ number: ++number, value }));
      yield* readItems(path, items, context, READ, trainingObjects);
    }
  } catch (error) {
    if (!(error instanceof NoLiteral)) throw error;
    const line = text.slice(0, error.at).split('\n').length;
    context.report({ file: path, line, message: message('read.pythonList', { reason: error.said }) });
  }
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
    fragments: true,
    borders: 'visible',
    attributes: new Set(['id', ...SPACY_KEYS, 'attributes', 'confidence']),
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
  accepts: (path) => /\.(jsonl?|spacy|py)$/.test(path),
  async *read(files, context) {
    yield* readJsonLinesDocuments(files, context, READ, trainingObjects);
    for (const [path, bytes] of inOrder(files)) {
      if (path.endsWith('.spacy')) yield* readBinary(path, bytes, context);
      else if (path.endsWith('.py')) yield* readProgram(path, bytes, context);
    }
  },
};
