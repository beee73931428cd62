/**
 * The gazetteer: every name the lexicons list, in a trie of folded words, with the spellings that writers vary
 * (عبداللطيف / عبد اللطيف, أبو / أبي, الإنتربول / إنتربول). Built once, on first use.
 */
import { fold } from '../../text/normalise.js';
import { parseLexicon, variants, type LexiconRow } from '../../text/lexicon.js';
import { tokenise } from '../../text/tokens.js';
import { NAME_LABELS, type NameLabel } from '../mention.js';
import { GAZETTEER_TABLES } from './gazetteerTables.js';
import { Class } from './wordClasses.js';

/** One name of the lexicons. */
export interface GazetteerEntry {
  readonly id: string;
  readonly label: NameLabel;
  readonly name: string;
  /** country, city, party, demonym, first-name, …: a refinement of the label, as the lexicon says it. */
  readonly kind: string;
  /** Also a common word: counts only beside a cue. */
  readonly ambiguous: boolean;
  readonly wikidata?: string;
}

export interface GazetteerNode {
  /** Absent where no name goes on, as behind most words. */
  next: Map<string, GazetteerNode> | undefined;
  entries: GazetteerEntry[] | undefined;
}

const newNode = (): GazetteerNode => ({ next: undefined, entries: undefined });

/** Kinds whose single-word spellings come with and without the article. */
const FREE_ARTICLE = new Set(['acronym', 'family-name', 'politician', 'person']);
const LABELS: ReadonlySet<string> = new Set(NAME_LABELS);

const PLAIN = /^[\u0621-\u064a ]+$/;
/** Forms in which something is written in several ways. */
const RESPELLED = /عبد|بو/;

/** Folded words of a form, cut as the tokens of a text are. */
function wordsOf(form: string): string[] {
  if (PLAIN.test(form)) return fold(form).split(' ');
  return tokenise(form).tokens.map((token) => token.norm);
}

/** Other ways to write the same words, folded: compounds of عبد and أبو joined or apart. */
function respellings(words: readonly string[]): (readonly string[])[] {
  const spellings: (readonly string[])[] = [words];
  if (!words.some((word) => word.startsWith('عبد') || word === 'ابو' || word === 'بو')) return spellings;
  const joined: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const next = words[i + 1];
    if ((word === 'عبد' || word === 'ابو' || word === 'بو') && next !== undefined) {
      joined.push(word + next);
      i++;
    } else joined.push(word);
  }
  if (joined.length < words.length) spellings.push(joined);
  const split = words.flatMap((word) =>
    word.startsWith('عبدال') && word.length > 6 ? ['عبد', word.slice(3)] : [word],
  );
  if (split.length > words.length) spellings.push(split);
  if (words.includes('ابو')) {
    for (const other of ['ابي', 'ابا']) spellings.push(words.map((word) => (word === 'ابو' ? other : word)));
  }
  return spellings;
}

export class Gazetteer {
  readonly root = newNode();
  private readonly classes = new Map<string, number>();
  private readonly byId = new Map<string, GazetteerEntry>();

  constructor(tables: readonly string[]) {
    for (const table of tables) for (const row of parseLexicon(table)) this.addRow(row);
  }

  /** Classes that the lexicons of names give a single folded word. */
  nameClass(stem: string): number {
    return this.classes.get(stem) ?? 0;
  }

  /** The entry of an id, the first one listed. */
  entry(id: string): GazetteerEntry | undefined {
    return this.byId.get(id);
  }

  private addRow(row: LexiconRow): void {
    const label = row['label'] ?? '';
    const kind = (row['kind'] ?? '').replace('?', '');
    const ambiguous = (row['kind'] ?? '').endsWith('?');
    const name = row['name'] ?? '';
    if (!LABELS.has(label) || name === '') return;
    const forms = [name, ...variants(row['variants'])];
    if (kind === 'first-name' || kind === 'family-name') {
      for (const form of forms) this.addNamePart(fold(form), kind, ambiguous);
      return;
    }
    const wikidata = row['wikidata'];
    const entry: GazetteerEntry = {
      id: row['id'] ?? '',
      label: label as NameLabel,
      name,
      kind,
      ambiguous,
      ...(wikidata && { wikidata }),
    };
    if (entry.id !== '' && !this.byId.has(entry.id)) this.byId.set(entry.id, entry);
    for (const form of forms) this.addForm(form, entry);
  }

  private addNamePart(stem: string, kind: string, ambiguous: boolean): void {
    const bit = kind === 'family-name' ? Class.Family : ambiguous ? Class.MaybeFirst : Class.First;
    const mark = (word: string): void => {
      this.classes.set(word, (this.classes.get(word) ?? 0) | bit);
    };
    if (stem.includes(' ')) {
      mark(stem.replaceAll(' ', ''));
      return;
    }
    mark(stem);
    if (kind !== 'family-name' || ambiguous) return;
    if (stem.startsWith('ال') && stem.length > 5) mark(stem.slice(2));
    else mark('ال' + stem);
  }

  private addForm(form: string, entry: GazetteerEntry): void {
    const words = wordsOf(form);
    const first = words[0];
    if (first === undefined) return;
    const single = words.length === 1;
    if (RESPELLED.test(form)) for (const spelling of respellings(words)) this.insert(spelling, entry);
    else this.insert(words, entry);
    if (entry.label === 'NORP' && !single) {
      this.insert(
        words.map((word) => (word.startsWith('ال') ? word : `ال${word}`)),
        entry,
      );
    }
    if (single && (FREE_ARTICLE.has(entry.kind) || entry.label === 'PERS')) {
      if (!first.startsWith('ال')) this.insert(['ال' + first], entry);
      else if (first.length > 5) this.insert([first.slice(2)], entry);
    }
    if (!single) return;
    let bit = 0;
    if (entry.label === 'NORP') bit = Class.Nationality;
    else if (entry.label === 'GPE' || entry.label === 'LOC') bit = entry.ambiguous ? 0 : Class.Place;
    if (bit) this.classes.set(first, (this.classes.get(first) ?? 0) | bit);
  }

  private insert(words: readonly string[], entry: GazetteerEntry): void {
    let node = this.root;
    for (const word of words) {
      const children = (node.next ??= new Map());
      let next = children.get(word);
      if (!next) children.set(word, (next = newNode()));
      node = next;
    }
    node.entries ??= [];
    for (const known of node.entries) if (known.label === entry.label && known.id === entry.id) return;
    node.entries.push(entry);
  }
}

let built: Gazetteer | undefined;

/** The gazetteer of the bundled lexicons. */
export function theGazetteer(): Gazetteer {
  return (built ??= new Gazetteer(GAZETTEER_TABLES));
}
