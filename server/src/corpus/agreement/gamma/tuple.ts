/** Units that may stand for the same thing, at most one of each annotator. */
export interface Tuple {
  /** Two or more, in order. */
  readonly units: readonly number[];
  /** What taking it saves, against its units by themselves; above 0. */
  readonly saving: number;
}
