/** Reads brat standoff: spans, relations, attributes, references and notes, a line each. */
import { message, type Message } from '../../messages/message.js';
import { CodePointIndex } from '../../text/offsets.js';
import { readFragments } from '../../annotation/fragmentLines.js';
import { isConfidence } from '../../annotation/confidence.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import { readAttributes, readExtra } from './attributes.js';
import { AttributesOfBrat } from './bratAttributes.js';
import { oneLine, placeOnLines, REFERENCES } from './bratLines.js';
import { nameFromBrat } from './bratNames.js';
import { decodeWord } from './encoding.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { isObject, type JsonObject } from './inputText.js';
import { QuotedText } from './quotes.js';
import { spanFromCodePoints, type TextSpan } from './spans.js';
import { uniqueId } from './uniqueId.js';

type GrowingAnnotation = { -readonly [K in keyof Annotation]: Annotation[K] };
type GrowingRelation = { -readonly [K in keyof Relation]: Relation[K] };
type Described = GrowingAnnotation | GrowingRelation;

/** Reads one file of annotations, line by line; lines may refer to lines that come later. */
export class BratReader {
  private readonly points: CodePointIndex;
  private readonly quoted: QuotedText;
  private readonly byId = new Map<string, GrowingAnnotation>();
  private readonly facts: (() => void)[] = [];
  private readonly relationFacts: (() => void)[] = [];
  private readonly relations: { relation: GrowingRelation; from: Annotation; to: Annotation }[] = [];
  private readonly relationsById = new Map<string, GrowingRelation>();
  private readonly described = new Map<Described, AttributesOfBrat>();

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
    const place = placeOnLines(found, this.text);
    const annotation: GrowingAnnotation = {
      id: uniqueId(id, this.byId),
      ...place,
      text: this.text.slice(place.start, place.end),
      label: nameFromBrat(label),
    };
    if (annotation.id !== id) this.complain(line, message('read.idTwice', { id }));
    this.byId.set(annotation.id, annotation);
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
    if (from && to) {
      const relation = { id, type: nameFromBrat(type), from: from.id, to: to.id };
      this.relations.push({ relation, from, to });
      this.relationsById.set(id, relation);
    }
    if (args.length !== 2) this.complain(line, message('read.bratRelation', { found: facts.slice(0, 80) }));
  }

  private readReference(line: number, facts: string, shown: string): void {
    const [, id, reference = ''] = facts.split(' ');
    const annotation = this.target(line, id);
    if (!annotation) return;
    const at = reference.indexOf(':');
    const database = reference.slice(0, at);
    const key = REFERENCES.find(([name]) => name === database)?.[1];
    if (key && annotation[key] === undefined) annotation[key] = decodeWord(reference.slice(at + 1));
    else
      annotation.extra = {
        ...annotation.extra,
        references: [...list(annotation.extra?.['references']), { reference, text: shown }],
      };
  }

  private readAttribute(line: number, facts: string): void {
    const [name = '', id, value] = facts.split(' ');
    const described = this.relationsById.get(id ?? '') ?? this.target(line, id);
    if (described && name !== '') this.attributesOf(described).readLine(name, value);
  }

  private attributesOf(described: Described): AttributesOfBrat {
    const known = this.described.get(described) ?? new AttributesOfBrat();
    this.described.set(described, known);
    return known;
  }

  private readNote(line: number, facts: string, text: string): void {
    const [type, id] = facts.split(' ');
    const described = this.relationsById.get(id ?? '') ?? this.target(line, id);
    if (!described) return;
    if (type !== 'Hawashi') {
      // A relation has no note of ours: it is kept beside.
      if ('type' in described) described.extra = { note: joined(described.extra?.['note'], text) };
      else described.note = joined(described.note, text);
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
    this.attributesOf(described).readNote(own);
    if ('label' in described) this.readOwnNote(described, own, line);
  }

  /** What the other lines cannot say of an annotation. */
  private readOwnNote(annotation: GrowingAnnotation, own: JsonObject, line: number): void {
    Object.assign(annotation, readAttributes(own, ['origin', 'note']));
    if (isConfidence(own['confidence'])) annotation.confidence = own['confidence'];
    const { extra } = readExtra(own['extra']);
    if (extra) annotation.extra = { ...annotation.extra, ...extra };
    if (typeof own['id'] === 'string') annotation.id = own['id'];
    if (Array.isArray(own['span'])) {
      const [start, end] = own['span'] as unknown[];
      const place = { file: this.path, line };
      const span = spanFromCodePoints(start, end, this.points, this.text, place, this.context.report);
      Object.assign(annotation, span);
    }
    const hull = {
      start: this.points.toCodePoints(annotation.start),
      end: this.points.toCodePoints(annotation.end),
    };
    const fragments = readFragments(own['fragments'], hull, annotation.text);
    if (fragments) annotation.fragments = fragments;
  }

  document(name: string): ExchangeDocument {
    for (const fact of this.relationFacts) fact();
    for (const fact of this.facts) fact();
    for (const [described, said] of this.described) {
      const { attributes } = said;
      if (attributes) described.attributes = attributes;
    }
    // Notes may have named annotations anew.
    const relations = this.relations.map(({ relation, from, to }) => ({
      ...relation,
      from: from.id,
      to: to.id,
    }));
    return { name, text: this.text, annotations: [...this.byId.values()], relations };
  }
}

const joined = (before: unknown, text: string): string =>
  typeof before === 'string' ? `${before}\n${text}` : text;
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
