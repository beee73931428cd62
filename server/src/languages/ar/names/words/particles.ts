/** Particles by what they tell beside a name, from their lexicon (lexicons/triggers-particles.tsv tells the classes). */
import table from '../lexicons/triggers-particles.tsv';
import { wordSets } from './wordSets.js';

export const PARTICLES = [
  'about',
  'around-place',
  'at-building',
  'at-district',
  'compass',
  'from',
  'in',
  'in-name-of',
  'into',
  'less',
  'negates',
  'number-sign',
  'opens-in',
  'or',
  'parties',
  'preposition',
  'report',
  'that',
  'to',
  'topic',
  'under',
  'upon',
  'with',
] as const;

/** The particles of a class. */
export const particles = wordSets(table, 'class', PARTICLES);
