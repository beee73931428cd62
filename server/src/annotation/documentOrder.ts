/** The order in which an annotator goes through the documents, for the server and its clients. Pure. */
import type { DocumentStatus } from './model.js';

export type DocumentOrder = 'name' | 'fewestDone' | 'mostUncertain' | 'teachesMost' | 'random';

export interface DocumentProgress {
  readonly name: string;
  readonly status: DocumentStatus;
  /** Labels that nothing more has, sorted; absent where documents are done as wholes. */
  readonly exhaustive?: readonly string[];
  readonly annotated: number;
  /** Suggestions that nobody decided about yet. */
  readonly suggestions?: number;
  /** How unsure the recogniser is of them, 0 to 1. */
  readonly uncertainty?: number;
  /** What decisions on it would teach, in bits: a decision, see `teachingOf`; a word, where a tagger is asked (`doubt`). */
  readonly teaches?: number;
}

/** By name, with numbers in it by size: a2 before a10. Stable over locales. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return order.compare(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
const order = new Intl.Collator('en', { numeric: true });

/** How unsure the recogniser is of suggestions, on average: 0 (or none) to 1. */
export function uncertaintyOf(suggestions: readonly { readonly confidence: number }[]): number {
  const doubts = suggestions.reduce((sum, { confidence }) => sum + 1 - confidence, 0);
  return suggestions.length === 0 ? 0 : doubts / suggestions.length;
}

/** Whether documents in an order are no random sample of the corpus: what is measured on the first of them is no measure of all. */
export const isBiased = (order: DocumentOrder): boolean =>
  order === 'mostUncertain' || order === 'teachesMost';

/** How much a decision on a suggestion of a confidence would tell: the binary entropy (Shannon 1948), 0 to 1 bit. */
export function bitsOf(confidence: number): number {
  if (confidence <= 0 || confidence >= 1) return 0;
  const other = 1 - confidence;
  return -(confidence * Math.log2(confidence) + other * Math.log2(other));
}

/**
 * What decisions on a document's suggestions would teach, in bits a decision: entropy of those that differ in label or words
 * (uncertainty; what is repeated teaches once, and what is known from other documents is sure by now: novelty), over the number
 * of all of them. 0 where there is none.
 */
export function teachingOf(
  suggestions: readonly { readonly confidence: number; readonly label: string; readonly text: string }[],
): number {
  const byForm = new Map<string, number>();
  for (const { confidence, label, text } of suggestions) {
    const form = `${label} ${text}`;
    byForm.set(form, Math.max(byForm.get(form) ?? 0, bitsOf(confidence)));
  }
  let bits = 0;
  for (const each of byForm.values()) bits += each;
  return suggestions.length === 0 ? 0 : bits / suggestions.length;
}

/** Share of what is to be decided that is decided: 1 where the annotator said that it is done. */
function shareDone({ status, annotated, suggestions = 0 }: DocumentProgress): number {
  if (status === 'done') return 1;
  return annotated === 0 ? 0 : annotated / (annotated + Math.max(1, suggestions));
}

/** The documents in an order; equal ones by name. Documents that are done come last in all orders but that by name. */
export function orderDocuments<T extends DocumentProgress>(
  documents: readonly T[],
  order: DocumentOrder,
): T[] {
  const done = (document: T): number => (document.status === 'done' ? 1 : 0);
  const compare = (a: T, b: T): number => {
    switch (order) {
      case 'name':
        return 0;
      case 'fewestDone':
        return shareDone(a) - shareDone(b) || a.annotated - b.annotated;
      case 'mostUncertain':
        return done(a) - done(b) || (b.uncertainty ?? 0) - (a.uncertainty ?? 0);
      case 'teachesMost':
        return done(a) - done(b) || (b.teaches ?? 0) - (a.teaches ?? 0);
      case 'random':
        return done(a) - done(b) || lot(a.name) - lot(b.name);
    }
  };
  return [...documents].sort((a, b) => compare(a, b) || byName(a, b));
}

/** A number drawn for a name, the same on every machine (FNV-1a, murmur3's finish): the first of an order by it are a random sample. */
function lot(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The document to go on with after `current`: by name the next one that is not done (from the beginning again after
 * the last one), in the other orders the first that is neither done nor the current one.
 */
export function nextDocument<T extends DocumentProgress>(
  documents: readonly T[],
  current: string | undefined,
  order: DocumentOrder,
): T | undefined {
  const ordered = orderDocuments(documents, order);
  return nextAfter(ordered, order === 'name' ? current : undefined, current);
}

/** The first document behind `after`, and from the beginning again, that is neither done nor `except`. */
export function nextAfter<T extends DocumentProgress>(
  ordered: readonly T[],
  after: string | undefined,
  except = after,
): T | undefined {
  const at = ordered.findIndex(({ name }) => name === after) + 1;
  return [...ordered.slice(at), ...ordered.slice(0, at)].find(
    ({ name, status }) => name !== except && status !== 'done',
  );
}
