/** Words of sports news, from their lexicon (lexicons/triggers-sport.tsv tells the classes). */
import { fold } from '../../text/normalise.js';
import { parseLexicon, variants } from '../../text/lexicon.js';
import table from './lexicons/triggers-sport.tsv';

const rows = parseLexicon(table);

const wordsOf = (wanted: string): ReadonlySet<string> =>
  new Set(rows.filter((row) => row['class'] === wanted).flatMap((row) => variants(row['words']).map(fold)));

/** Verbs and verbal nouns whose subject is a team when `AGAINST` follows it. */
export const PLAYS = wordsOf('plays');
/** Verbs whose subject and object are teams. */
export const BEATS = wordsOf('beats');
/** What leads to the other team. */
export const AGAINST = wordsOf('against');
/** Words for the other team, before its name. */
export const HOSTS = wordsOf('host');
/** Whom or what only a team has. */
export const SIDES = wordsOf('side');
