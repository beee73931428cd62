/**
 * W3C Web Annotation: an AnnotationPage (JSON-LD) a document, each annotation with a position selector (code
 * points) and a quote selector. Attributes of ours are properties of our own vocabulary, declared in the context.
 */
import { message, type Message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Annotation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { readAttributes } from './parts/attributes.js';
import { decodeWord } from './parts/encoding.js';
import { jsonFiles, textOfStandoff } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, FormatOptions, OutputFile, ReadContext } from './format.js';
import { isObject, type JsonObject, nameOf, nameText, shownValue } from './parts/inputText.js';
import { relationsBetween, type ReadRelation } from './parts/relationEnds.js';
import { QuotedText } from './parts/quotes.js';
import { reportOnce } from './parts/reportOnce.js';
import { optionalText } from './parts/spans.js';

const EXTENSION = '.jsonld';
const VOCABULARY = 'urn:hawashi:vocabulary:';
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  { hawashi: VOCABULARY, timexValue: 'hawashi:value', timexMod: 'hawashi:mod', origin: 'hawashi:origin' },
] as const;
const ENTITY = 'urn:hawashi:entity:';
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
  return found;
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
    target: {
      source,
      selector: [
        {
          type: 'TextPositionSelector',
          start: points.toCodePoints(annotation.start),
          end: points.toCodePoints(annotation.end),
        },
        {
          type: 'TextQuoteSelector',
          exact: annotation.text,
          prefix: edge(text.slice(Math.max(0, annotation.start - CONTEXT_LENGTH), annotation.start)),
          suffix: edge(text.slice(annotation.end, annotation.end + CONTEXT_LENGTH)),
        },
      ],
    },
  }));
  for (const relation of document.relations) {
    items.push({
      id: iri('relation', name, relation.id),
      type: 'Annotation',
      motivation: 'linking',
      body: [
        { type: 'TextualBody', purpose: 'classifying', value: relation.type },
        { type: 'SpecificResource', purpose: 'linking', source: iri('annotation', name, relation.to) },
      ],
      target: iri('annotation', name, relation.from),
    });
  }
  const page = { '@context': CONTEXT, id: iri('page', name), type: 'AnnotationPage', items };
  const files: OutputFile[] = [{ path: name + EXTENSION, content: JSON.stringify(page, null, 1) + '\n' }];
  return options['texts'] === 'with' ? [{ path: `${name}.txt`, content: text }, ...files] : files;
}

/** Context without half a character at its edge. */
const edge = (text: string): string => text.replace(/\p{Surrogate}/gu, '');

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];

function lastPart(value: unknown): string {
  const text = nameText(value);
  return decodeWord(text.slice(text.lastIndexOf(':') + 1));
}

function readAnnotation(
  item: JsonObject,
  number: number,
  quoted: QuotedText,
  path: string,
  context: ReadContext,
): Annotation | undefined {
  const complain = (problem: Message): void =>
    context.report({ file: path, message: message('read.inAnnotation', { number, problem }) });
  const body = list(item['body']).filter(isObject);
  const label =
    body.find((one) => one['purpose'] === 'classifying') ??
    body.find((one) => one['purpose'] === 'tagging') ??
    body[0];
  const target = list(item['target']).filter(isObject)[0];
  const selectors = list(target?.['selector']).filter(isObject);
  if (!label || typeof label['value'] !== 'string' || selectors.length === 0) {
    complain(message('read.webAnnotation'));
    return undefined;
  }
  const quote = selectors.find((one) => one['type'] === 'TextQuoteSelector');
  const position = selectors.find((one) => one['type'] === 'TextPositionSelector');
  const around = { prefix: optionalText(quote?.['prefix']), suffix: optionalText(quote?.['suffix']) };
  const place = position
    ? quoted.place(
        { start: position['start'], end: position['end'] },
        quote?.['exact'],
        { file: path },
        ({ message: problem, understood }) =>
          understood
            ? reportOnce(context.report, { file: path, message: problem, understood })
            : complain(problem),
        around,
      )
    : findQuote(quoted.text, quote);
  if (!place) {
    if (!position) complain(message('read.quoteUncertain', { quote: shownValue(quote?.['exact']) }));
    return undefined;
  }
  const entity = body.find((one) => one['purpose'] === 'identifying')?.['source'];
  const note = body.find((one) => one['purpose'] === 'commenting')?.['value'];
  const attributes = { value: label['timexValue'], mod: label['timexMod'], origin: label['origin'] };
  return {
    id: item['id'] === undefined ? `a${number}` : lastPart(item['id']),
    ...place,
    label: label['value'],
    ...readAttributes(attributes, ['value', 'mod', 'origin']),
    ...(typeof entity === 'string' && { canonical: entity.startsWith(ENTITY) ? lastPart(entity) : entity }),
    ...(typeof note === 'string' && { note }),
  };
}

function findQuote(
  text: string,
  quote: JsonObject | undefined,
): { start: number; end: number; text: string } | undefined {
  const exact = optionalText(quote?.['exact']);
  if (exact === undefined || exact === '') return undefined;
  const prefix = optionalText(quote?.['prefix']) ?? '';
  const needle = prefix + exact + (optionalText(quote?.['suffix']) ?? '');
  const at = text.indexOf(needle);
  if (at < 0 || text.indexOf(needle, at + 1) >= 0) return undefined;
  const start = at + prefix.length;
  return { start, end: start + exact.length, text: exact };
}

function readPage(
  path: string,
  page: JsonObject,
  text: string,
  context: ReadContext,
): Omit<ExchangeDocument, 'name'> {
  const quoted = new QuotedText(text, new CodePointIndex(text));
  const annotations: Annotation[] = [];
  const relations: ReadRelation[] = [];
  const items = [page, page['first']]
    .filter(isObject)
    .flatMap((one) => list(one['items']))
    .filter(isObject);
  const single = page['type'] === 'Annotation' ? [page] : items;
  for (const [i, item] of single.entries()) {
    if (item['motivation'] !== 'linking') {
      const annotation = readAnnotation(item, i + 1, quoted, path, context);
      if (annotation) annotations.push(annotation);
      continue;
    }
    const body = list(item['body']).filter(isObject);
    relations.push({
      relation: {
        id: lastPart(item['id'] ?? `r${i + 1}`),
        type: optionalText(body.find((one) => one['purpose'] === 'classifying')?.['value']) ?? '',
        from: lastPart(item['target']),
        to: lastPart(body.find((one) => one['purpose'] === 'linking')?.['source']),
      },
    });
  }
  return { text, annotations, relations: relationsBetween(annotations, relations, path, context) };
}

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
    borders: 'any',
    attributes: new Set(['id', 'value', 'mod', 'canonical', 'note', 'origin']),
    relations: true,
    rejected: false,
    date: false,
    status: false,
    characters: 'unicode',
    text: options['texts'] === 'with' ? 'exact' : 'none',
  }),
  createWriter: (_corpus, options) => ({ document: (document) => write(document, options), end: () => [] }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, value } of jsonFiles(files, this.accepts, context)) {
      const name = nameOf(path, EXTENSION);
      const text = await textOfStandoff(path, name, files, context);
      if (!isObject(value)) context.report({ file: path, message: message('read.annotationPage') });
      else if (text !== undefined) yield { name, ...readPage(path, value, text, context) };
    }
  },
};
