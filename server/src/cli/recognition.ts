/** The recogniser of the tool, and its mentions as annotations of a file's text. */
import { formatPlain } from '../messages/format.js';
import { DocumentText } from '../annotation/documentText.js';
import type { ReadingSettings } from '../languages/readingSettings.js';
import { loadRecogniser } from '../node/loadRecogniser.js';
import type { Recogniser } from '../suggestions/recogniser/recogniser.js';
import type { Suggestion } from '../suggestions/suggestion.js';
import { roundedConfidences } from '../annotation/confidence.js';
import type { Annotation, AnnotationInMaking } from '../annotation/model.js';

/** Kept of paragraphs between documents, in UTF-16 units: what corpora repeat is short (menus, notices). */
const CACHE_SIZE = 64 * 1024;

/** Makes the recogniser; `warn` is told what it lacks. */
export function createRecogniser(warn: (message: string) => void): Recogniser {
  return loadRecogniser((told) => warn(formatPlain(told)), { cacheSize: CACHE_SIZE });
}

/** What is recognised in a file's text: annotations with UTF-16 offsets into that text. */
export function recogniseFile(recogniser: Recogniser, file: string, reading: ReadingSettings): Annotation[] {
  return annotationsIn(file, (text) => recogniser.recognise(text, { ...reading, once: true }).mentions);
}

/** What is suggested in a file's text, as the editor has it: annotations with UTF-16 offsets into that text. */
export function annotationsIn(file: string, suggest: (text: string) => readonly Suggestion[]): Annotation[] {
  const text = DocumentText.ofFile(file);
  return suggest(text.editor).map((mention, i) => {
    const start = text.toFile(mention.start);
    const end = text.toFile(mention.end);
    const { label, value, mod, canonical } = mention;
    const found: AnnotationInMaking = { id: `m${i + 1}`, start, end, text: file.slice(start, end), label };
    if (value !== undefined) found.value = value;
    if (mod !== undefined) found.mod = mod;
    if (canonical !== undefined) found.canonical = canonical;
    return Object.assign(found, roundedConfidences(mention));
  });
}

/** Those that it is at least so sure of, by what is written of it. */
export const sureEnough = (annotations: readonly Annotation[], minimum = 0): readonly Annotation[] =>
  minimum === 0 ? annotations : annotations.filter(({ confidence = 1 }) => confidence >= minimum);
