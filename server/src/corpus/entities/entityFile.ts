/** The corpus' entities, `entities.jsonl`: what annotations of all documents refer to by `canonical`. */
import type { Spelling } from '../../languages/languagePack.js';
import { message, type Message } from '../../messages/message.js';
import type { FileProblem } from '../../annotation/fileProblem.js';
import type { FileSystem } from '../files/fileSystem.js';
import { readIfThere, rewriteFile, unreadableFile } from '../files/rewriting.js';
import { MessageError } from '../../messages/messageError.js';
import { CONFLICT_CODE } from '../jsonFile.js';
import { readWhole, type Content, type Patience } from '../settledFile.js';
import {
  defined,
  formatJsonLine,
  joinBytes,
  splitLines,
  type JsonObject,
  type RawLine,
  type ReadLine,
} from '../../annotation/jsonLines.js';
import { linesAside } from '../../annotation/versions/markedBlocks.js';
import type { LineKind } from '../../annotation/versions/lineIdentity.js';

export const ENTITIES_FILE = 'entities.jsonl';

export interface Entity {
  readonly id: string;
  readonly label: string;
  /** The name people write it by. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Wikidata item, as Q1028. */
  readonly wikidata?: string;
  /** Ids of entities that somebody said are others, however much they are called alike (after `owl:differentFrom`). */
  readonly differentFrom?: readonly string[];
  readonly extra?: JsonObject;
}

const KNOWN: ReadonlySet<string> = new Set(['id', 'label', 'name', 'aliases', 'wikidata', 'differentFrom']);

/** A Wikidata item as it is written by itself: Q1028. */
export const isWikidataItem = (text: string): boolean => /^Q[1-9]\d*$/.test(text);

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** What is wrong with the line, where it is no entity. */
function entityFromLine(object: JsonObject): { readonly entity: Entity } | { readonly problem: Message } {
  const { id, label, name, aliases, wikidata, differentFrom } = object;
  if (typeof id !== 'string' || id === '') return { problem: message('line.entityId') };
  if (typeof name !== 'string' || name === '') return { problem: message('line.entityName') };
  const isItem = typeof wikidata === 'string' && isWikidataItem(wikidata);
  const understood: Readonly<Record<string, boolean>> = {
    aliases: isTexts(aliases),
    wikidata: isItem,
    differentFrom: isTexts(differentFrom),
  };
  const rest = Object.entries(object).filter(([key]) => !KNOWN.has(key) || understood[key] === false);
  const entity: Entity = {
    id,
    label: typeof label === 'string' ? label : 'MISC',
    name,
    aliases: isTexts(aliases) ? aliases : [],
    ...(isItem && { wikidata }),
    ...(isTexts(differentFrom) && differentFrom.length > 0 && { differentFrom }),
    ...(rest.length > 0 && { extra: Object.fromEntries(rest) }),
  };
  return { entity };
}

/** How the lines of the file are merged: by id, with what is new at the end. */
export const ENTITY_LINES: LineKind = {
  identify(object) {
    const read = entityFromLine(object);
    return 'entity' in read ? { kind: 'entry', id: read.entity.id } : undefined;
  },
};

/** An entity as a line of the file, without its line break. */
export const entityLine = (entity: Entity): string => formatJsonLine(entityToLine(entity));

function entityToLine({ id, label, name, aliases, wikidata, differentFrom, extra }: Entity): JsonObject {
  const names = aliases.length > 0 ? aliases : undefined;
  const known = defined({ id, label, name, aliases: names, wikidata, differentFrom });
  const unknown = Object.entries(extra ?? {}).filter(([key]) => !(key in known));
  return { ...known, ...Object.fromEntries(unknown) };
}

/** A line of the file; one without `raw` is to be written anew. */
interface EntityLine {
  readonly raw?: RawLine;
  readonly entity?: Entity;
  /** Where it stands, from 1. */
  readonly number?: number;
}

/** A line of a file, counted from 0, and its length in UTF-16 units. */
export interface LinePlace {
  readonly line: number;
  readonly length: number;
}

function parse(
  uri: string,
  bytes: Uint8Array,
): { lines: EntityLine[]; problems: FileProblem[]; lineBreak: string } {
  const problems: FileProblem[] = [];
  const ids = new Set<string>();
  const split = splitLines(bytes);
  const report = ({ number: line }: ReadLine, told: Message, code?: string): void => {
    problems.push({ file: uri, line, column: 1, message: told, severity: 'error', ...(code && { code }) });
  };
  const aside = linesAside(split.lines.map(({ raw }) => raw));
  const lines = split.lines.map((line, i): EntityLine => {
    const side = aside.get(i);
    if (side === 'mark') report(line, message('merged.marks'), CONFLICT_CODE);
    if (side === 'mark' || side === 'silent') return { raw: line.raw };
    const read = line.object ? entityFromLine(line.object) : { problem: line.error };
    if ('problem' in read) {
      report(line, message('line.unused', read));
      return { raw: line.raw };
    }
    const { entity } = read;
    if (ids.has(entity.id)) {
      // The mark above has told of it.
      if (side !== 'other') report(line, message('merged.entityTwice', { id: entity.id }), CONFLICT_CODE);
      return { raw: line.raw };
    }
    ids.add(entity.id);
    return { raw: line.raw, entity, number: line.number };
  });
  return { lines, problems, lineBreak: split.lineBreak };
}

/** The entities in memory and on disk: read on demand, each change written at once. */
export class EntityFile {
  private byId: ReadonlyMap<string, Entity> = new Map();
  /** The names of all entities by id, the same map as long as the list is. */
  names: ReadonlyMap<string, string> = new Map();
  private places: ReadonlyMap<string, LinePlace> = new Map();
  private fileProblems: readonly FileProblem[] = [];

