/** `hawashi score GOLD PREDICTED`. */
import { say } from './say.js';
import path from 'node:path';
import { score, type Score } from '../corpus/scoring/score.js';
import type { ScoredDocument } from '../corpus/scoring/scoredDocument.js';
import { scoreReport } from '../corpus/scoring/scoreReport.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, sayError } from './messages.js';
import type { Run } from './run.js';
import {
  annotationFiles,
  TextFinder,
  parseLabelMapping,
  prepareSpans,
  readGold,
  readSpans,
  textFacts,
  type AnnotationFile,
} from './scoring.js';
import { readText } from './textFile.js';

export interface ScoreOptions {
  readonly texts?: string;
  readonly labels?: string;
  readonly flat?: boolean;
  readonly errors: number;
  readonly json?: boolean;
}

export async function scoreFolders(
  goldPath: string,
  predictedPath: string,
  options: ScoreOptions,
  run: Run,
): Promise<number> {
  const { messages } = run;
  const mapping = parseLabelMapping(options.labels);
  const goldFiles = await annotationFiles(goldPath, messages);
  const predictedFiles = await annotationFiles(predictedPath, messages);
  const partnerOf = pairFiles(goldFiles, predictedFiles);
  const finder = new TextFinder(options.texts);
  const documents: ScoredDocument[] = [];
  const gold = await readGold(goldFiles, mapping, options.flat === true, messages);
  for (const [i, file] of goldFiles.entries()) {
    const partner = partnerOf(file);
    if (!partner) messages.warn(say('tool.score.nothingPredicted', { name: file.name }), { file: file.path });
    const textFile = await finder.find(file);
    const text =
      textFile &&
      (await readText(textFile).catch((error: unknown) => {
        messages.error(sayError(error), { file: textFile });
      }));
    const { spans = [] } = partner ? await readSpans(partner.path, messages) : {};
    documents.push({
      name: file.name,
      ...gold[i]!,
      predicted: prepareSpans(spans, mapping, options.flat === true),
      ...(text !== undefined && textFacts(text)),
    });
  }
  await printScore(score(documents), options, run);
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

function pairFiles(
  gold: readonly AnnotationFile[],
  predicted: readonly AnnotationFile[],
): (file: AnnotationFile) => AnnotationFile | undefined {
  if (gold.length === 1 && predicted.length === 1) return () => predicted[0];
  const byName = new Map(predicted.map((file) => [file.name, file]));
  const byBase = new Map(predicted.map((file) => [path.basename(file.name), file]));
  return (file) => byName.get(file.name) ?? byBase.get(path.basename(file.name));
}

/** The score on stdout: tables, or JSON. */
export async function printScore(result: Score, options: ScoreOptions, run: Run): Promise<void> {
  if (result.documents === 0 && run.messages.errors === 0) throw new BadUse(say('tool.score.nothing'));
  const shown = { ...result, errors: result.errors.slice(0, options.errors) };
  await run.print(
    options.json === true ? JSON.stringify(shown, null, 2) + '\n' : scoreReport(result, options.errors),
  );
}
