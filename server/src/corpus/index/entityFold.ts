/** The entities that the documents of a corpus refer to: a document that changes costs what it refers to. */
import type { LanguagePack } from '../../languages/languagePack.js';
import { EntityGathering } from '../entities/entities.js';
import { EntityDirectory } from '../entities/entityDirectory.js';
import type { Entity } from '../entities/entityFile.js';
import type { DecisionDigest } from './decisionDigest.js';

/** What there was when this was asked last. */
interface Folded {
  readonly digests: ReadonlySet<DecisionDigest>;
  readonly gathering: EntityGathering;
  readonly entities: EntityDirectory;
}

interface Folding {
  /** The corpus' own entities. */
  readonly own: readonly Entity[];
  readonly language: LanguagePack;
}

/** Documents between which others may work. */
const STRIDE = 200;

export class EntityFold {
  /** By annotator. */
  private readonly folded = new Map<string, Folded>();
  /** One after the other: what is counted is changed in place. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    /** Lets others work. */
    private readonly pause: () => Promise<void>,
  ) {}

  /** The list of the corpus or its language is another one. */
  clear(): void {
    this.folded.clear();
  }

  /** As long as no document changes, the answer is the same object. */
  of(annotator: string, all: readonly DecisionDigest[], of: Folding): Promise<EntityDirectory> {
    const work = this.last.then(() => this.fold(annotator, all, of));
    this.last = work.catch(() => undefined);
    return work;
  }

  private async fold(
    annotator: string,
    all: readonly DecisionDigest[],
    { own, language }: Folding,
  ): Promise<EntityDirectory> {
    const digests = new Set(all);
    const before = this.folded.get(annotator);
    const added = before ? all.filter((digest) => !before.digests.has(digest)) : all;
    const removed = before ? [...before.digests].filter((digest) => !digests.has(digest)) : [];
    if (before && added.length + removed.length === 0) return before.entities;
    const isOther = !before || removed.length > before.digests.size / 2;
    const gathering = isOther ? new EntityGathering(language.spelling) : before.gathering;
    // Broken off in between it would count some twice.
    this.folded.delete(annotator);
    if (!isOther) for (const digest of removed) gathering.remove(digest.references());
    for (const [i, digest] of (isOther ? all : added).entries()) {
      gathering.add(digest.references());
      if (i % STRIDE === STRIDE - 1) await this.pause();
    }
    const entities = new EntityDirectory(gathering.result(own), language);
    this.folded.set(annotator, { digests, gathering, entities });
    return entities;
  }
}
