/**
 * Lets annotations follow their documents: by what an editor says of renamed files and folders, else by the text. What
 * belongs to no document, and no document alone, stays where it is and is told.
 */
import { message, type Message } from '../../messages/message.js';
import { shownFile } from '../../annotation/fileProblem.js';
import type { CorpusEvent } from '../corpusEvents.js';
import type { CorpusModel } from '../corpusModel.js';
import type { PlacedDocument } from '../placedDocument.js';
import { documentName } from '../documentList.js';
import type { CorpusDocument } from '../documentNames.js';
import { joinUri, relativePath } from '../files/uris.js';
import { listAnnotationFiles } from './annotationFiles.js';
import { candidatesFor, findMoves, quickCandidates, sameTexts, type FoundMove } from './search.js';

export interface FollowerHost {
  /** The document of a corpus that a file is. */
  readonly placeOf: (uri: string) => Promise<PlacedDocument | undefined>;
  /** The corpus above a file or folder. */
  readonly modelOf: (uri: string) => Promise<CorpusModel | undefined>;
  /** Lets others work between two documents. */
  readonly pause: () => Promise<void>;
  /** What was done of its own accord, or could not be done. */
  readonly tell: (told: Message) => void;
}

/** A file or folder that got another name. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

export type Changes = ReadonlyMap<CorpusModel, readonly CorpusEvent[]>;

/** So many of the documents that came are remembered. */
const MOST_NEWCOMERS = 2000;
/** Names in a message; more are counted. */
const MOST_NAMED = 5;

export class DocumentFollower {
  /** One after the other: each finds the files as the one before it left them. */
  private queue: Promise<unknown> = Promise.resolve();
  /** Documents that came while their corpus was open. */
  private readonly newcomers = new Map<CorpusModel, Map<string, CorpusDocument>>();

  /** Renames that an editor is about to do. */
  private readonly announced = new Map<string, Rename>();
  /** Those that were followed before the editor said that they are done. */
  private readonly early = new Set<string>();

  constructor(private readonly host: FollowerHost) {}

  /** An editor is about to rename files or folders. */
  announce(renames: readonly Rename[]): void {
    for (const rename of renames) this.announced.set(renameKey(rename), rename);
  }

  /** An editor opens a file: where it has just been renamed, its annotations are to be there before anybody looks. */
  async arrived(uri: string, changed: (uris: readonly string[]) => Promise<Changes>): Promise<void> {
    for (const [key, rename] of this.announced) {
      if (uri !== rename.to && relativePath(rename.to, uri) === undefined) continue;
      const place = await this.host.placeOf(uri);
      const isDone = place && (await place.model.corpus.isThere(uri));
      if (!isDone || (await place.model.corpus.isThere(rename.from)) || !this.announced.delete(key)) continue;
      this.early.add(key);
      await this.carryOut([rename], () => changed([rename.from, rename.to]));
    }
  }

  /** Waits until all that is known to have moved is followed. */
  async settled(): Promise<void> {
    await this.queue;
  }

  /** A corpus is open: what happened to its documents before is found out. */
  opened(model: CorpusModel): Promise<void> {
    return this.enqueue(async () => {
      if ((await model.orphans.all()).size === 0) return;
      const { documents } = await model.corpus.documentList();
      const texts = documents.map((document) => ({ model, document }));
      await this.follow([model], texts, { isThorough: true });
      await this.tellOrphans(model);
    });
  }

  /** What happened to the documents of corpora. */
  changed(changes: Changes): Promise<void> {
    return this.enqueue(() => this.afterChanges(changes));
  }

  /** An editor renamed files or folders; `changed` brings the corpora up to date with them. */
  renamed(renames: readonly Rename[], changed: () => Promise<Changes>): Promise<void> {
    const fresh = renames.filter((rename) => {
      this.announced.delete(renameKey(rename));
      return !this.early.delete(renameKey(rename));
    });
    return this.carryOut(fresh, changed);
  }

  private carryOut(renames: readonly Rename[], changed: () => Promise<Changes>): Promise<void> {
    return this.enqueue(async () => {
      const moves: (() => Promise<void>)[] = [];
      for (const rename of renames) moves.push(...(await this.movesOf(rename)));
      const changes = await changed();
      for (const move of moves) await move();
      await this.afterChanges(changes);
      for (const model of changes.keys()) await this.tellOrphans(model);
    });
  }

  /** Takes what is kept under a name to the document that somebody says is meant. Gives why not, where it cannot be done. */
  adopt(model: CorpusModel, name: string, to: PlacedDocument): Promise<Message | undefined> {
    return this.enqueue(async () => {
      const { problem } = await to.model.takeOver(model, name, to.document);
      for (const touched of new Set([model, to.model])) await this.tellOrphans(touched);
      return problem;
    });
  }

