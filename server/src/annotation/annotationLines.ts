/** Annotations and relations ↔ the JSON objects of an annotation file. */
import { quoteOf } from './context.js';
import type { DocumentText } from './documentText.js';
import { defined, sameJson, type JsonObject } from './jsonLines.js';
import type { AnchorState, Annotation, Origin, Relation } from './model.js';

const ORIGINS: readonly Origin[] = ['human', 'accepted', 'imported'];
/** What is kept in a file of how an annotation fits its text; the others follow from it. */
const KEPT_ANCHORS: readonly AnchorState[] = ['ambiguous', 'lost'];

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isOneOf = <T extends string>(value: unknown, known: readonly T[]): value is T =>
  known.includes(value as T);

/** The keys of an object but those that were understood. */
function others(object: JsonObject, understood: ReadonlySet<string>): { extra?: JsonObject } {
  const rest = Object.entries(object).filter(([key]) => !understood.has(key));
  return rest.length === 0 ? {} : { extra: Object.fromEntries(rest) };
}

/** The annotation of a line, without an id where the line has none; a sentence where it is none. */
export function annotationFromLine(
  object: JsonObject,
  text: DocumentText,
): (Omit<Annotation, 'id'> & { readonly id?: string }) | string {
  const { start, end, text: quote, label } = object;
  if (!isCount(start) || !isCount(end))
    return 'An annotation needs "start" and "end", numbers of code points.';
  if (typeof label !== 'string' || label === '') return 'An annotation needs a "label".';
  if (typeof quote !== 'string' || quote === '') return 'An annotation needs its "text".';
  if (end < start) return `"end" (${end}) is before "start" (${start}).`;
  const understood = new Set(['start', 'end', 'text', 'label']);
  const taken: Record<string, unknown> = {};
  const take = (key: keyof Annotation, isValid: (value: unknown) => boolean): void => {
    if (!isValid(object[key])) return;
    understood.add(key);
    taken[key] = object[key];
  };
  const isText = (value: unknown): boolean => typeof value === 'string';
  take('id', (value) => isText(value) && value !== '');
  for (const key of ['value', 'mod', 'canonical', 'note', 'prefix', 'suffix'] as const) take(key, isText);
  take('origin', (value) => isOneOf(value, ORIGINS));
  take('rejected', (value) => value === true);
  take('anchor', (value) => isOneOf(value, KEPT_ANCHORS));
  const from = text.offsets.fromFileCodePoints(start);
  const to = text.offsets.fromFileCodePoints(end);
  return {
    ...taken,
    start: from,
    end: Math.max(from, to),
    text: inEditor(quote, text),
    label,
    ...others(object, understood),
  };
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
  const { id, start, end, label, value, mod, canonical, note, origin, rejected, extra } = annotation;
  const isPlaced = annotation.anchor !== 'ambiguous' && annotation.anchor !== 'lost';
  const { prefix, suffix } = isPlaced ? quoteOf(text.editor, annotation) : annotation;
  const known = {
    start: text.offsets.toFileCodePoints(start),
    end: text.offsets.toFileCodePoints(end),
    text: isPlaced ? text.fileSlice(start, end) : annotation.text,
    label,
    value,
    mod,
    canonical,
    id,
    origin,
    rejected: rejected === true ? true : undefined,
    note,
    prefix,
    suffix,
    anchor: isPlaced ? undefined : annotation.anchor,
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

const OF_RELATION: ReadonlySet<string> = new Set(['id', 'type', 'from', 'to']);

/** The relation of a line, without an id where the line has none; a sentence where it is none. */
export function relationFromLine(
  object: JsonObject,
): (Omit<Relation, 'id'> & { readonly id?: string }) | string {
  const { id, type, from, to } = object;
  if (typeof from !== 'string' || typeof to !== 'string')
    return 'A relation needs "from" and "to", ids of annotations.';
  if (typeof type !== 'string' || type === '') return 'A relation needs a "type".';
  return { ...(typeof id === 'string' && { id }), type, from, to, ...others(object, OF_RELATION) };
}

export function relationToLine({ id, type, from, to, extra }: Relation): JsonObject {
  return defined({ id, type, from, to, ...extra });
}
