/** Strings that many documents share, kept once, and known by numbers. */
export class Interner {
  private readonly ids = new Map<string, number>();
  private readonly strings: string[] = [];

  get size(): number {
    return this.strings.length;
  }

  idOf(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.strings.length;
      // A slice would keep the whole text that it was cut from.
      const own = Array.from(text).join('');
      this.strings.push(own);
      this.ids.set(own, id);
    }
    return id;
  }

  /** The number of a string, if there is one. */
  find(text: string): number | undefined {
    return this.ids.get(text);
  }

  all(): readonly string[] {
    return this.strings;
  }

  /** The numbers, one more each, that rows made with another interner are to have here, by those that they have: 0 stays. */
  numbersOf(strings: readonly string[]): Uint32Array {
    const numbers = new Uint32Array(strings.length + 1);
    for (const [i, text] of strings.entries()) numbers[i + 1] = this.idOf(text) + 1;
    return numbers;
  }

  text(id: number): string {
    return this.strings[id] ?? '';
  }
}
