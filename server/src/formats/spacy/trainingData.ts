/** What spaCy's training data has been in the course of its versions, as objects with a text and its spans. */
import { isObject, nameText, type JsonObject } from '../parts/inputText.js';
import { listOf } from '../parts/jsonSpans.js';

/**
 * The objects that a value of a file stands for: `[text, {"entities": …}]` of spaCy 2, documents of paragraphs of its
 * JSON for training, lists of annotations with their classes (NER Annotator). Others are what they are.
 */
export function* trainingObjects(value: unknown): Generator<unknown> {
  if (Array.isArray(value) && typeof value[0] === 'string') {
    const [text, said] = value as [string, unknown];
    yield { ...(isObject(said) ? said : { entities: said }), text };
  } else if (isObject(value) && Array.isArray(value['paragraphs'])) {
    for (const paragraph of value['paragraphs'] as unknown[])
      yield isObject(paragraph) ? paragraphObject(paragraph) : paragraph;
  } else if (isObject(value) && value['text'] === undefined && Array.isArray(value['annotations'])) {
    // What nobody has annotated yet is null.
    for (const one of value['annotations'] as unknown[]) if (one !== null) yield* trainingObjects(one);
  } else yield value;
}

function paragraphObject({ raw, sentences, ...rest }: JsonObject): JsonObject {
  const tokens = listOf(sentences).flatMap((sentence) =>
    isObject(sentence) ? listOf(sentence['tokens']) : [],
  );
  const words = tokens.map((token) => (isObject(token) ? nameText(token['orth']) : ''));
  const tags = tokens.map((token) => (isObject(token) ? nameText(token['ner']) : ''));
  // Entities by offsets are better than tags by tokens.
  const entities = Array.isArray(rest['entities']) ? rest['entities'] : tags;
  return { ...rest, text: typeof raw === 'string' ? raw : words.join(' '), words, entities };
}
