/** `hawashi check CORPUS`: what an editor would underline, for everybody's annotations, without an editor. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import { readAnnotationFile } from '../annotation/annotationFile.js';
import type { DocumentText } from '../annotation/documentText.js';
import { shownFile } from '../annotation/fileProblem.js';
import { relativePath } from '../corpus/files/uris.js';
import { FileError } from '../corpus/files/fileSystem.js';
import type { Corpus } from '../corpus/corpus.js';
import type { CorpusDocument } from '../corpus/documentList.js';
import { readTextDocument } from '../corpus/textDocument.js';
import { diagnostics } from '../service/document/diagnostics.js';
import type { Snapshot } from '../corpus/snapshot.js';
import { undecided } from '../suggestions/undecided.js';
import type { Recogniser, Recognition } from '../suggestions/recogniser/recogniser.js';
import { reportAs, type Finding, type FindingLevel, type ReportFormat } from './checkReport.js';
import { openCorpus } from './corpusFolder.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { Progress } from './progress.js';
import type { Run } from './run.js';
import { createRecogniser } from './recognition.js';

export interface CheckOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly annotator?: readonly string[];
  readonly hints?: boolean;
  readonly strict?: boolean;
}

const FORMATS: readonly ReportFormat[] = ['text', 'json', 'sarif'];
const LEVELS: Readonly<Record<DiagnosticSeverity, FindingLevel>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

export async function check(folder: string, options: CheckOptions, run: Run): Promise<number> {
  const { messages } = run;
  const format = FORMATS.find((known) => known === (options.format ?? (options.json ? 'json' : 'text')));
  if (!format) throw new BadUse(`--format is one of ${FORMATS.join(', ')}, not «${options.format}»`);
  // Problems of the corpus' own files are findings here, not messages.
  const corpus = await openCorpus(folder, undefined);
  const checker = new CorpusCheck(
    corpus,
    createRecogniser((message) => messages.warn(message)),
    options,
  );
  const progress = new Progress((text) => process.stderr.write(text), run.interactive);
  messages.beforeMessage = () => progress.hide();
  const documents = await corpus.documents();
  const annotators = options.annotator ?? (await corpus.annotators());
  let bytes = 0;
  for (const [i, document] of documents.entries()) {
    bytes += await checker.checkDocument(document, annotators);
    progress.show({ documents: i + 1, bytes, totalDocuments: documents.length });
  }
  progress.hide();
  const { findings } = checker;
  await run.print(reportAs(format, findings, corpus.root));
  const worst = options.strict ? ['error', 'warning'] : ['error'];
  const counted = (level: FindingLevel): number =>
    findings.filter((finding) => finding.level === level).length;
  messages.info(`${documents.length} documents: ${counted('error')} errors, ${counted('warning')} warnings`);
  return findings.some((finding) => worst.includes(finding.level)) ? EXIT_FINDINGS : EXIT_FINE;
}

class CorpusCheck {
  readonly findings: Finding[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly corpus: Corpus,
    private readonly recogniser: Recogniser,
    private readonly options: CheckOptions,
  ) {
    for (const { file, line, column, message, severity } of corpus.problems)
      this.add({ file, line, column, level: severity, code: 'corpus.broken-file', message });
  }

  /** What several annotators share (dates, hidden characters) is told once. */
  private add(finding: Finding): void {
    if (finding.level === 'hint' && this.options.hints !== true) return;
    const key = JSON.stringify(finding);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.findings.push({
      ...finding,
      file: relativePath(this.corpus.root, finding.file) ?? shownFile(finding.file),
    });
  }

  private broken(file: string, line: number | undefined, message: string): void {
    this.add({ file, line: line ?? 1, column: 1, level: 'error', code: 'corpus.broken-file', message });
  }

  /** Gives the size of the document in bytes. */
  async checkDocument(document: CorpusDocument, annotators: readonly string[]): Promise<number> {
    let bytes: Uint8Array;
    try {
      bytes = await this.corpus.files.readFile(document.uri);
    } catch (error) {
      this.broken(document.uri, 1, error instanceof Error ? error.message : String(error));
      return 0;
    }
    const { text, problem } = readTextDocument(shownFile(document.uri), bytes);
    if (problem) {
      const { line, message } = problem;
      this.add({ file: document.uri, line, column: 1, level: 'error', code: 'text.unreadable', message });
    }
    if (!text || problem) return bytes.length;
    const recognition = this.recogniser.recognise(text.editor, this.corpus.readingSettings(document.name));
    for (const annotator of annotators.length > 0 ? annotators : [''])
      await this.checkAnnotations(document, annotator, text, recognition);
    return bytes.length;
  }

  private async checkAnnotations(
    document: CorpusDocument,
    annotator: string,
    text: DocumentText,
    recognition: Recognition,
  ): Promise<void> {
    const file = this.corpus.annotationFile(annotator, document.name);
    const found = annotator === '' ? undefined : await this.readAnnotations(file, text);
    const all = found?.annotations ?? [];
    const annotations = all.filter((annotation) => annotation.rejected !== true);
    const rejected = all.filter((annotation) => annotation.rejected === true);
    const snapshot: Snapshot = {
      document: TextDocument.create(document.uri, 'hawashi', 1, text.editor),
      language: this.recogniser.languages.of(this.corpus.settings.locale),
      version: 1,
      recognition,
      annotations,
      rejected,
      relations: found?.relations ?? [],
      status: found?.status ?? 'new',
      annotator,
      labels: this.corpus.settings.labels,
      relationTypes: this.corpus.settings.relations,
      proposed: recognition.mentions,
      suggestions: undecided(recognition.mentions, annotations, rejected, 0),
      corpus: { root: this.corpus.root, document: document.name },
    };
    for (const diagnostic of diagnostics(snapshot, { boilerplate: true, bidiControls: true }))
      this.add(findingOf(document.uri, diagnostic));
  }

  private async readAnnotations(
    file: string,
    text: DocumentText,
  ): Promise<Awaited<ReturnType<typeof readAnnotationFile>> | undefined> {
    let bytes: Uint8Array;
    try {
      bytes = await this.corpus.files.readFile(file);
    } catch (error) {
      if (!(error instanceof FileError && error.code === 'not-found'))
        this.broken(file, 1, error instanceof Error ? error.message : String(error));
      return undefined;
    }
    const read = await readAnnotationFile(file, bytes, text);
    for (const { line, column, message, severity } of read.problems)
      this.add({ file, line, column, level: severity, code: 'corpus.broken-file', message });
    if (read.unusable !== undefined) this.broken(file, 1, read.unusable);
    return read;
  }
}

function findingOf(file: string, { range, severity, code, message }: Diagnostic): Finding {
  return {
    file,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    level: LEVELS[severity ?? DiagnosticSeverity.Error],
    code: String(code),
    message: typeof message === 'string' ? message : message.value,
  };
}
