/** Which hits are ticked: some, or all but some. Pure. */
import type { ChosenHits } from '../../../server/src/protocol/search.js';

export class Ticks {
  private isAll = false;
  /** Those that are otherwise than the others. */
  private readonly others = new Set<number>();

  isTicked(hit: number): boolean {
    return this.others.has(hit) !== this.isAll;
  }

  tick(hit: number, wanted = !this.isTicked(hit)): void {
    if (wanted === this.isAll) this.others.delete(hit);
    else this.others.add(hit);
  }

  all(wanted: boolean): void {
    this.isAll = wanted;
    this.others.clear();
  }

  /** Of so many hits. */
  count(total: number): number {
    return this.isAll ? total - this.others.size : this.others.size;
  }

  get chosen(): ChosenHits {
    return this.isAll ? { but: [...this.others] } : { only: [...this.others] };
  }
}
