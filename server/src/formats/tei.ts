/**
 * TEI P5: names and dates as elements in the text, where annotations nest; or all of them in standOff, pointing
 * into the text with string-range() (code points). What a corpus' own scheme says are feature structures, to which `@ana`
 * points; pieces are chained by `@next` and `@prev`, or are pairs of one pointer.
 */
import { CodePointIndex } from '../text/offsets.js';
import { byPlace as spanOrder } from '../text/order.js';
import type { Span } from '../text/span.js';
import type { Attributes } from '../annotation/attributes.js';
import { piecesOf } from '../annotation/fragments.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { encodeWord } from './parts/encoding.js';
import { xmlFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, FormatOptions, OutputFile } from './format.js';
import { nameOf } from './parts/inputText.js';
import { inlineContent } from './parts/inlineXml.js';
import { elementFor, isMod, TEI_ELEMENTS, TEI_ENTITY, valueAttribute } from './parts/teiElements.js';
import { featureStructure } from './parts/teiFeatures.js';
import { teiHeader } from './parts/teiHeader.js';
import { readTei } from './parts/teiReading.js';
import { element, writeXml, type XmlElement } from './parts/xml.js';

const EXTENSION = '.xml';
const TEI = 'http://www.tei-c.org/ns/1.0';

/** An annotation with the id of its (first) element. */
interface Identified {
  readonly annotation: Annotation;
  readonly id: string;
}

/** What stands beside the text. */
class Aside {
  private readonly structures: XmlElement[] = [];
  private readonly relations: XmlElement[] = [];
  private readonly notes: XmlElement[] = [];

  /** The pointer to what else is said of an element; nothing where there is nothing. */
  analysis(id: string, attributes: Attributes | undefined, mod?: string): Readonly<Record<string, string>> {
    const structure = featureStructure(`${id}.fs`, attributes, mod);
    if (structure) this.structures.push(structure);
    return structure ? { ana: `#${id}.fs` } : {};
  }

  note(id: string, note: string): void {
    this.notes.push(element('note', { target: `#${id}` }, [note]));
  }

  relate(all: readonly Relation[], ids: ReadonlyMap<string, string>): void {
    for (const [i, { type, from, to, attributes }] of all.entries()) {
      const ends = { active: `#${ids.get(from)}`, passive: `#${ids.get(to)}` };
      const analysis = this.analysis(`r${i + 1}`, attributes);
      this.relations.push(element('relation', { name: encodeWord(type), ...ends, ...analysis }));
    }
  }

  standOff(spans: readonly XmlElement[]): readonly XmlElement[] {
    const content = [
      ...(spans.length > 0 ? [element('spanGrp', { type: 'annotations' }, spans)] : []),
      ...(this.relations.length > 0 ? [element('listRelation', {}, this.relations)] : []),
      ...this.structures,
      ...this.notes,
    ];
    return content.length > 0 ? [element('standOff', {}, content)] : [];
  }
}

/** `@type`, `@subtype` and what else is said alike in the text and beside it; `own`: the label that the element is without. */
function facts({ annotation, id }: Identified, aside: Aside, own?: string): Readonly<Record<string, string>> {
  const { label, mod, confidence } = annotation;
  const { type, subtype, ...others } = annotation.attributes ?? {};
  const isSaid = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
  // As others write them: <placeName type="city">, where an element's name is the label.
  const kind = label === own && isSaid(type) && !isLabel(type) ? type : undefined;
  const sort = mod === undefined && isSaid(subtype) && !isMod(label, subtype) ? subtype : undefined;
  const told = mod === undefined || isMod(label, mod);
  const rest = {
    ...(kind === undefined && type !== undefined && { type }),
    ...(sort === undefined && subtype !== undefined && { subtype }),
    ...others,
  };
  const under = told ? (mod ?? sort) : undefined;
  return {
    type: encodeWord(kind ?? label),
    ...(under !== undefined && { subtype: encodeWord(under) }),
    ...(confidence !== undefined && { cert: String(confidence) }),
    ...aside.analysis(id, rest, told ? undefined : mod),
  };
}

const isLabel = (type: string): boolean => TEI_ELEMENTS.some(([, labels]) => labels.includes(type));

interface Piece extends Span, Identified {
  readonly index: number;
  readonly pieces: number;
}

