/** How far the annotators of a plan are, in a terminal. */
import type { AnnotatorProgress, StatusOf } from '../corpus/assignment/progress.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { say } from './say.js';

/** From the annotation files alone: nothing is recognised. */
export const statuses =
  ({ corpus }: CorpusModel): StatusOf =>
  async (document, annotator) =>
    (await corpus.counts(annotator, document)).status;

export function progressTable(progress: readonly AnnotatorProgress[]): string {
  const width = Math.max(12, ...progress.map(({ annotator }) => annotator.length)) + 2;
  const line = (name: string, figures: readonly (string | number)[]): string =>
    name.padEnd(width) + figures.map((figure) => String(figure).padStart(10)).join('') + '\n';
  const titles = [say('tool.assign.assigned'), say('tool.assign.begun'), say('tool.assign.done')];
  return [
    line('', titles),
    ...progress.map(({ annotator, assigned, begun, done }) => line(annotator, [assigned, begun, done])),
  ].join('');
}
