/** Whether what was read back is what was written: span by span, attribute by attribute. */
import type { Annotation } from '../annotation/model.js';
import type { AttributeKey, Carries, ExchangeDocument } from '../formats/format.js';
import { carryBetween } from './textMatching.js';

/** One thing that is not as it was written; in words. */
export interface Difference {
  readonly document: string;
  readonly message: string;
}

const ATTRIBUTES: readonly AttributeKey[] = ['id', 'value', 'mod', 'canonical', 'note', 'origin', 'extra'];

/** JSON with the keys of objects in order, so that equal values give equal texts. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function describe(annotation: Annotation, carries: Carries): string {
  const attributes = ATTRIBUTES.filter(
    (key) => carries.attributes.has(key) && annotation[key] !== undefined,
  ).map((key) => `${key} ${stable(annotation[key])}`);
  const rejected = annotation.rejected === true ? ['rejected'] : [];
  return [
    `${annotation.label} at ${annotation.start} to ${annotation.end} «${annotation.text}»`,
    ...rejected,
    ...attributes,
  ].join(', ');
}

function count(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function relationTexts(document: ExchangeDocument, carries: Carries): string[] {
  const ends = new Map(
    document.annotations.map((annotation) => [annotation.id, describe(annotation, carries)]),
  );
  return document.relations.map(
    (relation) => `relation ${relation.type} from ${ends.get(relation.from)} to ${ends.get(relation.to)}`,
  );
}

/** Differences between a document as it was to be written (projected) and as it was read back. */
export function compareDocuments(
  written: ExchangeDocument,
  read: ExchangeDocument | undefined,
  carries: Carries,
): Difference[] {
  const differ = (message: string): Difference => ({ document: written.name, message });
  if (!read) return [differ('is missing')];
  if (read.name !== written.name) return [differ(`came back as «${read.name}»`)];
  if (carries.text === 'exact' && read.text !== written.text) return [differ('its text came back changed')];
  const carry = carryBetween(read.text, written.text);
  if (!carry) return [differ('its text came back changed')];
  const moved: Annotation[] = read.annotations.map((annotation) => {
    const span = carry(annotation) ?? annotation;
    return { ...annotation, ...span, text: written.text.slice(span.start, span.end) };
  });
  const before = [
    ...written.annotations.map((annotation) => describe(annotation, carries)),
    ...relationTexts(written, carries),
    ...(carries.date ? [`date ${written.date}`] : []),
    ...(carries.status ? [`status ${written.status}`] : []),
  ];
  const after = [
    ...moved.map((annotation) => describe(annotation, carries)),
    ...relationTexts({ ...read, annotations: moved }, carries),
    ...(carries.date ? [`date ${read.date}`] : []),
    ...(carries.status ? [`status ${read.status}`] : []),
  ];
  const missing = count(before);
  const found: Difference[] = [];
  for (const text of after) {
    const left = missing.get(text) ?? 0;
    if (left > 0) missing.set(text, left - 1);
    else found.push(differ(`unexpected: ${text}`));
  }
  for (const [text, left] of missing) for (let i = 0; i < left; i++) found.push(differ(`missing: ${text}`));
  return found;
}
