/** What an annotator decided about the documents of a corpus, with what is recognised in them: what learning is fed with. */
import { isExhaustive, isWhole, workIn, type Work } from '../../annotation/completeness.js';
import type { IndexedCorpus } from '../index/indexedCorpus.js';
import type { Annotation } from '../../annotation/model.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import type { ReviewedDocument } from './acceptance.js';
import type { DecidedDocument } from './taggerTraining.js';

/**
 * In order of names, those with annotations alone. What cannot be read is left out, and so is what is not complete yet where
 * documents are done label by label: words of labels that nobody looked for would teach that they are nothing.
 */
export async function decidedDocuments(model: IndexedCorpus, annotator: string): Promise<DecidedDocument[]> {
  const labels = model.corpus.settings.labels.map(({ name }) => name);
  const found: DecidedDocument[] = [];
  for await (const { name, text, decisions, work, suggestions } of everyDecided(model, annotator)) {
    const gold = decisions.filter(({ rejected }) => !rejected);
    const isDone = isWhole(labels, work);
    if (gold.length === 0 || (work.exhaustive && !isDone)) continue;
    found.push({
      ...{ name, text, gold, isDone, suggestions: await suggestions() },
      rejected: decisions.filter(({ rejected }) => rejected),
    });
  }
  return found;
}

/** In order of names, with whatever was decided about them. What cannot be read is left out. */
export async function reviewedDocuments(
  model: IndexedCorpus,
  annotator: string,
): Promise<ReviewedDocument[]> {
  const found: ReviewedDocument[] = [];
  for await (const { name, text, decisions, work, suggestions } of everyDecided(model, annotator))
    found.push({
      ...{ name, text, decisions, suggestions: await suggestions() },
      isComplete: (label) => isExhaustive(label, work),
    });
  return found;
}

interface Decided {
  readonly name: string;
  readonly text: string;
  /** Those that have a place in it. */
  readonly decisions: readonly Annotation[];
  readonly work: Work;
  /** What others suggest in it. */
  readonly suggestions: () => Promise<readonly Suggestion[]>;
}

async function* everyDecided(model: IndexedCorpus, annotator: string): AsyncGenerator<Decided> {
  for (const document of await model.corpus.documents()) {
    const decided = await model.decided(document, annotator);
    const decisions =
      decided?.set.annotations.filter(({ anchor }) => anchor !== 'lost' && anchor !== 'ambiguous') ?? [];
    if (decided && decisions.length > 0)
      yield {
        ...{ name: document.name, text: decided.text.editor, decisions },
        work: workIn(decided.set, model.corpus.settings),
        suggestions: async () => (decided.isUnrecognised ? [] : model.learning.othersIn(document, annotator)),
      };
    await model.pauseInBackground();
  }
}
