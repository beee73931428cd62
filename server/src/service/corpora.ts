/** The corpora that open documents belong to, each opened once, and what is wrong with their files. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { FileProblem } from '../annotation/fileProblem.js';
import type { FileSystem } from '../corpus/files/fileSystem.js';
import { baseName, normaliseUri, relativePath } from '../corpus/files/uris.js';
import { CORPUS_FILE } from '../corpus/corpusFile.js';
import { Corpus, findCorpusRoot } from '../corpus/corpus.js';
import type { CorpusDocument } from '../corpus/documentList.js';
import { SOURCE } from './document/diagnostics.js';

export interface Place {
  readonly corpus: Corpus;
  readonly document: CorpusDocument;
}

export function diagnosticOf(problem: FileProblem): Diagnostic & { message: string } {
  const start = { line: Math.max(0, problem.line - 1), character: Math.max(0, problem.column - 1) };
  return {
    range: { start, end: { line: start.line, character: Number.MAX_SAFE_INTEGER } },
    severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: 'corpus.broken-file',
    source: SOURCE,
    message: problem.message,
  };
}

export class Corpora {
  private readonly byRoot = new Map<string, Promise<Corpus>>();
  /** Files that were reported about, so that a report can be taken back. */
  private readonly reported = new Map<string, Set<string>>();

  constructor(
    private readonly files: FileSystem,
    private readonly report: (uri: string, problems: readonly Diagnostic[]) => void,
  ) {}

  /** The corpus above a file or folder. */
  async corpusOf(uri: string): Promise<Corpus | undefined> {
    const root = await findCorpusRoot(this.files, uri);
    if (root === undefined) return undefined;
    let corpus = this.byRoot.get(root);
    if (!corpus) {
      corpus = Corpus.open(this.files, root);
      this.byRoot.set(root, corpus);
      this.reportProblems(root, (await corpus).problems);
    }
    return corpus;
  }

  /** The document of a corpus that a file is. */
  async placeOf(uri: string): Promise<Place | undefined> {
    const corpus = await this.corpusOf(uri);
    const document = corpus?.documentAt(uri);
    return corpus && document ? { corpus, document } : undefined;
  }

  /** Files changed outside. Whether corpora began or ended by it: documents must look for theirs again. */
  async filesChanged(changed: readonly string[]): Promise<boolean> {
    const uris = changed.map(normaliseUri);
    for (const opened of [...this.byRoot.values()]) {
      const corpus = await opened;
      for (const uri of uris) if (relativePath(corpus.root, uri) !== undefined) await corpus.refresh(uri);
      this.reportProblems(corpus.root, corpus.problems);
    }
    const moved = uris.some((uri) => baseName(uri) === CORPUS_FILE);
    if (moved) this.byRoot.clear();
    return moved;
  }

  /** Reports what is wrong with the files of one owner (a corpus, an annotation file) now. */
  reportProblems(owner: string, problems: readonly FileProblem[]): void {
    const byFile = new Map<string, FileProblem[]>();
    for (const problem of problems) byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), problem]);
    const before = this.reported.get(owner) ?? new Set();
    for (const file of before) if (!byFile.has(file)) this.report(file, []);
    for (const [file, found] of byFile) this.report(file, found.map(diagnosticOf));
    this.reported.set(owner, new Set(byFile.keys()));
  }
}
