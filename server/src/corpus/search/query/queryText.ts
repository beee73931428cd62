/** A query's text while it is read: where the reader is, and what is wrong there. */
import { RE2JS } from 're2js';
import { isIgnorable } from '../../../text/characters.js';
import type { Spelling } from '../../../languages/languagePack.js';
import { message, type Message } from '../../../messages/message.js';
import { MessageError } from '../../../messages/messageError.js';
import type { QueryPlace } from './queryTree.js';

/** What is wrong with a query, and where. */
export class QueryError extends MessageError {
  constructor(
    said: Message,
    readonly place: QueryPlace,
  ) {
    super(said);
  }
}

/** Regular expressions in one query: each is compiled. */
const MOST_EXPRESSIONS = 50;

export class QueryText {
  at = 0;
  private expressions = 0;

  constructor(
    readonly text: string,
    private readonly fold: Spelling['fold'],
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get next(): string {
    return this.text.charAt(this.at);
  }

  /** White space, and marks of direction that came with a text that was pasted. */
  skipSpace(): void {
    while (!this.isAtEnd && (/\s/u.test(this.next) || isIgnorable(this.text.charCodeAt(this.at)))) this.at++;
  }

  startsWith(sign: string): boolean {
    return this.text.startsWith(sign, this.at);
  }

  /** Passes a sign, where it is the next. */
  take(sign: string): boolean {
    if (!this.startsWith(sign)) return false;
    this.at += sign.length;
    return true;
  }

  /** All up to a character that ends it, or to a sign of two characters that does. */
  until(isEnd: (char: string) => boolean, signs: readonly string[] = []): string {
    const from = this.at;
    while (!this.isAtEnd && !isEnd(this.next) && !signs.some((sign) => this.startsWith(sign))) this.at++;
    return this.text.slice(from, this.at);
  }

  placeFrom(at: number): QueryPlace {
    return { at, length: Math.max(1, this.at - at) };
  }

  fail(said: Message, at = this.at): never {
    throw new QueryError(said, this.placeFrom(at));
  }

  /** What stands in quotation marks, the opening one being passed. A backslash stands before one that is meant. */
  quoted(closing: string): string {
    const from = this.at - 1;
    let text = '';
    while (!this.isAtEnd && !this.startsWith(closing)) {
      if (this.next === '\\' && this.text.charAt(this.at + 1) === closing) this.at++;
      text += this.next;
      this.at++;
    }
    if (!this.take(closing)) {
      this.at = this.text.length;
      this.fail(message('search.openQuote', { quote: closing }), from);
    }
    return text;
  }

  /** A regular expression, its first slash being passed; `isExact`: over words as they are written. */
  expression(isExact: boolean): RE2JS {
    const from = this.at - 1;
    let source = '';
    while (!this.isAtEnd && this.next !== '/') {
      if (this.next === '\\') {
        if (this.text.charAt(this.at + 1) !== '/') source += '\\';
        this.at++;
      }
      source += this.next;
      this.at++;
    }
    if (!this.take('/')) {
      this.at = this.text.length;
      this.fail(message('search.openExpression'), from);
    }
    if (++this.expressions > MOST_EXPRESSIONS)
      this.fail(message('search.manyExpressions', { most: MOST_EXPRESSIONS }), from);
    try {
      return RE2JS.compile(isExact ? source : this.folded(source));
    } catch (error) {
      this.fail(message('search.badExpression', { part: wrongPart(error) ?? source }), from);
    }
  }

  /** Letters are folded, one by one; what is ASCII is the expression's own. */
  private folded(source: string): string {
    return source.replace(/[^\0-\x7f]/gu, (letter) => {
      const folded = this.fold(letter);
      return folded.length === letter.length ? folded : letter;
    });
  }
}

/** What of an expression its compiler did not take. */
function wrongPart(error: unknown): string | undefined {
  const { input } = (error ?? {}) as { readonly input?: unknown };
  return typeof input === 'string' && input !== '' ? input : undefined;
}
