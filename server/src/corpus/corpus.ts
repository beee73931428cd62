/**
 * A corpus: a folder with `hawashi.json` at its root. Everything here can be rebuilt from the files; what is kept
 * in memory is dropped by `refresh` when files change outside.
 */
import { message, type Message } from '../messages/message.js';
import type { ReadingSettings } from '../languages/readingSettings.js';
import {
  CORPUS_FILE,
  CORPUS_OTHERWISE,
  DEFAULT_SETTINGS,
  parseCorpusFile,
  type CorpusSettings,
} from './corpusFile.js';
import { readCorpusText } from './corpusText.js';
import {
  documentFields,
  changesProblem,
  NO_FIELDS,
  type DocumentField,
} from '../annotation/documentFields.js';
import {
  editDocumentsFile,
  entryText,
  withEntry,
  withEntryRenamed,
  withFields,
  withoutEntry,
  type EditedFile,
} from './documentsEdit.js';
import {
  DOCUMENTS_FILE,
  DOCUMENTS_OTHERWISE,
  parseDocumentsFile,
  usedFields,
  type DocumentFacts,
  type EntryPlace,
} from './documentsFile.js';
import type { AttributeChanges, Attributes } from '../annotation/attributes.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import { filesWithin, type FileSystem } from './files/fileSystem.js';
import { baseName, joinUri, normaliseUri, parentUri, relativePath } from './files/uris.js';
import { listAnnotators } from './annotators.js';
import { countAnnotations, NO_COUNTS, type DocumentCounts } from './documentCounts.js';
import {
  documentName,
  documentTest,
  changedList,
  listDocuments,
  listOf,
  type DocumentList,
} from './documentList.js';
import type { OwnFileKind } from './corpusEvents.js';
import type { CorpusDocument } from './documentNames.js';
import { Guidelines, LARGEST_GUIDELINES } from './guidelines/guidelinesFile.js';
import { AssignmentFile } from './assignment/assignmentFile.js';
import { ASSIGNMENT_FILE } from './assignment/plan.js';
import { DismissalFile, DISMISSED_FILE } from './consistency/dismissals.js';
import { EntityFile, ENTITIES_FILE } from './entities/entityFile.js';
import { QuestionFile, QUESTIONS_FILE } from './questions/questionFile.js';
import { ReviewedFile, REVIEWED_FILE } from './guidelines/reviewedFile.js';
import { Gazetteers } from './gazetteers/gazetteers.js';

const NO_FACTS = { documents: new Map<string, DocumentFacts>(), places: new Map<string, EntryPlace>() };

export class Corpus {
  /** The corpus' entities. */
  readonly entities: EntityFile;
  /** What was dismissed for good of what does not agree. */
  readonly dismissals: DismissalFile;
  /** What is asked about its documents. */
  readonly questions: QuestionFile;
  /** By which version of its guidelines annotations were last looked at. */
  readonly reviewed: ReviewedFile;
  /** Who annotates which documents. */
  readonly assignment: AssignmentFile;
  /** What may be linked to beside its entities. */
  readonly gazetteers: Gazetteers;
  /** What is said of its labels; of one without a file nothing is. */
  guidelines: Guidelines;
  private guidelineProblems: readonly FileProblem[] = [];
  private corpusSettings: CorpusSettings = DEFAULT_SETTINGS;
  private isDocument: (file: string) => boolean = documentTest(DEFAULT_SETTINGS);
  private settingsProblems: readonly FileProblem[] = [];
  private facts: ReadonlyMap<string, DocumentFacts> = new Map();
  /** Where `documents.json` speaks of each document. */
  factPlaces: ReadonlyMap<string, EntryPlace> = new Map();
  private factsProblems: readonly FileProblem[] = [];
  private listProblems: readonly FileProblem[] = [];
  private annotatorProblems: readonly FileProblem[] = [];
  /** Called when more is found to be wrong, as folders are looked into. */
  problemsFound: (() => void) | undefined;
  private list: Promise<DocumentList> | undefined;
  private annotatorList: Promise<readonly string[]> | undefined;

