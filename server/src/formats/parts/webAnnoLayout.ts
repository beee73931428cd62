/** The words of WebAnno TSV 3.3: header, layers and their features, escapes. */
import type { Annotation, Relation } from '../../annotation/model.js';
import { ENTITY, RELATION } from './uimaTypes.js';

export const FORMAT = '#FORMAT=WebAnno TSV 3.3';

/** A feature of a layer, and what it says of an annotation or relation; nothing, or nothing in it, is none. */
export interface Feature<T> {
  readonly name: string;
  readonly of: (one: T) => string | undefined;
}

/** Features of INCEpTION's built-in layer, and then ours. */
export const BUILT_IN: readonly Feature<Annotation>[] = [
  { name: 'identifier', of: ({ canonical }) => canonical },
  { name: 'value', of: ({ label }) => label },
];
export const OURS: readonly Feature<Annotation>[] = [
  { name: 'note', of: ({ note }) => note },
  { name: 'origin', of: ({ origin }) => origin },
  { name: 'timexMod', of: ({ mod }) => mod },
  { name: 'timexValue', of: ({ value }) => value },
];
export const OF_RELATIONS: readonly Feature<Relation>[] = [{ name: 'label', of: ({ type }) => type }];

const names = (features: readonly { readonly name: string }[]): string =>
  features.map(({ name }) => name).join('|');

export const spanLayer = (features: readonly Feature<Annotation>[]): string =>
  `#T_SP=${ENTITY}|${names(features)}\n`;

/** A relation stands on its target's first line: its features, and where its source is. */
export const relationLayer = (features: readonly Feature<Relation>[]): string =>
  `#T_RL=${RELATION}|${names(features)}|BT_${ENTITY}\n`;

const VALUE_ESCAPES = /\\|\[|\]|\||_|->|;|\t|\n|\r|\*/g;
const NAMED: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\r': 'r' };
export const escapeValue = (text: string): string =>
  text.replace(VALUE_ESCAPES, (found) => `\\${NAMED[found] ?? found}`);
export const escapeText = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (found) => `\\${NAMED[found] ?? found}`);
export const unescape = (text: string): string =>
  text.replace(/\\(->|.)/gs, (_whole, found: string) => ({ t: '\t', n: '\n', r: '\r' })[found] ?? found);

/** Splits at a character that no backslash stands before. */
export function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\\') {
      part += text.slice(i, i + 2);
      i++;
    } else if (character === separator) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  parts.push(part);
  return parts;
}
