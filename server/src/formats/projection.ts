/**
 * A document as a format can carry it, and the list of what it cannot: every annotation or attribute that is
 * left out or changed is one loss, so that nothing disappears without a word.
 */
import { message, type Message } from '../messages/message.js';
import { CONFIDENCE_KEYS, type Confidences } from '../annotation/confidence.js';
import type { Attributes } from '../annotation/attributes.js';
import type { Annotation, AnnotationInMaking, Relation } from '../annotation/model.js';
import { carriedPlace, samePlace } from '../annotation/fragments.js';
import { byPlace } from '../annotation/annotationOrder.js';
import type { AttributeKey, Carries, ExchangeDocument, FormatOptions } from './format.js';
import { cleanedJson, cleaner } from './parts/cleaning.js';
import { EXHAUSTIVE_FIELD, exhaustiveText } from './parts/exhaustiveLabels.js';
import { separate, withoutCrossings } from './parts/overlaps.js';
import { textOfValue } from './parts/pieces.js';
import { exchangeTokens, isWhite, tokenRange, type ExchangeToken } from './parts/tokens.js';
import { cutsPair, type Span } from '../text/span.js';

export type LossKind =
  | 'unanchored' // its place in the text is not known any more
  | 'empty'
  | 'rejected'
  | 'label'
  | 'nested'
  | 'crossing'
  | 'gaps'
  | 'border'
  | 'attribute'
  | 'relation'
  | 'date'
  | 'field'
  | 'wordless'
  | 'character';

/** One thing that an export leaves out or changes. */
export interface Loss {
  readonly document: string;
  readonly kind: LossKind;
  readonly detail: Message;
  /** The annotation, where it is about one; UTF-16 offsets into the file's text. */
  readonly annotation?: Annotation;
}

export interface Projection {
  readonly document: ExchangeDocument;
  readonly losses: readonly Loss[];
  /** Whether it is left out, since there is no word in it. */
  readonly wordless: boolean;
}

/** Attributes whose loss is reported; ids and origins are bookkeeping. */
const REPORTED: readonly Exclude<
  AttributeKey,
  'id' | 'attributes' | 'origin' | 'extra' | keyof Confidences
>[] = ['value', 'mod', 'canonical', 'note'];

/** Options that formats with a choice share: which of overlapping annotations stay (`overlap`). */
export function projectDocument(
  document: ExchangeDocument,
  carries: Carries,
  options: FormatOptions,
): Projection {
  const losses: Loss[] = [];
  const lose: Lose = (kind, detail, annotation) => {
    losses.push({ document: document.name, kind, detail, ...(annotation && { annotation }) });
  };
  const clean = cleaner(carries.characters);
  const text = clean(document.text);
  if (text !== document.text) loseCharacters(document.text, text, lose);
  const annotations = projectAnnotations(document.annotations, { text, carries, options, clean, lose });
  const relations = projectRelations(document.relations, annotations, { carries, clean, lose });
  if (document.date !== undefined && !carries.date)
    lose('date', message('loss.date', { date: document.date }));
  const exhaustive = exhaustiveOf(document, carries, clean);
  const fields = keptFields({ ...document.fields, ...exhaustive.field }, carries, clean, lose);
  const wordless = carries.wordless === false && !hasWords(text);
  if (wordless) lose('wordless', message('loss.wordless'));
  const { date, status, annotator, name, sha256 } = document;
  return {
    document: {
      name,
      text,
      ...(sha256 !== undefined && text === document.text && { sha256 }),
      annotations,
      relations,
      ...(annotator !== undefined && { annotator }),
      ...(date !== undefined && carries.date && { date }),
      ...fields,
      ...(status !== undefined && carries.status && { status }),
      ...exhaustive.own,
    },
    losses,
    wordless,
  };
}

