/**
 * The whole recogniser of names against a CoNLL file whose labels are on whole tokens (ANERcorp): strict spans, by
 * label, with precision, recall and F1.
 * usage: npx esbuild scripts/evaluate-conll.ts --bundle --platform=node --format=esm --loader:.tsv=text --outfile=OUT.mjs
 *        node OUT.mjs [--tagger MODEL] [--last SENTENCES] [--document SENTENCES] [--errors] FILE.conll
 * --last: only the last so many sentences. --document: sentences read as one document (the file does not tell).
 */
import { format } from '../server/src/messages/format.js';
import { readFileSync } from 'node:fs';
import { parseLexicon, variants } from '../server/src/text/lexicon.js';
import type { Suggestion } from '../server/src/suggestions/suggestion.js';
import { anyLanguage } from '../server/src/languages/any/anyLanguage.js';
import { createArabic } from '../server/src/languages/ar/arabic.js';
import { languagesOf } from '../server/src/languages/languages.js';
import { loadTagger, type TaggedSpan } from '../server/src/languages/ar/names/tagger/tagger.js';
import { Recogniser } from '../server/src/suggestions/recogniser/recogniser.js';
import { tokenise } from '../server/src/languages/ar/tokens.js';

interface Sentence {
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
}
interface Span {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Why we found it. */
  readonly reasons?: readonly string[];
}

const args = process.argv.slice(2);
const option = (name: string): string | undefined =>
  args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
const model = option('--tagger');
const last = Number(option('--last') ?? Infinity);
const perDocument = Number(option('--document') ?? 25);
const path = args.at(-1)!;

/** Our labels in those of the corpus; what it does not label is left out. */
const LABELS: Readonly<Record<string, string>> = {
  PERS: 'PER',
  GPE: 'LOC',
  LOC: 'LOC',
  FAC: 'LOC',
  ORG: 'ORG',
  MISC: 'MISC',
};

/** Words of conll-heads.tsv by class. */
const headWords = new Map(
  parseLexicon(readFileSync('scripts/conll-heads.tsv', 'utf8')).map((row) => [
    row['class'],
    variants(row['words']),
  ]),
);

/** Whether a token is such a word, behind whatever proclitics. */
const isHead = (token: string | undefined, kind: string): boolean =>
  (headWords.get(kind) ?? []).some(
    (word) =>
      token !== undefined &&
      [word, word.slice(1)].some(
        (form) =>
          token.endsWith(form) && token.length - form.length <= 2 && (form === word || token.startsWith('ل')),
      ),
  );

const isQuote = (token: string | undefined): boolean => /^["“”«»]$/.test(token ?? '');

function readSentences(): Sentence[] {
  const sentences = readFileSync(path, 'utf8')
    .split(/\r?\n\s*\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) => ({
      tokens: lines.map((line) => line.split('\t')[0]!),
      tags: lines.map((line) => line.split('\t')[1] ?? 'O'),
    }));
  return Number.isFinite(last) ? sentences.slice(-last) : sentences;
}

function goldSpans(tags: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < tags.length;) {
    const label = tags[i]!.slice(2);
    const from = i++;
    if (tags[from] === 'O') continue;
    while (i < tags.length && tags[i] === `I-${label}`) i++;
    spans.push({ from, to: i, label });
  }
  return spans;
}

/** The outermost mentions in the corpus' labels, on whole tokens. */
function ourSpans(
  tokens: readonly string[],
  starts: readonly number[],
  ends: readonly number[],
  mentions: readonly Suggestion[],
): Span[] {
  const spans: Span[] = [];
  let covered = -1;
  for (const mention of mentions) {
    const label = LABELS[mention.label];
    if (!label) continue;
    let from = ends.findIndex((end) => end > mention.start);
    if (label === 'ORG' && isHead(tokens[from], 'unlabelled')) continue;
    let to = starts.findIndex((start) => start >= mention.end);
    if (to < 0) to = starts.length;
    if (from < covered) continue;
    if (label === 'ORG' && to > from + 1 && isHead(tokens[from], 'outside')) from += 1;
    while (to > from + 1 && isQuote(tokens[from])) from += 1;
    while (to > from + 1 && isQuote(tokens[to - 1])) to -= 1;
    spans.push({
      from,
      to,
      label,
      reasons: [mention.label, ...mention.reasons.map((reason) => format(reason))],
    });
    covered = to;
  }
  return spans;
}

