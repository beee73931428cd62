/** What was read of paragraphs, kept by their text: an edit costs its paragraph, and no other. */
import type { Reader } from '../../languages/languagePack.js';

/** UTF-16 units of a paragraph that comes again in other texts: menus, notices. */
const COMES_AGAIN = 200;

export class ParagraphCache {
  private young = new Map<string, object>();
  private old = new Map<string, object>();
  private youngSize = 0;

  /** Keeps about `size` UTF-16 units of paragraphs, and up to twice as many. */
  constructor(
    private readonly reader: Reader<object>,
    private readonly size: number,
  ) {}

  has(text: string): boolean {
    return this.young.has(text) || this.old.has(text);
  }

  /**
   * What the reader says of a paragraph; `once`: nobody will ask for its text again, and it is kept only where it is so
   * short that another may hold the same. The garbage collector would copy all the others again and again. Two
   * generations: what was not asked for while the young one filled up is dropped with the old one.
   */
  read(text: string, once = false): object {
    const fresh = this.young.get(text);
    if (fresh) return fresh;
    const reading = this.old.get(text) ?? this.reader.readParagraph(text);
    if (once && text.length > COMES_AGAIN) return reading;
    if (this.youngSize > this.size) {
      this.old = this.young;
      this.young = new Map();
      this.youngSize = 0;
    }
    this.young.set(text, reading);
    this.youngSize += text.length;
    return reading;
  }
}
