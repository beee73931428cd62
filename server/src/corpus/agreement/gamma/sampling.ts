/**
 * What annotators would mark by chance: continua drawn with the numbers of the real one, units, gaps between them and lengths
 * from normal distributions, labels as often as they are (the statistical sampler of pygamma-agreement, Titeux and Riad 2021).
 */
import type { Random } from '../random.js';
import { unitsIn, type Continuum, type Unit } from './continuum.js';

interface Normal {
  readonly mean: number;
  readonly deviation: number;
}

export interface Chance {
  readonly annotators: number;
  /** Of one annotator in this document. */
  readonly units: Normal;
  /** From the end of a unit to the beginning of the next, below 0 where they overlap. */
  readonly gap: Normal;
  /** Of all documents. */
  readonly length: Normal;
  /** Labels of all units of all documents. */
  readonly labels: readonly string[];
}

function normalOf(values: readonly number[]): Normal {
  if (values.length === 0) return { mean: 0, deviation: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(square) };
}

/**
 * How each document is drawn. Units are as many and as far apart as in the document; how long they are and what labels they have
 * is the same for all, as it is what the annotators are like.
 */
export function chances(continua: readonly Continuum[]): readonly Chance[] {
  const all = continua.flat(2);
  const length = normalOf(all.map(({ start, end }) => end - start));
  const labels = all.map(({ label }) => label);
  return continua.map((continuum) => ({
    annotators: continuum.length,
    units: normalOf(continuum.map((units) => units.length)),
    gap: normalOf(gapsOf(continuum)),
    ...{ length, labels },
  }));
}

/** From the beginning of the text, or the end of the unit before; with a gap of 0, lest one unit is always drawn where it stands. */
function gapsOf(continuum: Continuum): number[] {
  const gaps = continuum.flatMap((units) => {
    const sorted = [...units].sort((a, b) => a.start - b.start || a.end - b.end);
    return sorted.flatMap(({ start }, i) =>
      i > 0 ? [start - sorted[i - 1]!.end] : start > 0 ? [start] : [],
    );
  });
  return [0, ...gaps];
}

/** One continuum by chance; empty where the document is. */
export function sampled({ annotators, units, gap, length, labels }: Chance, random: Random): Continuum {
  return Array.from({ length: annotators }, () => {
    const drawn: Unit[] = [];
    let last = 0;
    const count = Math.round(random.normal(units.mean, units.deviation));
    for (let i = 0; i < count; i++) {
      const start = last + random.normal(gap.mean, gap.deviation);
      const end = start + lengthBy(length, random);
      drawn.push({ start, end, label: labels[random.below(labels.length)]! });
      last = end;
    }
    return drawn;
  });
}

function lengthBy({ mean, deviation }: Normal, random: Random): number {
  for (let tries = 0; tries < 100; tries++) {
    const drawn = Math.abs(random.normal(mean, deviation));
    if (drawn > 0) return drawn;
  }
  return 1;
}

export const isEmpty = (continuum: Continuum): boolean => unitsIn(continuum) === 0;
