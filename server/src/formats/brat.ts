/**
 * brat standoff: the text beside a file of annotations, offsets in code points. Values, entities and notes go
 * into normalisations (N) and notes (#); what brat has no line for goes into a note of our own type, which brat
 * shows and keeps.
 */
import { message, type Message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { readAttributes, readExtra } from './parts/attributes.js';
import { BratAttributes, bratFacts } from './parts/bratFacts.js';
import { bratConfiguration } from './parts/bratConfiguration.js';
import { bratName, nameFromBrat } from './parts/bratNames.js';
import { decodeWord, encodeWord } from './parts/encoding.js';
import { textFiles, textOfStandoff } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, OutputFile, ReadContext } from './format.js';
import { isObject, linesOf, nameOf } from './parts/inputText.js';
import { QuotedText } from './parts/quotes.js';
import { spanFromCodePoints, type TextSpan } from './parts/spans.js';

const EXTENSION = '.ann';
/** Normalisation databases that stand for our attributes. */
const REFERENCES: readonly (readonly [string, 'value' | 'mod' | 'canonical'])[] = [
  ['Value', 'value'],
  ['Mod', 'mod'],
  ['Entity', 'canonical'],
];
const OWN_DATABASES: ReadonlySet<string> = new Set(REFERENCES.map(([database]) => database));
/** Where Python ends a line, as brat reads files. */
const LINE_BREAKS = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+/g;
const unbroken = (text: string): string => text.replace(/[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g, ' ');
const oneLine = (text: string): string => unbroken(text).replace(/\t/g, ' ');
/** JSON escapes what ends a line of ASCII alone. */
const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\x85\u2028\u2029]/g,
    (found) => '\\u' + found.charCodeAt(0).toString(16).padStart(4, '0'),
  );

/** brat cannot mark a line break: a span over lines is given in fragments. */
function fragments(annotation: Annotation): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = annotation.start;
  for (const match of annotation.text.matchAll(LINE_BREAKS)) {
    const end = annotation.start + match.index;
    if (end > start) found.push({ start, end });
    start = end + match[0].length;
  }
  if (annotation.end > start) found.push({ start, end: annotation.end });
  return found.length > 0 ? found : [annotation];
}

function write(document: ExchangeDocument, attributes: BratAttributes): OutputFile[] {
  const points = new CodePointIndex(document.text);
  const numbers = new Map<string, string>();
  const lines: string[] = [];
  let references = 0;
  let notes = 0;
  let facts = 0;
  for (const [i, annotation] of [...document.annotations].sort(byPlace).entries()) {
    const id = `T${i + 1}`;
    numbers.set(annotation.id, id);
    const parts = fragments(annotation);
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
    attributes.add(foreign);
    for (const [name, value] of foreign.attributes)
      lines.push(`A${++facts}\t${name} ${id}${value === true ? '' : ` ${value}`}`);
    for (const { reference, text } of foreign.references)
      lines.push(`N${++references}\tReference ${id} ${reference}\t${text}`);
    const own = ownFacts({ ...annotation, extra: foreign.rest }, parts, points);
    lines.push(`#${++notes}\tHawashi ${id}\t${jsonLine(own)}`);
  }
  for (const [i, relation] of document.relations.entries()) {
    const from = numbers.get(relation.from);
    const to = numbers.get(relation.to);
    if (from !== undefined && to !== undefined)
      lines.push(`R${i + 1}\t${bratName(relation.type)} Arg1:${from} Arg2:${to}`);
  }
  return [
    { path: `${document.name}.txt`, content: document.text },
    { path: document.name + EXTENSION, content: lines.map((line) => line + '\n').join('') },
  ];
}

/** What the other lines cannot say: the id, the origin, foreign attributes, the exact span and note. */
function ownFacts(
  annotation: Omit<Annotation, 'extra'> & { readonly extra: Annotation['extra'] },
  parts: readonly { start: number; end: number }[],
  points: CodePointIndex,
): Record<string, unknown> {
  const exact = parts[0]!.start === annotation.start && parts.at(-1)!.end === annotation.end;
  const note = annotation.note !== undefined && oneLine(annotation.note) !== annotation.note;
  return {
    id: annotation.id,
    origin: annotation.origin,
    extra: annotation.extra,
    ...(!exact && { span: [points.toCodePoints(annotation.start), points.toCodePoints(annotation.end)] }),
    ...(note && { note: annotation.note }),
  };
}

