/**
 * brat standoff: the text beside a file of annotations, offsets in code points. Values, entities and notes go
 * into normalisations (N) and notes (#); what brat has no line for goes into a note of our own type, which brat
 * shows and keeps.
 */
import { CodePointIndex } from '../text/offsets.js';
import type { Attributes } from '../annotation/attributes.js';
import { sameFragments, type Place } from '../annotation/fragments.js';
import type { Annotation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { AttributeSection, bratAttributes } from './parts/bratAttributes.js';
import { bratFacts } from './parts/bratFacts.js';
import { bratConfiguration } from './parts/bratConfiguration.js';
import { oneLine, piecesOnLines, placeOnLines, REFERENCES, unbroken } from './parts/bratLines.js';
import { bratName } from './parts/bratNames.js';
import { BratReader } from './parts/bratReading.js';
import { pointPieces } from './parts/pieces.js';
import { encodeWord } from './parts/encoding.js';
import { textFiles, textOfStandoff } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, OutputFile } from './format.js';
import { linesOf, nameOf } from './parts/inputText.js';

const EXTENSION = '.ann';
const OWN_DATABASES: ReadonlySet<string> = new Set(REFERENCES.map(([database]) => database));
/** JSON escapes what ends a line of ASCII alone. */
const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\x85\u2028\u2029]/g,
    (found) => '\\u' + found.charCodeAt(0).toString(16).padStart(4, '0'),
  );

function write(document: ExchangeDocument, section: AttributeSection): OutputFile[] {
  const points = new CodePointIndex(document.text);
  const numbers = new Map<string, string>();
  const lines: string[] = [];
  let references = 0;
  let notes = 0;
  let facts = 0;
  /** Writes the attributes of an annotation or relation; what is left is for a note. */
  const describe = (id: string, of: string, attributes: Attributes | undefined): object => {
    const said = bratAttributes(attributes);
    for (const line of said.lines) {
      const [name, value] = line;
      section.occurs(line, of);
      lines.push(`A${++facts}\t${name} ${id}${value === undefined ? '' : ` ${value}`}`);
    }
    return said.note;
  };
  for (const [i, annotation] of [...document.annotations].sort(byPlace).entries()) {
    const id = `T${i + 1}`;
    numbers.set(annotation.id, id);
    const parts = piecesOnLines(annotation, document.text);
    const places = parts.map(({ start, end }) => `${points.toCodePoints(start)} ${points.toCodePoints(end)}`);
    const shown = parts.map(({ start, end }) => unbroken(document.text.slice(start, end))).join(' ');
    lines.push(`${id}\t${bratName(annotation.label)} ${places.join(';')}\t${shown}`);
    for (const [database, key] of REFERENCES) {
      const value = annotation[key];
      if (value !== undefined)
        lines.push(`N${++references}\tReference ${id} ${database}:${encodeWord(value)}\t${oneLine(value)}`);
    }
    if (annotation.note !== undefined)
      lines.push(`#${++notes}\tAnnotatorNotes ${id}\t${oneLine(annotation.note)}`);
    const foreign = bratFacts(annotation.extra, OWN_DATABASES);
    const own = describe(id, annotation.label, annotation.attributes);
    for (const { reference, text } of foreign.references)
      lines.push(`N${++references}\tReference ${id} ${reference}\t${text}`);
    const rest = ownFacts({ ...annotation, extra: foreign.rest }, placeOnLines(parts, document.text), points);
    lines.push(`#${++notes}\tHawashi ${id}\t${jsonLine({ ...rest, ...own })}`);
  }
  for (const [i, relation] of document.relations.entries()) {
    const from = numbers.get(relation.from);
    const to = numbers.get(relation.to);
    if (from === undefined || to === undefined) continue;
    const id = `R${i + 1}`;
    lines.push(`${id}\t${bratName(relation.type)} Arg1:${from} Arg2:${to}`);
    const own = describe(id, relation.type, relation.attributes);
    if (Object.keys(own).length > 0) lines.push(`#${++notes}\tHawashi ${id}\t${jsonLine(own)}`);
  }
  return [
    { path: `${document.name}.txt`, content: document.text },
    { path: document.name + EXTENSION, content: lines.map((line) => line + '\n').join('') },
  ];
}

/** What the other lines cannot say: the id, the origin, foreign attributes, the exact span and note. */
function ownFacts(
  annotation: Omit<Annotation, 'extra'> & { readonly extra: Annotation['extra'] },
  onLines: Place,
  points: CodePointIndex,
): Record<string, unknown> {
  const exact = onLines.start === annotation.start && onLines.end === annotation.end;
  const pieces = sameFragments(onLines.fragments, annotation.fragments)
    ? undefined
    : pointPieces(annotation, points).map(({ start, end }) => [start, end]);
  const note = annotation.note !== undefined && oneLine(annotation.note) !== annotation.note;
  return {
    id: annotation.id,
    origin: annotation.origin,
    confidence: annotation.confidence,
    extra: annotation.extra,
    ...(!exact && { span: [points.toCodePoints(annotation.start), points.toCodePoints(annotation.end)] }),
    fragments: pieces,
    ...(note && { note: annotation.note }),
  };
}

export const brat: Format = {
  id: 'brat',
  title: 'brat standoff',
  description: 'formats.brat',
  extension: EXTENSION,
  specification: 'https://brat.nlplab.org/standoff.html',
  unit: 'code points',
  layout: 'document',
  options: [],
  carries: () => ({
    overlap: 'any',
    fragments: true,
    borders: 'any',
    attributes: new Set([
      'id',
      'value',
      'mod',
      'canonical',
      'note',
      'attributes',
      'origin',
      'confidence',
      'extra',
    ]),
    relations: true,
    rejected: false,
    date: false,
    status: false,
    characters: 'unicode',
    text: 'exact',
  }),
  createWriter: (corpus) => {
    const labels = new Set(corpus.labels.map((label) => label.name));
    const relations = new Set(corpus.relationTypes);
    const section = new AttributeSection(corpus.attributes);
    return {
      document: (document) => {
        for (const annotation of document.annotations) labels.add(annotation.label);
        for (const relation of document.relations) relations.add(relation.type);
        return write(document, section);
      },
      end: () => bratConfiguration([...labels], [...relations], section, corpus.labels),
    };
  },
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, content } of textFiles(files, this.accepts, context)) {
      const name = nameOf(path, EXTENSION);
      const text = await textOfStandoff(path, name, files, context);
      if (text === undefined) continue;
      const reader = new BratReader(path, text, context);
      for (const { number, text: line } of linesOf(content)) reader.readLine(number, line);
      yield reader.document(name);
    }
  },
};
