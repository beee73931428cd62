/**
 * Reads training data and maps it onto our tokens. Formats, by a file's extension: `.conll` (token, tab, BIO
 * tag; a blank line between sentences), `.jsonl` (one object with `text` a line), any other: plain text.
 */
import { readFileSync } from 'node:fs';
import { beginTag, isInside, OUTSIDE } from '../../server/src/languages/ar/names/tagger/labels.js';
import { tokenise, type TokenisedText } from '../../server/src/languages/ar/tokens.js';

/** A sentence of the data: its own tokens joined by spaces, and the same text in our tokens. */
export interface Sentence {
  readonly text: TokenisedText;
  /** UTF-16 offset in the text at which each of the data's tokens begins. */
  readonly starts: readonly number[];
  /** BIO tags of the data's tokens, as in labels.ts. */
  readonly dataTags: readonly number[];
  /** BIO tags of our tokens: a data token that we split goes on as I. */
  readonly tags: Uint8Array;
}

const LABELS: Record<string, number> = { PER: 0, PERS: 0, LOC: 1, GPE: 1, ORG: 2, MISC: 3 };

/** A stray I, as some corpora have it, begins a name. Unknown labels are MISC-less: outside. */
function readTag(tag: string, before: number): number {
  const label = LABELS[tag.replace(/^[BI]-+/, '')];
  if (!/^[BI]-/.test(tag) || label === undefined) return OUTSIDE;
  const begin = beginTag(label);
  if (tag.startsWith('B')) return begin;
  return before === begin || before === begin + 1 ? begin + 1 : begin;
}

/** A sentence of the data from its words and the names of their tags. */
export function toSentence(words: readonly string[], tagNames: readonly string[]): Sentence {
  const dataTags: number[] = [];
  for (const name of tagNames) dataTags.push(readTag(name, dataTags.at(-1) ?? OUTSIDE));
  const starts: number[] = [];
  let length = 0;
  for (const word of words) {
    starts.push(length);
    length += word.length + 1;
  }
  const text = tokenise(words.join(' '));
  const tags = new Uint8Array(text.tokens.length);
  let word = 0;
  let before = -1;
  for (const [i, token] of text.tokens.entries()) {
    while (word + 1 < starts.length && starts[word + 1]! <= token.start) word++;
    const tag = dataTags[word]!;
    tags[i] = word === before && tag !== OUTSIDE && !isInside(tag) ? tag + 1 : tag;
    before = word;
  }
  return { text, starts, dataTags, tags };
}

interface LabelledLine {
  readonly text: string;
  /** Labels that nothing more has; absent: every one. */
  readonly exhaustive?: readonly string[];
  readonly entities: readonly { readonly label: string; readonly start: number; readonly end: number }[];
}

/** A line of JSON: words are what white space parts; of nested names the outermost counts. */
function fromLine({ text, entities }: LabelledLine): Sentence {
  const words = [...text.matchAll(/\S+/gu)];
  const tags = words.map(() => 'O');
  const outermost = entities
    .filter(({ label }) => LABELS[label] !== undefined)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  for (const entity of outermost) {
    if (entity.start < end) continue;
    end = entity.end;
    let prefix = 'B-';
    for (const [i, word] of words.entries()) {
      if (word.index < entity.start || word.index >= entity.end) continue;
      tags[i] = prefix + entity.label;
      prefix = 'I-';
    }
  }
  return toSentence(
    words.map((word) => word[0]),
    tags,
  );
}

/** Labels of a corpus' own that are learned. A word without one of them is taken for no name: none may be missing. */
const LEARNED = ['PERS', 'GPE', 'LOC', 'ORG'];

const isEvidence = ({ exhaustive }: LabelledLine): boolean =>
  !exhaustive || LEARNED.every((label) => exhaustive.includes(label));

/** The labelled sentences of a file, in order; without those of which some labels were not looked for. */
export function readLabelled(path: string): Sentence[] {
  if (path.endsWith('.jsonl'))
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as LabelledLine)
      .filter(isEvidence)
      .map(fromLine);
  const sentences: Sentence[] = [];
  let words: string[] = [];
  let tags: string[] = [];
  const finish = (): void => {
    if (words.length > 0) sentences.push(toSentence(words, tags));
    words = [];
    tags = [];
  };
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word, tag] = line.trimEnd().split('\t');
    if (!word) finish();
    else if (tag) {
      words.push(word);
      tags.push(tag);
    }
  }
  finish();
  return sentences;
}