  private constructor(
    /** The files that really lie below the corpus folder. */
    readonly files: FileSystem,
    /** Address of the corpus folder. */
    readonly root: string,
    /** The one document that it consists of, where it is no folder. */
    private readonly only?: CorpusDocument,
  ) {
    this.entities = new EntityFile(files, joinUri(root, ENTITIES_FILE));
    this.dismissals = new DismissalFile(files, joinUri(root, DISMISSED_FILE));
    this.questions = new QuestionFile(files, joinUri(root, QUESTIONS_FILE));
    this.reviewed = new ReviewedFile(files, joinUri(root, REVIEWED_FILE));
    this.assignment = new AssignmentFile(files, joinUri(root, ASSIGNMENT_FILE));
    this.gazetteers = new Gazetteers(files, root);
    this.guidelines = new Guidelines(joinUri(root, DEFAULT_SETTINGS.guidelines), undefined);
  }

  /** Reads `hawashi.json` and `documents.json`. Never rejects: a file that cannot be read is a problem, and default. */
  static async open(files: FileSystem, root: string): Promise<Corpus> {
    const folder = normaliseUri(root);
    const corpus = new Corpus(filesWithin(files, folder), folder);
    await corpus.readSettings();
    await corpus.readFacts();
    for (const [, file] of corpus.kept) await file.reload();
    return corpus;
  }

  /** A text file by itself: no folder is looked at. */
  static ofFile(files: FileSystem, uri: string): Corpus {
    const own = normaliseUri(uri);
    const file = baseName(own);
    return new Corpus(files, parentUri(own) ?? own, { name: documentName(file), file, uri: own });
  }

  /** Whether it is a folder, which has annotations and a date for each document. */
  get isFolder(): boolean {
    return this.only === undefined;
  }

  get settings(): CorpusSettings {
    return this.corpusSettings;
  }

  /** Files beside `hawashi.json` that are read by themselves. */
  private get kept() {
    const { entities, dismissals, questions, reviewed, assignment } = this;
    return [
      ['entities', entities],
      ['dismissed', dismissals],
      ['questions', questions],
      ['reviewed', reviewed],
      ['assignment', assignment],
    ] as const;
  }

  /** What is wrong with the files of the corpus' own, and with folders that were looked into. */
  get problems(): readonly FileProblem[] {
    return [
      ...this.settingsProblems,
      ...this.factsProblems,
      ...this.kept.flatMap(([, { problems }]) => problems),
      ...this.guidelineProblems,
      ...this.gazetteers.problems,
      ...this.listProblems,
      ...this.annotatorProblems,
    ];
  }

  /** Reads a file of the corpus' own again. What it is about, where it is one. */
  async refresh(uri: string): Promise<OwnFileKind | undefined> {
    if (uri === joinUri(this.root, CORPUS_FILE)) {
      await this.readSettings();
      // What is right there depends on the fields that are defined here.
      await this.readFacts();
      return 'settings';
    }
    if (uri === joinUri(this.root, DOCUMENTS_FILE)) return this.readFacts().then(() => 'facts');
    if (uri === this.guidelines.uri) return this.readGuidelines().then(() => 'guidelines');
    if (await this.gazetteers.refresh(uri)) return 'gazetteers';
    for (const [kind, file] of this.kept) if (uri === file.uri) return file.reload().then(() => kind);
    return undefined;
  }

  /** The documents that are in a folder now, by its address. */
  async documentsIn(folder: string): Promise<readonly CorpusDocument[]> {
    const below = relativePath(this.root, folder);
    if (below === undefined || this.only) return [];
    return (await listDocuments(this.files, this.root, this.corpusSettings, below)).documents;
  }

