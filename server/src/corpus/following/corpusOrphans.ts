/** What a corpus keeps of documents that are not there: found once, until something changes that. */
import type { FileProblem } from '../../annotation/fileProblem.js';
import type { Corpus } from '../corpus.js';
import type { CorpusEvent } from '../corpusEvents.js';
import type { CorpusDocument } from '../documentNames.js';
import { findOrphans, orphanProblems, type Orphan } from './orphans.js';

export class CorpusOrphans {
  private found: Promise<ReadonlyMap<string, Orphan>> | undefined;

  constructor(
    private readonly corpus: Corpus,
    private readonly emit: (event: CorpusEvent) => void,
  ) {}

  /** By the names that the documents had. */
  all(): Promise<ReadonlyMap<string, Orphan>> {
    return (this.found ??= findOrphans(this.corpus));
  }

  forget(): void {
    this.found = undefined;
  }

  /** Tells of them as problems; `candidates` gives the documents that may be meant. */
  async tell(candidates: (orphan: Orphan) => Promise<readonly CorpusDocument[]>): Promise<void> {
    const problems: FileProblem[] = [];
    for (const orphan of (await this.all()).values())
      problems.push(...orphanProblems(this.corpus, orphan, await candidates(orphan)));
    this.emit({ kind: 'problems', owner: `${this.corpus.root} orphans`, problems });
  }
}
