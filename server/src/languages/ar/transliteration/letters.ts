/** The letters of Arabic with the ways in which they are written in Latin ones, as the table has them. */
import { parseLexicon, variants } from '../../../text/lexicon.js';
import table from './lexicons/letters.tsv';

export interface LetterSpellings {
  /** The one spelling that ids are made of. */
  readonly id: string;
  /** Without the one that is nothing. */
  readonly anywhere: readonly string[];
  readonly atEnd: readonly string[];
  /** Whether the letter may be left out: wherever it stands, where a word begins, where it ends. */
  readonly isSilent: { readonly anywhere: boolean; readonly atStart: boolean; readonly atEnd: boolean };
}

const NOTHING = '_';
const written = (cell: string | undefined): string[] => variants(cell).filter((one) => one !== NOTHING);
const isSilentIn = (cell: string | undefined): boolean => variants(cell).includes(NOTHING);

/** By UTF-16 unit of the folded letter; read when they are first asked for. */
let letters: readonly (LetterSpellings | undefined)[] | undefined;

export function letterSpellings(): readonly (LetterSpellings | undefined)[] {
  if (letters) return letters;
  const read: (LetterSpellings | undefined)[] = [];
  for (const { letter = '', id = '', spellings, start, end } of parseLexicon(table))
    read[letter.charCodeAt(0)] = {
      id,
      anywhere: written(spellings),
      atEnd: written(end),
      isSilent: { anywhere: isSilentIn(spellings), atStart: isSilentIn(start), atEnd: isSilentIn(end) },
    };
  return (letters = read);
}
