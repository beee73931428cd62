/**
 * Text → mentions, whatever the language: a pack reads the paragraphs one by one, which are kept by their content, and
 * then says, cheaply, what they mention together in a document.
 */
import type { LanguagePack, Languages } from '../../languages/languagePack.js';
import type { ReadingSettings } from '../../languages/readingSettings.js';
import { ParagraphCache } from './paragraphCache.js';
import { ReadingOrder, type Onlooker } from './readingOrder.js';
import { beginText, readPart, ReadText, type Recognition, type TextInReading } from './recognition.js';

export interface RecogniserOptions {
  /** How many UTF-16 units of paragraphs are kept between calls. */
  readonly cacheSize?: number;
}

/** The locale chooses the language pack, too. */
export interface RecognitionSettings extends ReadingSettings {
  /** The text is looked at once: nothing of it is kept for the next call but what other texts may hold too. */
  readonly once?: boolean;
  /** What this recogniser gave for an earlier version of the text: what did not change is taken from there. */
  readonly before?: Recognition | undefined;
}

const atBeginning = (): number => 0;

const DEFAULT_CACHE_SIZE = 8 * 1024 * 1024;
/** UTF-16 units read before whoever waits has a turn: some milliseconds. */
const SLICE = 4 * 1024;

export class Recogniser {
  private readonly cacheSize: number;
  private readonly caches = new Map<LanguagePack, ParagraphCache>();

  constructor(
    readonly languages: Languages,
    options: RecogniserOptions = {},
  ) {
    this.cacheSize = options.cacheSize ?? DEFAULT_CACHE_SIZE;
  }

  /** The mentions of a text. Never throws: bad text gives fewer mentions. */
  recognise(text: string, settings: RecognitionSettings = {}): Recognition {
    const reading = this.begin(text, settings);
    const { paragraphs, read } = reading;
    const cache = this.cacheOf(reading.language);
    for (let i = 0; i < paragraphs.length; i++) read[i] ??= cache.read(paragraphs[i]!.text, settings.once);
    return new ReadText(reading, settings);
  }

  /**
   * The same, giving way every few milliseconds of work: `pause` resolves to false to give up, upon which the
   * result is undefined (what was read stays cached). Of a long text an onlooker is told what is recognised so far.
   */
  async recogniseInSlices(
    text: string,
    settings: RecognitionSettings,
    pause: () => Promise<boolean>,
    onlooker?: Onlooker,
  ): Promise<Recognition | undefined> {
    const reading = this.begin(text, settings);
    const { paragraphs, read } = reading;
    const cache = this.cacheOf(reading.language);
    const order = new ReadingOrder(reading, onlooker?.place ?? atBeginning);
    const tellWhenDue = (): void => {
      if (onlooker && order.isDue()) onlooker.tell(new ReadText(readPart(reading), settings, true));
    };
    if (onlooker) {
      // What is known already is told at once: another version of the text is shown meanwhile.
      for (let i = 0; i < paragraphs.length; i++) {
        if (!read[i] && cache.has(paragraphs[i]!.text)) read[i] = cache.read(paragraphs[i]!.text);
        if (read[i]) order.took(i);
      }
      tellWhenDue();
      if (!(await pause())) return undefined;
    }
    let work = 0;
    for (let i = order.next(); i !== undefined; i = order.next()) {
      const paragraph = paragraphs[i]!;
      if (!cache.has(paragraph.text)) work += paragraph.text.length;
      read[i] = cache.read(paragraph.text, settings.once);
      order.took(i);
      if (work < SLICE) continue;
      work = 0;
      tellWhenDue();
      if (!(await pause())) return undefined;
    }
    return new ReadText(reading, settings);
  }

  private begin(text: string, { locale, before }: RecognitionSettings): TextInReading {
    return beginText(text, this.languages.of(locale), before);
  }

  private cacheOf(language: LanguagePack): ParagraphCache {
    let cache = this.caches.get(language);
    if (!cache) this.caches.set(language, (cache = new ParagraphCache(language.reader, this.cacheSize)));
    return cache;
  }
}
