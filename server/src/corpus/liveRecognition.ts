/**
 * What is recognised in an open text: kept from one version to the next, so that an edit costs its paragraph. A long text
 * that is read for the first time is read from what is in sight on, and there is a part of it before there is the whole.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readingKey, type ReadingSettings } from '../languages/readingSettings.js';
import type { Recogniser } from '../suggestions/recogniser/recogniser.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';

/** UTF-16 units from which on reading a text for the first time takes so long that one would wait for it. */
const LONG = 100_000;

/** What a model needs of a recogniser. */
export type SlicedRecogniser = Pick<Recogniser, 'recogniseInSlices' | 'languages'>;

export interface LiveRecognitionHost {
  readonly recogniser: SlicedRecogniser;
  /** Lets others work between two slices. */
  readonly pause: () => Promise<void>;
  /** Whether the text is still open. */
  readonly isOpen: () => boolean;
  /** There is more of a part than before. */
  readonly readFurther: () => void;
}

interface VersionedResult<T> {
  readonly version: number;
  /** What it was read with. */
  readonly key: string;
  readonly result: T;
}

export class LiveRecognition {
  private done: VersionedResult<Recognition> | undefined;
  /** Of the text that is being read for the first time. */
  private part: VersionedResult<Recognition> | undefined;
  /** Several features ask at once: the work is done once, for all of them. */
  private underWay: VersionedResult<Promise<Recognition | undefined>> | undefined;
  /** The first line in sight, from 0. */
  private line = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly document: TextDocument,
    private readonly host: LiveRecognitionHost,
  ) {}

  /** A long text that is still to be read for the first time. */
  get isUnread(): boolean {
    return this.done === undefined && this.document.getText().length >= LONG;
  }

  /** The text is looked at from a line (from 0) on. */
  lookAt(line: number): void {
    this.line = line;
  }

  /** Gives way to others; undefined where the text changed meanwhile, or is open no more. */
  read(settings: ReadingSettings): Promise<Recognition | undefined> {
    const { version } = this.document;
    const key = readingKey(settings);
    if (isOf(this.done, version, key)) return Promise.resolve(this.done.result);
    if (isOf(this.underWay, version, key)) return this.underWay.result;
    const reading = { version, key, result: this.recognise(version, settings) };
    this.underWay = reading;
    return reading.result.finally(() => {
      if (this.underWay === reading) this.underWay = undefined;
      this.goOn();
    });
  }

  /**
   * While a long text is read for the first time: what is recognised in what has been read, as soon as it is enough, which
   * nothing (undefined) may be. `none`: it is read, or open no more. `settings` gives those of the moment: who waited with
   * those of before would have all read by these again.
   */
  async soFar(
    settings: () => ReadingSettings,
    isEnough: (part: Recognition | undefined) => boolean,
  ): Promise<{ readonly part: Recognition | undefined } | 'none'> {
    while (this.isUnread && this.host.isOpen()) {
      const now = settings();
      const whole = this.read(now);
      const { part } = this;
      const known = isOf(part, this.document.version, readingKey(now)) ? part.result : undefined;
      if (isEnough(known)) {
        whole.catch(() => undefined);
        return { part: known };
      }
      await Promise.race([whole, new Promise<void>((goOn) => this.waiting.push(goOn))]);
    }
    return 'none';
  }

  private goOn(): void {
    for (const goOn of this.waiting.splice(0)) goOn();
  }

  private async recognise(version: number, settings: ReadingSettings): Promise<Recognition | undefined> {
    const { document, host } = this;
    const key = readingKey(settings);
    const known = { ...settings, before: this.done?.result };
    const newer = (): VersionedResult<Promise<Recognition | undefined>> | undefined =>
      this.underWay && !isOf(this.underWay, version, key) ? this.underWay : undefined;
    const isWanted = (): boolean => document.version === version && host.isOpen() && !newer();
    const onlooker = {
      place: () => document.offsetAt({ line: this.line, character: 0 }),
      tell: (part: Recognition) => {
        this.part = { version, key, result: part };
        this.goOn();
        host.readFurther();
      },
    };
    const result = await host.recogniser.recogniseInSlices(
      document.getText(),
      known,
      async () => {
        await host.pause();
        return isWanted();
      },
      this.isUnread ? onlooker : undefined,
    );
    // With other settings the same text is read anew, by what is known of its paragraphs.
    if (!result || !isWanted()) return newer()?.version === version ? newer()?.result : undefined;
    this.done = { version, key, result };
    this.part = undefined;
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
