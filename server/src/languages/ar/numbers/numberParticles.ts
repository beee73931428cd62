/** The words of grammar inside numbers, by class: see the notes in `lexicons/number-particles.tsv`. */
import { readWordClasses } from '../wordClasses.js';
import table from './lexicons/number-particles.tsv';

export const PARTICLE_CLASSES = ['and-one', 'decimal-point', 'beyond', 'per', 'after-accusative'] as const;

/** The words of a class, folded. */
export const PARTICLES = readWordClasses([table], PARTICLE_CLASSES, []).words;
