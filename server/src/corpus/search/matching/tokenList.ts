/** The words, numbers and signs of a text in typed arrays, and where its lines begin. */
import { lowerBound } from '../../../text/lowerBound.js';
import type { LanguagePack } from '../../../languages/languagePack.js';
import type { Vocabulary } from './vocabulary.js';

const LINE_BREAK = /[\n\r\u2028\u2029]/;

export class TokenList {
  private constructor(
    /** Numbers of the vocabulary. */
    readonly ids: Uint32Array,
    readonly starts: Uint32Array,
    readonly ends: Uint32Array,
    /** 1 where a line begins with the token. */
    readonly beginsLine: Uint8Array,
  ) {}

  static of(text: string, { spelling }: Pick<LanguagePack, 'spelling'>, vocabulary: Vocabulary): TokenList {
    const words = spelling.words(text);
    const { length } = words;
    const list = new TokenList(
      new Uint32Array(length),
      new Uint32Array(length),
      new Uint32Array(length),
      new Uint8Array(length),
    );
    let before = 0;
    for (let i = 0; i < length; i++) {
      const { start, end, norm, kind, gap } = words[i]!;
      list.ids[i] = vocabulary.idOf(text.slice(start, end), norm, kind);
      list.starts[i] = start;
      list.ends[i] = end;
      list.beginsLine[i] = i === 0 || (gap > 0 && LINE_BREAK.test(text.slice(before, start))) ? 1 : 0;
      before = end;
    }
    return list;
  }

  get length(): number {
    return this.ids.length;
  }

  /** The first token that ends behind an offset. */
  tokenAt(offset: number): number {
    return lowerBound(this.length, (i) => this.ends[i]! <= offset);
  }

  /** The first token that begins at an offset or behind it. */
  tokenFrom(offset: number): number {
    return lowerBound(this.length, (i) => this.starts[i]! < offset);
  }
}