  /** Documents came and went: the folder need not be walked again. */
  documentsChanged(added: readonly CorpusDocument[], removed: readonly CorpusDocument[]): void {
    this.list = this.list?.then((list) => changedList(list, added, removed));
  }

  /** There may be another annotator. */
  forgetAnnotators(): void {
    this.annotatorList = undefined;
  }

  private async readSettings(): Promise<void> {
    const uri = joinUri(this.root, CORPUS_FILE);
    const read = await readCorpusText(this.files, uri, CORPUS_OTHERWISE);
    const parsed =
      read.text === undefined
        ? { settings: DEFAULT_SETTINGS, problems: read.problems }
        : parseCorpusFile(uri, read.text);
    this.corpusSettings = parsed.settings;
    this.settingsProblems = parsed.problems;
    this.isDocument = documentTest(parsed.settings);
    this.list = undefined;
    this.forgetAnnotators();
    await this.readGuidelines();
    await this.gazetteers.reload(parsed.settings.gazetteers);
  }

  private async readGuidelines(): Promise<void> {
    const uri = joinUri(this.root, this.corpusSettings.guidelines);
    const otherwise = message('guidelines.otherwise');
    const { text, problems } = await readCorpusText(this.files, uri, otherwise, LARGEST_GUIDELINES);
    this.guidelines = new Guidelines(uri, text, this.guidelines.revision + 1);
    this.guidelineProblems = problems;
  }

  private async readFacts(): Promise<void> {
    const uri = joinUri(this.root, DOCUMENTS_FILE);
    const read = await readCorpusText(this.files, uri, DOCUMENTS_OTHERWISE);
    const parsed =
      read.text === undefined
        ? { ...NO_FACTS, problems: read.problems }
        : parseDocumentsFile(uri, read.text, this.corpusSettings.documentFields);
    this.facts = parsed.documents;
    this.factPlaces = parsed.places;
    this.factsProblems = parsed.problems;
  }

  /** Whether a file is one of the corpus' documents, by its address. */
  includes(uri: string): boolean {
    return this.documentAt(uri) !== undefined;
  }

  /** The document that a file is; undefined where it is none of the corpus. */
  documentAt(uri: string): CorpusDocument | undefined {
    const own = normaliseUri(uri);
    if (this.only) return this.only.uri === own ? this.only : undefined;
    const file = relativePath(this.root, own);
    if (file === undefined || !this.isDocument(file)) return undefined;
    return { name: documentName(file), file, uri: joinUri(this.root, file) };
  }

  /** All documents, by name; the folder is walked once. */
  async documents(): Promise<readonly CorpusDocument[]> {
    return (await this.documentList()).documents;
  }

  documentList(): Promise<DocumentList> {
    if (this.only !== undefined) return Promise.resolve(listOf([this.only]));
    return (this.list ??= listDocuments(this.files, this.root, this.corpusSettings).then((list) => {
      this.listProblems = list.problems;
      if (list.problems.length > 0) this.problemsFound?.();
      return list;
    }));
  }

  async document(name: string): Promise<CorpusDocument | undefined> {
    return (await this.documentList()).byName.get(name);
  }

  /** Whether there is a file at an address; where that cannot be said, it is taken to be there. */
  async isThere(uri: string): Promise<boolean> {
    try {
      return (await this.files.stat(uri)) !== undefined;
    } catch {
      return true;
    }
  }

  /** Document creation time (ISO 8601), as far as `documents.json` gives it. */
  date(name: string): string | undefined {
    return this.facts.get(name)?.dct;
  }

  /** All that `documents.json` says of a document, by name. */
  fields(name: string): Attributes {
    return this.facts.get(name)?.fields ?? NO_FIELDS;
  }

  /** The fields that its documents have. */
  get fieldDefinitions(): readonly DocumentField[] {
    return documentFields(this.corpusSettings.documentFields);
  }

