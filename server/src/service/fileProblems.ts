/** What is wrong with the files of corpora, as a client shows it, and taken back when it is mended. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { FileProblem } from '../annotation/fileProblem.js';
import type { Format } from '../messages/formatter.js';
import { SOURCE } from './document/diagnostics.js';

export function diagnosticOf(
  problem: FileProblem,
  say: Format,
  code = 'corpus.broken-file',
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

export class FileProblems {
  /** By owner the files that were reported about, so that a report can be taken back. */
  private readonly reported = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly report: (uri: string, problems: readonly Diagnostic[]) => void,
    private readonly say: Format,
  ) {}

  /** What is wrong with the files of one owner (a corpus, an annotation file) now. */
  tell(owner: string, problems: readonly FileProblem[]): void {
    const byFile = new Map<string, FileProblem[]>();
    for (const problem of problems) byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), problem]);
    for (const file of this.reported.get(owner) ?? []) if (!byFile.has(file)) this.report(file, []);
    for (const [file, found] of byFile)
      this.report(
        file,
        found.map((problem) => diagnosticOf(problem, this.say)),
      );
    this.reported.set(owner, new Set(byFile.keys()));
  }
}
