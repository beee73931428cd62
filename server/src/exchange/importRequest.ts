/** Carries out `hawashi/detectFormat` and `hawashi/import`: annotations of other tools, taken into a corpus. */
import { annotatorProblem } from '../corpus/annotators.js';
import type { Corpus } from '../corpus/corpus.js';
import { pathOf, uriOf } from '../service/corpora.js';
import { detectFormats } from './detection.js';
import type { ReadIssue } from '../formats/format.js';
import { importReport, importSentence } from './importReport.js';
import { runImport } from './importRun.js';
import { ImportSource } from './importSource.js';
import { chooseFormat } from '../formats/registry.js';
import type { ImportParameters, ImportResult } from '../protocol/exchange.js';
import type { Progress } from './progress.js';

function pathsOf(sources: readonly string[]): readonly string[] {
  return sources.map((source) => {
    const path = pathOf(source);
    if (path === undefined) throw new Error(`${source} is no file or folder on this machine.`);
    return path;
  });
}

/** Ids of formats, the likeliest first. Rejects with a message for the user. */
export function detect(corpus: Corpus, sources: readonly string[]): Promise<readonly string[]> {
  return detectFormats(corpus, pathsOf(sources));
}

/**
 * Rejects with a message for the user where there is nothing to import; what else goes wrong is in the report. Nothing
 * is written without `apply`.
 */
export async function runImportRequest(
  corpus: Corpus,
  parameters: ImportParameters,
  progress: Progress,
): Promise<ImportResult> {
  const { annotator, apply = false } = parameters;
  const problem = annotatorProblem(annotator);
  if (problem !== undefined) throw new Error(problem);
  const chosen = chooseFormat(parameters.format);
  const source = await ImportSource.open(corpus, pathsOf(parameters.sources), chosen);
  const issues: ReadIssue[] = [];
  const outcome = await runImport({
    corpus,
    annotator,
    source,
    decided: new Map((parameters.labels ?? []).map(([label, becomes]) => [label, becomes ?? undefined])),
    apply,
    report: (issue) => void issues.push(issue),
    onDocument: (done, total) => progress.step(done, total),
  });
  const { conflicts, documents, ...rest } = outcome;
  return {
    ...rest,
    documents: documents.map(({ file, ...document }) => ({ ...document, file: uriOf(file) })),
    unmatched: conflicts.filter(({ kind }) => kind === 'unmatched').length,
    conflicts: conflicts.length,
    problems: issues.length,
    summary: importSentence(outcome, annotator, issues.length),
    report: importReport(outcome, annotator, issues),
  };
}
