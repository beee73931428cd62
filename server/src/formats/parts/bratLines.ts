/** What the lines of brat's standoff have in common, whether they are written or read. */

/** Normalisation databases that stand for our attributes. */
export const REFERENCES: readonly (readonly [string, 'value' | 'mod' | 'canonical'])[] = [
  ['Value', 'value'],
  ['Mod', 'mod'],
  ['Entity', 'canonical'],
];

/** Without what brat takes for the end of a line. */
export const unbroken = (text: string): string => text.replace(/[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g, ' ');
/** Without tabs either, which part the fields. */
export const oneLine = (text: string): string => unbroken(text).replace(/\t/g, ' ');
