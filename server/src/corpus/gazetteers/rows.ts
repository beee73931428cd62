/** Rows of gazetteers: what may be linked to beside the corpus' own entities, and what is wrong with rows that cannot. */
import type { FileProblem } from '../../annotation/fileProblem.js';
import { message, type Message } from '../../messages/message.js';
import { isWikidataItem, type Entity } from '../entities/entityFile.js';

/** A row as an entity that nobody has chosen yet; the label is empty where the gazetteer gives none. */
export interface GazetteerRow extends Entity {
  /** Path of its file below the corpus folder. */
  readonly gazetteer: string;
}

export interface ReadGazetteer {
  readonly rows: readonly GazetteerRow[];
  readonly problems: readonly FileProblem[];
}

/** A row as its file says it, right or wrong. */
export interface GivenRow {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly label: string;
  readonly wikidata: string;
}

/** What happens to a file that cannot be read. */
export const GAZETTEER_OTHERWISE = message('gazetteer.otherwise');

/** Rows that are told one by one; of more their number. */
const MOST_TOLD = 100;

const NO_ALIASES: readonly string[] = [];

/** The item of a link or a cell: `Q1028`, `wd:Q1028`, the item's address. */
function wikidataItem(text: string): string | undefined {
  const item = /^(?:(?:wd|wikidata):|https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q\d+)$/i.exec(
    text,
  )?.[1];
  return item !== undefined && isWikidataItem(item.toUpperCase()) ? item.toUpperCase() : undefined;
}

/** Whether a link leads to Wikidata. */
export const isWikidata = (link: string): boolean => /^(?:wd|wikidata):|wikidata\.org\//i.test(link);

/** Takes rows in, and tells what is wrong with them. */
export class RowGathering {
  private readonly rows: GazetteerRow[] = [];
  private readonly ids = new Set<string>();
  private readonly labels = new Map<string, string>();
  private readonly problems: FileProblem[] = [];
  private untold = 0;

  constructor(
    private readonly uri: string,
    private readonly gazetteer: string,
  ) {}

  /** `line` gives where the row begins, from 1: it is asked only where something is wrong. */
  add({ id, name, aliases, label, wikidata }: GivenRow, line: () => number): void {
    if (id === '') return this.tell(line, message('gazetteer.noId'));
    if (name === '') return this.tell(line, message('gazetteer.noName', { id }));
    if (this.ids.has(id)) return this.tell(line, message('gazetteer.twice', { id }));
    this.ids.add(id);
    const item = wikidataItem(wikidata);
    if (wikidata !== '' && item === undefined)
      this.tell(line, message('gazetteer.wikidata', { id, wikidata }), 'warning');
    const others = aliases.filter(
      (alias, i) => alias !== '' && alias !== name && aliases.indexOf(alias) === i,
    );
    this.rows.push({
      id,
      label: this.interned(label),
      name,
      aliases: others.length > 0 ? others : NO_ALIASES,
      ...(item !== undefined && { wikidata: item }),
      gazetteer: this.gazetteer,
    });
  }

  /** Something is wrong with a row, or with the file. */
  tell(line: () => number, told: Message, severity: FileProblem['severity'] = 'error'): void {
    if (this.problems.length >= MOST_TOLD) this.untold++;
    else this.problems.push({ file: this.uri, line: line(), column: 1, message: told, severity });
  }

  result(): ReadGazetteer {
    const { rows, problems, untold, uri: file } = this;
    if (untold === 0) return { rows, problems };
    const told = message('gazetteer.more', { count: untold });
    return { rows, problems: [...problems, { file, line: 1, column: 1, message: told, severity: 'error' }] };
  }

  /** Of a hundred thousand rows a few say something new. */
  private interned(label: string): string {
    let known = this.labels.get(label);
    if (known === undefined) this.labels.set(label, (known = label));
    return known;
  }
}
