/** Carries out `hawashi/detectFormat` and `hawashi/import`: annotations of other tools, taken into a corpus. */
import { annotatorProblem } from '../annotation/annotatorName.js';
import { format } from '../messages/format.js';
import type { Format } from '../messages/formatter.js';
import { MessageError } from '../messages/messageError.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { detectFormats } from './detection.js';
import type { ReadIssue } from '../formats/format.js';
import { importReport, importSentence } from './importReport.js';
import { runImport } from './importRun.js';
import { ImportSource } from './importSource.js';
import { chooseImportFormat } from '../formats/registry.js';
import type { ImportParameters, ImportResult } from '../protocol/exchange.js';
import type { Progress } from './progress.js';

/** Ids of formats, the likeliest first. Rejects with a `MessageError`. */
export function detect(model: CorpusModel, sources: readonly string[]): Promise<readonly string[]> {
  return detectFormats(model, sources);
}

/**
 * Rejects with a `MessageError` where there is nothing to import; what else goes wrong is in the report. Nothing
 * is written without `apply`.
 */
export async function runImportRequest(
  model: CorpusModel,
  parameters: ImportParameters,
  progress: Progress,
  say: Format = format,
): Promise<ImportResult> {
  const { annotator, apply = false } = parameters;
  const problem = annotatorProblem(annotator);
  if (problem !== undefined) throw new MessageError(problem);
  const chosen = chooseImportFormat(parameters.format);
  const source = await ImportSource.open(model, parameters.sources, chosen);
  const issues: ReadIssue[] = [];
  const outcome = await runImport({
    model,
    annotator,
    source,
    decided: new Map((parameters.labels ?? []).map(([label, becomes]) => [label, becomes ?? undefined])),
    apply,
    report: (issue) => void issues.push(issue),
    onDocument: (done, total) => progress.step(done, total),
  });
  const { conflicts, ...rest } = outcome;
  return {
    ...rest,
    unmatched: conflicts.countOf('unmatched'),
    conflicts: conflicts.count,
    summary: say(importSentence(outcome, annotator)),
    report: importReport(outcome, annotator, issues, say),
  };
}
