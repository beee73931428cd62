/** The one way to look: a document as an annotator has it, whether it is open in an editor or not. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { ownedByOther } from './fileOwner.js';
import { headerPart, readAnnotationFile } from '../annotation/annotationFile.js';
import type { DocumentText } from '../annotation/documentText.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import type { AnnotationSet } from '../annotation/model.js';
import { readingKey } from '../languages/readingSettings.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';
import type { AnnotationStore } from './annotationStore.js';
import { assembleSnapshot, NOTHING, type SnapshotParts } from './assembly.js';
import type { Corpus } from './corpus.js';
import type { CorpusDocument } from './documentNames.js';
import type { DocumentTexts } from './documentTexts.js';
import { FileError } from './files/fileSystem.js';
import { normaliseUri } from './files/uris.js';
import { LiveRecognition } from './liveRecognition.js';
import type { CorpusTeaching } from './learning/corpusTeaching.js';
import type { CorpusQuestions } from './questions/corpusQuestions.js';
import type { ModelHost } from './modelHost.js';
import type { Snapshot } from './snapshot.js';
import type { Suggesting } from './suggesting.js';

/** A document with what one annotator decided about it. */
export interface Decided {
  readonly document: CorpusDocument;
  readonly text: DocumentText;
  readonly set: AnnotationSet;
  /** What is wrong with lines of the annotation file. */
  readonly problems: readonly FileProblem[];
  /** Why the annotation file as a whole cannot be read, used or written. */
  readonly trouble?: Message;
  /** The text is annotated by hand only: it is too large. */
  readonly isUnrecognised: boolean;
}

/** Where decisions are kept. */
export interface DecisionKeeper {
  /** Whether anything is stored for this annotator here. */
  keeps(annotator: string): boolean;
  /** The decisions that are in memory already. */
  there(document: CorpusDocument, annotator: string): AnnotationStore | undefined;
  /** The same, read from the file where they are not. */
  store(document: CorpusDocument, annotator: string): Promise<AnnotationStore | undefined>;
}

/** What a snapshot of an open document was made of: as long as it is the same, so is the snapshot. */
interface Made {
  readonly of: readonly unknown[];
  readonly snapshot: Snapshot;
}

/** What is known of a text. */
interface Read {
  readonly recognition: Recognition;
  /** Undefined where there is none: nothing can be annotated. */
  readonly text: DocumentText | undefined;
  /** The recogniser has not read all of it yet. */
  readonly isEarly?: boolean;
}

interface ClosedRecognition {
  readonly text: string;
  readonly key: string;
  readonly recognition: Recognition;
}

const nothing = (): Promise<void> => Promise.resolve();

export class Snapshots {
  private readonly live = new WeakMap<TextDocument, LiveRecognition>();
  private readonly made = new WeakMap<TextDocument, Made>();
  /** Of the closed document that was recognised last: several annotators' snapshots of it share the work. */
  private lastClosed: ClosedRecognition | undefined;

  constructor(
    private readonly corpus: Corpus,
    private readonly host: ModelHost,
    private readonly texts: DocumentTexts,
    private readonly keeper: DecisionKeeper,
    private readonly learning: () => CorpusTeaching,
    private readonly questions: () => CorpusQuestions,
    private readonly suggesting: Suggesting,
  ) {}

  /** What an annotator decided about a document; undefined where it is no text. */
  async decided(document: CorpusDocument, annotator: string): Promise<Decided | undefined> {
    const read = await this.texts.read(document);
    const text = read.text?.();
    if (!text) return undefined;
    const isUnrecognised = read.problem !== undefined;
    const store = this.keeper.there(document, annotator);
    if (!store)
      return { document, text, isUnrecognised, ...(await this.fromFile(document, annotator, text)) };
    if (store.text.editor !== text.editor) store.setText(text);
    const { set, problems, trouble } = store;
    return { document, text: store.text, isUnrecognised, set, problems, trouble };
  }

  private async fromFile(
    document: CorpusDocument,
    annotator: string,
    text: DocumentText,
  ): Promise<Pick<Decided, 'set' | 'problems' | 'trouble'>> {
    const empty = emptySet(document, annotator);
    if (!this.keeper.keeps(annotator)) return { set: empty, problems: [] };
    const trouble = await ownedByOther(this.corpus, document, annotator);
    if (trouble) return { set: empty, problems: [], trouble };
    const uri = this.corpus.annotationFile(annotator, document.name);
    let bytes;
    try {
      bytes = await this.corpus.files.readFile(uri);
    } catch (error) {
      const isThere = !(error instanceof FileError && error.code === 'not-found');
      return { set: empty, problems: [], ...(isThere && { trouble: messageOf(error) }) };
    }
    const file = await readAnnotationFile(uri, bytes, text);
    const { annotations, relations, problems, unusable } = file;
    const set = { ...empty, ...headerPart(file), annotations, relations };
    return { set, problems, trouble: unusable };
  }

  /**
   * A document as an annotator has it. Undefined where it is no text, where `isCancelled` says so, or where an open text
   * changed meanwhile.
   */
  async snapshot(
    document: CorpusDocument,
    annotator: string,
    isCancelled: () => boolean = () => false,
  ): Promise<Snapshot | undefined> {
    const open = this.host.openText?.(document.uri);
    if (!open) {
      const decided = await this.decided(document, annotator);
      const snapshot = decided && (await this.snapshotOf(decided));
      return isCancelled() ? undefined : snapshot;
    }
    const { problem, text } = await this.texts.read(document);
    const store = await this.openStore(document, annotator);
    const { version } = open;
    const recognition = problem ? NOTHING : await this.readOpen(open, document);
    if (!recognition || open.version !== version || isCancelled()) return undefined;
    return this.assembleOpen(open, document, annotator, { set: store?.set, recognition, text: text?.() });
  }

