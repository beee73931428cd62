/**
 * Lists, tuples, dictionaries, strings and numbers as Python writes them, where training data is code:
 * `TRAIN_DATA = [("…", {"entities": [(0, 3, "ORG")]})]`. Nothing is carried out.
 */
import { message, type Message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';

/** Thrown where there is no literal; `at` is a UTF-16 offset. */
export class NoLiteral extends MessageError {
  override readonly name = 'NoLiteral';
  constructor(
    readonly at: number,
    said: Message = message('read.pythonValue'),
  ) {
    super(said);
  }
}

const DEEPEST = 64;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '0': '\0',
};
const NAMES: Readonly<Record<string, unknown>> = {
  None: null,
  null: null,
  True: true,
  true: true,
  False: false,
  false: false,
};
/** Where a list or tuple begins that is assigned to a name, or stands for itself. */
const BEGINNING = /^(?:\w+[ \t]*(?::[^=\n]{0,200})?=[ \t]*)?(?=[[(])/gm;

/** The lists that a program assigns at the beginning of lines, one after the other. */
export function* pythonLists(text: string): Generator<unknown> {
  let end = 0;
  for (const match of text.matchAll(BEGINNING)) {
    const start = match.index + match[0].length;
    if (match.index < end) continue;
    const reader = new LiteralReader(text, start);
    yield reader.value(0);
    end = reader.at;
  }
  if (end === 0) throw new NoLiteral(0);
}

class LiteralReader {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  value(depth: number): unknown {
    if (depth > DEEPEST) throw new NoLiteral(this.at, message('read.pythonDeep', { deepest: DEEPEST }));
    this.skip();
    const next = this.text[this.at] ?? '';
    if (next === '[') return this.members(']', depth);
    if (next === '(') return this.members(')', depth);
    if (next === '{') return this.dictionary(depth);
    if (/["'a-zA-Z]/.test(next)) return this.wordOrStrings();
    return this.number();
  }

  private skip(): void {
    for (;;) {
      while (/\s/.test(this.text[this.at] ?? '')) this.at++;
      if (this.text[this.at] !== '#') return;
      const end = this.text.indexOf('\n', this.at);
      this.at = end < 0 ? this.text.length : end;
    }
  }

  /** Whether a mark comes next, which is then behind. */
  private takes(mark: string): boolean {
    this.skip();
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  private members(closing: string, depth: number): unknown[] {
    const found: unknown[] = [];
    this.at++;
    while (!this.takes(closing)) {
      found.push(this.value(depth + 1));
      if (this.takes(',')) continue;
      if (!this.takes(closing))
        throw new NoLiteral(this.at, message('read.pythonMark', { expected: closing }));
      break;
    }
    return found;
  }

  private dictionary(depth: number): Readonly<Record<string, unknown>> {
    const entries: [string, unknown][] = [];
    this.at++;
    while (!this.takes('}')) {
      const key = this.value(depth + 1);
      if (!this.takes(':')) throw new NoLiteral(this.at, message('read.pythonMark', { expected: ':' }));
      entries.push([typeof key === 'string' ? key : JSON.stringify(key), this.value(depth + 1)]);
      if (this.takes(',')) continue;
      if (!this.takes('}')) throw new NoLiteral(this.at, message('read.pythonMark', { expected: '}' }));
      break;
    }
    return Object.fromEntries(entries);
  }

  private number(): number {
    const match = /^[-+]?\d[\d_]{0,30}(?:\.\d{0,30})?(?:[eE][-+]?\d{1,3})?/.exec(
      this.text.slice(this.at, this.at + 80),
    );
    if (!match) throw new NoLiteral(this.at);
    this.at += match[0].length;
    return Number(match[0].replaceAll('_', ''));
  }

  /** A name that stands for a value, or strings one behind the other. */
  private wordOrStrings(): unknown {
    let found: string | undefined;
    for (;;) {
      const match = /^([a-zA-Z]{0,5})(["']?)/.exec(this.text.slice(this.at, this.at + 6))!;
      const [all, prefix, quote] = match as unknown as [string, string, string];
      if (quote === '') {
        if (found !== undefined) return found;
        if (!Object.hasOwn(NAMES, prefix)) throw new NoLiteral(this.at);
        this.at += prefix.length;
        return NAMES[prefix];
      }
      if (!/^[uUrR]?$/.test(prefix)) throw new NoLiteral(this.at);
      this.at += all.length - 1;
      found = (found ?? '') + this.string(/^[rR]$/.test(prefix));
      this.skip();
    }
  }

  private string(raw: boolean): string {
    const one = this.text[this.at]!;
    const quote = this.text.startsWith(one.repeat(3), this.at) ? one.repeat(3) : one;
    this.at += quote.length;
    const parts: string[] = [];
    let start = this.at;
    while (!this.text.startsWith(quote, this.at)) {
      const next = this.text[this.at];
      if (next === undefined || (next === '\n' && quote.length === 1))
        throw new NoLiteral(this.at, message('read.pythonMark', { expected: quote }));
      if (next !== '\\') this.at++;
      else if (raw) this.at += 2;
      else {
        parts.push(this.text.slice(start, this.at), this.escape());
        start = this.at;
      }
    }
    parts.push(this.text.slice(start, this.at));
    this.at += quote.length;
    return parts.join('');
  }

  private escape(): string {
    const match = /^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(
      this.text.slice(this.at, this.at + 10),
    );
    if (match) {
      this.at += match[0].length;
      const code = Number.parseInt((match[1] ?? match[2] ?? match[3])!, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    }
    const next = this.text[this.at + 1] ?? '';
    this.at += 1 + next.length;
    if (next === '\n') return '';
    return Object.hasOwn(ESCAPES, next) ? ESCAPES[next]! : /["'\\]/.test(next) ? next : `\\${next}`;
  }
}
