/** Long work that tells how far it is, and ends when it is not wanted any more. */

export interface Progress {
  /** Told after each piece of work; false: it is to end. Lets other messages be handled meanwhile. */
  step(done: number, total: number): Promise<boolean>;
}
