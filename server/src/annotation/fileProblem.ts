/** What is wrong with a file of the corpus, where, and what to do about it. */
export interface FileProblem {
  /** Absolute path. */
  readonly file: string;
  /** Counted from 1, as editors show them; column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** One or two sentences: what is wrong and what to do. */
  readonly message: string;
  /** error: something is not used; warning: it is used, but not as written. */
  readonly severity: 'error' | 'warning';
}

/** `corpus/hawashi.json:3:5: …`, as compilers write it. */
export function formatFileProblem(problem: FileProblem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}
