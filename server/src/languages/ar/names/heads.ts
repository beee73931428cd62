/** Heads: the nouns that begin a name's phrase (وزارة، وزير، مطار، الدورة…), from their lexicon. */
import { fold } from '../normalise.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import type { NameLabel } from '../../mention.js';
import headTable from './lexicons/triggers-heads.tsv';

/** How a head makes a name; see lexicons/triggers-heads.tsv. */
export type HeadFrame = string;

export interface Head {
  readonly label: NameLabel;
  readonly frame: HeadFrame;
  /** The head as the text has it carries the article. */
  readonly definite: boolean;
  /** The noun without article, folded. */
  readonly noun: string;
}

const heads = new Map<string, Head[]>();
for (const row of parseLexicon(headTable)) {
  for (const word of variants(row['words'])) {
    const noun = fold(word);
    for (const definite of [false, true]) {
      const form = definite ? 'ال' + noun : noun;
      const list = heads.get(form) ?? [];
      list.push({ label: row['label'] as NameLabel, frame: row['frame'] ?? '', definite, noun });
      heads.set(form, list);
    }
  }
}

const NONE: readonly Head[] = [];

/** The heads that a folded stem can be. */
export function headsOf(stem: string): readonly Head[] {
  return heads.get(stem) ?? NONE;
}
