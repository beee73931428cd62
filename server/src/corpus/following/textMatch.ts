/** Which document is the text that was annotated, where its name is another now. */
import { readAnnotationFile } from '../../annotation/annotationFile.js';
import type { DocumentText } from '../../annotation/documentText.js';
import { splitLines } from '../../annotation/jsonLines.js';
import type { Corpus } from '../corpus.js';
import type { CorpusDocument } from '../documentNames.js';
import { readTextDocument } from '../textDocument.js';

/** The text of a document's file; undefined where it is none. */
export async function fileText(corpus: Corpus, { uri }: CorpusDocument): Promise<DocumentText | undefined> {
  const bytes = await corpus.files.readFile(uri).catch(() => undefined);
  return bytes && readTextDocument(uri, bytes).text;
}

export interface Likeness {
  /** Of the annotations, how many have their place in the text, 0 to 1. */
  readonly share: number;
  readonly annotations: number;
}

/** Annotations whose words decide whether it is worth to look for their places. */
const SAMPLE = 50;

/** How well annotations fit a text that need not be the one that was annotated. */
export async function likenessOf(
  corpus: Corpus,
  annotationFile: string,
  text: DocumentText,
): Promise<Likeness> {
  const none = { share: 0, annotations: 0 };
  const bytes = await corpus.files.readFile(annotationFile).catch(() => undefined);
  if (!bytes || !mayFit(bytes, text)) return none;
  const { annotations } = await readAnnotationFile(annotationFile, bytes, text);
  if (annotations.length === 0) return none;
  const found = annotations.filter(({ anchor }) => anchor !== 'ambiguous' && anchor !== 'lost');
  return { share: found.length / annotations.length, annotations: annotations.length };
}

/** Whether at least half of the words that were annotated are in the text. */
function mayFit(bytes: Uint8Array, { editor }: DocumentText): boolean {
  const quotes = splitLines(bytes)
    .lines.map(({ object }) => object?.['text'])
    .filter((quote) => typeof quote === 'string')
    .slice(0, SAMPLE);
  const there = quotes.filter((quote) => editor.includes(quote)).length;
  return there > 0 && there * 2 >= quotes.length;
}
