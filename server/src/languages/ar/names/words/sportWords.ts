/** Words of sports news, from their lexicon (lexicons/triggers-sport.tsv tells the classes). */
import table from '../lexicons/triggers-sport.tsv';
import { wordSets } from './wordSets.js';

export const SPORT_WORDS = ['against', 'beats', 'host', 'member', 'plays', 'side'] as const;

const wordsOf = wordSets(table, 'class', SPORT_WORDS);

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
/** Whom or what only a team has, so that a town's name behind it is a club's. */
export const MEMBERS = wordsOf('member');
