/** Annotations and relations ↔ the JSON objects of an annotation file. */
import { message, type Message } from '../messages/message.js';
import { CONFIDENCE_KEYS, isConfidence } from './confidence.js';
import type { Attributes } from './attributes.js';
import { sorted } from './completeness.js';
import { fragmentPairs, readFragments } from './fragmentLines.js';
import { quoteOf } from './context.js';
import type { DocumentText } from './documentText.js';
import { defined, sameJson, type JsonObject } from './jsonLines.js';
import {
  CONFLICTS,
  DOCUMENT_STATUSES,
  type AnchorState,
  type Annotation,
  type Conflict,
  type DocumentStatus,
  type Origin,
  type Relation,
} from './model.js';

const ORIGINS: readonly Origin[] = ['human', 'accepted', 'imported'];
/** What is kept in a file of how an annotation fits its text; the others follow from it. */
const KEPT_ANCHORS: readonly AnchorState[] = ['ambiguous', 'lost'];

/** An annotation as a line has it: offsets are code points of the file. */
export interface LineAnnotation extends Omit<Annotation, 'id' | 'text'> {
  readonly id?: string;
  /** Gold files may leave it out. */
  readonly text?: string;
}

/** What one line of an annotation file says. */
export type AnnotationLine =
  | {
      readonly kind: 'header';
      readonly version?: number;
      /** Path of the text below the corpus. */
      readonly document?: string;
      /** Of the text that was annotated. */
      readonly sha256?: string;
      readonly status?: DocumentStatus;
      /** Labels that nothing more has in the document, sorted. */
      readonly exhaustive?: readonly string[];
      readonly otherHeader?: JsonObject;
      /** Document creation time, ISO 8601. */
      readonly date?: string;
      /** What else is said of the document as a whole. */
      readonly fields?: Attributes;
    }
  | { readonly kind: 'annotation'; readonly annotation: LineAnnotation }
  | { readonly kind: 'relation'; readonly relation: Omit<Relation, 'id'> & { readonly id?: string } }
  /** Why it is none of these. */
  | { readonly kind: 'wrong'; readonly problem: Message };

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isText = (value: unknown): value is string => typeof value === 'string';
const isIds = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((id) => isText(id) && id !== '');
/** Also of none. */
export const isLabels = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((label) => isText(label) && label !== '');
const isAttributes = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
const isConflict = (value: unknown): value is Conflict => CONFLICTS.includes(value as Conflict);
const wrong = (problem: Message): AnnotationLine => ({ kind: 'wrong', problem });

/** The keys of an object but those that were understood. */
function others(object: JsonObject, understood: ReadonlySet<string>): { extra?: JsonObject } {
  const rest = Object.entries(object).filter(([key]) => !understood.has(key));
  return rest.length === 0 ? {} : { extra: Object.fromEntries(rest) };
}

/** Reads the object of a line: the only place that knows what its keys mean. Unknown keys are kept as `extra`. */
export function readAnnotationLine(object: JsonObject): AnnotationLine {
  if ('hawashi' in object) return headerOf(object);
  // An adjudicated annotation lists what it is from.
  const isRelation = 'to' in object || ('from' in object && !Array.isArray(object['from']));
  return isRelation ? relationOf(object) : annotationOf(object);
}

function headerOf({
  hawashi,
  document,
  sha256,
  status,
  exhaustive,
  dct,
  fields,
  conflict,
}: JsonObject): AnnotationLine {
  return {
    kind: 'header',
    ...(typeof hawashi === 'number' && { version: hawashi }),
    ...(isText(document) && { document }),
    ...(isText(sha256) && { sha256 }),
    ...(isText(dct) && { date: dct }),
    ...(isAttributes(fields) && { fields }),
    status: DOCUMENT_STATUSES.find((known) => known === status),
    ...(isLabels(exhaustive) && { exhaustive: sorted(exhaustive) }),
    ...(isAttributes(conflict) && { otherHeader: conflict }),
  };
}

function relationOf(object: JsonObject): AnnotationLine {
  const { id, type, from, to } = object;
  if (!isText(from) || !isText(to)) return wrong(message('line.relationEnds'));
  if (!isText(type) || type === '') return wrong(message('line.relationType'));
  const attributes = isAttributes(object['attributes']) ? { attributes: object['attributes'] } : {};
  const conflict = isConflict(object['conflict']) ? { conflict: object['conflict'] } : {};
  const understood = new Set(['id', 'type', 'from', 'to', ...Object.keys({ ...attributes, ...conflict })]);
  const relation = {
    ...(isText(id) && { id }),
    type,
    from,
    to,
    ...attributes,
    ...conflict,
    ...others(object, understood),
  };
  return { kind: 'relation', relation };
}

/** Keys that hold any text. */
const TEXTS = ['value', 'mod', 'canonical', 'note', 'prefix', 'suffix'] as const;

