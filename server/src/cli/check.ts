/** `hawashi check CORPUS`: what an editor would underline, for everybody's annotations, without an editor. */
import { formatPlain } from '../messages/format.js';
import { say } from './say.js';
import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { shownFile, type FileProblem } from '../annotation/fileProblem.js';
import { relativePath } from '../corpus/files/uris.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { FIELD_VALUE } from '../corpus/documentsFile.js';
import type { CorpusDocument } from '../corpus/documentNames.js';
import { changedGuidelines } from '../corpus/guidelines/guidelineReview.js';
import { orphanProblems } from '../corpus/following/orphans.js';
import { quickCandidates } from '../corpus/following/search.js';
import { consistencyDiagnostics } from '../service/document/consistencyDiagnostics.js';
import { isOff } from '../service/document/diagnosticCodes.js';
import { diagnostics } from '../service/document/diagnostics.js';
import { reportAs, type Finding, type FindingLevel, type ReportFormat } from './checkReport.js';
import { openModel } from './openModel.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { ProgressLine } from './progress.js';
import type { Run } from './run.js';

export interface CheckOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly annotator?: readonly string[];
  readonly hints?: boolean;
  /** Codes that are not told. */
  readonly off?: readonly string[];
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
  if (!format)
    throw new BadUse(say('tool.check.wrongFormat', { known: FORMATS, given: String(options.format) }));
  // Problems of the corpus' own files are findings here, not messages.
  const model = await openModel(folder, messages);
  const { corpus } = model;
  const progress = new ProgressLine((text) => process.stderr.write(text), run.interactive);
  messages.beforeMessage = () => progress.hide();
  const documents = await corpus.documents();
  const findings = await findingsIn(model, options, (bytes, done) =>
    progress.show({ documents: done, bytes, totalDocuments: documents.length }),
  );
  progress.hide();
  await run.print(reportAs(format, findings, corpus.root));
  await model.dispose();
  const worst = options.strict ? ['error', 'warning'] : ['error'];
  const counted = (level: FindingLevel): number =>
    findings.filter((finding) => finding.level === level).length;
  messages.info(
    say('tool.check.done', {
      documents: documents.length,
      errors: counted('error'),
      warnings: counted('warning'),
    }),
  );
  const isBad = messages.errors > 0 || findings.some((finding) => worst.includes(finding.level));
  return isBad ? EXIT_FINDINGS : EXIT_FINE;
}

/** All that is told of a corpus; `seen` is called with each document. */
export async function findingsIn(
  model: CorpusModel,
  options: CheckOptions,
  seen?: (bytes: number, documents: number) => void,
): Promise<readonly Finding[]> {
  const checker = new CorpusCheck(model, options);
  const annotators = options.annotator ?? (await model.corpus.annotators());
  let bytes = 0;
  for (const [i, document] of (await model.corpus.documents()).entries()) {
    bytes += await checker.checkDocument(document, annotators);
    seen?.(bytes, i + 1);
  }
  for (const annotator of annotators.length > 0 ? annotators : [''])
    await checker.checkConsistency(annotator);
  await checker.checkOrphans();
  await checker.checkGuidelines();
  return checker.findings;
}

class CorpusCheck {
  readonly findings: Finding[] = [];
  private readonly seen = new Set<string>();
  /** How many annotations of each label there are, over those whose annotations are checked. */
  private readonly byLabel = new Map<string, number>();

  constructor(
    private readonly model: CorpusModel,
    private readonly options: CheckOptions,
  ) {
    for (const problem of model.corpus.problems) this.addProblem(problem);
  }

  /** What several annotators share (dates, hidden characters) is told once. */
  private add(finding: Finding): void {
    if (finding.level === 'hint' && this.options.hints !== true) return;
    if (isOff(finding.code, this.options.off ?? [])) return;
    const key = JSON.stringify(finding);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const below = (uri: string): string => relativePath(this.model.root, uri) ?? shownFile(uri);
    const related = finding.related?.map((place) => ({ ...place, file: below(place.file) }));
    this.findings.push({ ...finding, file: below(finding.file), ...(related && { related }) });
  }

