/** The names that lexicons list, read once for all that look names up. */
import { fold } from '../../normalise.js';
import { parseLexicon, variants, type LexiconRow } from '../../../../text/lexicon.js';
import { tokenise, type Token } from '../../tokens.js';

/** One spelling of a name. */
export interface ListedForm {
  readonly text: string;
  /** Folded words, cut as the tokens of a text are. */
  readonly words: readonly string[];
  /** The tokens, where they are more than Arabic words. */
  readonly tokens: readonly Token[] | undefined;
}

export interface ListedName {
  readonly id: string;
  readonly label: string;
  /** country, city, party, …: a refinement of the label; ends in `?` where the name is also a common word. */
  readonly kind: string;
  readonly name: string;
  readonly wikidata: string | undefined;
  /** The name first, then its variants. */
  readonly forms: readonly ListedForm[];
}

const ARABIC_WORDS = /^[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*$/;

function formOf(text: string): ListedForm {
  if (ARABIC_WORDS.test(text)) return { text, words: fold(text).split(' '), tokens: undefined };
  const { tokens } = tokenise(text);
  return { text, words: tokens.map(({ norm }) => norm), tokens };
}

/** The name of a row with the columns `label`, `kind`, `name`, `variants`, `id` and `wikidata`; undefined if it has no label or name. */
function listedName(row: LexiconRow): ListedName | undefined {
  const { label, name } = row;
  if (!label || !name) return undefined;
  return {
    id: row['id'] ?? '',
    label,
    kind: row['kind'] ?? '',
    name,
    wikidata: row['wikidata'] || undefined,
    forms: [name, ...variants(row['variants'])].map(formOf),
  };
}

/** The names of tables of a lexicon, one after the other. */
export function* listedNames(tables: readonly string[]): Generator<ListedName> {
  for (const table of tables) {
    for (const row of parseLexicon(table)) {
      const listed = listedName(row);
      if (listed) yield listed;
    }
  }
}
