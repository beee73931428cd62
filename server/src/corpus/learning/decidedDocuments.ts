/** What an annotator decided about the documents of a corpus, with what is recognised in them: what learning is fed with. */
import type { CorpusDocument } from '../documentNames.js';
import { isFinished } from '../../annotation/completeness.js';
import type { IndexedCorpus } from '../index/indexedCorpus.js';
import type { DecidedDocument } from './taggerTraining.js';

/** In order of names, those with annotations alone. What cannot be read is left out. */
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
  const suggestions = decided.isUnrecognised ? [] : await model.learning.othersIn(document, annotator);
  return {
    ...{ name: document.name, text: decided.text.editor, gold, suggestions },
    rejected: placed.filter(({ rejected }) => rejected),
    isDone: isFinished(decided.set.status),
  };
}