function inlineParts(
  document: ExchangeDocument,
  aside: Aside,
): { readonly content: readonly (XmlElement | string)[]; readonly ids: ReadonlyMap<string, string> } {
  const ends = new Set(document.relations.flatMap(({ from, to }) => [from, to]));
  const ids = new Map<string, string>();
  const pieces = [...document.annotations].sort(byPlace).flatMap((annotation, i): Piece[] => {
    const places = piecesOf(annotation);
    const id = `i${i + 1}`;
    ids.set(annotation.id, id);
    return places.map((place, index) => ({ ...place, annotation, id, index, pieces: places.length }));
  });
  const toElement = (piece: Piece, children: readonly (XmlElement | string)[]): XmlElement => {
    const { annotation, id, index } = piece;
    const { label, value, canonical, note } = annotation;
    const name = elementFor(label);
    const own = name === 'rs' ? undefined : TEI_ELEMENTS.find(([known]) => known === name)?.[1][0];
    const isNamed = piece.pieces > 1 || note !== undefined || ends.has(annotation.id);
    const pieceId = (at: number): string => (at === 0 ? id : `${id}.${at + 1}`);
    const chained = {
      ...(isNamed && { 'xml:id': pieceId(index) }),
      ...(index > 0 && { prev: `#${pieceId(index - 1)}` }),
      ...(index + 1 < piece.pieces && { next: `#${pieceId(index + 1)}` }),
    };
    if (index > 0) return element(name, { ...chained, type: encodeWord(label) }, children);
    if (note !== undefined) aside.note(id, note);
    const said = {
      ...(canonical !== undefined && { key: canonical }),
      ...(value !== undefined && { [valueAttribute(name)]: encodeWord(value) }),
    };
    return element(name, { ...chained, ...facts(piece, aside, own), ...said }, children);
  };
  return { content: inlineContent(document.text, pieces.sort(spanOrder), toElement), ids };
}

function spansBeside(
  document: ExchangeDocument,
  aside: Aside,
): { readonly spans: readonly XmlElement[]; readonly ids: ReadonlyMap<string, string> } {
  const points = new CodePointIndex(document.text);
  const ids = new Map<string, string>();
  const spans = [...document.annotations].sort(byPlace).map((annotation, i) => {
    const id = `s${i + 1}`;
    ids.set(annotation.id, id);
    const { value, canonical, note } = annotation;
    const pairs = piecesOf(annotation).map(({ start, end }) => {
      const from = points.toCodePoints(start);
      return `${from},${points.toCodePoints(end) - from}`;
    });
    return element(
      'span',
      {
        'xml:id': id,
        target: `#string-range(text,${pairs.join(',')})`,
        ...facts({ annotation, id }, aside),
        ...(value !== undefined && { n: encodeWord(value) }),
        ...(canonical !== undefined && { corresp: TEI_ENTITY + encodeURIComponent(canonical) }),
      },
      note === undefined ? [] : [note],
    );
  });
  return { spans, ids };
}

function write(document: ExchangeDocument, options: FormatOptions): OutputFile {
  const inline = options['spans'] === 'inline';
  const aside = new Aside();
  const { content, spans, ids } = inline
    ? { ...inlineParts(document, aside), spans: [] }
    : { ...spansBeside(document, aside), content: [document.text] };
  aside.relate(document.relations, ids);
  const body = element('ab', { 'xml:id': 'text', 'xml:space': 'preserve' }, content);
  const root = element('TEI', { xmlns: TEI }, [
    teiHeader(document),
    ...aside.standOff(spans),
    element('text', {}, [element('body', {}, [body])]),
  ]);
  return { path: document.name + EXTENSION, content: writeXml(root) };
}

export const tei: Format = {
  id: 'tei',
  title: 'TEI P5',
  description: 'formats.tei',
  extension: EXTENSION,
  specification: 'https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html#SASOstdf',
  unit: 'markup',
  layout: 'document',
  options: [
    {
      name: 'spans',
      description: 'formats.tei.spans',
      values: ['standoff', 'inline'],
    },
  ],
  carries: (options) => ({
    overlap: options['spans'] === 'inline' ? 'nested' : 'any',
    fragments: true,
    borders: 'any',
    emptyAttributes: false,
    attributes: new Set(['value', 'mod', 'canonical', 'note', 'attributes', 'confidence']),
    relations: true,
    rejected: false,
    date: true,
    fields: () => true,
    status: false,
    characters: 'xml',
    text: 'exact',
  }),
  createWriter: (_corpus, options) => ({ document: (document) => [write(document, options)], end: () => [] }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, root } of xmlFiles(files, this.accepts, context)) {
      yield* readTei(path, root, nameOf(path, EXTENSION), context);
    }
  },
};