/** The labels that are exhaustive, where the format has a place of its own for them; otherwise a field, unless one is called so. */
function exhaustiveOf(
  { exhaustive, fields = {} }: ExchangeDocument,
  carries: Carries,
  clean: (text: string) => string,
): { readonly own?: Pick<ExchangeDocument, 'exhaustive'>; readonly field?: Attributes } {
  if (!exhaustive) return {};
  if (carries.exhaustive) return { own: { exhaustive: exhaustive.map(clean) } };
  return Object.hasOwn(fields, EXHAUSTIVE_FIELD)
    ? {}
    : { field: { [EXHAUSTIVE_FIELD]: exhaustiveText(exhaustive) } };
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) || exchangeTokens(text).length > 0;

type Lose = (kind: LossKind, detail: Message, annotation?: Annotation) => void;

/** What a projection goes by. */
interface Projecting {
  /** The text as it will be written. */
  readonly text: string;
  readonly carries: Carries;
  readonly options: FormatOptions;
  readonly clean: (text: string) => string;
  readonly lose: Lose;
}

function loseCharacters(before: string, after: string, lose: Lose): void {
  for (let i = 0; i < after.length; i++) {
    if (after.charCodeAt(i) === before.charCodeAt(i)) continue;
    const code = before.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
    lose('character', message('loss.character', { code, offset: i }));
  }
}

function projectAnnotations(
  all: readonly Annotation[],
  { text, carries, options, clean, lose }: Projecting,
): Annotation[] {
  let annotations = [...all].sort(byPlace).filter((annotation) => {
    const problem = unusable(annotation, text, carries);
    if (problem) lose(problem[0], problem[1], annotation);
    return !problem;
  });
  if (!carries.fragments) annotations = annotations.map((annotation) => withoutGaps(annotation, lose));
  if (carries.borders !== 'any') annotations = fitBorders(annotations, text, carries.borders, lose);
  if (carries.overlap === 'nested') annotations = withoutCrossings(annotations, lose);
  if (carries.overlap === 'none')
    annotations = separate(annotations, options['overlap'] === 'innermost', lose);
  return annotations.map((annotation) => keepAttributes(annotation, text, carries, clean, lose));
}

/** Relations between annotations that are kept. */
function projectRelations(
  all: readonly Relation[],
  annotations: readonly Annotation[],
  { carries, clean, lose }: Pick<Projecting, 'carries' | 'clean' | 'lose'>,
): Relation[] {
  const kept = new Set(annotations.map((annotation) => annotation.id));
  const relations: Relation[] = [];
  for (const { id, type, from, to, attributes } of all) {
    if (carries.relations && kept.has(from) && kept.has(to)) {
      const said = keptAttributes(attributes, carries, clean, (key, value) =>
        lose('attribute', message('loss.relationAttribute', { type, from, to, key, value })),
      );
      relations.push({ id, type: clean(type), from, to, ...said });
    } else {
      const key = carries.relations ? 'loss.relationEnd' : 'loss.relation';
      lose('relation', message(key, { type, from, to }));
    }
  }
  return relations;
}

function unusable(
  annotation: Annotation,
  text: string,
  carries: Carries,
): readonly [LossKind, Message] | undefined {
  const { start, end, anchor, label } = annotation;
  if (anchor === 'lost' || anchor === 'ambiguous') return ['unanchored', message('loss.unanchored')];
  if (!(start >= 0 && start < end && end <= text.length) || cutsPair(text, start) || cutsPair(text, end))
    return ['empty', message('loss.empty')];
  if (annotation.rejected === true && !carries.rejected) return ['rejected', message('loss.rejected')];
  if (carries.labels && !carries.labels.has(label)) return ['label', message('loss.label', { label })];
  return undefined;
}

/** All from the first piece to the last. */
function withoutGaps(annotation: Annotation, lose: Lose): Annotation {
  const { fragments, ...whole } = annotation;
  if (!fragments) return annotation;
  lose('gaps', message('loss.gaps'), annotation);
  return whole;
}

/** A span without white space at its ends; undefined where nothing is left. */
function visible({ start, end }: Span, text: string): Span | undefined {
  while (start < end && isWhite(text.charCodeAt(start))) start++;
  while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : undefined;
}

