/** What is wrong with the files of corpora, as a client shows it, and taken back when it is mended. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { FileProblem } from '../annotation/fileProblem.js';
import type { Format } from '../messages/formatter.js';
import { SOURCE } from './document/diagnosticCodes.js';

export function diagnosticOf(
  problem: FileProblem,
  say: Format,
  code = problem.code ?? 'corpus.broken-file',
): Diagnostic & { message: string } {
  const start = { line: Math.max(0, problem.line - 1), character: Math.max(0, problem.column - 1) };
  return {
    range: { start, end: { line: start.line, character: Number.MAX_SAFE_INTEGER } },
    severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: SOURCE,
    message: say(problem.message),
  };
}

type Told = Diagnostic & { message: string };

export class FileProblems {
  /** By owner the files that were reported about, so that a report can be taken back. */
  private readonly reported = new Map<string, ReadonlyMap<string, readonly Told[]>>();

  constructor(
    private readonly report: (uri: string, problems: readonly Diagnostic[]) => void,
    private readonly say: Format,
  ) {}

  /** What is wrong with the files of one owner (a corpus, an annotation file) now; others may tell of the same files. */
  tell(owner: string, problems: readonly FileProblem[]): void {
    const byFile = new Map<string, Told[]>();
    for (const problem of problems) {
      const told = diagnosticOf(problem, this.say);
      byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), told]);
    }
    const files = new Set([...(this.reported.get(owner)?.keys() ?? []), ...byFile.keys()]);
    if (byFile.size > 0) this.reported.set(owner, byFile);
    else this.reported.delete(owner);
    for (const file of files) this.report(file, this.of(file));
  }

  private of(file: string): readonly Told[] {
    return [...this.reported.values()].flatMap((byFile) => byFile.get(file) ?? []);
  }
}
