/** Two versions of an annotation file, against the text of their document as it is now. */
import { readAnnotationFile } from '../../annotation/annotationFile.js';
import { changesBetween, type AnnotationChange } from '../../annotation/merging.js';
import type { Annotation, AnnotationSet } from '../../annotation/model.js';
import type { CorpusModel } from '../corpusModel.js';
import { toldSides, type ToldSides } from '../merging/changeWords.js';

export interface ComparedFile {
  /** Name of the document. */
  readonly document: string;
  readonly text: string;
  readonly before: AnnotationSet;
  readonly after: AnnotationSet;
  readonly changes: readonly AnnotationChange[];
  /** What is other than before, as it is and as it was, where that stands in the text. */
  readonly changed: readonly Annotation[];
  /** What else differs: what is said of the document, relations, annotations whose words are gone, lines that cannot be read. */
  readonly elsewhere: readonly ToldSides[];
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
  const encoded = { before: new TextEncoder().encode(before), after: new TextEncoder().encode(after) };
  const read = async (content: Uint8Array): Promise<AnnotationSet> => {
    const file = await readAnnotationFile(uri, content, text);
    return { document: document.name, annotator: owner.annotator, ...file };
  };
  const sets = { before: await read(encoded.before), after: await read(encoded.after) };
  const changes = changesBetween(sets.before, sets.after);
  const sides = changes.flatMap(({ annotation, before: was }) => [annotation, ...(was ? [was] : [])]);
  const changed = sides.filter(({ anchor }) => anchor !== 'lost');
  const lost = new Set(sides.filter(({ anchor }) => anchor === 'lost').map(({ id }) => id));
  const elsewhere = toldSides(
    encoded.before,
    encoded.after,
    ({ kind, id }) => kind !== 'entry' || (id !== undefined && lost.has(id)),
  );
  return { document: document.name, text: text.editor, ...sets, changes, changed, elsewhere };
}
