/** The documents that a client has open, each found its place in a corpus, or served by itself. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../annotation/following.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { CorpusModels } from '../corpus/corpusModels.js';
import type { PlacedDocument } from '../corpus/placedDocument.js';
import { normaliseUri } from '../corpus/files/uris.js';
import type { Format } from '../messages/formatter.js';
import { diagnosticOf } from './fileProblems.js';
import { OpenDocument } from './openDocument.js';

/** The language whose documents are served wherever they are. */
const LANGUAGE_ID = 'hawashi';

export interface OpenDocumentsHost {
  readonly annotator: (model: CorpusModel) => string;
  readonly log: (message: string) => void;
  readonly say: Format;
  /** What is known of a document, beside its text, is other than before. */
  readonly touched: (open: OpenDocument) => void;
}

export class OpenDocuments {
  /** By address, as `normaliseUri` spells it. */
  private readonly documents = new Map<string, OpenDocument>();
  /** Finding its place is asynchronous; whoever asks for a document meanwhile waits. */
  private readonly attaching = new Map<string, Promise<void>>();

  constructor(
    private readonly models: CorpusModels,
    private readonly host: OpenDocumentsHost,
  ) {}

  all(): Iterable<OpenDocument> {
    return this.documents.values();
  }

  /** The documents that are open in one corpus. */
  in(model: CorpusModel): OpenDocument[] {
    return [...this.all()].filter((open) => open.place?.model === model);
  }

  get(uri: string): OpenDocument | undefined {
    return this.documents.get(normaliseUri(uri));
  }

  /** The same, once it has found its place. */
  async placed(uri: string): Promise<OpenDocument | undefined> {
    const key = normaliseUri(uri);
    await this.attaching.get(key);
    return this.documents.get(key);
  }

  /** The text that is open at an address, as `normaliseUri` spells it. */
  textAt(key: string): TextDocument | undefined {
    return this.documents.get(key)?.document;
  }

  open(document: TextDocument): Promise<void> {
    const open = new OpenDocument(document);
    this.documents.set(normaliseUri(document.uri), open);
    return this.attach(open);
  }

  /** Finds the document's place and its annotations (again). */
  attach(open: OpenDocument): Promise<void> {
    const key = normaliseUri(open.document.uri);
    const attaching = this.attachNow(open)
      .catch((error: unknown) => this.host.log(`${open.document.uri}: ${String(error)}`))
      .finally(() => {
        if (this.attaching.get(key) === attaching) this.attaching.delete(key);
        this.touch(open);
      });
    this.attaching.set(key, attaching);
    return attaching;
  }

  private async attachNow(open: OpenDocument): Promise<void> {
    const { uri, languageId } = open.document;
    const turn = (open.turn += 1);
    open.store = undefined;
    open.problems = [];
    open.refusal = undefined;
    await this.models.arrived(uri);
    const place = (await this.models.placeOf(uri)) ?? this.byItself(uri, languageId);
    if (open.turn !== turn) return;
    open.place = place;
    if (!place) return;
    place.model.opened(place.document);
    const annotator = this.host.annotator(place.model);
    const refusal = await place.model.refusal(place.document, annotator);
    const store = await place.model.store(place.document, annotator);
    // Looked for once more meanwhile, perhaps for another annotator: an answer that was late would be the wrong one.
    if (open.turn !== turn) return;
    open.refusal = refusal;
    open.store = store;
    await this.lookAtFile(open, place);
  }

  private byItself(uri: string, languageId: string): PlacedDocument | undefined {
    return languageId === LANGUAGE_ID ? this.models.singleFile(uri) : undefined;
  }

  private async lookAtFile(open: OpenDocument, { model, document }: PlacedDocument): Promise<void> {
    const { text, problem, isMissing } = await model.text(document);
    open.isNoText = text === undefined;
    open.problems = problem && !isMissing ? [diagnosticOf(problem, this.host.say, 'text.unreadable')] : [];
  }

  touch(open: OpenDocument): void {
    if (this.documents.get(normaliseUri(open.document.uri)) === open) this.host.touched(open);
  }

  /** One change of a text: annotations follow. */
  edit(uri: string, edit: TextEdit): void {
    const place = this.get(uri)?.place;
    place?.model.edit(place.document, edit);
  }

  /** The text has changed; whether it became text of its file, or is that no more (`files.encoding`). */
  async changed(uri: string): Promise<boolean> {
    const open = await this.placed(uri);
    if (!open?.place) return false;
    const { text } = await open.place.model.text(open.place.document);
    const isOtherwise = (text === undefined) !== open.isNoText;
    if (isOtherwise) await this.attach(open);
    return isOtherwise;
  }

  async saved(uri: string): Promise<void> {
    const open = await this.placed(uri);
    if (!open?.place) return;
    await open.place.model.saved(open.place.document);
    await this.lookAtFile(open, open.place);
    this.touch(open);
  }

  async close(uri: string): Promise<void> {
    const open = this.get(uri);
    this.documents.delete(normaliseUri(uri));
    await open?.store?.flush();
  }
}