  /** The names of fields that something is said of, beside the date: those that are defined first, in their order. */
  usedFields(): readonly string[] {
    return usedFields(this.facts.values(), this.fieldDefinitions);
  }

  /** Sets fields of a document, or takes them away (null). Gives why not, where it cannot be done. */
  async setFields(name: string, changes: AttributeChanges): Promise<{ readonly problem?: Message }> {
    const problem = changesProblem(this.fieldDefinitions, changes);
    return problem ? { problem } : this.putFields(name, changes);
  }

  /** Sets fields as they were once, right or wrong; undefined takes one away. */
  putFields(
    name: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly problem?: Message }> {
    const uri = joinUri(this.root, DOCUMENTS_FILE);
    return this.editFacts((content) => withFields(uri, content, name, values));
  }

  /** Takes what is known of a document to another name, here or in another corpus. Whether there was something. */
  async moveFacts(
    name: string,
    to: Corpus,
    toName: string,
  ): Promise<{ readonly moved: boolean; readonly problem?: Message }> {
    await this.readFacts();
    if (!this.factPlaces.has(name)) return { moved: false };
    const uri = joinUri(this.root, DOCUMENTS_FILE);
    if (to === this) {
      const { problem } = await this.editFacts((content = '') =>
        withEntryRenamed(uri, content, name, toName),
      );
      return { moved: problem === undefined, ...(problem && { problem }) };
    }
    const { text } = await readCorpusText(this.files, uri, DOCUMENTS_OTHERWISE);
    const value = text === undefined ? undefined : entryText(uri, text, name);
    if (value === undefined) return { moved: false };
    const there = joinUri(to.root, DOCUMENTS_FILE);
    const { problem } = await to.editFacts((own) => withEntry(there, own, toName, value));
    if (problem) return { moved: false, problem };
    return { moved: true, ...(await this.editFacts((own = '') => withoutEntry(uri, own, name))) };
  }

  private async editFacts(
    edit: (content: string | undefined) => EditedFile,
  ): Promise<{ readonly problem?: Message }> {
    const outcome = await editDocumentsFile(this.files, joinUri(this.root, DOCUMENTS_FILE), edit);
    if (!outcome.problem) await this.readFacts();
    return outcome;
  }

  /** What reading a document has to know. */
  readingSettings(name: string): ReadingSettings {
    const { locale, defaultCalendar } = this.corpusSettings;
    return { date: this.date(name), locale, calendar: defaultCalendar };
  }

  /** Who has annotation files in this corpus, by name; the folder is looked into once. */
  annotators(): Promise<readonly string[]> {
    if (!this.isFolder) return Promise.resolve([]);
    return (this.annotatorList ??= this.listAnnotators());
  }

  private async listAnnotators(): Promise<readonly string[]> {
    const { annotators, problems } = await listAnnotators(
      this.files,
      joinUri(this.root, this.corpusSettings.annotations),
    );
    this.annotatorProblems = problems;
    if (problems.length > 0) this.problemsFound?.();
    return annotators;
  }

  /** What an annotator has done in a document, from the annotation file alone. */
  async counts(annotator: string, name: string): Promise<DocumentCounts> {
    return this.files.readFile(this.annotationFile(annotator, name)).then(countAnnotations, () => NO_COUNTS);
  }

  /** Address of the annotation file of a document. */
  annotationFile(annotator: string, name: string): string {
    return joinUri(this.root, this.corpusSettings.annotations, annotator, name + '.jsonl');
  }

  /** Whose annotation file of which document a file is. */
  annotationFileAt(uri: string): { readonly annotator: string; readonly document: string } | undefined {
    const below = relativePath(joinUri(this.root, this.corpusSettings.annotations), normaliseUri(uri));
    const slash = below?.indexOf('/') ?? -1;
    if (below === undefined || slash < 0 || !below.endsWith('.jsonl')) return undefined;
    return { annotator: below.slice(0, slash), document: below.slice(slash + 1, -'.jsonl'.length) };
  }
}
