/**
 * A corpus as one thing: its documents, who annotated them, what is still open in them; the one way to look
 * (`snapshot`), the one way to write (`store`), and what happens to it, as events. A folder without `hawashi.json` and a
 * single file are models too.
 */
import type { Message } from '../messages/message.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import type { AttributeChanges } from '../annotation/attributes.js';
import type { TextEdit } from '../annotation/following.js';
import type { LanguagePack } from '../languages/languagePack.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';
import type { AnnotationStore, StoreEvent } from './annotationStore.js';
import { AnnotationStores, type StoredDecisions, type UnsavedDecisions } from './annotationStores.js';
import { nameProblem, ownedByOther } from './fileOwner.js';
import { annotatorProblem } from '../annotation/annotatorName.js';
import { CorpusChanges } from './changes/applying.js';
import { Corpus } from './corpus.js';
import { DATE_FIELD } from '../annotation/documentFields.js';
import type { CorpusEvent, CorpusListener, OwnFileKind } from './corpusEvents.js';
import { CorpusFileChanges } from './corpusFileChanges.js';
import type { CorpusDocument } from './documentNames.js';
import { DocumentTexts, type ReadText } from './documentTexts.js';
import type { Entity } from './entities/entityFile.js';
import type { FileSystem } from './files/fileSystem.js';
import { orWhyNot } from './files/writing.js';
import type { Gazetteers } from './gazetteers/gazetteers.js';
import { CorpusOrphans } from './following/corpusOrphans.js';
import { mover, relocate, type Relocation } from './following/relocation.js';
import { CorpusConsistency } from './consistency/corpusConsistency.js';
import type { Dismissal } from './consistency/dismissals.js';
import { CorpusIndex } from './index/corpusIndex.js';
import { decidedDocuments } from './learning/decidedDocuments.js';
import { CorpusLearning } from './learning/corpusLearning.js';
import type { ModelHost } from './modelHost.js';
import type { Snapshot } from './snapshot.js';
import { CorpusQuestions } from './questions/corpusQuestions.js';
import { Snapshots, type Decided, type DecisionKeeper } from './snapshots.js';
import { Suggesting } from './suggesting.js';

export class CorpusModel implements DecisionKeeper {
  /** What decisions teach. */
  readonly learning: CorpusLearning;
  /** What all documents say together. */
  readonly index: CorpusIndex;
  /** Changes over all documents. */
  readonly changes: CorpusChanges;
  /** What is asked about them. */
  readonly questions: CorpusQuestions;
  /** What does not agree in them. */
  readonly consistency: CorpusConsistency;
  /** What others did to its files. */
  readonly fileChanges: CorpusFileChanges;
  /** What is kept of documents that are not there. */
  readonly orphans: CorpusOrphans;
  private readonly listeners = new Set<CorpusListener>();
  private readonly stores: AnnotationStores;
  private readonly texts: DocumentTexts;
  private readonly suggesting: Suggesting;
  private readonly snapshots: Snapshots;

  private constructor(
    readonly corpus: Corpus,
    readonly host: ModelHost,
  ) {
    const emit = (event: CorpusEvent): void => this.emit(event);
    const tellProblems = (): void => this.tellProblems();
    corpus.problemsFound = tellProblems;
    this.questions = new CorpusQuestions(corpus.questions, () => this.ownFileWritten('questions'));
    this.texts = new DocumentTexts(corpus.files, (uri) => host.openText?.(uri));
    const suggested = (document: CorpusDocument) => emit({ kind: 'suggested', document });
    this.suggesting = new Suggesting(corpus, host, () => this.learning, suggested);
    this.snapshots = new Snapshots(
      corpus,
      host,
      this.texts,
      this,
      () => this.learning,
      () => this.questions,
      this.suggesting,
    );
    this.stores = new AnnotationStores(corpus, {
      isOpen: (document) => this.isOpen(document),
      changed: (stored, event) => this.storeChanged(stored, event),
      retryDelays: host.retryDelays,
    });
    this.index = new CorpusIndex(this);
    this.learning = new CorpusLearning({
      model: this,
      suggestedNow: (document) => this.suggesting.othersNow(document),
      suggestedIn: (document) => this.index.suggestedIn(document),
      decided: (annotator) => decidedDocuments(this, annotator),
      train: host.train,
      prepare: (documents) => this.index.prepareTexts(documents),
      emit,
    });
    this.changes = new CorpusChanges(this, emit);
    this.consistency = new CorpusConsistency(this);
    this.orphans = new CorpusOrphans(corpus, emit);
    const { stores, texts, suggesting, orphans } = this;
    const knownHash = ({ name }: CorpusDocument) => this.index.hashOf(name);
    const parts = { corpus, stores, texts, suggesting, orphans, knownHash, emit, tellProblems };
    this.fileChanges = new CorpusFileChanges(parts);
  }