function fitBorders(
  annotations: readonly Annotation[],
  text: string,
  borders: 'visible' | 'tokens',
  lose: Lose,
): Annotation[] {
  let tokens: ExchangeToken[] | undefined;
  const fitted: Annotation[] = [];
  for (const annotation of annotations) {
    const { fragments: _, ...rest } = annotation;
    const place = carriedPlace(annotation, (piece) => {
      const span = visible(piece, text);
      if (!span || borders !== 'tokens') return span;
      tokens ??= exchangeTokens(text);
      const { first, last } = tokenRange(tokens, span.start, span.end);
      return { start: tokens[first]!.start, end: tokens[last - 1]!.end };
    });
    if (!place) {
      lose('border', message('loss.invisible'), annotation);
      continue;
    }
    if (!samePlace(place, annotation))
      lose('border', message('loss.becomes', { text: text.slice(place.start, place.end) }), annotation);
    fitted.push({ ...rest, ...place });
  }
  return fitted.sort(byPlace);
}

/** An annotation with its words as `text`, the document as it will be written, has them. */
function keepAttributes(
  annotation: Annotation,
  text: string,
  carries: Carries,
  clean: (text: string) => string,
  lose: Lose,
): Annotation {
  const { id, start, end, fragments, origin, rejected, attributes, extra } = annotation;
  const words = text.slice(start, end);
  const whole = annotation.text === words ? annotation : { ...annotation, text: words };
  const label = clean(annotation.label);
  // Member by member: most annotations have few of them, and an export makes each anew.
  const kept: AnnotationInMaking = fragments
    ? { id, start, end, fragments, text: words, label }
    : { id, start, end, text: words, label };
  for (const key of REPORTED) {
    const value = annotation[key];
    if (value === undefined) continue;
    if (carries.attributes.has(key) && (value !== '' || carries.emptyAttributes !== false))
      kept[key] = clean(value);
    else lose('attribute', message('loss.attribute', { key, value }), whole);
  }
  for (const key of CONFIDENCE_KEYS) {
    const value = annotation[key];
    if (value === undefined) continue;
    if (carries.attributes.has(key)) kept[key] = value;
    else lose('attribute', message('loss.attribute', { key, value: String(value) }), whole);
  }
  if (attributes) {
    const said = keptAttributes(attributes, carries, clean, (key, value) =>
      lose('attribute', message('loss.attribute', { key, value }), whole),
    );
    if (said.attributes) kept.attributes = said.attributes;
  }
  if (rejected === true) kept.rejected = rejected;
  if (origin !== undefined && carries.attributes.has('origin')) kept.origin = origin;
  if (extra === undefined) return kept;
  if (carries.attributes.has('extra')) kept.extra = extra;
  else
    for (const [key, value] of Object.entries(extra))
      lose('attribute', message('loss.attribute', { key, value: JSON.stringify(value) }), whole);
  return kept;
}

/** The attributes that a corpus defines, where there is a place for them; otherwise each is lost. */
function keptAttributes(
  attributes: Attributes = {},
  carries: Carries,
  clean: (text: string) => string,
  lose: (key: string, value: string) => void,
): { readonly attributes?: Attributes } {
  const all = Object.entries(attributes);
  if (all.length === 0) return {};
  if (carries.attributes.has('attributes'))
    return { attributes: cleanedJson(attributes, clean) as Attributes };
  for (const [key, value] of all) lose(key, typeof value === 'string' ? value : JSON.stringify(value));
  return {};
}

/** What is said of the document as a whole, where there is a place for it; otherwise each is lost. */
function keptFields(
  fields: Attributes = {},
  { fields: hasPlace = () => false }: Carries,
  clean: (text: string) => string,
  lose: Lose,
): Pick<ExchangeDocument, 'fields'> {
  const kept = Object.entries(fields).filter(([name, value]) => {
    const isKept = hasPlace(name) && clean(name) === name;
    if (!isKept) lose('field', message('loss.field', { name, value: textOfValue(value) }));
    return isKept;
  });
  if (kept.length === 0) return {};
  return { fields: cleanedJson(Object.fromEntries(kept), clean) as Attributes };
}
