/** What an annotator decided about the documents of a corpus, with what is recognised in them: what learning is fed with. */
import type { CorpusDocument } from '../documentNames.js';
import { isWhole, workIn } from '../../annotation/completeness.js';
import type { IndexedCorpus } from '../index/indexedCorpus.js';
import type { DecidedDocument } from './taggerTraining.js';

/**
 * In order of names, those with annotations alone. What cannot be read is left out, and so is what is not complete yet where
 * documents are done label by label: words of labels that nobody looked for would teach that they are nothing.
 */
export async function decidedDocuments(model: IndexedCorpus, annotator: string): Promise<DecidedDocument[]> {
  const documents = await model.corpus.documents();
  const found: DecidedDocument[] = [];
  for (const document of documents) {
    const decided = await decidedDocument(model, document, annotator);
    if (decided) found.push(decided);
    await model.pauseInBackground();
  }
  return found;
}

async function decidedDocument(
  model: IndexedCorpus,
  document: CorpusDocument,
  annotator: string,
): Promise<DecidedDocument | undefined> {
  const decided = await model.decided(document, annotator);
  const placed =
    decided?.set.annotations.filter(({ anchor }) => anchor !== 'lost' && anchor !== 'ambiguous') ?? [];
  const gold = placed.filter(({ rejected }) => !rejected);
  if (!decided || gold.length === 0) return undefined;
  const { settings } = model.corpus;
  const work = workIn(decided.set, settings);
  const isDone = isWhole(
    settings.labels.map(({ name }) => name),
    work,
  );
  if (work.exhaustive && !isDone) return undefined;
  const suggestions = decided.isUnrecognised ? [] : await model.learning.othersIn(document, annotator);
  return {
    ...{ name: document.name, text: decided.text.editor, gold, suggestions },
    rejected: placed.filter(({ rejected }) => rejected),
    isDone,
  };
}
