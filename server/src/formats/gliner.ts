/** GLiNER's training data: tokens, and entities by their first and last token. Read alone. */
import { message } from '../messages/message.js';
import type { Annotation } from '../annotation/model.js';
import type { ExchangeDocument, ImportFormat, ReadContext } from './format.js';
import { type JsonObject, nameText, shownValue } from './parts/inputText.js';
import { isJsonFile, type ObjectPlace, readJsonLinesDocuments } from './parts/jsonLinesDocuments.js';
import { listOf } from './parts/jsonSpans.js';
import { placesOf } from './parts/taggedSpans.js';
import { tellUnread } from './parts/unread.js';

const KNOWN = new Set(['tokenized_text', 'ner', 'label', 'negatives', 'ner_negatives', 'ner_labels']);

function readExample(
  object: JsonObject,
  { place, fallbackName }: ObjectPlace,
  context: ReadContext,
): ExchangeDocument | undefined {
  const { tokenized_text: tokens, ner } = object;
  if (!Array.isArray(tokens) || !Array.isArray(ner)) {
    context.report({ ...place, message: message('read.gliner') });
    return undefined;
  }
  tellUnread(object, KNOWN, place, context);
  const words = tokens.map(nameText);
  const text = words.join(' ');
  const places = placesOf(words, text)!;
  const annotations: Annotation[] = [];
  for (const entity of listOf(ner)) {
    const [first, last, label] = listOf(entity);
    const { start } = places[first as number] ?? {};
    const { end } = places[last as number] ?? {};
    if (start === undefined || end === undefined || start >= end || typeof label !== 'string') {
      context.report({ ...place, message: message('read.glinerEntity', { found: shownValue(entity) }) });
      continue;
    }
    annotations.push({ id: `a${annotations.length + 1}`, start, end, text: text.slice(start, end), label });
  }
  return { name: fallbackName, text, annotations, relations: [] };
}

export const gliner: ImportFormat = {
  id: 'gliner',
  title: 'GLiNER',
  description: 'formats.gliner',
  extension: '.json',
  specification: 'https://github.com/urchade/GLiNER',
  unit: 'tokens',
  accepts: isJsonFile,
  read: (files, context) => readJsonLinesDocuments(files, context, readExample),
};