  /** What is decided about an open document, while its long text is read for the first time; undefined once it is read. */
  async early(document: CorpusDocument, annotator: string): Promise<Snapshot | undefined> {
    return this.whileUnread(document, annotator, ({ isUnread }) => (isUnread ? NOTHING : undefined));
  }

  /**
   * The same with what is recognised by now, as soon as that is enough (undefined: nothing). Suggestions of the corpus and
   * of other sources are those for what has been read.
   */
  async soFar(
    document: CorpusDocument,
    annotator: string,
    isEnough: (part: Recognition | undefined) => boolean,
  ): Promise<Snapshot | undefined> {
    return this.whileUnread(document, annotator, async (live) => {
      const read = await live.soFar(() => this.corpus.readingSettings(document.name), isEnough);
      return read === 'none' ? undefined : (read.part ?? NOTHING);
    });
  }

  private async whileUnread(
    document: CorpusDocument,
    annotator: string,
    recognised: (live: LiveRecognition) => Recognition | undefined | Promise<Recognition | undefined>,
  ): Promise<Snapshot | undefined> {
    const open = this.host.openText?.(document.uri);
    if (!open) return undefined;
    const live = this.liveOf(open);
    if (!live.isUnread) return undefined;
    const { problem, text } = await this.texts.read(document);
    if (problem) return undefined;
    const store = await this.openStore(document, annotator);
    const recognition = await recognised(live);
    if (!recognition) return undefined;
    const read = { set: store?.set, recognition, text: text?.(), isEarly: true };
    return this.assembleOpen(open, document, annotator, read);
  }

  /** An open text is looked at from a line (from 0) on: while it is unread, it is read from there. */
  lookAt(document: CorpusDocument, line: number): void {
    const open = this.host.openText?.(document.uri);
    if (open) this.liveOf(open).lookAt(line);
  }

  /** The snapshot of a document that is not open. */
  async snapshotOf({ document, text, set, isUnrecognised }: Decided): Promise<Snapshot | undefined> {
    const recognition = isUnrecognised ? NOTHING : await this.recogniseClosed(document, text.editor);
    if (!recognition) return undefined;
    await this.learning().settled(set.annotator);
    const shown = TextDocument.create(document.uri, 'hawashi', 1, text.editor);
    return assembleSnapshot(this.parts(shown, document, set, { recognition, text }));
  }

  private async recogniseClosed({ name }: CorpusDocument, text: string): Promise<Recognition | undefined> {
    const settings = this.corpus.readingSettings(name);
    const key = readingKey(settings);
    const last = this.lastClosed;
    if (last?.text === text && last.key === key) return last.recognition;
    const pause = this.host.pauseInBackground ?? nothing;
    const recognition = await this.host.recogniser.recogniseInSlices(
      text,
      { ...settings, once: true },
      async () => {
        await pause();
        return true;
      },
    );
    if (recognition) this.lastClosed = { text, key, recognition };
    return recognition;
  }

  private assembleOpen(
    open: TextDocument,
    document: CorpusDocument,
    annotator: string,
    { set, ...read }: Read & { readonly set: AnnotationSet | undefined },
  ): Snapshot {
    const { recognition } = read;
    const parts = this.parts(open, document, set ?? emptySet(document, annotator), read);
    const { settings, guidelines, entities } = this.corpus;
    const { proposed, minimumConfidence, questions } = parts;
    const fields = this.corpus.fields(document.name);
    const told = [proposed, minimumConfidence, settings, guidelines, fields, entities.names, questions];
    const of = [open.version, recognition, parts.isEarly, annotator, set, ...told];
    const made = this.made.get(open);
    if (made && of.every((part, i) => part === made.of[i])) return made.snapshot;
    const snapshot = assembleSnapshot(parts);
    this.made.set(open, { of, snapshot });
    return snapshot;
  }

  private parts(
    shown: TextDocument,
    document: CorpusDocument,
    set: AnnotationSet,
    { recognition, text, isEarly = false }: Read,
  ): SnapshotParts {
    const minimumConfidence = this.host.minimumConfidence?.(this.corpus.root) ?? 0;
    const language = this.host.recogniser.languages.of(this.corpus.settings.locale);
    const { name } = document;
    const proposed = this.suggesting.proposed({ shown, document, recognition, isEarly }, set.annotator);
    return {
      document: shown,
      language,
      recognition,
      proposed,
      set,
      corpus: this.corpus,
      name,
      questions: text ? this.questions().in(name, text) : [],
      minimumConfidence,
      isEarly,
    };
  }

  private liveOf(open: TextDocument): LiveRecognition {
    let live = this.live.get(open);
    if (!live) {
      const { recogniser, pause = nothing, readFurther, openText } = this.host;
      const uri = normaliseUri(open.uri);
      live = new LiveRecognition(open, {
        ...{ recogniser, pause },
        isOpen: () => openText?.(uri) === open,
        readFurther: () => readFurther?.(open.uri),
      });
      this.live.set(open, live);
    }
    return live;
  }

  private readOpen(open: TextDocument, { name }: CorpusDocument): Promise<Recognition | undefined> {
    return this.liveOf(open).read(this.corpus.readingSettings(name));
  }

  /** Annotations of an open document follow its text in memory. */
  private async openStore(document: CorpusDocument, annotator: string): Promise<AnnotationStore | undefined> {
    return this.keeper.there(document, annotator) ?? this.keeper.store(document, annotator);
  }
}

function emptySet(document: CorpusDocument, annotator: string): AnnotationSet {
  return { document: document.name, annotator, status: 'new', annotations: [], relations: [] };
}