/**
 * Reliability from which the tagger's word is taken for MISC: the corpus labels currencies, religions and car models so,
 * which are no names by our guidelines, but the tagger has learned from it.
 */
const OTHERWISE = 0.4;

/** What the tagger calls MISC in each line of a document, beside what is found otherwise. */
function miscellaneous(lines: readonly string[]): readonly (readonly TaggedSpan[])[] {
  if (!tagger) return [];
  const paragraphs = lines.map((line) => tagger.tagParagraph(tokenise(line)));
  return tagger
    .tagDocument(paragraphs)
    .map((spans) => spans.filter(({ label, reliability }) => label === 'MISC' && reliability >= OTHERWISE));
}

const tagger = model ? loadTagger(readFileSync(model)) : undefined;
const recogniser = new Recogniser(languagesOf([createArabic({ tagger })], anyLanguage()));
const counts = new Map<string, [right: number, found: number, wanted: number]>();
const count = (label: string, place: 0 | 1 | 2): void => {
  for (const key of [label, 'all']) {
    const row = counts.get(key) ?? [0, 0, 0];
    row[place]++;
    counts.set(key, row);
  }
};
const sentences = readSentences();
for (let first = 0; first < sentences.length; first += perDocument) {
  const document = sentences.slice(first, first + perDocument);
  const lines = document.map(({ tokens }) => tokens.join(' '));
  const { mentions } = recogniser.recognise(lines.join('\n'));
  const others = miscellaneous(lines);
  let offset = 0;
  for (const [i, { tokens, tags }] of document.entries()) {
    const starts: number[] = [];
    const ends: number[] = [];
    let at = offset;
    for (const token of tokens) {
      starts.push(at);
      ends.push(at + token.length);
      at += token.length + 1;
    }
    const limit = offset + lines[i]!.length;
    const inside = mentions.filter(({ start, end }) => start >= offset && end <= limit);
    const ours = ourSpans(tokens, starts, ends, inside);
    for (const { start, end, label, reliability } of others[i] ?? []) {
      const from = ends.findIndex((each) => each - offset > start);
      const to = starts.findLastIndex((each) => each - offset < end) + 1;
      if (ours.some((span) => span.from < to && from < span.to)) continue;
      ours.push({ from, to, label, reasons: [`tagger ${reliability.toFixed(2)}`] });
    }
    const gold = goldSpans(tags);
    const key = ({ from, to, label }: Span): string => `${from} ${to} ${label}`;
    const ourKeys = new Set(ours.map(key));
    const goldKeys = new Set(gold.map(key));
    for (const span of gold) {
      count(span.label, 2);
      if (ourKeys.has(key(span))) count(span.label, 0);
    }
    for (const span of ours) count(span.label, 1);
    if (args.includes('--errors')) {
      const show = ({ from, to, label, reasons = [] }: Span): string =>
        `${label}\t${tokens.slice(Math.max(0, from - 4), from).join(' ')} ⟦${tokens.slice(from, to).join(' ')}⟧ ${tokens.slice(to, to + 4).join(' ')}\t${reasons.join('; ')}`;
      for (const span of gold) if (!ourKeys.has(key(span))) console.log(`− ${show(span)}`);
      for (const span of ours) if (!goldKeys.has(key(span))) console.log(`+ ${show(span)}`);
    }
    offset = limit + 1;
  }
}
for (const [label, [right, found, wanted]] of [...counts].sort()) {
  const precision = right / Math.max(1, found);
  const recall = right / Math.max(1, wanted);
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  const percent = (value: number): string => (100 * value).toFixed(1).padStart(6);
  console.log(
    `${label.padEnd(5)}${percent(precision)}${percent(recall)}${percent(f1)}  ${right}/${found}/${wanted}`,
  );
}
