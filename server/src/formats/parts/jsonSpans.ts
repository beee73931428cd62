/** Annotations as a list of JSON objects with offsets in code points and a label: what most JSON formats have. */
import { message } from '../../messages/message.js';
import type { Annotation } from '../../annotation/model.js';
import { CodePointIndex } from '../../text/offsets.js';
import type { ReadContext } from '../format.js';
import { readAttributes, readExtra, readScore } from './attributes.js';
import { isObject, shownValue, type JsonObject } from './inputText.js';
import { readAttributeObject, readPieces } from './pieces.js';
import { QuotedText } from './quotes.js';
import { optionalText } from './spans.js';

export interface JsonSpans {
  /** The list: objects, or triples of two offsets and a label. */
  readonly spans: Iterable<unknown>;
  readonly text: string;
  readonly place: { readonly file: string; readonly line?: number };
  readonly context: ReadContext;
}

/** Under which tools name the label of a span. */
const LABELS = ['label', 'type', 'entity_group', 'entity'] as const;

/** The annotations by their index in the list, in its order; what is broken is reported and left out. */
export function readJsonSpans(given: JsonSpans): ReadonlyMap<number, Annotation> {
  const { text, place, context } = given;
  const quoted = new QuotedText(text, new CodePointIndex(text));
  const found = new Map<number, Annotation>();
  let index = -1;
  for (const span of given.spans) {
    index++;
    const object = isObject(span) ? span : spanOfTriple(span, text);
    if (!object) {
      context.report({ ...place, message: message('read.spanKind', { found: shownValue(span) }) });
      continue;
    }
    const { start, end, id } = object;
    const label = LABELS.map((key) => object[key]).find((one) => typeof one === 'string');
    const at = quoted.place({ start, end }, object['text'], place, context.report);
    if (!at) continue;
    if (typeof label !== 'string') {
      context.report({ ...place, message: message('read.noLabelKeyAt', { place: shownValue(start) }) });
      continue;
    }
    const name = optionalText(id) || `a${found.size + 1}`;
    found.set(index, { id: name, ...at, label, ...attributesOfSpan(object, at.text) });
  }
  return found;
}

const KEYS = ['value', 'mod', 'canonical', 'note', 'origin'] as const;

/** What else a span says, under whichever of the names that spaCy, Prodigy and we have for it. */
function attributesOfSpan(span: JsonObject, text: string): Partial<Annotation> {
  const entity = optionalText(span['kb_id']) || undefined;
  const { confidence, extra } = readScore(span['score']);
  const { fragments, extra: noPieces } = readPieces(span, text);
  const { attributes, extra: noAttributes } = readAttributeObject(span['attributes']);
  return {
    ...(entity !== undefined && { canonical: entity }),
    ...readAttributes(span, KEYS),
    ...(confidence !== undefined && { confidence }),
    ...(fragments && { fragments }),
    ...(attributes && { attributes }),
    ...readExtra({ ...extra, ...noPieces, ...noAttributes, ...readExtra(span['extra']).extra }),
  };
}

/** `[start, end, label]`, with a quote or the entity behind it; or the label first. */
function spanOfTriple(span: unknown, text: string): JsonObject | undefined {
  if (!Array.isArray(span) || span.length < 3) return undefined;
  const [first, second, third, fourth] = span as unknown[];
  if (typeof first === 'string') return { label: first, start: second, end: third };
  const triple = { start: first, end: second, label: third };
  if (typeof fourth !== 'string' || fourth === '') return triple;
  return text.includes(fourth) ? { ...triple, text: fourth } : { ...triple, kb_id: fourth };
}

/** An array, or nothing. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
