/**
 * What γ is computed of (Mathet, Widlöcher, Métivier 2015, “The unified and holistic method gamma (γ) for inter-annotator
 * agreement measure and alignment”, Computational Linguistics 41:3): who marked which units, and how far two units are from each other.
 */
import type { Span } from '../../../text/span.js';

export interface Unit extends Span {
  readonly label: string;
}

/** A unit with whose it is, and which one of theirs. */
export interface PlacedUnit extends Unit {
  readonly annotator: number;
  readonly index: number;
}

/** The units of each annotator of a document, in any order; they may nest and cross. */
export type Continuum = readonly (readonly Unit[])[];

/** What counts how much. */
export interface Weights {
  /** Of positions (α). */
  readonly position: number;
  /** Of labels (β). */
  readonly label: number;
  /** The cost of a unit that has no partner (Δ∅). */
  readonly alone: number;
}

export const EVEN: Weights = { position: 1, label: 1, alone: 1 };

/** How far two units are from each other by their places, not weighted; 0 for the same place. */
export function positionDissimilarity(a: Span, b: Span): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  if (apart === 0) return 0;
  const share = apart / (a.end - a.start + b.end - b.start);
  return share * share;
}

/** α·d_pos + β·d_cat. */
export function dissimilarity(a: Unit, b: Unit, { position, label, alone }: Weights): number {
  const places = position === 0 ? 0 : position * positionDissimilarity(a, b);
  return alone * (places + (a.label === b.label ? 0 : label));
}

export const unitsIn = (continuum: Continuum): number =>
  continuum.reduce((sum, { length }) => sum + length, 0);