  /** Documents that the annotations under a name may be of. */
  candidates(model: CorpusModel, name: string): Promise<readonly CorpusDocument[]> {
    return candidatesFor(model, name, this.host.pause);
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async afterChanges(changes: Changes): Promise<void> {
    const came: PlacedDocument[] = [];
    let isMoving = false;
    for (const [model, events] of changes) {
      const newcomers = this.newcomersOf(model);
      for (const event of events) {
        if (event.kind === 'removed') newcomers.delete(event.document.name);
        if (event.kind === 'renamed') newcomers.delete(event.from.name);
        if (event.kind === 'added' || event.kind === 'renamed')
          newcomers.set(event.document.name, event.document);
        for (const name of newcomers.keys()) if (newcomers.size > MOST_NEWCOMERS) newcomers.delete(name);
        if (event.kind === 'changed') came.push({ model, document: event.document });
        else if (event.kind !== 'annotated' && event.kind !== 'entities' && event.kind !== 'questions')
          isMoving = true;
      }
    }
    // Texts can have changed places only where there are several.
    if (!isMoving && came.length < 2) return;
    for (const [model, newcomers] of this.newcomers)
      for (const document of newcomers.values()) came.push({ model, document });
    const models = [...new Set([...changes.keys(), ...this.newcomers.keys()])];
    await this.follow(models, came);
    for (const model of models) await this.tellOrphans(model);
  }

  private async follow(
    models: readonly CorpusModel[],
    texts: readonly PlacedDocument[],
    { isThorough = false } = {},
  ): Promise<void> {
    const done: FoundMove[] = [];
    const { pause } = this.host;
    for (const move of await findMoves(models, texts, { isThorough, pause })) {
      const { problem } = await move.to.model.takeOver(move.from.model, move.from.name, move.to.document);
      if (problem) this.host.tell(problem);
      else done.push(move);
    }
    this.tellOf(done.filter(({ isAside }) => !isAside));
  }

  private tellOf(moves: readonly FoundMove[]): void {
    if (moves.length === 0) return;
    const documents = moves.slice(0, MOST_NAMED).map(({ to }) => to.document.name);
    this.host.tell(message('orphan.followed', { count: moves.length, documents }));
  }

  /** One file, or each of those below a folder of which something is kept. */
  private async movesOf({ from, to }: Rename): Promise<(() => Promise<void>)[]> {
    const model = await this.host.modelOf(from);
    const path = model && relativePath(model.root, from);
    if (!model || path === undefined) return [];
    const name = documentName(path);
    const names = new Set([...model.corpus.factPlaces.keys(), ...model.corpus.questions.documents()]);
    for (const { document } of await listAnnotationFiles(model.corpus)) names.add(document);
    for (const stored of model.unsaved()) names.add(stored);
    const moves: (() => Promise<void>)[] = [];
    if (names.has(name)) moves.push(() => this.move(model, name, [to]));
    for (const below of names) {
      const rest = relativeName(path, below);
      if (rest === undefined) continue;
      moves.push(() => this.move(model, below, [joinUri(to, `${rest}.txt`), joinUri(to, rest)]));
    }
    return moves;
  }

  private async move(from: CorpusModel, name: string, targets: readonly string[]): Promise<void> {
    if (await this.isInPlace(from, name)) return;
    for (const target of targets) {
      const place = await this.host.placeOf(target);
      if (!place || !(await place.model.corpus.isThere(target))) continue;
      const { problem } = await place.model.takeOver(from, name, place.document);
      if (problem) this.host.tell(problem);
      return;
    }
    const orphan = (await from.orphans.all()).get(name);
    if (orphan && orphan.files.length > 0)
      this.host.tell(message('orphan.stays', { document: name, file: shownFile(orphan.files[0]!.uri) }));
  }

  /** The text that was annotated is where its annotations are: they have followed already. */
  private async isInPlace(model: CorpusModel, name: string): Promise<boolean> {
    const document = await model.corpus.document(name);
    if (!document || !(await model.corpus.isThere(document.uri))) return false;
    const files = (await listAnnotationFiles(model.corpus)).filter((file) => file.document === name);
    const orphan = { name, files, isExcluded: false };
    const { pause } = this.host;
    return (await sameTexts(model, orphan, [{ model, document }], pause, { isOwn: true })).length > 0;
  }

  private async tellOrphans(model: CorpusModel): Promise<void> {
    await model.orphans.tell(await quickCandidates(model, this.host.pause));
  }

  private newcomersOf(model: CorpusModel): Map<string, CorpusDocument> {
    let known = this.newcomers.get(model);
    if (!known) this.newcomers.set(model, (known = new Map()));
    return known;
  }
}

const renameKey = ({ from, to }: Rename): string => `${from}\n${to}`;

function relativeName(folder: string, name: string): string | undefined {
  return name.startsWith(folder + '/') ? name.slice(folder.length + 1) : undefined;
}
