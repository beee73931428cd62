/** Two versions of an annotation file, against the text of their document as it is now. */
import { readAnnotationFile } from '../../annotation/annotationFile.js';
import { changesBetween } from '../../annotation/merging.js';
import type { Annotation, AnnotationSet } from '../../annotation/model.js';
import type { CorpusModel } from '../corpusModel.js';

export interface ComparedFile {
  /** Name of the document. */
  readonly document: string;
  readonly text: string;
  readonly before: AnnotationSet;
  readonly after: AnnotationSet;
  /** What is other than before, as it is and as it was, where that stands in the text. */
  readonly changed: readonly Annotation[];
}

/** Undefined where the file at an address is none of the corpus, or there is no text for it. */
export async function compareVersions(
  model: CorpusModel,
  uri: string,
  before: string,
  after: string,
): Promise<ComparedFile | undefined> {
  const owner = model.corpus.annotationFileAt(uri);
  const document = owner && (await model.corpus.documents()).find(({ name }) => name === owner.document);
  const text = document && (await model.text(document)).text?.();
  if (!owner || !text) return undefined;
  const read = async (content: string): Promise<AnnotationSet> => {
    const file = await readAnnotationFile(uri, new TextEncoder().encode(content), text);
    return { document: document.name, annotator: owner.annotator, ...file };
  };
  const sets = { before: await read(before), after: await read(after) };
  const changed = changesBetween(sets.before, sets.after)
    .flatMap(({ annotation, before: was }) => [annotation, ...(was ? [was] : [])])
    .filter(({ anchor }) => anchor !== 'lost');
  return { document: document.name, text: text.editor, ...sets, changed };
}
