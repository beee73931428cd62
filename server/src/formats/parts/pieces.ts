/** Pieces of discontinuous annotations in files, in code points, and what files say of attributes, as JSON has both. */
import type { Attributes } from '../../annotation/attributes.js';
import { readFragments } from '../../annotation/fragmentLines.js';
import { piecesOf, type Place } from '../../annotation/fragments.js';
import type { CodePointIndex } from '../../text/offsets.js';
import { isObject, type JsonObject } from './inputText.js';

/** A piece from its first code point to the one behind its last. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The pieces of an annotation in code points: one, where it has no gaps. */
export function pointPieces(place: Place, points: CodePointIndex): readonly Piece[] {
  return piecesOf(place).map(({ start, end }) => ({
    start: points.toCodePoints(start),
    end: points.toCodePoints(end),
  }));
}

/** The same as a key of a JSON object that has `start` and `end` too; nothing where there are no gaps. */
export const piecesKey = (place: Place, points: CodePointIndex): { fragments?: readonly Piece[] } =>
  place.fragments ? { fragments: pointPieces(place, points) } : {};

/** The pieces that an object says, objects or pairs, of an annotation whose text is known; what is none is kept as it is. */
export function readPieces(
  object: JsonObject,
  text: string,
): Pick<Place, 'fragments'> & { extra?: JsonObject } {
  const { start, end, fragments } = object;
  if (!Array.isArray(fragments) || fragments.length === 0) return {};
  const pairs = (fragments as unknown[]).map((piece) =>
    isObject(piece) ? [piece['start'], piece['end']] : piece,
  );
  const hull = { start: Number(start), end: Number(end) };
  const found = readFragments(pairs, hull, text);
  return found ? { fragments: found } : { extra: { fragments } };
}

/** The text of a value, for formats that show one. */
export const textOfValue = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Attributes as an object, or as its JSON, where a table has a column for them; what is neither is kept as it is. */
export function readAttributeObject(value: unknown): { attributes?: Attributes; extra?: JsonObject } {
  if (value === undefined || value === null || value === '') return {};
  const object = typeof value === 'string' ? parsed(value) : value;
  if (!isObject(object)) return { extra: { attributes: value } };
  return Object.keys(object).length > 0 ? { attributes: object } : {};
}

/** The inverse for what is no text; what is no JSON is one. */
export const valueOfText = (text: string): unknown => {
  const value = parsed(text);
  return value === undefined ? text : value;
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
