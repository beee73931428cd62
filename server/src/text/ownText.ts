/**
 * A piece of a text that does not keep the text: a slice is a view of what it was cut from, and whoever keeps a word of one
 * version of a document keeps that version.
 */
export const ownText = (piece: string): string => ` ${piece}`.slice(1);
