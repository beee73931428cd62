/** The words of WebAnno TSV 3.3: header, layers and their features, escapes. */
import { ENTITY, RELATION } from './uima.js';

export const FORMAT = '#FORMAT=WebAnno TSV 3.3';

/** Features of INCEpTION's built-in layer, and then ours; each with the attribute that it holds. */
export const BUILT_IN = [
  ['identifier', 'canonical'],
  ['value', 'label'],
] as const;
export const OURS = [
  ['note', 'note'],
  ['origin', 'origin'],
  ['timexMod', 'mod'],
  ['timexValue', 'value'],
] as const;
export type Feature = (typeof BUILT_IN | typeof OURS)[number];

export const spanLayer = (features: readonly Feature[]): string =>
  `#T_SP=${ENTITY}|${features.map(([name]) => name).join('|')}\n`;

/** A relation stands on its target's first line: its label, and where its source is. */
export const RELATION_LAYER = `#T_RL=${RELATION}|label|BT_${ENTITY}\n`;

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
