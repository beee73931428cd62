/**
 * W3C Web Annotation: an AnnotationPage (JSON-LD) a document, each annotation with a position selector (code
 * points) and a quote selector. Attributes of ours are properties of our own vocabulary, declared in the context.
 */
import { message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Attributes } from '../annotation/attributes.js';
import { piecesOf } from '../annotation/fragments.js';
import type { Annotation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { jsonFiles, textOfStandoff } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, FormatOptions, OutputFile } from './format.js';
import { WEB_ANNOTATION_SHAPE } from './parts/jsonShapes.js';
import { textOfValue } from './parts/pieces.js';
import { documentObject, readDocumentObject } from './parts/webAnnotationFields.js';
import { annotationItems, ENTITY, readAnnotations } from './parts/webAnnotationReading.js';

const EXTENSION = '.jsonld';
const VOCABULARY = 'urn:hawashi:vocabulary:';
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    hawashi: VOCABULARY,
    timexValue: 'hawashi:value',
    timexMod: 'hawashi:mod',
    origin: 'hawashi:origin',
    attribute: 'hawashi:attribute',
    document: 'hawashi:document',
    field: 'hawashi:field',
  },
] as const;
const CONTEXT_LENGTH = 32;

const iri = (kind: string, ...parts: readonly string[]): string =>
  `urn:hawashi:${kind}:${parts.map((part) => encodeURIComponent(part)).join(':')}`;

function bodies(annotation: Annotation): unknown[] {
  const { label, value, mod, origin, canonical, note } = annotation;
  const found: unknown[] = [
    { type: 'TextualBody', purpose: 'classifying', value: label, timexValue: value, timexMod: mod, origin },
  ];
  if (canonical !== undefined)
    found.push({
      type: 'SpecificResource',
      purpose: 'identifying',
      source: ENTITY + encodeURIComponent(canonical),
    });
  if (note !== undefined)
    found.push({ type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/plain' });
  return [...found, ...descriptions(annotation.attributes)];
}

/** Attributes as bodies of their own, which others show as descriptions; what is no text is JSON. */
const descriptions = (attributes: Attributes = {}): unknown[] =>
  Object.entries(attributes).map(([name, value]) => ({
    type: 'TextualBody',
    purpose: 'describing',
    attribute: name,
    value: textOfValue(value),
    format: typeof value === 'string' ? 'text/plain' : 'application/json',
  }));

/** A span of the text. Where pieces make one annotation, all of them together are its target. */
function targetOf(annotation: Annotation, text: string, source: string, points: CodePointIndex): object {
  const parts = piecesOf(annotation).map(({ start, end }) => ({
    source,
    selector: [
      { type: 'TextPositionSelector', start: points.toCodePoints(start), end: points.toCodePoints(end) },
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: edge(text.slice(Math.max(0, start - CONTEXT_LENGTH), start)),
        suffix: edge(text.slice(end, end + CONTEXT_LENGTH)),
      },
    ],
  }));
  return parts.length === 1 ? parts[0]! : { type: 'oa:Composite', items: parts };
}

function write(document: ExchangeDocument, options: FormatOptions): OutputFile[] {
  const { text, name } = document;
  const points = new CodePointIndex(text);
  const source = iri('document', name);
  const items: unknown[] = [...document.annotations].sort(byPlace).map((annotation) => ({
    id: iri('annotation', name, annotation.id),
    type: 'Annotation',
    motivation: 'classifying',
    body: bodies(annotation),
    target: targetOf(annotation, text, source, points),
  }));
  for (const relation of document.relations) {
    items.push({
      id: iri('relation', name, relation.id),
      type: 'Annotation',
      motivation: 'linking',
      body: [
        { type: 'TextualBody', purpose: 'classifying', value: relation.type },
        { type: 'SpecificResource', purpose: 'linking', source: iri('annotation', name, relation.to) },
        ...descriptions(relation.attributes),
      ],
      target: iri('annotation', name, relation.from),
    });
  }
  const about = documentObject(document, source);
  const page = {
    '@context': CONTEXT,
    id: iri('page', name),
    type: 'AnnotationPage',
    ...(about && { document: about }),
    items,
  };
  const files: OutputFile[] = [{ path: name + EXTENSION, content: JSON.stringify(page, null, 1) + '\n' }];
  return options['texts'] === 'with' ? [{ path: `${name}.txt`, content: text }, ...files] : files;
}

/** Context without half a character at its edge. */
const edge = (text: string): string => text.replace(/\p{Surrogate}/gu, '');

export const webAnnotation: Format = {
  id: 'web-annotation',
  title: 'W3C Web Annotation',
  description: 'formats.webAnnotation',
  extension: EXTENSION,
  specification: 'https://www.w3.org/TR/annotation-model/',
  unit: 'code points',
  layout: 'document',
  options: [
    {
      name: 'texts',
      description: 'formats.webAnnotation.texts',
      values: ['with', 'without'],
    },
  ],
  carries: (options) => ({
    overlap: 'any',
    fragments: true,
    borders: 'any',
    attributes: new Set(['id', 'value', 'mod', 'canonical', 'note', 'attributes', 'origin']),
    relations: true,
    rejected: false,
    date: true,
    fields: () => true,
    status: false,
    characters: 'unicode',
    text: options['texts'] === 'with' ? 'exact' : 'none',
  }),
  createWriter: (_corpus, options) => ({ document: (document) => write(document, options), end: () => [] }),
  accepts: (path) => /\.json(ld)?$/.test(path),
  async *read(files, context) {
    for (const { path, value } of jsonFiles(files, this.accepts, context, WEB_ANNOTATION_SHAPE)) {
      const name = path.replace(/\.json(ld)?$/, '');
      const items = annotationItems(value);
      if (!items) {
        context.report({ file: path, message: message('read.annotationPage') });
        continue;
      }
      const text = await textOfStandoff(path, name, files, context);
      if (text === undefined) continue;
      const said = readDocumentObject(value, items, context);
      yield { name, ...readAnnotations(path, items, text, context), ...said };
    }
  },
};