  /** The file as it was last known to be whole. */
  private known: Content = null;

  constructor(
    private readonly files: FileSystem,
    readonly uri: string,
    /** How long a file that another program is saving is waited for. */
    private readonly patience?: Patience,
  ) {}

  get problems(): readonly FileProblem[] {
    return this.fileProblems;
  }

  all(): readonly Entity[] {
    return [...this.byId.values()];
  }

  get(id: string): Entity | undefined {
    return this.byId.get(id);
  }

  /** Where the line of an entity stands in the file as it was last read, as editors count. */
  placeOf(id: string): LinePlace | undefined {
    return this.places.get(id);
  }

  /** Reads the file again. Never rejects. */
  async reload(): Promise<void> {
    try {
      const bytes = await readIfThere(this.files, this.uri);
      this.known ??= bytes ?? null;
      this.take(parse(this.uri, bytes ?? new Uint8Array()));
    } catch (error) {
      this.fileProblems = [unreadableFile(this.uri, error)];
    }
  }

  /**
   * Adds an entity, or to the one that has its id the names that it does not have in any spelling. Whether anything had
   * to be written. Rejects with a `FileError` where that fails.
   */
  async keep(entity: Entity, names: readonly string[], { fold }: Pick<Spelling, 'fold'>): Promise<boolean> {
    const withNames = (there: Entity): Entity => {
      const known = new Set([there.name, ...there.aliases].map(fold));
      const more = names.filter((name) => !known.has(fold(name)) && known.add(fold(name)));
      return more.length === 0 ? there : { ...there, aliases: [...there.aliases, ...more] };
    };
    const known = this.byId.get(entity.id);
    if (known && withNames(known) === known) return false;
    await this.change((lines) => {
      const at = lines.findIndex((line) => line.entity?.id === entity.id);
      if (at < 0) return [...lines, { entity: withNames(entity) }];
      return lines.map((line, i) => (i === at && line.entity ? changed(line, withNames(line.entity)) : line));
    });
    return true;
  }

  /** Adds an entity, or puts it in place of the one with its id. Rejects with a `FileError` where that cannot be written. */
  async put(entity: Entity): Promise<void> {
    await this.change((lines) => {
      const line: EntityLine = { entity };
      const at = lines.findIndex((other) => other.entity?.id === entity.id);
      if (at < 0) return [...lines, line];
      return lines.map((other, i) => (i === at ? line : other));
    });
  }

  /**
   * Makes several changes as one: an entity without `before` is new, one without `after` goes. One that is otherwise by now
   * than `before` says stays as it is; gives the ids of those. Rejects with a `FileError` where nothing can be written.
   */
  async changeAll(
    changes: readonly { readonly before?: Entity; readonly after?: Entity }[],
  ): Promise<readonly string[]> {
    let left: string[] = [];
    await this.change((lines) => {
      left = [];
      let edited = lines;
      for (const { before, after } of changes) {
        const id = after?.id ?? before?.id;
        const at = edited.findIndex((line) => line.entity?.id === id);
        const there = edited[at]?.entity;
        if (id === undefined || !sameEntity(there, before)) left.push(id ?? '');
        else if (!after) edited = edited.filter((_, i) => i !== at);
        else if (!there) edited = [...edited, { entity: after }];
        else edited = edited.map((line, i) => (i === at ? changed(line, after) : line));
      }
      return edited;
    });
    return left;
  }

  async remove(id: string): Promise<void> {
    await this.change((lines) => lines.filter((line) => line.entity?.id !== id));
  }

  private async change(edit: (lines: readonly EntityLine[]) => readonly EntityLine[]): Promise<void> {
    const read = () => this.readWhole();
    const content = await rewriteFile(this.files, this.uri, read, (bytes) => {
      const there = parse(this.uri, bytes);
      return joined(edit(there.lines), there.lineBreak);
    });
    this.known = content;
    this.take(parse(this.uri, content));
  }

  private take(read: ReturnType<typeof parse>): void {
    this.byId = new Map(read.lines.flatMap(({ entity }) => (entity ? [[entity.id, entity] as const] : [])));
    this.names = new Map([...this.byId].map(([id, { name }]) => [id, name]));
    this.places = new Map(
      read.lines.flatMap(({ entity, raw, number = 0 }) =>
        entity && raw !== undefined ? [[entity.id, { line: number - 1, length: raw.length }] as const] : [],
      ),
    );
    this.fileProblems = read.problems;
  }

  /** What the file holds when nobody is saving it. Rejects where it stays cut off: what it held must not be written over. */
  private async readWhole(): Promise<Uint8Array | undefined> {
    const read = await readWhole(this.files, this.uri, this.known, this.patience);
    if (!read) throw new MessageError(message('entities.cut'));
    this.known = read.content;
    return read.content ?? undefined;
  }
}

const sameEntity = (a: Entity | undefined, b: Entity | undefined): boolean =>
  a === b || JSON.stringify(a && entityToLine(a)) === JSON.stringify(b && entityToLine(b));

/** A line that says the same stays as it is. */
const changed = (line: EntityLine, entity: Entity): EntityLine =>
  entity === line.entity ? line : { entity };

function joined(lines: readonly EntityLine[], lineBreak: string): Uint8Array {
  return joinBytes(
    lines.flatMap(({ raw, entity }) => [raw ?? (entity ? entityLine(entity) : ''), lineBreak]),
  );
}
