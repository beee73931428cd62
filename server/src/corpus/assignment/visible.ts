/** Whose work in a corpus somebody may look at, by its plan. */
import { message, type Message } from '../../messages/message.js';
import type { CorpusModel } from '../corpusModel.js';
import { visibleAnnotators, type StatusOf } from './progress.js';

/** How far annotators are, by their files. */
export const statusIn =
  ({ corpus, index }: CorpusModel): StatusOf =>
  async (name, annotator) => {
    const document = await corpus.document(name);
    return document ? (await index.counted(document, annotator)).status : 'new';
  };

/** Of all who annotate: those whose work a viewer may look at. Whatever shows work of others asks for it. */
export async function annotatorsShownTo(model: CorpusModel, viewer: string): Promise<readonly string[]> {
  const { corpus } = model;
  return visibleAnnotators(corpus.assignment.plan, viewer, {
    all: await corpus.annotators(),
    statusOf: statusIn(model),
  });
}

/** Why work of some annotators is not shown to a viewer; undefined where all of it is. */
export async function whyHidden(
  model: CorpusModel,
  viewer: string,
  annotators: readonly string[],
): Promise<Message | undefined> {
  if (!model.corpus.assignment.plan?.blind) return undefined;
  const shown = await annotatorsShownTo(model, viewer);
  const there = await model.corpus.annotators();
  const hidden = annotators.filter((name) => there.includes(name) && !shown.includes(name));
  return hidden.length === 0 ? undefined : message('assignment.hidden', { annotators: hidden });
}
