/** `hawashi evaluate GOLD`: recognises the documents of a gold set and scores the result. */
import { say } from './say.js';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CodePointIndex } from '../text/offsets.js';
import { score } from '../corpus/scoring/score.js';
import type { ScoredDocument } from '../corpus/scoring/scoredDocument.js';
import { readDocumentDates, type DocumentDates } from './documentFiles.js';
import { EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import type { Run } from './run.js';
import { createRecogniser, recogniseFile } from './recognition.js';
import { printScore, type ScoreOptions } from './score.js';
import {
  annotationFiles,
  TextFinder,
  parseLabelMapping,
  prepareSpans,
  readSpans,
  textFacts,
} from './scoring.js';
import { readText } from './textFile.js';

export interface EvaluateOptions extends ScoreOptions {
  readonly documents?: string;
}

export async function evaluate(gold: string, options: EvaluateOptions, run: Run): Promise<number> {
  const { messages } = run;
  const mapping = parseLabelMapping(options.labels);
  const files = await annotationFiles(gold);
  const recogniser = createRecogniser((message) => messages.warn(message));
  const flat = options.flat === true;
  const datesBeside = new Map<string, DocumentDates>();
  const finder = new TextFinder(options.texts);
  const documents: ScoredDocument[] = [];
  for (const file of files) {
    const textFile = await finder.find(file);
    if (textFile === undefined) {
      messages.error(say('tool.evaluate.noText'), { file: file.path });
      continue;
    }
    const text = await readText(textFile);
    const dates = await datesFor(textFile, file.path, options.documents, datesBeside);
    const points = new CodePointIndex(text);
    const predicted = recogniseFile(recogniser, text, dates(file.name)).map((annotation) => ({
      ...annotation,
      start: points.toCodePoints(annotation.start),
      end: points.toCodePoints(annotation.end),
    }));
    documents.push({
      name: file.name,
      gold: prepareSpans(await readSpans(file.path, messages), mapping, flat),
      predicted: prepareSpans(predicted, mapping, flat),
      ...textFacts(text),
    });
  }
  await printScore(score(documents), options, run);
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

/** Dates from the file that is named; else from a documents.json beside the text or near the annotations. */
async function datesFor(
  textFile: string,
  annotationFile: string,
  named: string | undefined,
  known: Map<string, DocumentDates>,
): Promise<DocumentDates> {
  const folder = path.dirname(path.resolve(annotationFile));
  const candidates =
    named !== undefined
      ? [named]
      : [
          path.dirname(path.resolve(textFile)),
          folder,
          path.dirname(folder),
          path.dirname(path.dirname(folder)),
        ].map((one) => path.join(one, 'documents.json'));
  for (const candidate of candidates) {
    const dates = known.get(candidate);
    if (dates) return dates;
    if (named === undefined && !(await stat(candidate).catch(() => undefined))) continue;
    const read = await readDocumentDates(candidate);
    known.set(candidate, read);
    return read;
  }
  return () => undefined;
}
