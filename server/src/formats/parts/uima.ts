/**
 * Documents as UIMA feature structures, whatever they are written in, by the types of `uimaTypes.ts`; tokens and sentences
 * come along for tools that need them. Offsets are UTF-16.
 */
import { piecesOf } from '../../annotation/fragments.js';
import { byPlace } from '../../annotation/annotationOrder.js';
import type { Carries, ExchangeDocument } from '../format.js';
import { sentences } from './sentences.js';
import { json } from './uimaScheme.js';
import { FACTS, RELATION, SENTENCE, TOKEN, type FeatureValue, type UimaScheme } from './uimaTypes.js';
import { bordersOf, exchangeTokens } from './tokens.js';

export const SOFA = 'uima.cas.Sofa';
const DOCUMENT = 'uima.tcas.DocumentAnnotation';

export const UIMA_CARRIES: Carries = {
  overlap: 'any',
  fragments: true,
  borders: 'any',
  attributes: new Set(['id', 'value', 'mod', 'canonical', 'note', 'attributes', 'origin']),
  relations: true,
  rejected: false,
  date: true,
  status: false,
  characters: 'xml',
  text: 'exact',
};

/** A feature structure; `references` are ids of others, of several where a list of them is said. */
export interface FeatureStructure {
  readonly id: number;
  readonly type: string;
  readonly values: Readonly<Record<string, FeatureValue>>;
  readonly references: Readonly<Record<string, number | readonly number[]>>;
  /** Whether the values are of the types that they were told to be; otherwise they are all texts. */
  readonly typed?: boolean;
}

export interface Cas {
  readonly text: string;
  /** Without the sofa itself, whose id is `SOFA_ID`. */
  readonly structures: readonly FeatureStructure[];
}

export const SOFA_ID = 1;

/** The feature structures of a document. */
export function casOf(document: ExchangeDocument, scheme: UimaScheme): Cas {
  const { text } = document;
  const structures: FeatureStructure[] = [];
  const add = (
    type: string,
    span: { start: number; end: number },
    values: Readonly<Record<string, FeatureValue | undefined>> = {},
    references: Readonly<Record<string, number>> = {},
  ): number => {
    const id = SOFA_ID + 1 + structures.length;
    const defined = Object.entries(values).filter(
      (entry): entry is [string, FeatureValue] => entry[1] !== undefined,
    );
    structures.push({
      id,
      type,
      values: { begin: span.start, end: span.end, ...Object.fromEntries(defined) },
      references: { sofa: SOFA_ID, ...references },
    });
    return id;
  };
  const whole = { start: 0, end: text.length };
  add(DOCUMENT, whole, { language: 'x-unspecified' });
  add(FACTS, whole, { documentName: document.name, creationTime: document.date });
  const annotations = [...document.annotations].sort(byPlace);
  const tokens = exchangeTokens(text, bordersOf(annotations));
  for (const sentence of sentences(text, tokens, annotations))
    add(SENTENCE, { start: sentence[0]!.start, end: sentence.at(-1)!.end });
  for (const token of tokens) add(TOKEN, token);
  const ids = new Map<string, number>();
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  for (const annotation of annotations) {
    const { id, label, canonical, value, mod, note, origin } = annotation;
    const { feature } = scheme.of;
    const own = {
      [feature]: label,
      identifier: canonical,
      timexValue: value,
      timexMod: mod,
      note,
      origin,
      annotationId: id,
      ...scheme.said('labels', annotation.attributes),
      fragments: json(annotation.fragments && piecesOf(annotation).map(({ start, end }) => [start, end])),
      // A layer of others may have one of our names for it.
      [feature]: label,
    };
    ids.set(id, add(scheme.of.layer, annotation, own));
  }
  for (const { type, from, to, attributes } of document.relations) {
    const end = byId.get(to);
    const references = { Governor: ids.get(from)!, Dependent: ids.get(to)! };
    if (end && ids.has(from))
      add(RELATION, end, { ...scheme.said('relations', attributes), label: type }, references);
  }
  return { text, structures };
}
