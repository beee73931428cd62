/** The languages that a reader may have: a line here for each catalogue beside the English one. */
import { ENGLISH } from './english.js';
import { format } from './format.js';
import { formatter, type Format } from './formatter.js';
import type { Catalogue } from './message.js';

const CATALOGUES: ReadonlyMap<string, Catalogue> = new Map();

/** How messages are told to a reader of a language (BCP 47 tag); in English where it has no catalogue. */
export function formatFor(language: string | undefined): Format {
  const catalogue =
    language === undefined ? undefined : CATALOGUES.get(language.split('-')[0]!.toLowerCase());
  return catalogue && language ? formatter(catalogue, language, { otherwise: ENGLISH }) : format;
}