type GrowingAnnotation = { -readonly [K in keyof Annotation]: Annotation[K] };

/** Reads one file of annotations, line by line; lines may refer to lines that come later. */
class AnnotationReader {
  private readonly points: CodePointIndex;
  private readonly quoted: QuotedText;
  private readonly byId = new Map<string, GrowingAnnotation>();
  private readonly facts: (() => void)[] = [];
  private readonly relationFacts: (() => void)[] = [];
  private readonly relations: Relation[] = [];

  constructor(
    private readonly path: string,
    private readonly text: string,
    private readonly context: ReadContext,
  ) {
    this.points = new CodePointIndex(text);
    this.quoted = new QuotedText(text, this.points);
  }

  private complain(line: number, problem: Message): void {
    this.context.report({ file: this.path, line, message: problem });
  }

  readLine(number: number, line: string): void {
    if (line.trim() === '') return;
    const [id = '', facts = '', rest = ''] = splitThree(line);
    const kind = id[0];
    if (kind === 'T') this.readSpan(number, id, facts, rest);
    else if (kind === 'R') this.relationFacts.push(() => this.readRelation(number, id, facts));
    else if (kind === 'N') this.facts.push(() => this.readReference(number, facts, rest));
    else if (kind === '#') this.facts.push(() => this.readNote(number, facts, rest));
    else if (kind === 'A' || kind === 'M') this.facts.push(() => this.readAttribute(number, facts));
    else if (kind === 'E' || kind === '*')
      this.complain(number, message('read.bratEvents', { line: line.slice(0, 80) }));
    else this.complain(number, message('read.bratLine', { line: line.slice(0, 80) }));
  }

  private readSpan(line: number, id: string, facts: string, shown: string): void {
    const [label = '', ...places] = facts.split(' ');
    const parts = places
      .join(' ')
      .split(';')
      .map((place) => place.split(' ').map((offset) => (/^\d+$/.test(offset) ? Number(offset) : NaN)));
    if (label === '' || parts.some((part) => part.length !== 2 || part.some(Number.isNaN))) {
      this.complain(line, message('read.bratSpan', { found: facts.slice(0, 80) }));
      return;
    }
    const found = this.spansAt(parts, shown, { file: this.path, line });
    if (!found) return;
    const start = Math.min(...found.map((span) => span.start));
    const end = Math.max(...found.map((span) => span.end));
    const annotation: GrowingAnnotation = {
      id,
      start,
      end,
      text: this.text.slice(start, end),
      label: nameFromBrat(label),
    };
    const gaps = found.slice(1).map((span, i) => this.text.slice(found[i]!.end, span.start));
    if (gaps.some((gap) => unbroken(gap).trim() !== '')) {
      annotation.extra = { fragments: parts };
      this.complain(line, message('read.bratPieces', { count: parts.length }));
    }
    this.byId.set(id, annotation);
  }

  /** The pieces of a span; what disagrees with the text that the line shows is placed by it, if it is one piece. */
  private spansAt(
    parts: readonly (readonly number[])[],
    shown: string,
    place: { readonly file: string; readonly line: number },
  ): TextSpan[] | undefined {
    const { report } = this.context;
    const [[start, end] = []] = parts;
    if (parts.length === 1) {
      const span = this.quoted.place({ start, end }, shown, place, report);
      return span && [span];
    }
    const spans = parts.map(([from, to]) =>
      spanFromCodePoints(from, to, this.points, this.text, place, report),
    );
    if (spans.includes(undefined)) return undefined;
    const found = spans.map((span) => span!);
    const there = found.map((span) => oneLine(span.text)).join(' ');
    if (shown.trim() === '' || squeeze(there) === squeeze(shown)) return found;
    const problem = { text: there.slice(0, 60), line: shown.slice(0, 60) };
    this.complain(place.line, message('read.offsetsAndLine', problem));
    return undefined;
  }

