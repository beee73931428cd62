/** The words of a corpus as numbers: what is asked of a word is asked once, however often texts have it. */
import type { TokenKind } from '../../../text/tokens.js';

const KINDS: readonly TokenKind[] = ['arabic', 'word', 'number', 'symbol'];

export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly forms: string[] = [];
  private readonly normIds: number[] = [];
  private readonly norms: string[] = [];
  private readonly idsOfNorms = new Map<string, number>();
  private readonly kinds: number[] = [];

  /** How many different spellings there are. */
  get size(): number {
    return this.forms.length;
  }

  /** How many there are once they are folded. */
  get foldedSize(): number {
    return this.norms.length;
  }

  /** The number of a word as it is written; `norm` and `kind` are what it is folded to, and of. */
  idOf(form: string, norm: string, kind: TokenKind): number {
    const known = this.ids.get(form);
    if (known !== undefined) return known;
    const id = this.forms.length;
    const own = kept(form);
    this.ids.set(own, id);
    this.forms.push(own);
    this.kinds.push(KINDS.indexOf(kind));
    this.normIds.push(this.foldedId(norm));
    return id;
  }

  private foldedId(norm: string): number {
    let id = this.idsOfNorms.get(norm);
    if (id === undefined) {
      id = this.norms.length;
      const own = kept(norm);
      this.norms.push(own);
      this.idsOfNorms.set(own, id);
    }
    return id;
  }

  form(id: number): string {
    return this.forms[id]!;
  }

  norm(id: number): string {
    return this.norms[this.normIds[id]!]!;
  }

  /** The number of the folded word. */
  normId(id: number): number {
    return this.normIds[id]!;
  }

  folded(normId: number): string {
    return this.norms[normId]!;
  }

  /** A word or number, no sign. */
  isWord(id: number): boolean {
    return this.kinds[id] !== 3;
  }
}

/** A slice would keep the whole text that it was cut from. */
const kept = (text: string): string => Array.from(text).join('');

/** A test of words that is made once for each that there is. */
export function rememberedTest(test: (id: number) => boolean): (id: number) => boolean {
  let known = new Uint8Array(1024);
  return (id) => {
    if (id >= known.length) {
      const larger = new Uint8Array(Math.max(2 * known.length, id + 1));
      larger.set(known);
      known = larger;
    }
    if (known[id] === 0) known[id] = test(id) ? 2 : 1;
    return known[id] === 2;
  };
}
