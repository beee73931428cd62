/** How it is written down what a client may ask with, and what it may not. */
export const uri = 'file:///corpus/a.txt';

export interface Rows {
  readonly valid: readonly unknown[];
  readonly malformed: readonly (readonly [parameters: unknown, at: string])[];
}

export const withoutUri = [
  [{}, 'uri'],
  [{ uri: null }, 'uri'],
  [{ uri: 7 }, 'uri'],
  [{ uri: [uri] }, 'uri'],
  [{ uri: { toString: 'x' } }, 'uri'],
  [JSON.parse(`{"__proto__":{"uri":"${uri}"}}`), 'uri'],
] as const;
