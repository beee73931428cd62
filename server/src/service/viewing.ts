/** Snapshots of open documents: of all of a text, or at once of what is known of a long one that is still being read. */
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { Snapshot } from '../corpus/snapshot.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';
import type { OpenDocument } from './openDocument.js';
import type { OpenDocuments } from './openDocuments.js';
import type { ServiceHost } from './serviceHost.js';
import { UnderWay } from './underWay.js';

export class Viewing {
  /** Snapshots that are being made. */
  private readonly reading = new UnderWay();

  constructor(
    private readonly documents: OpenDocuments,
    private readonly annotatorIn: (model: CorpusModel) => string,
    private readonly host: Pick<ServiceHost, 'stateChanged' | 'decisionsChanged' | 'log'>,
  ) {}

  /** Waits until no snapshot is being made. */
  ended(): Promise<void> {
    return this.reading.ended();
  }

  /** The client shows a document from a line (from 0) on: a long text is first read there. */
  async lookAt(uri: string, line: number): Promise<void> {
    const place = (await this.documents.placed(uri))?.place;
    place?.model.lookAt(place.document, line);
  }

  /** Undefined: the document is not served, or the answer is not wanted any more. */
  async whole(uri: string, isCancelled: () => boolean = () => false): Promise<Snapshot | undefined> {
    const place = (await this.documents.placed(uri))?.place;
    if (!place || isCancelled()) return undefined;
    return this.reading.during(
      place.model.snapshot(place.document, this.annotatorIn(place.model), isCancelled),
    );
  }

  /**
   * What is known of a document by now, for who only looks: while a long text is read for the first time, what is recognised
   * of it as soon as that is enough, by default as soon as there is some. The client is told when there is more.
   */
  async glance(
    uri: string,
    isEnough: (part: Recognition | undefined) => boolean = (part) => part !== undefined,
    isCancelled?: () => boolean,
  ): Promise<Snapshot | undefined> {
    const open = await this.documents.placed(uri);
    if (!open?.place) return undefined;
    const { model, document } = open.place;
    const early = await this.reading.during(model.snapshotSoFar(document, this.annotatorIn(model), isEnough));
    if (early) void this.tellWhenRead(open);
    return early ?? this.whole(uri, isCancelled);
  }

  /** What is decided about a document, which does not wait for the recogniser: a snapshot at once while it reads a long text. */
  async decided(uri: string): Promise<Snapshot | undefined> {
    const place = (await this.documents.placed(uri))?.place;
    const early = place && (await place.model.earlySnapshot(place.document, this.annotatorIn(place.model)));
    return early ?? this.whole(uri);
  }

  private async tellWhenRead(open: OpenDocument): Promise<void> {
    if (open.isAwaited) return;
    open.isAwaited = true;
    const { uri } = open.document;
    await this.whole(uri).catch((error: unknown) => this.host.log(`${uri}: ${String(error)}`));
    open.isAwaited = false;
    if (this.documents.get(uri) !== open) return;
    this.host.stateChanged(uri);
    this.host.decisionsChanged();
  }
}
