/** The recogniser of the tool, and its mentions as annotations of a file's text. */
import { CodePointIndex, FileOffsets, editorText } from '../text/offsets.js';
import { loadRecogniser } from '../node/loadRecogniser.js';
import type { Recogniser } from '../recognition/recogniser.js';
import type { Annotation } from '../annotation/model.js';

/** Kept of paragraphs between documents, in UTF-16 units: what corpora repeat is short (menus, notices). */
const CACHE_SIZE = 64 * 1024;

/** Makes the recogniser; `warn` is told what it lacks. */
export function createRecogniser(warn: (message: string) => void): Recogniser {
  return loadRecogniser(warn, { cacheSize: CACHE_SIZE });
}

/** What is recognised in a file's text: annotations with UTF-16 offsets into that text. */
export function recogniseFile(recogniser: Recogniser, text: string, date: string | undefined): Annotation[] {
  const shown = editorText(text);
  const { mentions } = recogniser.recognise(shown, date === undefined ? {} : { date });
  const toFile = shown === text ? (offset: number): number => offset : fileOffsets(shown, text);
  return mentions.map((mention, i) => {
    const start = toFile(mention.start);
    const end = toFile(mention.end);
    return {
      id: `m${i + 1}`,
      start,
      end,
      text: text.slice(start, end),
      label: mention.label,
      ...(mention.value !== undefined && { value: mention.value }),
      ...(mention.mod !== undefined && { mod: mention.mod }),
      ...(mention.canonical !== undefined && { canonical: mention.canonical }),
    };
  });
}

/** UTF-16 offsets of the editor's text to those of the file's. */
function fileOffsets(shown: string, text: string): (offset: number) => number {
  const offsets = new FileOffsets(shown, text);
  const points = new CodePointIndex(text);
  return (offset) => points.toUtf16(offsets.toFileCodePoints(offset));
}