  private target(line: number, id: string | undefined): GrowingAnnotation | undefined {
    const annotation = this.byId.get(id ?? '');
    if (!annotation && id !== undefined)
      this.complain(line, message(/^[REM*]/.test(id) ? 'read.bratFactOfOther' : 'read.noId', { id }));
    return annotation;
  }

  private readRelation(line: number, id: string, facts: string): void {
    const [type = '', ...args] = facts.split(' ').filter((part) => part !== '');
    const [from, to] = args.map((arg) => this.target(line, arg.slice(arg.indexOf(':') + 1)));
    if (from && to) this.relations.push({ id, type: nameFromBrat(type), from: from.id, to: to.id });
    else if (args.length < 2)
      this.complain(line, message('read.bratRelation', { found: facts.slice(0, 80) }));
  }

  private readReference(line: number, facts: string, shown: string): void {
    const [, id, reference = ''] = facts.split(' ');
    const annotation = this.target(line, id);
    if (!annotation) return;
    const at = reference.indexOf(':');
    const database = reference.slice(0, at);
    const key = REFERENCES.find(([name]) => name === database)?.[1];
    if (key) annotation[key] = decodeWord(reference.slice(at + 1));
    else
      annotation.extra = {
        ...annotation.extra,
        references: [...list(annotation.extra?.['references']), { reference, text: shown }],
      };
  }

  private readAttribute(line: number, facts: string): void {
    const [name = '', id, value] = facts.split(' ');
    const annotation = this.target(line, id);
    if (annotation && name !== '' && name !== '__proto__')
      annotation.extra = { ...annotation.extra, [name]: value ?? true };
  }

  private readNote(line: number, facts: string, text: string): void {
    const [type, id] = facts.split(' ');
    const annotation = this.target(line, id);
    if (!annotation) return;
    if (type !== 'Hawashi') {
      annotation.note = annotation.note === undefined ? text : `${annotation.note}\n${text}`;
      return;
    }
    let own: unknown;
    try {
      own = JSON.parse(text);
    } catch {
      own = undefined;
    }
    if (!isObject(own)) {
      this.complain(line, message('read.bratNote'));
      return;
    }
    Object.assign(annotation, readAttributes(own, ['origin', 'note']));
    const { extra } = readExtra(own['extra']);
    if (extra) annotation.extra = { ...annotation.extra, ...extra };
    if (typeof own['id'] === 'string') annotation.id = own['id'];
    if (!Array.isArray(own['span'])) return;
    const [start, end] = own['span'] as unknown[];
    Object.assign(
      annotation,
      spanFromCodePoints(start, end, this.points, this.text, { file: this.path, line }, this.context.report),
    );
  }

  document(name: string): ExchangeDocument {
    // Notes may name annotations anew, so relations come last.
    for (const fact of [...this.facts, ...this.relationFacts]) fact();
    return { name, text: this.text, annotations: [...this.byId.values()], relations: this.relations };
  }
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The three parts of a line; the last may hold tabs. */
function splitThree(line: string): string[] {
  const first = line.indexOf('\t');
  if (first < 0) return [line];
  const second = line.indexOf('\t', first + 1);
  if (second < 0) return [line.slice(0, first), line.slice(first + 1)];
  return [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)];
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
    borders: 'any',
    attributes: new Set(['id', 'value', 'mod', 'canonical', 'note', 'origin', 'extra']),
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
    const attributes = new BratAttributes();
    return {
      document: (document) => {
        for (const annotation of document.annotations) labels.add(annotation.label);
        for (const relation of document.relations) relations.add(relation.type);
        return write(document, attributes);
      },
      end: () => bratConfiguration([...labels], [...relations], attributes.lines, corpus.labels),
    };
  },
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, content } of textFiles(files, this.accepts, context)) {
      const name = nameOf(path, EXTENSION);
      const text = await textOfStandoff(path, name, files, context);
      if (text === undefined) continue;
      const reader = new AnnotationReader(path, text, context);
      for (const { number, text: line } of linesOf(content)) reader.readLine(number, line);
      yield reader.document(name);
    }
  },
};
