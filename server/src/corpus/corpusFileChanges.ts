/** Files of a corpus that changed, by whomever: told of, or found by looking. What they mean is told as events. */
import type { AnnotationStores } from './annotationStores.js';
import type { Corpus } from './corpus.js';
import { HAVE_PROBLEMS, MAKES_ORPHANS, type CorpusEvent } from './corpusEvents.js';
import type { CorpusDocument } from './documentNames.js';
import type { DocumentTexts } from './documentTexts.js';
import { takeFileChanges } from './fileChanges.js';
import { FileStamps } from './fileStamps.js';
import type { CorpusOrphans } from './following/corpusOrphans.js';
import type { Suggesting } from './suggesting.js';

export interface FileChangesParts {
  readonly corpus: Corpus;
  readonly stores: AnnotationStores;
  readonly texts: DocumentTexts;
  readonly suggesting: Suggesting;
  readonly orphans: CorpusOrphans;
  /** SHA-256 of the text that a document had when it was last looked at, where that is known. */
  readonly knownHash: (document: CorpusDocument) => string | undefined;
  readonly emit: (event: CorpusEvent) => void;
  /** The corpus' own files are to be told of again. */
  readonly tellProblems: () => void;
}

export class CorpusFileChanges {
  private readonly stamps: FileStamps;
  private readonly formerTexts = new Map<string, string>();

  constructor(private readonly parts: FileChangesParts) {
    this.stamps = new FileStamps(parts.corpus);
  }

  /** Files changed, came or went: their addresses, as `normaliseUri` spells them. */
  async take(uris: readonly string[]): Promise<readonly CorpusEvent[]> {
    const { texts, suggesting, orphans, emit, tellProblems } = this.parts;
    const events = await takeFileChanges(this.parts, uris);
    if (events.some(({ kind }) => MAKES_ORPHANS.has(kind))) orphans.forget();
    for (const event of events) {
      if (event.kind === 'removed') this.rememberText(event.document);
      if (event.kind === 'renamed') this.rememberText(event.from);
      if (event.kind === 'added' || event.kind === 'renamed') this.formerTexts.delete(event.document.name);
      if (event.kind === 'changed') texts.forget(event.document);
      if (event.kind === 'removed') suggesting.forget(event.document);
      if (event.kind === 'renamed') suggesting.forget(event.from);
      emit(event);
    }
    if (events.some(({ kind }) => HAVE_PROBLEMS.has(kind))) tellProblems();
    return events;
  }

  /** Looks which files changed since the last time, where nobody tells. */
  async look(): Promise<void> {
    if (this.parts.corpus.isFolder) await this.take(await this.stamps.changed());
  }

  /** Addresses of all files that may have come, gone or changed since anybody looked. */
  async candidates(): Promise<readonly string[]> {
    const { documents } = await this.parts.corpus.documentList();
    const uris = [...(await this.stamps.all()), ...documents.map(({ uri }) => uri)];
    for (const { files } of (await this.parts.orphans.all()).values())
      uris.push(...files.map(({ uri }) => uri));
    return uris;
  }

  /** SHA-256 of the text that a document had which is gone now, where that was known. */
  formerHash(name: string): string | undefined {
    return this.formerTexts.get(name);
  }

  private rememberText(document: CorpusDocument): void {
    const hash = this.parts.knownHash(document);
    if (hash === undefined) this.formerTexts.delete(document.name);
    else this.formerTexts.set(document.name, hash);
  }
}
