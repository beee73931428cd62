/** Annotated documents as sentences of tokens with their tags, which the tagger of a corpus is trained on and reads. */
import { NUMBER_LABELS, TIME_LABELS } from '../../languages/mention.js';
import type { LanguagePack, Word } from '../../languages/languagePack.js';
import { endsSentence } from '../../text/characters.js';
import { byPlace } from '../../text/order.js';
import { splitParagraphs } from '../../text/paragraphs.js';
import type { Span } from '../../text/span.js';
import type { LabelledSpan } from '../suggestion.js';
import type { TokenSpan } from './tags.js';

/** A document as the tagger reads it. Offsets are UTF-16 units into the text. */
export interface TaggedText {
  readonly text: string;
  /** What others suggest in it. */
  readonly suggested: readonly LabelledSpan[];
}

/** A document as the tagger learns from it. */
export interface TrainingDocument extends TaggedText {
  readonly annotations: readonly (LabelledSpan & { readonly fragments?: readonly Span[] })[];
  /** Where it was looked at: all of it, or the paragraphs in which something was decided. */
  readonly isDone: boolean;
  /** Refused places. */
  readonly rejected: readonly Span[];
}

export interface Sentence {
  /** In offsets of the document. */
  readonly words: readonly Word[];
  readonly suggested: readonly LabelledSpan[];
}

const QUANTITIES: ReadonlySet<string> = new Set([...TIME_LABELS, ...NUMBER_LABELS]);
/** Longer sentences are cut: a table is none. */
const LONGEST_SENTENCE = 200;

/** The sentences of a text, in order. */
export function sentencesOf({ text, suggested }: TaggedText, { spelling }: LanguagePack): Sentence[] {
  const sentences: Sentence[] = [];
  const others = [...suggested].sort(byPlace);
  let next = 0;
  for (const paragraph of splitParagraphs(text)) {
    let words: Word[] = [];
    const finish = (): void => {
      const last = words.at(-1);
      if (!last) return;
      const from = next;
      while (next < others.length && others[next]!.start < last.end) next++;
      sentences.push({ words, suggested: others.slice(from, next) });
      words = [];
    };
    for (const word of spelling.words(paragraph.text)) {
      const { kind, norm, gap, start, end } = word;
      words.push({ kind, norm, gap, start: start + paragraph.start, end: end + paragraph.start });
      if (words.length >= LONGEST_SENTENCE || (word.kind === 'symbol' && endsSentence(word.norm))) finish();
    }
    finish();
  }
  return sentences;
}

/** A sentence with its right spans. */
export interface LabelledSentence extends Sentence {
  readonly spans: readonly TokenSpan[];
}

/** What of a document teaches: of annotations in one another the outermost; no times and numbers, which a grammar reads. */
export function labelledSentences(
  document: TrainingDocument,
  labels: readonly string[],
  language: LanguagePack,
): LabelledSentence[] {
  const places = new Map(labels.map((label, i) => [label, i]));
  const outermost: LabelledSpan[] = [];
  for (const one of [...document.annotations].sort(byPlace)) {
    if (one.fragments || !places.has(one.label) || one.start < (outermost.at(-1)?.end ?? 0)) continue;
    outermost.push(one);
  }
  const decided = [...outermost, ...document.rejected].sort(byPlace);
  const found: LabelledSentence[] = [];
  let next = 0;
  let nextDecided = 0;
  for (const sentence of sentencesOf(document, language)) {
    const { words } = sentence;
    const end = words.at(-1)!.end;
    const spans: TokenSpan[] = [];
    for (; next < outermost.length && outermost[next]!.start < end; next++) {
      const one = outermost[next]!;
      const from = words.findIndex((word) => word.end > one.start);
      let to = from;
      while (to < words.length && words[to]!.start < one.end) to++;
      if (from >= 0 && to > from && from >= (spans.at(-1)?.to ?? 0))
        spans.push({ from, to, label: places.get(one.label)! });
    }
    let isLookedAt = document.isDone;
    for (; nextDecided < decided.length && decided[nextDecided]!.start < end; nextDecided++)
      isLookedAt = true;
    if (isLookedAt) found.push({ ...sentence, spans });
  }
  return found;
}

/** Labels that are learned, by name: those of enough annotations. */
export function learnedLabels(documents: readonly TrainingDocument[], fewest: number): string[] {
  const counts = new Map<string, number>();
  for (const { annotations } of documents)
    for (const { label } of annotations)
      if (!QUANTITIES.has(label)) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].flatMap(([label, count]) => (count >= fewest ? label : [])).sort();
}
