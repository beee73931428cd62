/** Classes of words that the grammar of names asks for by name, from tables that a linguist edits. */
import { parseLexicon, variants } from '../../../../text/lexicon.js';
import { fold } from '../../normalise.js';

/** The words of one class; their table is read when the first one is asked for. */
export class WordSet {
  private folded: ReadonlySet<string> | undefined;
  private list: readonly string[] | undefined;

  constructor(private readonly read: () => readonly string[]) {}

  /** Whether a folded word is of the class. */
  has(word: string): boolean {
    return (this.folded ??= this.foldAll()).has(word);
  }

  /** Whether a folded word begins with one of the class. */
  hasBeginningOf(word: string): boolean {
    const list = (this.list ??= [...this.words]);
    for (let i = 0; i < list.length; i++) if (word.startsWith(list[i]!)) return true;
    return false;
  }

  /** The words, folded, in the order of the table. */
  get words(): ReadonlySet<string> {
    return (this.folded ??= this.foldAll());
  }

  /** The words as the table spells them. */
  get spellings(): readonly string[] {
    return this.read();
  }

  private foldAll(): ReadonlySet<string> {
    return new Set(this.read().map(fold));
  }
}

/**
 * A function that gives the classes of a table, in which `column` names the class of a row's `words`. `classes` are those
 * that code asks for: the table has all of them and no others, which a test holds.
 */
export function wordSets<C extends string>(
  table: string,
  column: string,
  classes: readonly C[],
): (wanted: C) => WordSet {
  let spellings: Map<string, string[]> | undefined;
  const read = (): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const row of parseLexicon(table)) {
      const name = row[column] ?? '';
      found.set(name, [...(found.get(name) ?? []), ...variants(row['words'])]);
    }
    return found;
  };
  const sets = new Map(
    classes.map((name) => [name, new WordSet(() => (spellings ??= read()).get(name) ?? [])]),
  );
  return (wanted) => sets.get(wanted)!;
}
