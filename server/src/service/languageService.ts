/**
 * The service behind the server: what is asked about documents and corpora, and the decisions that are carried out.
 * Knows no connection; everything here could be rebuilt from the files.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { shownFile } from '../annotation/fileProblem.js';
import type { AttributeChanges } from '../annotation/attributes.js';
import { DATE_FIELD } from '../annotation/documentFields.js';
import type { TextEdit } from '../annotation/following.js';
import type { SchemeId } from '../annotation/schemeIds.js';
import { createCorpus } from '../corpus/corpusRoot.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { ModelHost } from '../corpus/modelHost.js';
import { CorpusModels } from '../corpus/corpusModels.js';
import type { Rename } from '../corpus/following/follower.js';
import type { Snapshot } from '../corpus/snapshot.js';
import { format } from '../messages/format.js';
import { message, type Message } from '../messages/message.js';
import type { CorpusSummary, Occurrence } from '../protocol/corpus.js';
import type { EditCommand, EditResult } from '../protocol/edits.js';
import type { DocumentProblems, RejectedPlace } from '../protocol/problems.js';
import type { Requests } from '../protocol/requests.js';
import type { Settings } from '../protocol/settings.js';
import type { DocumentState } from '../protocol/state.js';
import { Consequences } from './consequences.js';
import { ChangeRequests } from './corpus/changeRequests.js';
import { EntityRequests } from './corpus/entityRequests.js';
import { CorpusRequests } from './corpus/corpusRequests.js';
import { Deciding, done, refused } from './deciding.js';
import { Diagnosing } from './diagnosing.js';
import { rejectedPlaces } from './document/problems.js';
import { snapRange } from './document/snapRange.js';
import { tellChanges, tellState } from './document/state.js';
import type { OpenDocument } from './openDocument.js';
import { GuidelineRequests } from './corpus/guidelineRequests.js';
import { LearningRequests } from './corpus/learningRequests.js';
import { OverviewRequests } from './corpus/overview/overviewRequests.js';
import { SearchRequests } from './corpus/searchRequests.js';
import { OrphanRequests } from './corpus/orphanRequests.js';
import { OpenDocuments } from './openDocuments.js';
import { rescue } from '../corpus/rescuing.js';
import type { ServiceHost } from './serviceHost.js';
import { SettingsByCorpus } from './settingsByCorpus.js';
import { UnderWay } from './underWay.js';
import { Viewing } from './viewing.js';

type ToldState = Requests['hawashi/state'][1];

export class LanguageService {
  private readonly models: CorpusModels;
  private readonly documents: OpenDocuments;
  private readonly corpusRequests: CorpusRequests;
  private readonly deciding: Deciding;
  /** Snapshots of open documents, of long ones before all of them is read. */
  readonly viewing: Viewing;
  /** What is kept of documents that are not there. */
  readonly orphans: OrphanRequests;
  /** What corpora are made of. */
  readonly overviews: OverviewRequests;
  /** What decisions teach. */
  readonly learning: LearningRequests;
  /** Changes over all documents of a corpus. */
  readonly changes: ChangeRequests;
  /** Searches of corpora. */
  readonly searches: SearchRequests;
  /** What corpora say of their labels. */
  readonly guidelines: GuidelineRequests;
  /** What is told of documents. */
  readonly diagnosing: Diagnosing;
  /** The entities of corpora. */
  readonly entitiesOf: EntityRequests;
  private readonly settings: SettingsByCorpus;
  /** Decisions that are being written. */
  private readonly writing = new UnderWay();

  constructor(private readonly host: ServiceHost) {
    this.settings = new SettingsByCorpus(host.settingsOf);
    this.models = new CorpusModels(
      this.modelHost(),
      (changed, event) => {
        consequences.of(changed, event);
        // What is typed changes what is told of other documents when the open one has been looked at.
        const isTyped = event.kind === 'annotated' && event.isTyped;
        if (event.kind !== 'problems' && !isTyped) this.diagnosing.consistency.touch();
      },
      (told) => host.tell?.(host.say(told)),
    );
    this.orphans = new OrphanRequests(this.models, host.say);
    const ofCorpora = {
      corpusAt: (uri: string) => this.corpusNow(uri),
      annotator: (model: CorpusModel) => this.annotatorIn(model),
      say: host.say,
    };
    this.searches = new SearchRequests({ ...ofCorpora, pause: host.pause, log: host.log });
    this.learning = new LearningRequests(ofCorpora);
    this.overviews = new OverviewRequests(ofCorpora);
    this.changes = new ChangeRequests({ ...ofCorpora, searches: this.searches });
    this.guidelines = new GuidelineRequests((uri) => this.corpusNow(uri), host.say);
    this.documents = new OpenDocuments(this.models, {
      annotator: (model) => this.annotatorIn(model),
      log: host.log,
      say: host.say,
      touched: ({ document }) => host.stateChanged(document.uri),
    });
    this.viewing = new Viewing(this.documents, (model) => this.annotatorIn(model), host);
    const consequences = new Consequences(this.documents, host, (model) => this.annotatorIn(model));
    this.corpusRequests = new CorpusRequests(host);
    const { models, documents, settings } = this;
    this.diagnosing = new Diagnosing({ models, documents, settings, host });
    this.entitiesOf = new EntityRequests({
      models: () => this.models.opened(),
      modelAt: (uri) => this.corpusNow(uri),
      snapshot: (uri) => this.snapshot(uri),
      annotatorIn: (model) => this.annotatorIn(model),
      requests: this.corpusRequests,
    });
    this.deciding = new Deciding({
      documents: this.documents,
      requests: this.corpusRequests,
      writing: this.writing,
      viewing: this.viewing,
      say: host.say,
    });
  }

  /** What models of corpora are given. */
  private modelHost(): ModelHost {
    const { host } = this;
    return {
      files: host.fileSystem,
      recogniser: host.recogniser,
      reader: host.reader,
      ...(host.train && { train: host.train }),
      ...{ sources: host.sources, recommenders: host.recommenders, cache: host.cache },
      log: (said: Message) => host.log(format(said)),
      openText: (uri: string) => this.documents.textAt(uri),
      pause: host.pause,
      readFurther: host.readFurther,
      pauseInBackground: () => this.pauseForReaders(),
      minimumConfidence: (root: string) => this.settings.of(root).minimumConfidence,
      opening: (root: string) => this.settings.ask(root),
    };
  }

  private annotatorIn({ root }: CorpusModel): string {
    return this.settings.of(root).annotator;
  }

  /** The settings that hold for a document of a corpus, by the address of its folder. */
  settingsOf(root: string | undefined): Settings {
    return this.settings.of(root);
  }

  async configure(settings: Settings): Promise<void> {
    const open = [...this.documents.all()];
    const annotators = () => open.map(({ place }) => this.settings.of(place?.model.root).annotator);
    const before = annotators();
    this.settings.general = settings;
    if (this.settings.canAsk) for (const root of this.models.roots()) await this.settings.ask(root);
    const now = annotators();
    for (const [i, document] of open.entries()) {
      if (before[i] !== now[i]) void this.documents.attach(document);
      else this.documents.touch(document);
    }
    for (const root of this.models.roots()) this.host.corpusChanged(root);
    this.host.decisionsChanged();
  }

  // Documents and files

  open(document: TextDocument): Promise<void> {
    this.diagnosing.consistency.touch();
    return this.documents.open(document);
  }

  /** One change of the text: annotations follow. */
  shift(uri: string, edit: TextEdit): void {
    this.documents.edit(uri, edit);
  }

  /** The text has changed. */
  async changed(uri: string): Promise<void> {
    if (this.documents.get(uri)) this.host.stateChanged(uri, true);
    if (await this.documents.changed(uri)) this.host.decisionsChanged();
  }

  saved(uri: string): Promise<void> {
    return this.documents.saved(uri);
  }

  close(uri: string): Promise<void> {
    const closing = this.documents.close(uri);
    this.diagnosing.consistency.touch();
    return closing;
  }

  async filesChanged(uris: readonly string[]): Promise<void> {
    await this.followed(await this.models.filesChanged(uris));
  }

  /** The client is about to rename files or folders. */
  willRename(renames: readonly Rename[]): Promise<void> {
    return this.models.willRename(renames);
  }

  /** The client renamed files or folders: annotations go along. */
  async renamed(renames: readonly Rename[]): Promise<void> {
    await this.followed(await this.models.renamed(renames));
  }

  /** The client deleted files or folders: what was annotated in them is kept, and that is said. */
  async deleted(uris: readonly string[]): Promise<void> {
    await this.filesChanged(uris);
    const kept = await this.orphans.keptOf(uris);
    if (kept) this.host.tell?.(this.host.say(kept));
  }

  private async followed(isOtherwise: boolean): Promise<void> {
    if (!isOtherwise) return;
    for (const open of this.documents.all()) await this.documents.attach(open);
    this.host.decisionsChanged();
  }

  /** Waits until every decision is on disk, or could not be written. */
  flush(): Promise<void> {
    return this.models.flush();
  }

  /** Writes what is to be written; of what cannot be, a copy elsewhere. Gives what is to be told of those. */
  async end(): Promise<readonly Message[]> {
    await this.flush();
    const { fileSystem, rescueFolders = [] } = this.host;
    const told: Message[] = [];
    for (const unsaved of await this.models.unsavedFiles())
      told.push(await rescue(fileSystem, rescueFolders, unsaved));
    await this.models.keepIndexes();
    return told;
  }

  // Answers

  /** Whether a file is served now. */
  async isOpen(uri: string): Promise<boolean> {
    return (await this.documents.placed(uri))?.place !== undefined;
  }

  /** Of all of a text. Undefined: the document is not served, or the answer is not wanted any more. */
  snapshot(uri: string, isCancelled?: () => boolean): Promise<Snapshot | undefined> {
    return this.viewing.whole(uri, isCancelled);
  }

  /** Waits while decisions are being written: what nobody is looking at must not hold them up. */
  written(): Promise<void> {
    return this.writing.ended();
  }

  /** What is done in the background waits while an open document is being read. */
  private async pauseForReaders(): Promise<void> {
    await this.host.pause();
    await this.viewing.ended();
  }

  /** What is wrong with the document's file as a whole. */
  documentProblems(uri: string): OpenDocument['problems'] {
    return this.documents.get(uri)?.problems ?? [];
  }

  /** What is wrong with a document, its file and its annotation file; while a long text is being read, as far as it is. */
  async problems(uri: string): Promise<DocumentProblems> {
    return this.diagnosing.problems(uri, await this.viewing.glance(uri));
  }

  async rejected(uri: string): Promise<readonly RejectedPlace[]> {
    const snapshot = await this.snapshot(uri);
    return snapshot ? rejectedPlaces(snapshot, this.host.say) : [];
  }

  /** Whether a file is a document of a corpus, by its name. It is about to be opened: its annotations are read meanwhile. */
  async serves(uri: string): Promise<boolean> {
    const place = await this.models.placeOf(uri);
    if (place && !place.model.isOpen(place.document)) {
      place.model
        .store(place.document, this.annotatorIn(place.model))
        .catch((error: unknown) => this.host.log(`${uri}: ${String(error)}`));
    }
    return place !== undefined;
  }

  state(uri: string, isCancelled?: () => boolean): Promise<DocumentState | null> {
    return this.told(uri, (...now) => tellState(...now, this.host.say), isCancelled);
  }

  /** What has changed since a revision that the client knows; the whole state where that would be no less. */
  stateSince(uri: string, revision: number, isCancelled?: () => boolean): Promise<ToldState> {
    return this.told(uri, (...now) => tellChanges(...now, revision, this.host.say), isCancelled);
  }

  private async told<T>(
    uri: string,
    tell: (snapshot: Snapshot, open: OpenDocument) => T,
    isCancelled?: () => boolean,
  ): Promise<T | null> {
    const snapshot = await this.viewing.glance(uri, () => true, isCancelled);
    const open = this.documents.get(uri);
    return snapshot && open ? tell(snapshot, open) : null;
  }

  async snap(asked: Requests['hawashi/snap'][0]): Promise<Requests['hawashi/snap'][1]> {
    const { uri, range, onward = false } = asked;
    const snapshot = await this.viewing.glance(uri, () => true);
    return snapshot ? snapRange(snapshot, range, onward, this.host.say) : { range };
  }

  edit(uri: string, command: EditCommand): Promise<EditResult> {
    return this.deciding.edit(uri, command);
  }

  /** Sets a document's date (ISO 8601 date, month or year) in `documents.json`; an empty one takes it away. */
  setDate(uri: string, value: string): Promise<EditResult> {
    return this.setFields(uri, { [DATE_FIELD]: value });
  }

  /** Sets what `documents.json` says of a document; null, a blank text and an empty list take a field away. */
  async setFields(uri: string, given: AttributeChanges): Promise<EditResult> {
    const place = await this.models.placeOf(uri);
    return this.deciding.setFields(place, given, (await this.documents.placed(uri))?.store);
  }

  /** `again`: the folder is looked at anew. */
  async corpusSummary(uri: string, again = false): Promise<CorpusSummary | null> {
    const model = await this.corpusNow(uri);
    if (again && model) {
      this.corpusRequests.looking.again(model);
      await this.filesChanged(await model.fileChanges.candidates());
    }
    return model ? this.corpusRequests.summary(model, this.annotatorIn(model)) : null;
  }

  async occurrences(parameters: Requests['hawashi/occurrences'][0]): Promise<readonly Occurrence[]> {
    await this.written();
    const snapshot = await this.snapshot(parameters.uri);
    return snapshot
      ? this.corpusRequests.occurrences(await this.corpusNow(parameters.uri), snapshot, parameters)
      : [];
  }

  /** The same with its files as they are now, whether the client tells of changes or not. */
  private async corpusNow(uri: string): Promise<CorpusModel | undefined> {
    const model = await this.corpusAt(uri);
    if (this.host.watchesFiles?.() === false) await model?.fileChanges.look();
    return model;
  }

  /** The corpus of a document, or of a folder. */
  async corpusAt(uri: string): Promise<CorpusModel | undefined> {
    const model = (await this.documents.placed(uri))?.place?.model;
    return model?.corpus.isFolder ? model : this.models.modelOf(uri);
  }

  async createCorpus(folder: string, scheme?: SchemeId): Promise<EditResult> {
    const made = await createCorpus(this.host.fileSystem, folder, { scheme });
    if ('problem' in made) return refused(this.host.say(made.problem));
    for (const open of this.documents.all())
      if (!open.place?.model.corpus.isFolder) await this.documents.attach(open);
    return done(this.host.say(message('corpus.created', { file: shownFile(made.uri) })));
  }
}
