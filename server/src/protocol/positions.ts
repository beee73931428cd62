/** Places in a document as LSP has them: lines and UTF-16 units, both from 0. */
import * as v from 'valibot';
import { record } from './shapes.js';

export const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const PositionSchema = record({ line: CountSchema, character: CountSchema });
export type Position = v.InferOutput<typeof PositionSchema>;

/** `end` is exclusive. */
export const RangeSchema = record({ start: PositionSchema, end: PositionSchema });
export type Range = v.InferOutput<typeof RangeSchema>;
