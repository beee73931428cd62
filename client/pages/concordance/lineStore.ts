/** The lines that are in sight, asked for by the hundred; what was seen before is kept until there is something newer. */
import type { SearchLine, SearchLines, SearchView } from '../../../server/src/protocol/search.js';

/** Lines that are asked for at once. */
const BLOCK = 100;
/** Blocks that are kept. */
const KEPT = 60;
/** Blocks that are asked for at the same time. */
const AT_ONCE = 2;
/** UTF-16 units on either side of a hit: wider than a wide window. */
const CONTEXT = 160;

interface Block {
  readonly lines: readonly SearchLine[];
  readonly generation: number;
}

/** What is looked at: a search, and how. */
export interface LookedAt {
  readonly id: string | undefined;
  readonly view: SearchView;
}

/** Lines of a search that are asked for. */
export interface WantedLines {
  readonly search: string;
  readonly view: SearchView;
  readonly from: number;
  readonly count: number;
  readonly context: number;
}

export class LineStore {
  /** Lines in the view. */
  total = 0;
  private readonly blocks = new Map<number, Block>();
  private readonly asked = new Set<number>();
  private wanted: readonly number[] = [0];
  private generation = 0;

  constructor(
    private readonly searching: LookedAt,
    private readonly linesOf: (wanted: WantedLines) => Promise<SearchLines | null | undefined>,
    private readonly came: () => void,
  ) {}

  /** All lines are other ones. */
  clear(): void {
    this.total = 0;
    this.blocks.clear();
    this.refresh();
  }

  /** Lines may be other ones. */
  refresh(): void {
    this.generation++;
    this.ask();
  }

  line(index: number): SearchLine | undefined {
    return this.blocks.get(Math.floor(index / BLOCK))?.lines[index % BLOCK];
  }

  /** Lines from the first up to before the last are in sight. */
  want(first: number, last: number): void {
    // Where nothing is known to be there, that may have changed.
    const blocks = [Math.floor(first / BLOCK)];
    for (let block = blocks[0]! + 1; block * BLOCK < Math.min(last, this.total); block++) blocks.push(block);
    this.wanted = blocks;
    this.ask();
  }

  private ask(): void {
    const { id } = this.searching;
    if (id === undefined) return;
    for (const block of this.wanted) {
      if (this.asked.size >= AT_ONCE) return;
      if (this.asked.has(block) || this.blocks.get(block)?.generation === this.generation) continue;
      void this.fetch(id, block);
    }
  }

  private async fetch(search: string, block: number): Promise<void> {
    const { generation } = this;
    const { view } = this.searching;
    this.asked.add(block);
    const window = { from: block * BLOCK, count: BLOCK, context: CONTEXT };
    const found = await this.linesOf({ search, view, ...window });
    this.asked.delete(block);
    if (search === this.searching.id && found && generation === this.generation) {
      this.blocks.delete(block);
      this.blocks.set(block, { lines: found.lines, generation });
      this.total = found.total;
      const [oldest] = this.blocks.keys();
      if (this.blocks.size > KEPT && oldest !== undefined) this.blocks.delete(oldest);
      this.came();
    }
    if (found || generation !== this.generation) this.ask();
  }
}
