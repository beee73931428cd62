/**
 * One annotator's decisions on one document, in memory and on disk. Every decision is written at once; what
 * others write meanwhile is merged in by annotation; where writing fails, decisions are kept and tried again.
 * The document's text is never written.
 */
import { anchorAnnotations } from '../annotation/anchoring.js';
import { inOrder } from '../annotation/annotationOrder.js';
import type { DecisionRules } from '../annotation/completeness.js';
import { decide, newId, type Decision, type Outcome } from '../annotation/decisions.js';
import { message, type Message } from '../messages/message.js';
import { MessageError, messageOf } from '../messages/messageError.js';
import type { DocumentText } from '../annotation/documentText.js';
import { shownFile, type FileProblem } from '../annotation/fileProblem.js';
import { FileError, isLasting, type FileSystem } from './files/fileSystem.js';
import { followEdit, followTogether, textAfter, type TextEdit } from '../annotation/following.js';
import {
  anchoredStep,
  applyStep,
  History,
  keptByTwins,
  stepBetween,
  type HistoryStep,
} from '../annotation/history.js';
import { changesBetween, mergeSets, type AnnotationChange } from '../annotation/merging.js';
import type { Annotation, AnnotationSet } from '../annotation/model.js';
import { AnnotationDisk, type DiskOptions, type DiskPlace } from './annotationDisk.js';
import { RETRY_DELAYS, Retry } from './retry.js';

export interface StoreOptions extends DiskOptions {
  /** Name of the document in its corpus. */
  readonly document: string;
  readonly annotator: string;
  readonly text: DocumentText;
  /** Milliseconds before each further try to write, after a failure; the last one goes on. */
  readonly retryDelays?: readonly number[];
}

export type StoreEvent =
  /** The set changed: by a decision, or because the text did; `isTyped`: it follows what was typed in an open text. */
  | { readonly kind: 'changed'; readonly isTyped?: true }
  /** The file changed outside, and the set with it. */
  | { readonly kind: 'merged'; readonly changes: readonly AnnotationChange[] }
  /** All decisions are on disk. */
  | { readonly kind: 'saved' }
  /** `trouble` says what is wrong. */
  | { readonly kind: 'trouble' };

/** How often in a row others may change the file between our reading and our writing. */
const MOST_MERGES = 20;

export class AnnotationStore {
  private readonly history = new History();
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  /** As on disk when it was last read or written, at the places of the present text. */
  private base: AnnotationSet;
  private current: AnnotationSet;
  /** What is being written now. */
  private writing: AnnotationSet | undefined;
  private readonly disk: AnnotationDisk;
  private failure: { readonly told: Message; readonly isLasting: boolean } | undefined;
  private needsWriting = false;
  private scheduled = false;
  private isLooking = false;
  private readonly retry: Retry;
  /** Reading and writing, one after the other. */
  private queue: Promise<unknown> = Promise.resolve();
  private disposed = false;
  private documentText: DocumentText;

  private constructor(private options: StoreOptions) {
    const { document, annotator, text } = options;
    this.documentText = text;
    this.disk = new AnnotationDisk(options);
    this.retry = new Retry(() => this.schedule(), options.retryDelays ?? RETRY_DELAYS);
    this.base = this.current = { document, annotator, status: 'new', annotations: [], relations: [] };
  }

  /** Reads the annotation file, if there is one. Never rejects: what is wrong is in `trouble` and `problems`. */
  static async open(options: StoreOptions): Promise<AnnotationStore> {
    const store = new AnnotationStore(options);
    try {
      await store.readAndMerge({ atOnce: true });
    } catch (error) {
      store.fail('read', error);
    }
    return store;
  }

  get set(): AnnotationSet {
    return this.current;
  }

  get annotator(): string {
    return this.options.annotator;
  }

  get text(): DocumentText {
    return this.documentText;
  }

  /** What is wrong with lines of the file. */
  get problems(): readonly FileProblem[] {
    return this.disk.problems;
  }

  /** Why decisions are not on disk now, or the file took some away; undefined where all is well. */
  get trouble(): Message | undefined {
    return this.disk.unusable ?? this.failure?.told ?? this.disk.doubt;
  }

  /** Why nothing can be decided: the file is left alone for as long as it is what it is. */
  get refusal(): Message | undefined {
    return this.failure?.isLasting ? this.failure.told : undefined;
  }

  /** Whether every decision is on disk. */
  get isSaved(): boolean {
    const isWritten = !this.needsWriting && this.writing === undefined;
    return isWritten && this.disk.unusable === undefined && this.failure === undefined;
  }