  /** A folder, with its `hawashi.json` or the defaults. Never rejects: what cannot be read is among `corpus.problems`. */
  static async open(host: ModelHost, root: string): Promise<CorpusModel> {
    return new CorpusModel(await Corpus.open(host.files, root), host);
  }

  /** A text file by itself: nothing is stored for it. */
  static ofFile(host: ModelHost, uri: string): CorpusModel {
    return new CorpusModel(Corpus.ofFile(host.files, uri), host);
  }

  /** Address of the folder. */
  get root(): string {
    return this.corpus.root;
  }

  /** Files anywhere, for what people name themselves (imports, exports); those of the corpus are `corpus.files`. */
  get allFiles(): FileSystem {
    return this.host.files;
  }

  /** What is known of the language of the texts. */
  get language(): LanguagePack {
    return this.host.recogniser.languages.of(this.corpus.settings.locale);
  }

  /** Suggestions below it are not shown, 0 to 1. */
  get minimumConfidence(): number {
    return this.host.minimumConfidence?.(this.root) ?? 0;
  }

  /** Calls back on every event; the result ends it. */
  onDidChange(listener: CorpusListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private emit(event: CorpusEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  /** Lets others work, between two documents that nobody waits for. */
  async pauseInBackground(): Promise<void> {
    await this.host.pauseInBackground?.();
  }

  // Looking

  /** Whether an editor has the document open. */
  isOpen({ uri }: CorpusDocument): boolean {
    return this.host.openText?.(uri) !== undefined;
  }

  /** The text of a document, and what is wrong with its file. */
  text(document: CorpusDocument): Promise<ReadText> {
    return this.texts.read(document);
  }

  /** What an annotator decided about a document; undefined where it is no text. */
  decided(document: CorpusDocument, annotator: string): Promise<Decided | undefined> {
    return this.snapshots.decided(document, annotator);
  }

  /**
   * A document as an annotator has it, open or not. Undefined where it is no text, where `isCancelled` says so, or where
   * an open text changed meanwhile.
   */
  snapshot(
    document: CorpusDocument,
    annotator: string,
    isCancelled?: () => boolean,
  ): Promise<Snapshot | undefined> {
    return this.snapshots.snapshot(document, annotator, isCancelled);
  }

  /** What is decided about an open document, while its long text is read for the first time; undefined once it is read. */
  earlySnapshot(document: CorpusDocument, annotator: string): Promise<Snapshot | undefined> {
    return this.snapshots.early(document, annotator);
  }

  /**
   * The same with what is recognised by now, as soon as that is enough (undefined: nothing); for who looks, and for nothing
   * that lasts.
   */
  snapshotSoFar(
    document: CorpusDocument,
    annotator: string,
    isEnough: (part: Recognition | undefined) => boolean,
  ): Promise<Snapshot | undefined> {
    return this.snapshots.soFar(document, annotator, isEnough);
  }

  /** An open document is looked at from a line (from 0) on: while its text is unread, it is read from there. */
  lookAt(document: CorpusDocument, line: number): void {
    this.snapshots.lookAt(document, line);
  }

  /** The snapshot that goes with decisions of a document that is not open. */
  snapshotOf(decided: Decided): Promise<Snapshot | undefined> {
    return this.snapshots.snapshotOf(decided);
  }

  // Writing

  keeps(annotator: string): boolean {
    return this.corpus.isFolder && annotatorProblem(annotator) === undefined;
  }

  /** Why an annotator's decisions on a document cannot be stored: its name, or theirs. Undefined where they can. */
  async refusal(document: CorpusDocument, annotator: string): Promise<Message | undefined> {
    if (!this.corpus.isFolder) return undefined;
    return (
      annotatorProblem(annotator) ??
      (await nameProblem(this.corpus, document)) ??
      (await ownedByOther(this.corpus, document, annotator))
    );
  }

  there(document: CorpusDocument, annotator: string): AnnotationStore | undefined {
    return this.keeps(annotator) ? this.stores.there(document, annotator) : undefined;
  }

  /**
   * Where an annotator's decisions on a document are made: in memory at once, then on disk, merged with what others
   * wrote. Undefined where nothing can be stored: a single file, a file that is no text, a name that is none.
   */
  async store(document: CorpusDocument, annotator: string): Promise<AnnotationStore | undefined> {
    if (!this.keeps(annotator) || (await this.refusal(document, annotator))) return undefined;
    const { text } = await this.text(document);
    return text && this.stores.storeOf(document, annotator, text);
  }

  /** An editor opened the document: what is known of its file may be old. */
  opened(document: CorpusDocument): void {
    this.texts.forget(document);
    // Who has a document open links its mentions soon: the names of a large gazetteer are read by then.
    void this.gazetteerRows().catch(() => undefined);
  }

  /** What the gazetteers have, to be found as one types; undefined where there is nothing. */
  gazetteerRows(): ReturnType<Gazetteers['directory']> {
    return this.corpus.gazetteers.directory(this.language, () => this.pauseInBackground());
  }

  /** One change of an open text: annotations follow. */
  edit(document: CorpusDocument, edit: TextEdit): void {
    this.stores.edit(document.name, edit);
  }

  /** The editor has written the text of an open document. */
  async saved(document: CorpusDocument): Promise<void> {
    this.texts.forget(document);
    const { text } = await this.text(document);
    if (text) this.stores.saved(document.name, text());
    if (text) await this.questions.saved(document.name, text());
    this.emit({ kind: 'changed', document });
  }

  /** Sets fields of a document, or takes them away (null). Gives why not, where it cannot be done. */
  async setFields(
    { name }: CorpusDocument,
    changes: AttributeChanges,
  ): Promise<{ readonly problem?: Message }> {
    return this.factsTold(await this.corpus.setFields(name, changes));
  }

  /** Sets fields as they were once, right or wrong; undefined takes one away. Gives why not, where it cannot be done. */
  async putFields(
    { name }: CorpusDocument,
    values: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly problem?: Message }> {
    return this.factsTold(await this.corpus.putFields(name, values));
  }

  private factsTold(outcome: { readonly problem?: Message }): { readonly problem?: Message } {
    if (outcome.problem === undefined) this.ownFileWritten('facts');
    return outcome;
  }

  private ownFileWritten(kind: OwnFileKind): void {
    this.emit({ kind });
    this.tellProblems();
  }

  /** Sets or takes away a document's date (ISO 8601). Gives why not, where it cannot be done. */
  setDate(document: CorpusDocument, date: string | undefined): Promise<{ readonly problem?: Message }> {
    return this.setFields(document, { [DATE_FIELD]: date ?? null });
  }

  /**
   * Keeps an entity in the corpus' list, with names that texts call it by, beside what is there. Gives why not,
   * where it cannot be written.
   */
  async keepEntity(
    entity: Entity,
    names: readonly string[],
  ): Promise<{ readonly isNew?: boolean; readonly problem?: Message }> {
    const { entities } = this.corpus;
    return orWhyNot(entities.uri, async () => {
      const isNew = await entities.keep(entity, names, this.language.spelling);
      if (isNew) this.emit({ kind: 'entities' });
      return { isNew };
    });
  }

  /** Dismisses what does not agree, or tells it again. Gives why not, where it cannot be written. */
  async dismiss(dismissal: Dismissal, isDismissed: boolean): Promise<{ readonly problem?: Message }> {
    const { dismissals } = this.corpus;
    return orWhyNot(dismissals.uri, async () => {
      await dismissals.set(dismissal, isDismissed);
      this.emit({ kind: 'dismissed' });
      return {};
    });
  }

  /** Names of documents with decisions that are not on disk. */
  unsaved(): readonly string[] {
    return this.stores.unsaved();
  }

  /** Takes what was annotated under a name, here or in another corpus, to a document. Nothing is written over. */
  async takeOver(from: CorpusModel, name: string, document: CorpusDocument): Promise<Relocation> {
    const { corpus, stores, questions } = this;
    const source = { corpus: from.corpus, stores: from.stores, questions: from.questions, name };
    const move = mover(this.host.files, from.corpus, corpus);
    const relocation = await relocate(source, { corpus, stores, questions, document }, move);
    const { annotators, withFacts } = relocation;
    for (const model of [from, this]) model.orphans.forget();
    if (annotators.length > 0) this.emit({ kind: 'moved', former: name, document, annotators });
    if (withFacts) for (const model of new Set([from, this])) model.emit({ kind: 'facts' });
    return relocation;
  }

  /** Waits until every decision (on one document) is on disk, or could not be written. */
  flush(document?: CorpusDocument): Promise<void> {
    return this.stores.flush(document?.name);
  }

  /** What could not be written. */
  unsavedFiles(): Promise<readonly UnsavedDecisions[]> {
    return this.stores.unsavedFiles();
  }

  /** Writes what is to be written, and ends. */
  async dispose(): Promise<void> {
    this.listeners.clear();
    this.suggesting.dispose();
    await this.stores.dispose();
    await this.index.flush();
  }

  // What happens

  indexProblems(problems: readonly FileProblem[]): void {
    if (this.corpus.isFolder) this.emit({ kind: 'problems', owner: `${this.root} index`, problems });
  }

  private tellProblems(): void {
    this.emit({ kind: 'problems', owner: this.root, problems: this.corpus.problems });
  }

  private storeChanged({ document, annotator, store }: StoredDecisions, event: StoreEvent): void {
    // The first decision of an annotator makes a folder; that all is on disk tells nobody else anything new.
    if (event.kind === 'saved') return this.corpus.forgetAnnotators();
    const owner = this.corpus.annotationFile(annotator, document.name);
    this.emit({ kind: 'problems', owner, problems: store.problems });
    if (event.kind === 'trouble') return this.emit({ kind: 'trouble', document, annotator });
    const isTyped = event.kind === 'changed' && event.isTyped;
    this.emit({ kind: 'annotated', document, annotator, ...(isTyped && { isTyped }) });
  }
}