function annotationOf(object: JsonObject): AnnotationLine {
  const { start, end, text, label } = object;
  if (!isCount(start) || !isCount(end)) return wrong(message('line.offsets'));
  if (!isText(label) || label === '') return wrong(message('line.label'));
  if (end < start) return wrong(message('line.endBeforeStart', { start, end }));
  const understood = new Set(['start', 'end', 'label']);
  const taken: Record<string, unknown> = {};
  const take = (key: string, isValid: (value: unknown) => boolean): void => {
    if (!isValid(object[key])) return;
    understood.add(key);
    taken[key] = object[key];
  };
  take('id', (value) => isText(value) && value !== '');
  for (const key of TEXTS) take(key, isText);
  for (const key of CONFIDENCE_KEYS) take(key, isConfidence);
  take('origin', (value) => ORIGINS.includes(value as Origin));
  take('rejected', (value) => value === true);
  take('attributes', isAttributes);
  take('also', isIds);
  take('conflict', isConflict);
  take('anchor', (value) => KEPT_ANCHORS.includes(value as AnchorState));
  const quote = isText(text) && text !== '' ? { text } : {};
  if ('text' in quote) understood.add('text');
  const fragments = readFragments(
    object['fragments'],
    { start, end },
    isText(text) && text !== '' ? text : undefined,
  );
  if (fragments) understood.add('fragments');
  return {
    kind: 'annotation',
    annotation: {
      ...taken,
      start,
      end,
      ...(fragments && { fragments }),
      ...quote,
      label,
      ...others(object, understood),
    },
  };
}

/** An annotation of a file, at its place in the editor's text; its quote has the editor's line endings. */
export function placeInEditor<A extends LineAnnotation & { readonly text: string }>(
  annotation: A,
  text: DocumentText,
): A {
  const start = text.offsets.fromFileCodePoints(annotation.start);
  const end = Math.max(start, text.offsets.fromFileCodePoints(annotation.end));
  const quote = inEditor(annotation.text, text);
  const inQuote = (offset: number): number => inEditor(annotation.text.slice(0, offset), text).length;
  const fragments =
    quote === annotation.text
      ? annotation.fragments
      : annotation.fragments?.map((piece) => ({ start: inQuote(piece.start), end: inQuote(piece.end) }));
  return { ...annotation, start, end, ...(fragments && { fragments }), text: quote };
}

/** A quote of the file with the line endings of the editor. */
function inEditor(quote: string, text: DocumentText): string {
  if (!/[\r\n]/.test(quote) || text.editor === text.file) return quote;
  const lineBreak = /\r\n|\n|\r/.exec(text.editor)?.[0] ?? '\n';
  return quote.replace(/\r\n|\r|\n/g, lineBreak);
}

/**
 * The line of an annotation. What its line `before` left out and nobody decided since is left out again: the id,
 * unless a relation needs it, and the context.
 */
export function annotationToLine(
  annotation: Annotation,
  text: DocumentText,
  before: JsonObject | undefined,
  isRelated: boolean,
): JsonObject {
  const { id, start, end, label, value, mod, canonical, note, attributes, origin, rejected, extra } =
    annotation;
  const isPlaced = annotation.anchor !== 'ambiguous' && annotation.anchor !== 'lost';
  const { prefix, suffix } = isPlaced ? quoteOf(text.editor, annotation) : annotation;
  const firstPoint = text.offsets.toFileCodePoints(start);
  const toPoints = (offset: number): number =>
    isPlaced
      ? text.offsets.toFileCodePoints(start + offset)
      : firstPoint + Array.from(annotation.text.slice(0, offset)).length;
  const known = {
    start: firstPoint,
    end: text.offsets.toFileCodePoints(end),
    fragments: fragmentPairs(annotation.fragments, toPoints),
    text: isPlaced ? text.fileSlice(start, end) : annotation.text,
    label,
    value,
    mod,
    canonical,
    ...Object.fromEntries(CONFIDENCE_KEYS.map((key) => [key, annotation[key]])),
    id,
    origin,
    rejected: rejected === true ? true : undefined,
    note,
    attributes,
    prefix,
    suffix,
    anchor: isPlaced ? undefined : annotation.anchor,
    also: annotation.also,
    conflict: annotation.conflict,
  };
  const line = defined({ ...known, ...unknownKeys(extra, known) });
  if (!before) return line;
  const optional = ['prefix', 'suffix', ...(isRelated ? [] : ['id'])].filter((key) => !(key in before));
  const short = Object.fromEntries(Object.entries(line).filter(([key]) => !optional.includes(key)));
  return sameJson(before, short) ? short : line;
}

/** Extra keys that no known one stands for now. */
function unknownKeys(extra: JsonObject | undefined, known: JsonObject): JsonObject {
  if (!extra) return {};
  return Object.fromEntries(Object.entries(extra).filter(([key]) => known[key] === undefined));
}

export function relationToLine({ id, type, from, to, attributes, conflict, extra }: Relation): JsonObject {
  const known = { id, type, from, to, attributes, conflict };
  return defined({ ...known, ...unknownKeys(extra, known) });
}