  /** What its file would hold if it could be written; undefined where there is nothing to write. */
  async unsavedFile(): Promise<Uint8Array | undefined> {
    const text = this.documentText;
    return this.needsWriting ? this.disk.bytesOf(this.current, text, await text.sha256()) : undefined;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** Calls back on every change; the result ends it. */
  onDidChange(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Carries a decision out in memory at once, by the corpus' rules, and begins to write it. `change`
   * names the change over several documents that it is part of.
   */
  decide(decision: Decision, rules?: DecisionRules, change?: string): Outcome {
    const outcome = decide(this.current, decision, this.documentText.editor, newId, rules);
    const step = stepBetween(this.current, outcome.set);
    if (!step) return outcome;
    this.history.record({ ...step, ...(change !== undefined && { change }) });
    this.replace(outcome.set);
    return outcome;
  }

  /**
   * The last step, or that of a change over several documents wherever it stands among the others. `remembered` is what it
   * was: a store that was closed meanwhile does not know.
   */
  undo(change?: string, remembered?: HistoryStep): Outcome {
    return this.step(this.history.undo(change, this.here(remembered)), message('decision.nothingToUndo'));
  }

  redo(change?: string, remembered?: HistoryStep): Outcome {
    return this.step(this.history.redo(change, this.here(remembered)), message('decision.nothingToRedo'));
  }

  private here(step: HistoryStep | undefined): HistoryStep | undefined {
    return step && anchoredStep(step, this.documentText.editor);
  }

  /** What `undo` or `redo` would carry out next: a decision, a part of a change over several documents, what is said of this one. */
  next(way: 'undo' | 'redo'): HistoryStep | undefined {
    return this.history.next(way);
  }

  /** What was said of the document as a whole, or is asked about it, is a step of undo beside the decisions: whoever writes it, records it. */
  recordBeside(step: Pick<HistoryStep, 'fields' | 'questions'>): void {
    this.history.record({ annotations: [], relations: [], ...step });
    this.emit({ kind: 'changed' });
  }

  private step(step: HistoryStep | undefined, nothing: Message): Outcome {
    const isBeside = step?.fields !== undefined || step?.questions !== undefined;
    if (isBeside) this.emit({ kind: 'changed' });
    if (!step || isBeside) return { set: this.current, ids: [], messages: step ? [] : [nothing] };
    const before = this.current;
    this.replace(applyStep(before, step));
    const ids = [...step.annotations, ...step.relations].flatMap((change) => change.after?.id ?? []);
    const messages = keptByTwins(before, this.current, step).map(({ text }) =>
      message('decision.taggedTwice', { text }),
    );
    return { set: this.current, ids, messages };
  }

  private replace(set: AnnotationSet): void {
    this.current = set;
    this.needsWriting = true;
    this.emit({ kind: 'changed' });
    this.schedule();
  }

  /** The open text was edited; edits are applied one after the other. Annotations follow; nothing is written. */
  edit(edits: readonly TextEdit[]): void {
    let text = this.documentText.editor;
    for (const edit of edits) {
      const before = text;
      this.follow((annotations) => followEdit(annotations, before, edit).annotations);
      text = textAfter(before, edit);
    }
    this.documentText = this.documentText.edited(text);
    this.emit({ kind: 'changed', isTyped: true });
    this.lookAgain();
  }

  /**
   * The text is another one now (re-opened, changed outside, given up edits): annotations are looked for in it.
   * With `saved`, the editor wrote it, and the places are written too, if there are annotations.
   */
  setText(text: DocumentText, options: { readonly saved?: boolean } = {}): void {
    const isOther = text.editor !== this.documentText.editor;
    if (isOther) this.follow((annotations) => anchorAnnotations(annotations, text.editor));
    if (isOther || text.file !== this.documentText.file) this.documentText = text;
    if (isOther) this.emit({ kind: 'changed' });
    this.lookAgain();
    if (options.saved && this.disk.isThere) {
      this.needsWriting = true;
      this.schedule();
    }
  }

  private follow(move: (annotations: readonly Annotation[]) => readonly Annotation[]): void {
    const sets = [this.current, this.base, ...(this.writing ? [this.writing] : [])];
    const followed = followTogether(
      [...sets.map((set) => set.annotations), this.history.annotations()],
      move,
    );
    if (followed.size === 0) return;
    const at = (set: AnnotationSet): AnnotationSet =>
      inOrder({
        ...set,
        annotations: set.annotations.map((annotation) => followed.get(annotation) ?? annotation),
      });
    const same = this.base === this.current;
    this.current = at(this.current);
    this.base = same ? this.current : at(this.base);
    if (this.writing) this.writing = at(this.writing);
    this.history.replace(followed);
  }

  /** Reads the file again if it changed outside, and merges it. Gives what changed here by it. */
  reload(): Promise<readonly AnnotationChange[]> {
    return this.enqueue(async () => {
      try {
        const changes = await this.readAndMerge();
        if (!this.needsWriting) this.failure = undefined;
        this.schedule();
        return changes;
      } catch (error) {
        this.fail('read', error);
        return [];
      }
    });
  }

  /** The document has another name: what is decided and undone goes on there. Rejects where another file is there. */
  moveTo(place: DiskPlace & Pick<StoreOptions, 'document'>, move: FileSystem['moveFile']): Promise<void> {
    return this.enqueue(async () => {
      const there = await this.disk.moveTo(place, move);
      this.options = { ...this.options, ...place };
      this.current = { ...this.current, document: place.document };
      if (there && this.disk.unusable === undefined) this.needsWriting = true;
      this.schedule();
    });
  }

  /** Waits until what was decided so far is on disk, or a try to write it has failed. Whether it is there. */
  async flush(): Promise<boolean> {
    this.schedule();
    await this.enqueue(() => Promise.resolve());
    return this.isSaved;
  }

  /** Stops trying again; what is being written is finished. */
  async dispose(): Promise<void> {
    if (this.needsWriting) await this.flush();
    this.disposed = true;
    this.retry.stop();
    this.listeners.clear();
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work);
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** Writes soon: decisions made until then, and while another write is under way, go into one. */
  private schedule(): void {
    if (!this.needsWriting || this.scheduled || this.disposed) return;
    this.scheduled = true;
    this.retry.stop();
    void this.enqueue(async () => {
      this.scheduled = false;
      try {
        await this.write();
      } catch (error) {
        this.fail('written', error);
        if (!this.disposed && !isLasting(error)) this.retry.failed();
      }
    });
  }

  private fail(what: 'read' | 'written', error: unknown): void {
    const values = { file: shownFile(this.options.uri), reason: messageOf(error) };
    const told = what === 'read' ? message('store.notRead', values) : message('store.notWritten', values);
    this.failure = { told, isLasting: isLasting(error) };
    this.emit({ kind: 'trouble' });
  }

  private async write(): Promise<void> {
    const told = this.disk.doubt;
    for (let merges = 0; this.needsWriting;) {
      if (this.disk.unusable !== undefined) await this.readAndMerge();
      if (this.disk.unusable !== undefined) throw new MessageError(this.disk.unusable);
      const text = this.documentText;
      const hash = await text.sha256();
      if (text !== this.documentText) continue;
      this.writing = this.current;
      this.needsWriting = false;
      try {
        await this.disk.write(this.current, text, hash);
        this.base = this.writing;
      } catch (error) {
        this.needsWriting = true;
        if (!(error instanceof FileError && error.code === 'changed') || ++merges > MOST_MERGES) throw error;
        await this.readAndMerge();
      } finally {
        this.writing = undefined;
      }
    }
    const wasInTrouble = this.failure !== undefined || told !== undefined;
    this.failure = undefined;
    if (this.disk.doubt === told) this.disk.doubt = undefined;
    this.retry.succeeded();
    this.emit({ kind: 'saved' });
    if (wasInTrouble) this.emit({ kind: 'trouble' });
  }

  /** Merges what is on disk into the set. Gives what it changed. */
  private async readAndMerge(
    options: { readonly atOnce?: boolean; readonly again?: boolean } = {},
  ): Promise<readonly AnnotationChange[]> {
    const doubted = this.disk.doubt;
    const reader = { text: () => this.documentText, base: () => this.base };
    const theirs = await this.disk.read(reader, options);
    // An unusable file is neither merged nor written over; it may be mended.
    if (!theirs) return [];
    const before = this.current;
    const merged = mergeSets(this.base, before, theirs);
    this.base = theirs;
    this.current = merged;
    if (stepBetween(theirs, merged)) this.needsWriting = true;
    const step = stepBetween(before, merged);
    // What went with the file can be had back.
    if (step && !this.disk.isThere) this.history.record(step);
    if (step) this.emit({ kind: 'merged', changes: changesBetween(before, merged) });
    if (this.disk.doubt !== doubted) this.emit({ kind: 'trouble' });
    return changesBetween(before, merged);
  }

  /** The file was written for a text that came after it: what it says is looked for there once more. */
  private lookAgain(): void {
    if (!this.disk.isForOtherText || this.isLooking) return;
    this.isLooking = true;
    void this.enqueue(async () => {
      this.isLooking = false;
      if (await this.disk.isFor(this.documentText)) await this.readAndMerge({ again: true });
      this.schedule();
    });
  }

  private emit(event: StoreEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}
