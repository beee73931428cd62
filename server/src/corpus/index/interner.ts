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

  text(id: number): string {
    return this.strings[id] ?? '';
  }
}
