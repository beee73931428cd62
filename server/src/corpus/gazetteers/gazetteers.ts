/** The gazetteers that a corpus names: read again as their files change, looked through when a mention is to be linked. */
import type { FileProblem } from '../../annotation/fileProblem.js';
import { message, type Message } from '../../messages/message.js';
import { readCorpusText } from '../corpusText.js';
import type { Entity } from '../entities/entityFile.js';
import { EntityDirectory, type DirectoryLanguage } from '../entities/entityDirectory.js';
import { NameTable } from '../entities/nameTable.js';
import { inSlices, type Pause } from '../../text/slices.js';
import type { FileSystem } from '../files/fileSystem.js';
import { joinUri } from '../files/uris.js';
import { readLinkedPlaces } from './linkedPlaces.js';
import { GAZETTEER_OTHERWISE, type GazetteerRow, type ReadGazetteer } from './rows.js';
import { readSkosTurtle } from './skosTurtle.js';
import { readTsvGazetteer } from './tsvGazetteer.js';

/** What each kind of file is read by, by the ends of its names. */
const READERS: readonly (readonly [RegExp, typeof readTsvGazetteer])[] = [
  [/\.(?:tsv|tab)$/i, readTsvGazetteer],
  [/\.(?:json|geojson|jsonld)$/i, readLinkedPlaces],
  [/\.ttl$/i, readSkosTurtle],
];

interface Made {
  readonly language: DirectoryLanguage;
  readonly directory: Promise<EntityDirectory<GazetteerRow>>;
}

export class Gazetteers {
  /** By the addresses of the files, in the order in which the corpus names them. */
  private read: ReadonlyMap<string, ReadGazetteer> = new Map();
  private paths: readonly string[] = [];
  private rowsById: ReadonlyMap<string, GazetteerRow> | undefined;
  private made: Made | undefined;

  constructor(
    private readonly files: FileSystem,
    private readonly root: string,
  ) {}

  /** Addresses of the files. */
  get uris(): readonly string[] {
    return this.paths.map((path) => joinUri(this.root, path));
  }

  get problems(): readonly FileProblem[] {
    return [...this.read.values()].flatMap(({ problems }) => problems);
  }

  /** Reads a file again. Whether it is one of them. */
  async refresh(uri: string): Promise<boolean> {
    const isOne = this.uris.includes(uri);
    if (isOne) await this.reload(this.paths, uri);
    return isOne;
  }

  /** Reads the files at these paths below the corpus folder; of those that are known already only `changed` anew. Never rejects. */
  async reload(paths: readonly string[], changed?: string): Promise<void> {
    const read = new Map<string, ReadGazetteer>();
    for (const path of new Set(paths)) {
      const uri = joinUri(this.root, path);
      const known = uri === changed ? undefined : this.read.get(uri);
      read.set(uri, known ?? (await this.readFile(uri, path)));
    }
    this.paths = [...new Set(paths)];
    this.read = read;
    this.rowsById = this.made = undefined;
  }

  /** A row as an entity with the label of what is linked to it; undefined where there is none. */
  entity(id: string, label: string): Entity | undefined {
    const row = this.byId.get(id);
    if (!row) return undefined;
    const { gazetteer: _, ...entity } = row;
    return { ...entity, label: row.label || label };
  }

  /** All rows, to be found as one types; undefined where there are none. Others may work while their names are read. */
  async directory(
    language: DirectoryLanguage,
    pause?: Pause,
  ): Promise<EntityDirectory<GazetteerRow> | undefined> {
    const rows = [...this.byId.values()];
    if (rows.length === 0) return undefined;
    if (this.made?.language !== language)
      this.made = { language, directory: directoryOf(rows, language, pause) };
    return this.made.directory;
  }

  /** Of several rows with one id the first counts. */
  private get byId(): ReadonlyMap<string, GazetteerRow> {
    if (this.rowsById) return this.rowsById;
    const byId = new Map<string, GazetteerRow>();
    for (const { rows } of this.read.values())
      for (const row of rows) if (!byId.has(row.id)) byId.set(row.id, row);
    return (this.rowsById = byId);
  }

  private async readFile(uri: string, path: string): Promise<ReadGazetteer> {
    const nothing = (told: Message, severity: FileProblem['severity']): ReadGazetteer => ({
      rows: [],
      problems: [{ file: uri, line: 1, column: 1, message: told, severity }],
    });
    const reader = READERS.find(([name]) => name.test(path))?.[1];
    if (!reader) return nothing(message('gazetteer.format'), 'error');
    const { text, problems } = await readCorpusText(this.files, uri, GAZETTEER_OTHERWISE);
    if (text !== undefined) return inSlices(reader(uri, path, text));
    // Who gave a corpus away may not give its gazetteers away.
    return problems.length > 0 ? { rows: [], problems } : nothing(message('gazetteer.missing'), 'warning');
  }
}

async function directoryOf(
  rows: readonly GazetteerRow[],
  language: DirectoryLanguage,
  pause: Pause | undefined,
): Promise<EntityDirectory<GazetteerRow>> {
  const names = new NameTable(language);
  await inSlices(names.reading(rows), pause);
  return new EntityDirectory(rows, language, names);
}
