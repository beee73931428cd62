/** The one way to look: a document as an annotator has it, whether it is open in an editor or not. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { ownedByOther } from './fileOwner.js';
import { headerPart, readAnnotationFile } from '../annotation/annotationFile.js';
import type { DocumentText } from '../annotation/documentText.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import { suggestedAs } from '../annotation/labels.js';
import type { AnnotationSet, LabelDefinition } from '../annotation/model.js';
import { readingKey } from '../languages/readingSettings.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';
import { reviseText, type RevisedText } from '../suggestions/corpusNames/revisedText.js';
import { SuggestionSources, type SuggestionQuery } from '../suggestions/sources.js';
import type { Suggestion } from '../suggestions/suggestion.js';
import type { AnnotationStore } from './annotationStore.js';
import { assembleSnapshot, NOTHING, type SnapshotParts } from './assembly.js';
import type { Corpus } from './corpus.js';
import type { CorpusDocument } from './documentNames.js';
import type { DocumentTexts } from './documentTexts.js';
import { FileError } from './files/fileSystem.js';
import { LiveRecognition } from './liveRecognition.js';
import type { CorpusTeaching } from './learning/corpusTeaching.js';
import type { CorpusQuestions } from './questions/corpusQuestions.js';
import type { ModelHost } from './modelHost.js';
import { fingerprintOf } from './recommenders.js';
import type { Snapshot } from './snapshot.js';

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

/** Of a text at one version. */
interface OthersSuggestions {
  readonly version: number;
  readonly suggestions: () => readonly Suggestion[];
}

/** What is known of a text. */
interface Read {
  readonly recognition: Recognition;
  /** Undefined where there is none: nothing can be annotated. */
  readonly text: DocumentText | undefined;
}

interface ClosedRecognition {
  readonly text: string;
  readonly key: string;
  readonly recognition: Recognition;
}

const nothing = (): Promise<void> => Promise.resolve();

export class Snapshots {
  /** With the recommenders and the scheme that they were made for. */
  private sourcesMade: { readonly key: string; readonly sources: SuggestionSources } | undefined;
  private readonly live = new WeakMap<TextDocument, LiveRecognition>();
  private readonly made = new WeakMap<TextDocument, Made>();
  private readonly revised = new WeakMap<TextDocument, RevisedText>();
  /** What others than the corpus' own decisions suggest in open texts. */
  private readonly others = new WeakMap<TextDocument, OthersSuggestions>();
  /** Of the closed document that was recognised last: several annotators' snapshots of it share the work. */
  private lastClosed: ClosedRecognition | undefined;

  constructor(
    private readonly corpus: Corpus,
    private readonly host: ModelHost,
    private readonly texts: DocumentTexts,
    private readonly keeper: DecisionKeeper,
    private readonly learning: () => CorpusTeaching,
    private readonly questions: () => CorpusQuestions,
    private readonly suggested: (document: CorpusDocument) => void,
  ) {}

  /** Whatever suggests in this corpus, as its file names it by now. */
  private get sources(): SuggestionSources {
    const { settings, root } = this.corpus;
    const { labels, attributes, recommenders } = settings;
    const told = recommenders.length > 0 ? [labels, attributes] : [];
    const key = JSON.stringify([recommenders.map(fingerprintOf), ...told]);
    if (this.sourcesMade?.key === key) return this.sourcesMade.sources;
    this.sourcesMade?.sources.dispose();
    const named = this.host.recommenders?.({ root, labels, attributes }, recommenders) ?? [];
    const sources = new SuggestionSources([...(this.host.sources ?? []), ...named], {
      changed: (uri) => {
        const document = this.corpus.documentAt(uri);
        if (document) this.suggested(document);
      },
      log: (message) => this.host.log?.(message),
    });
    this.sourcesMade = { key, sources };
    return sources;
  }

  /** What was suggested for a document that is gone is forgotten. */
  forget({ uri }: CorpusDocument): void {
    this.sourcesMade?.sources.forget(uri);
  }

