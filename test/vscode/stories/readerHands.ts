/**
 * The hands and eyes of an annotator in the reader: keys are counted, the page is read as it stands on the screen, and
 * a decision counts as made when it is in the annotation file.
 */
import type { Frame } from 'playwright-core';
import { drawn, type CorpusWindow } from './corpusWindow.js';

/** What an annotation says, in UTF-16 offsets of the document. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly value?: string;
}

/** What the page shows as current. */
export interface Current extends Marked {
  readonly kind: 'suggestion' | 'annotation';
}

export class ReaderHands {
  /** All keys pressed; a letter typed into a field is one too. */
  keys = 0;
  /** Milliseconds from the key that decides until the decision is on disk. */
  readonly times: number[] = [];
  private readonly lineStarts: readonly number[];
  /** Which code point of the file stands at each UTF-16 offset. */
  private readonly codePoints: readonly number[];

  constructor(
    private readonly window: CorpusWindow,
    private readonly reader: Frame,
    private readonly document: string,
    readonly text: string,
  ) {
    let offset = 0;
    this.lineStarts = text.split('\n').map((line) => {
      const start = offset;
      offset += line.length + 1;
      return start;
    });
    this.codePoints = [...text].flatMap((letter, i) => (letter.length === 2 ? [i, i] : [i]));
  }

  async press(key: string): Promise<void> {
    this.keys++;
    await this.window.page.keyboard.press(key);
  }

  /** Selects the word at the caret, or on to the end of the phrase, and waits until the page knows where the next one ends. */
  async selectOn(): Promise<void> {
    await this.press('w');
    await this.reader.waitForFunction(() => !document.querySelector('.bar:not([hidden])[aria-busy=true]'));
  }

  async type(words: string): Promise<void> {
    this.keys += words.length;
    await this.window.page.keyboard.type(words);
  }

  /** Waits until the page has drawn what it knows. */
  drawn(): Promise<void> {
    return drawn(this.reader);
  }

  /** The offset of the caret. */
  async caret(): Promise<number> {
    const { line, character } = await this.reader.evaluate(() => {
      const selection = document.getSelection();
      const node = selection?.focusNode;
      const block = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('.block');
      return { line: Number(block?.dataset['number']) - 1, character: selection?.focusOffset ?? 0 };
    });
    return (this.lineStarts[line] ?? 0) + character;
  }

  /** What the card shows; it begins at the caret. */
  async current(): Promise<Current | undefined> {
    await this.drawn();
    const shown = await this.reader.evaluate(() => {
      const card = document.querySelector('.card');
      const quote = card?.querySelector('h2 .quote')?.textContent;
      if (!card || !quote) return undefined;
      return {
        quote,
        label: card.querySelector('h2 .chip')?.textContent ?? '',
        value: card.querySelector<HTMLInputElement>('[data-field=value]')?.value,
        suggested: /^Suggest/.test(card.querySelector('.origin')?.textContent ?? ''),
      };
    });
    if (!shown) return undefined;
    const start = await this.caret();
    return {
      kind: shown.suggested ? 'suggestion' : 'annotation',
      start,
      end: start + shown.quote.length,
      label: shown.label,
      ...(shown.value && { value: shown.value }),
    };
  }

  /** What the annotation file holds now: annotations, and places that were rejected. */
  async stored(): Promise<{ readonly annotations: readonly Marked[]; readonly rejected: number }> {
    const [, ...lines] = await this.window.annotationLines(this.document);
    const entries = lines.map((line) => JSON.parse(line) as Marked & { rejected?: boolean });
    return {
      annotations: entries.filter(({ rejected }) => !rejected).map((entry) => this.inEditor(entry)),
      rejected: entries.filter(({ rejected }) => rejected).length,
    };
  }

  /** Presses the key that decides, and waits until what it decided is in the file. */
  async decide(key: string, isStored: (stored: Awaited<ReturnType<ReaderHands['stored']>>) => boolean) {
    const pressed = performance.now();
    await this.press(key);
    const deadline = pressed + 60_000;
    while (!isStored(await this.stored())) {
      if (performance.now() > deadline) {
        const { annotations, rejected } = await this.stored();
        throw new Error(
          `${key} is not in the file: ${rejected} rejected, ${annotations.map((one) => this.words(one)).join(' | ')}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    this.times.push(performance.now() - pressed);
  }

  words({ start, end, label }: Marked): string {
    return `${label} «${this.text.slice(start, end)}» ${start}-${end}`;
  }

  /** An annotation of a file, whose offsets are code points, in offsets of the editor. */
  inEditor<T extends Marked>(entry: T): Marked {
    const { start, end, label, value } = entry;
    return {
      start: this.codePoints.indexOf(start),
      end: end >= (this.codePoints.at(-1) ?? 0) + 1 ? this.text.length : this.codePoints.indexOf(end),
      label,
      ...(value !== undefined && { value }),
    };
  }
}

export const same = (a: Marked, b: Marked): boolean =>
  a.start === b.start && a.end === b.end && a.label === b.label;

export const overlap = (a: Marked, b: Marked): boolean => a.start < b.end && b.start < a.end;
