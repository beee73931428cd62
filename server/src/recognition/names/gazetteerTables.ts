/** The lexicons that make up the gazetteer, in order of preference: of two entries for one spelling, the first. */
import cities from './lexicons/places-cities.tsv';
import countries from './lexicons/places-countries.tsv';
import morocco from './lexicons/places-morocco.tsv';
import regions from './lexicons/places-regions.tsv';

export const GAZETTEER_TABLES: readonly string[] = [countries, morocco, cities, regions];
