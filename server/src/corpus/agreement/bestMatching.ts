/**
 * The best one-to-one matching: of rows and columns, some of which suit each other, so many are paired that the sum of
 * the pairs' weights is largest. Exact, for sparse pairs: each row finds its place by a shortest augmenting path
 * (Jonker and Volgenant 1987) that looks no further than it must.
 */
export interface WeightedPair {
  readonly row: number;
  readonly column: number;
  /** What it is worth; pairs that are worth nothing are never made. */
  readonly weight: number;
}

/** The column of each row, -1 where it stays alone. Ties go to the pairs that come first. */
export function bestMatching(rows: number, columns: number, pairs: readonly WeightedPair[]): Int32Array {
  return new Matching(rows, columns, pairs).solve();
}

class Matching {
  private readonly pairsOf: WeightedPair[][];
  private readonly columnOf: Int32Array;
  private readonly rowOf: Int32Array;
  private readonly price: Float64Array;
  private readonly distance: Float64Array;
  private readonly from: Int32Array;
  private readonly isDone: Uint8Array;

  constructor(
    private readonly rows: number,
    columns: number,
    pairs: readonly WeightedPair[],
  ) {
    this.pairsOf = Array.from({ length: rows }, () => []);
    for (const pair of pairs) if (pair.weight > 0) this.pairsOf[pair.row]!.push(pair);
    this.columnOf = new Int32Array(rows).fill(-1);
    this.rowOf = new Int32Array(columns).fill(-1);
    this.price = new Float64Array(columns);
    this.distance = new Float64Array(columns).fill(Infinity);
    this.from = new Int32Array(columns).fill(-1);
    this.isDone = new Uint8Array(columns);
  }

  solve(): Int32Array {
    for (let row = 0; row < this.rows; row++) this.place(row);
    return this.columnOf;
  }

  /**
   * Finds the cheapest way to give a row a column: each row on the way takes the next one's, and the last takes a free column
   * or goes without, which costs nothing. Costs are weights below zero, made positive by what columns are worth (`price`).
   */
  private place(start: number): void {
    const { distance, from, isDone, rowOf, columnOf, price } = this;
    const reached: number[] = [];
    const settled: number[] = [];
    const heap = new Heap();
    // Ending at a row that goes without costs what its column gave it.
    let best = 0;
    let endRow = start;
    let endColumn = -1;
    const look = (row: number, base: number): void => {
      for (const { column, weight } of this.pairsOf[row]!) {
        if (isDone[column] === 1) continue;
        const there = base - weight + price[column]!;
        if (there >= distance[column]! - 1e-12) continue;
        if (distance[column] === Infinity) reached.push(column);
        distance[column] = there;
        from[column] = row;
        heap.push(there, column);
      }
    };
    // Distances are counted from the row's own worth, so that they never fall along the way.
    const worth = this.worthOf(start);
    look(start, worth);
    best = worth;
    for (let column = heap.pop(); column !== -1; column = heap.pop()) {
      if (isDone[column] === 1) continue;
      const here = distance[column]!;
      if (here >= best) break;
      isDone[column] = 1;
      settled.push(column);
      const row = rowOf[column]!;
      if (row === -1) {
        best = here;
        endRow = -1;
        endColumn = column;
        break;
      }
      const its = this.worthOf(row, column);
      if (here + its < best) {
        best = here + its;
        endRow = row;
        endColumn = column;
      }
      look(row, here + its);
    }
    for (const column of settled) if (distance[column]! < best) price[column]! += best - distance[column]!;
    let column = endColumn;
    if (endRow !== -1) columnOf[endRow] = -1;
    while (column !== -1) {
      const row = from[column]!;
      const next = columnOf[row]!;
      rowOf[column] = row;
      columnOf[row] = column;
      column = row === start ? -1 : next;
    }
    for (const each of reached) {
      distance[each] = Infinity;
      isDone[each] = 0;
    }
  }

  /** What a row gains where it stands, and at best, above the prices; never below 0: it may go without. */
  private worthOf(row: number, at?: number): number {
    let worth = 0;
    for (const { column, weight } of this.pairsOf[row]!)
      if (at === undefined || column === at) worth = Math.max(worth, weight - this.price[column]!);
    return worth;
  }
}

/** Columns by distance, the nearest first, then the first. */
class Heap {
  private readonly keys: number[] = [];
  private readonly columns: number[] = [];

  push(key: number, column: number): void {
    const { keys, columns } = this;
    let at = keys.length;
    keys.push(key);
    columns.push(column);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      columns[at] = columns[parent]!;
      at = parent;
    }
    keys[at] = key;
    columns[at] = column;
  }

  /** -1 where there is none. */
  pop(): number {
    const { keys, columns } = this;
    if (keys.length === 0) return -1;
    const first = columns[0]!;
    const key = keys.pop()!;
    const column = columns.pop()!;
    let at = 0;
    if (keys.length === 0) return first;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= keys.length) break;
      if (child + 1 < keys.length && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      columns[at] = columns[child]!;
      at = child;
    }
    keys[at] = key;
    columns[at] = column;
    return first;
  }
}
