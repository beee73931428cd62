/** What is recognised in an open text: kept from one version to the next, so that an edit costs its paragraph. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readingKey, type ReadingSettings } from '../languages/readingSettings.js';
import type { Recogniser } from '../suggestions/recogniser/recogniser.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';

/** UTF-16 units from which on reading a text for the first time takes so long that one would wait for it. */
const LONG = 100_000;

/** What a model needs of a recogniser. */
export type SlicedRecogniser = Pick<Recogniser, 'recogniseInSlices' | 'languages'>;

interface VersionedResult<T> {
  readonly version: number;
  /** What it was read with. */
  readonly key: string;
  readonly result: T;
}

export class LiveRecognition {
  private done: VersionedResult<Recognition> | undefined;
  /** Several features ask at once: the work is done once, for all of them. */
  private underWay: VersionedResult<Promise<Recognition | undefined>> | undefined;

  constructor(
    private readonly document: TextDocument,
    private readonly recogniser: SlicedRecogniser,
  ) {}

  /** A long text that is still to be read for the first time. */
  get isUnread(): boolean {
    return this.done === undefined && this.document.getText().length >= LONG;
  }

  /** Gives way through `pause`; undefined where the text changed meanwhile. */
  read(settings: ReadingSettings, pause: () => Promise<void>): Promise<Recognition | undefined> {
    const { version } = this.document;
    const key = readingKey(settings);
    if (isOf(this.done, version, key)) return Promise.resolve(this.done.result);
    if (isOf(this.underWay, version, key)) return this.underWay.result;
    const reading = { version, key, result: this.recognise(version, settings, pause) };
    this.underWay = reading;
    return reading.result.finally(() => {
      if (this.underWay === reading) this.underWay = undefined;
    });
  }

  private async recognise(
    version: number,
    settings: ReadingSettings,
    pause: () => Promise<void>,
  ): Promise<Recognition | undefined> {
    const known = { ...settings, before: this.done?.result };
    const result = await this.recogniser.recogniseInSlices(this.document.getText(), known, async () => {
      await pause();
      return this.document.version === version;
    });
    if (!result || this.document.version !== version) return undefined;
    this.done = { version, key: readingKey(settings), result };
    return result;
  }
}

function isOf<T>(
  reading: VersionedResult<T> | undefined,
  version: number,
  key: string,
): reading is VersionedResult<T> {
  return reading?.version === version && reading.key === key;
}
