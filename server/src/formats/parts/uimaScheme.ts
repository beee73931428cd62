/** Attributes and pieces of a corpus' own scheme as features of UIMA's layers. */
import { placeOf } from '../../annotation/fragments.js';
import type { Annotation } from '../../annotation/model.js';
import type { Span } from '../../text/span.js';
import type { LayerFacts } from './layerFeatures.js';
import { readAttributeObject, valueOfText } from './pieces.js';

/** A value as a feature of ours has it. */
export const json = (value: unknown): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value);

/** Features, and the attributes that are in one of ours. */
export function withOwn(
  { label, attributes }: LayerFacts,
  values: Readonly<Record<string, unknown>>,
): Pick<Annotation, 'label' | 'attributes' | 'extra'> {
  const { attributes: own, extra } = readAttributeObject(values['attributes']);
  const all = own
    ? Object.fromEntries([attributes, own].flatMap((one) => Object.entries(one ?? {})))
    : attributes;
  return { label, ...(all && { attributes: all }), ...(extra && { extra }) };
}

/** The pieces of a feature of ours, where they are those of the span. */
export function piecesIn(given: unknown, { start, end }: Span): Pick<Annotation, 'fragments'> {
  const pairs = typeof given === 'string' ? valueOfText(given) : undefined;
  const isPair = (pair: unknown): pair is [number, number] =>
    Array.isArray(pair) && pair.length === 2 && pair.every(Number.isSafeInteger);
  if (!Array.isArray(pairs) || !pairs.every(isPair)) return {};
  const place = placeOf(pairs.map(([from, to]) => ({ start: from, end: to })));
  return place?.start === start && place.end === end && place.fragments ? { fragments: place.fragments } : {};
}
