/** Counts down the work that a search may do, in steps of matching. */
export interface Work {
  left: number;
}