  dispose(): void {
    this.sourcesMade?.sources.dispose();
  }

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
    const open = this.host.openText?.(document.uri);
    if (!open || !this.liveOf(open).isUnread) return undefined;
    const { problem, text } = await this.texts.read(document);
    if (problem) return undefined;
    const store = await this.openStore(document, annotator);
    const set = store?.set ?? emptySet(document, annotator);
    return assembleSnapshot({
      ...this.parts(open, document, set, { recognition: NOTHING, text: text?.() }),
      isEarly: true,
    });
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
    const of = [open.version, recognition, annotator, set, ...told];
    const made = this.made.get(open);
    if (made && of.every((part, i) => part === made.of[i])) return made.snapshot;
    const snapshot = assembleSnapshot(parts);
    this.made.set(open, { of, snapshot });
    return snapshot;
  }

  private parts(
    shown: TextDocument,
    { name, uri }: CorpusDocument,
    set: AnnotationSet,
    { recognition, text }: Read,
  ): SnapshotParts {
    const minimumConfidence = this.host.minimumConfidence?.(this.corpus.root) ?? 0;
    const language = this.host.recogniser.languages.of(this.corpus.settings.locale);
    const { settings } = this.corpus;
    const isOpen = this.host.openText?.(uri) === shown;
    const date = this.corpus.date(name);
    const query = {
      ...{ uri, text: shown.getText(), isOpen, ...(date !== undefined && { date }) },
      ...labelsToSuggest(settings.labels),
    };
    const proposed = this.proposed(shown, set.annotator, recognition, query);
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
    };
  }

  /** What all suggest, with what the annotator's decisions have taught; undefined where it is what is recognised. */
  private proposed(
    shown: TextDocument,
    annotator: string,
    recognition: Recognition,
    query: SuggestionQuery,
  ): readonly Suggestion[] | undefined {
    const { version } = shown;
    const basis = this.learning().basis(annotator);
    if (!basis && this.sources.isAsRecognised(query)) {
      // A document's mentions are given their places where somebody asks for them.
      const suggestions = () => recognition.mentions;
      this.others.set(shown, { version, suggestions });
      return undefined;
    }
    const others = this.sources.merged(recognition.mentions, query);
    this.others.set(shown, { version, suggestions: () => others });
    if (!basis) return others;
    const revised = reviseText(recognition.paragraphs, others, basis, this.revised.get(shown));
    this.revised.set(shown, revised);
    return revised.suggestions;
  }

  /** What others than the corpus' decisions suggest in an open text, as far as that is known by now. */
  othersNow({ uri }: CorpusDocument): readonly Suggestion[] | undefined {
    const open = this.host.openText?.(uri);
    const known = open && this.others.get(open);
    return known?.version === open?.version ? known?.suggestions() : undefined;
  }

  private liveOf(open: TextDocument): LiveRecognition {
    let live = this.live.get(open);
    if (!live) this.live.set(open, (live = new LiveRecognition(open, this.host.recogniser)));
    return live;
  }

  private readOpen(open: TextDocument, { name }: CorpusDocument): Promise<Recognition | undefined> {
    return this.liveOf(open).read(this.corpus.readingSettings(name), this.host.pause ?? nothing);
  }

  /** Annotations of an open document follow its text in memory. */
  private async openStore(document: CorpusDocument, annotator: string): Promise<AnnotationStore | undefined> {
    return this.keeper.there(document, annotator) ?? this.keeper.store(document, annotator);
  }
}

type LabelsToSuggest = Pick<SuggestionQuery, 'labels' | 'recognisedAs'>;

/** What of a label set may be suggested, the same for the same set. */
function labelsToSuggest(labels: readonly LabelDefinition[]): LabelsToSuggest {
  let known = toSuggest.get(labels);
  if (!known) {
    known = { labels: labels.map(({ name }) => name), recognisedAs: suggestedAs(labels) };
    toSuggest.set(labels, known);
  }
  return known;
}

const toSuggest = new WeakMap<readonly LabelDefinition[], LabelsToSuggest>();

function emptySet(document: CorpusDocument, annotator: string): AnnotationSet {
  return { document: document.name, annotator, status: 'new', annotations: [], relations: [] };
}