  private addProblem(problem: FileProblem, code = problem.code ?? 'corpus.broken-file'): void {
    const { severity: level, message, ...rest } = problem;
    this.add({ ...rest, message: formatPlain(message), level, code });
  }

  /** What does not agree over the documents of an annotator. */
  async checkConsistency(annotator: string): Promise<void> {
    const { consistency } = this.model;
    await consistency.update(annotator);
    for (const document of await this.model.corpus.documents())
      for (const diagnostic of consistencyDiagnostics(this.model, document, annotator, formatPlain))
        this.add(findingOf(document.uri, diagnostic));
  }

  /** What is kept of documents that are not there. */
  async checkOrphans(): Promise<void> {
    const candidates = await quickCandidates(this.model, () => Promise.resolve());
    for (const orphan of (await this.model.orphans.all()).values())
      for (const problem of orphanProblems(this.model.corpus, orphan, await candidates(orphan)))
        this.addProblem(problem);
  }

  /** What the guidelines say otherwise than when annotations were looked at, where there are any. */
  async checkGuidelines(): Promise<void> {
    const { guidelines, reviewed } = this.model.corpus;
    for (const { label, line = 0 } of await changedGuidelines(this.model.corpus)) {
      const count = this.byLabel.get(label) ?? 0;
      if (count === 0) continue;
      this.add({
        file: guidelines.isThere ? guidelines.uri : reviewed.uri,
        line: line + 1,
        column: 1,
        level: 'information',
        code: 'guidelines.changed',
        message: say('guidelines.toReview', { label, count }),
      });
    }
  }

  /** Gives about the size of the document in bytes. */
  async checkDocument(document: CorpusDocument, annotators: readonly string[]): Promise<number> {
    const { text, problem, isMissing } = await this.model.text(document);
    if (problem) this.addProblem(problem, isMissing ? undefined : 'text.unreadable');
    else
      for (const annotator of annotators.length > 0 ? annotators : [''])
        await this.checkAnnotations(document, annotator);
    return 2 * (text?.().file.length ?? 0);
  }

  private async checkAnnotations(document: CorpusDocument, annotator: string): Promise<void> {
    const decided = await this.model.decided(document, annotator);
    const snapshot = decided && (await this.model.snapshotOf(decided));
    if (!snapshot) return;
    this.model.consistency.take(document, snapshot);
    for (const { label, rejected } of decided.set.annotations)
      if (!rejected) this.byLabel.set(label, (this.byLabel.get(label) ?? 0) + 1);
    for (const problem of decided.problems) this.addProblem(problem);
    if (decided.trouble !== undefined) {
      const file = this.model.corpus.annotationFile(annotator, document.name);
      this.addProblem({ file, line: 1, column: 1, message: decided.trouble, severity: 'error' });
    }
    for (const diagnostic of diagnostics(snapshot, { boilerplate: true, bidiControls: true }, formatPlain))
      // What a field cannot say is told where it stands, in documents.json.
      if (diagnostic.code !== FIELD_VALUE) this.add(findingOf(document.uri, diagnostic));
  }
}

function findingOf(file: string, diagnostic: Diagnostic): Finding {
  const { range, severity, code, message, relatedInformation } = diagnostic;
  return {
    file,
    ...placeOf(range),
    level: LEVELS[severity ?? DiagnosticSeverity.Error],
    code: String(code),
    message: typeof message === 'string' ? message : message.value,
    ...(relatedInformation && {
      related: relatedInformation.map(({ location, message: told }) => ({
        ...{ file: location.uri, ...placeOf(location.range), message: told },
      })),
    }),
  };
}

const placeOf = ({ start, end }: Range) => ({
  line: start.line + 1,
  column: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});
