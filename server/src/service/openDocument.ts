/**
 * A document that a client has open (or that is looked at on disk): its text, its annotations, what was recognised
 * in it. Gives the snapshot that features read, made anew only when the text, the date or a decision changed.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { AnnotationStore } from '../corpus/annotationStore.js';
import { uncertaintyOf, type DocumentProgress } from '../annotation/documentOrder.js';
import type { Languages } from '../languages/languagePack.js';
import { readingKey, type ReadingSettings } from '../languages/readingSettings.js';
import { DEFAULT_LABELS } from '../annotation/labels.js';
import type { Annotation } from '../annotation/model.js';
import { byPlace } from '../text/order.js';
import type { Recogniser, Recognition } from '../suggestions/recogniser/recogniser.js';
import type { Settings } from '../protocol/settings.js';
import type { DocumentState } from '../protocol/state.js';
import type { Place } from './corpora.js';
import type { Snapshot } from '../corpus/snapshot.js';
import { undecided } from '../suggestions/undecided.js';

const NOTHING: Recognition = { paragraphs: [], mentions: [], boilerplate: [], titles: [] };
/** UTF-16 units from which on reading a text for the first time takes so long that one would wait for it. */
const LONG = 100_000;

export class OpenDocument {
  place: Place | undefined;
  store: AnnotationStore | undefined;
  /** What is wrong with the file as a whole. */
  problems: readonly (Diagnostic & { message: string })[] = [];
  /** Too large, or no text: annotated by hand only. */
  unrecognised = false;
  /** The state that the client was told last. */
  told: DocumentState | undefined;
  /** The client is told when the text has been read. */
  isAwaited = false;
  private revision = 0;
  private recognised: { version: number; key: string; result: Recognition } | undefined;
  private made: { version: number; revision: number; snapshot: Snapshot } | undefined;
  private making: { version: number; revision: number; result: Promise<Snapshot | undefined> } | undefined;

  constructor(
    readonly document: TextDocument,
    private readonly languages: Languages,
  ) {}

  /** Something besides the text changed: decisions, settings, the document's date. */
  touch(): void {
    this.revision++;
  }

  /** The date that `documents.json` gives. */
  get date(): string | undefined {
    return this.place?.corpus.date(this.place.document.name);
  }

  /** What its corpus says about reading it. */
  private get settings(): ReadingSettings {
    return this.place?.corpus.readingSettings(this.place.document.name) ?? {};
  }

  /**
   * How far the document is, by its last snapshot; what is left is not known while a long text is read for the first
   * time. undefined where there is no snapshot of the text as it is now.
   */
  get progress(): DocumentProgress | undefined {
    if (!this.place) return undefined;
    const { name } = this.place.document;
    if (this.store && this.isUnread) {
      const { status, annotations } = this.store.set;
      return { name, status, annotated: annotations.filter(({ rejected }) => !rejected).length };
    }
    if (this.made?.version !== this.document.version) return undefined;
    const { status, annotations, suggestions } = this.made.snapshot;
    return {
      name,
      status,
      annotated: annotations.length,
      suggestions: suggestions.length,
      uncertainty: uncertaintyOf(suggestions),
    };
  }

  /** What is decided, while a long text is read for the first time; undefined once it is read. */
  early(settings: Settings): Snapshot | undefined {
    return this.isUnread ? { ...this.assemble(NOTHING, settings), isEarly: true } : undefined;
  }

  /** A long text that is still to be read for the first time. */
  private get isUnread(): boolean {
    const isRead = this.unrecognised || this.recognised !== undefined;
    return !isRead && this.document.getText().length >= LONG;
  }

  /**
   * The snapshot of the text as it is now. Long recognition gives way through `pause`; undefined where the text
   * changed meanwhile or `isCancelled` says so.
   */
  async snapshot(
    recogniser: Recogniser,
    settings: Settings,
    pause: () => Promise<void>,
    isCancelled: () => boolean,
  ): Promise<Snapshot | undefined> {
    const { version } = this.document;
    const { revision } = this;
    if (this.made?.version === version && this.made.revision === revision) return this.made.snapshot;
    // Several features ask at once: the work is done once, for all of them.
    if (this.making?.version !== version || this.making.revision !== revision) {
      const result = this.make(recogniser, settings, pause);
      this.making = { version, revision, result };
    }
    const snapshot = await this.making.result;
    return isCancelled() ? undefined : snapshot;
  }

  private async make(
    recogniser: Recogniser,
    settings: Settings,
    pause: () => Promise<void>,
  ): Promise<Snapshot | undefined> {
    const { version } = this.document;
    const { revision } = this;
    const recognition = await this.recognise(recogniser, pause);
    if (!recognition || this.document.version !== version) return undefined;
    const snapshot = this.assemble(recognition, settings);
    if (this.revision === revision) this.made = { version, revision, snapshot };
    return snapshot;
  }

  private async recognise(
    recogniser: Recogniser,
    pause: () => Promise<void>,
  ): Promise<Recognition | undefined> {
    if (this.unrecognised) return NOTHING;
    const { version } = this.document;
    const { settings } = this;
    const key = readingKey(settings);
    if (this.recognised?.version === version && this.recognised.key === key) return this.recognised.result;
    const before = this.recognised?.result;
    const result = await recogniser.recogniseInSlices(
      this.document.getText(),
      { ...settings, before },
      async () => {
        await pause();
        return this.document.version === version;
      },
    );
    if (result) this.recognised = { version, key, result };
    return result;
  }

  private assemble(recognition: Recognition, settings: Settings): Snapshot {
    const set = this.store?.set;
    const all = [...(set?.annotations ?? [])].sort(byPlace);
    const annotations: Annotation[] = [];
    const rejected: Annotation[] = [];
    for (const annotation of all) (annotation.rejected ? rejected : annotations).push(annotation);
    return {
      document: this.document,
      version: this.document.version,
      language: this.languages.of(this.settings.locale),
      recognition,
      annotations,
      rejected,
      relations: set?.relations ?? [],
      status: set?.status ?? 'new',
      annotator: set?.annotator ?? settings.annotator,
      relationTypes: this.place?.corpus.settings.relations ?? [],
      labels: this.place?.corpus.settings.labels ?? DEFAULT_LABELS,
      proposed: recognition.mentions,
      suggestions: undecided(recognition.mentions, annotations, rejected, settings.minimumConfidence),
      ...(this.place && { corpus: { root: this.place.corpus.root, document: this.place.document.name } }),
    };
  }
}
