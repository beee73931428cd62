/** The entities that the documents of a corpus refer to: a document that changes costs what it refers to. */
import type { LanguagePack } from '../../languages/languagePack.js';
import { EntityGathering } from '../entities/entities.js';
import { EntityDirectory } from '../entities/entityDirectory.js';
import type { Entity } from '../entities/entityFile.js';
import { NameTable } from '../entities/nameTable.js';
import { inSlices, type Steps } from '../../text/slices.js';
import type { DecisionDigest } from './decisionDigest.js';

/** What there was when this was asked last. */
interface Folded {
  readonly digests: ReadonlySet<DecisionDigest>;
  readonly gathering: EntityGathering;
  /** Absent where the corpus' own list is another one since. */
  readonly entities?: EntityDirectory;
}

interface Folding {
  /** The corpus' own entities. */
  readonly own: readonly Entity[];
  readonly language: LanguagePack;
}

export class EntityFold {
  /** By annotator. */
  private readonly folded = new Map<string, Folded>();
  private names: NameTable | undefined;
  /** One after the other: what is counted is changed in place. */
  private last: Promise<unknown> = Promise.resolve();
  private ownLists = 0;

  constructor(
    /** Lets others work. */
    private readonly pause: () => Promise<void>,
  ) {}

  /** The language may be another one. */
  clear(): void {
    this.folded.clear();
    this.names = undefined;
  }

  /** The list of the corpus is another one: what was counted stays right. */
  ownChanged(): void {
    this.ownLists++;
    for (const [annotator, { digests, gathering }] of this.folded)
      this.folded.set(annotator, { digests, gathering });
  }

  /** As long as no document changes, the answer is the same object. */
  of(annotator: string, all: readonly DecisionDigest[], of: Folding): Promise<EntityDirectory> {
    const { ownLists } = this;
    const work = this.last.then(() => this.fold(annotator, all, { ...of, ownLists }));
    this.last = work.catch(() => undefined);
    return work;
  }

  private async fold(
    annotator: string,
    all: readonly DecisionDigest[],
    { own, language, ownLists }: Folding & { readonly ownLists: number },
  ): Promise<EntityDirectory> {
    const digests = new Set(all);
    const before = this.folded.get(annotator);
    const added = before ? all.filter((digest) => !before.digests.has(digest)) : all;
    const removed = before ? [...before.digests].filter((digest) => !digests.has(digest)) : [];
    if (before?.entities && added.length + removed.length === 0) return before.entities;
    const isOther = !before || removed.length > before.digests.size / 2;
    const gathering = isOther ? new EntityGathering(language.spelling) : before.gathering;
    const names = (this.names ??= new NameTable(language));
    // Broken off in between it would count some twice.
    this.folded.delete(annotator);
    const folding = function* (): Steps<EntityDirectory> {
      if (!isOther)
        for (const digest of removed) {
          gathering.remove(digest.references());
          yield;
        }
      for (const digest of isOther ? all : added) {
        gathering.add(digest.references());
        yield;
      }
      const entities = yield* gathering.results(own);
      yield* names.reading(entities);
      return new EntityDirectory(entities, language, names);
    };
    const entities = await inSlices(folding(), this.pause);
    const isOwnList = ownLists === this.ownLists;
    // Nothing is kept that another language made.
    if (names === this.names)
      this.folded.set(annotator, { digests, gathering, ...(isOwnList && { entities }) });
    return entities;
  }
}
