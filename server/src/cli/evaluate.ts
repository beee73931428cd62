/** `hawashi evaluate GOLD`: recognises the documents of a gold set and scores the result. */
import { say } from './say.js';
import path from 'node:path';
import { CodePointIndex } from '../text/offsets.js';
import { score } from '../corpus/scoring/score.js';
import type { ScoredDocument } from '../corpus/scoring/scoredDocument.js';
import { DOCUMENTS_FILE } from '../corpus/documentsFile.js';
import { namedDates, readDocumentDates, type DocumentDates } from './documentFiles.js';
import { EXIT_FINDINGS, EXIT_FINE, sayError, type Messages } from './messages.js';
import type { Run } from './run.js';
import { createRecogniser, recogniseFile } from './recognition.js';
import { printScore, type ScoreOptions } from './score.js';
import {
  annotationFiles,
  TextFinder,
  parseLabelMapping,
  prepareSpans,
  readGold,
  textFacts,
} from './scoring.js';
import { readText } from './textFile.js';

export interface EvaluateOptions extends ScoreOptions {
  readonly documents?: string;
}

export async function evaluate(goldPath: string, options: EvaluateOptions, run: Run): Promise<number> {
  const { messages } = run;
  const mapping = parseLabelMapping(options.labels);
  const files = await annotationFiles(goldPath, messages);
  const recogniser = createRecogniser((message) => messages.warn(message));
  const flat = options.flat === true;
  const named = options.documents === undefined ? undefined : await namedDates(options.documents, messages);
  const nearby = new DatesNearby(messages);
  const finder = new TextFinder(options.texts);
  const documents: ScoredDocument[] = [];
  const gold = await readGold(files, mapping, flat, messages);
  for (const [i, file] of files.entries()) {
    const textFile = await finder.find(file);
    if (textFile === undefined) {
      messages.error(say('tool.evaluate.noText'), { file: file.path });
      continue;
    }
    const text = await readText(textFile).catch((error: unknown) => {
      messages.error(sayError(error), { file: textFile });
    });
    if (text === undefined) continue;
    const dates = named ?? (await nearby.of(textFile, file.path));
    const points = new CodePointIndex(text);
    const predicted = recogniseFile(recogniser, text, { date: dates(file.name) }).map((annotation) => ({
      ...annotation,
      start: points.toCodePoints(annotation.start),
      end: points.toCodePoints(annotation.end),
    }));
    documents.push({
      name: file.name,
      ...gold[i]!,
      predicted: prepareSpans(predicted, mapping, flat),
      ...textFacts(text),
    });
  }
  await printScore(score(documents), options, run);
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

/** Finds the dates of a text: in a documents.json beside it or near its annotations, each read once. */
class DatesNearby {
  private readonly known = new Map<string, DocumentDates | undefined>();

  constructor(private readonly messages: Messages) {}

  async of(textFile: string, annotationFile: string): Promise<DocumentDates> {
    const folder = path.dirname(path.resolve(annotationFile));
    const above = path.dirname(folder);
    for (const near of [path.dirname(path.resolve(textFile)), folder, above, path.dirname(above)]) {
      const dates = await this.read(path.join(near, DOCUMENTS_FILE));
      if (dates) return dates;
    }
    return () => undefined;
  }

  private async read(file: string): Promise<DocumentDates | undefined> {
    if (!this.known.has(file)) this.known.set(file, await readDocumentDates(file, this.messages));
    return this.known.get(file);
  }
}
