/** A CoNLL file as the tagger of a corpus would meet it: its labels renamed, so that no program knows them. */
import { readFileSync } from 'node:fs';
import { createArabic } from '../../server/src/languages/ar/arabic.js';
import { loadTagger } from '../../server/src/languages/ar/names/tagger/tagger.js';
import { anyLanguage } from '../../server/src/languages/any/anyLanguage.js';
import { languagesOf } from '../../server/src/languages/languages.js';
import { Recogniser } from '../../server/src/suggestions/recogniser/recogniser.js';
import { CorpusTagger, trainOn } from '../../server/src/suggestions/corpusTagger/corpusTagger.js';
import type { LabelledSentence } from '../../server/src/suggestions/corpusTagger/sentences.js';
import type { TokenSpan } from '../../server/src/suggestions/corpusTagger/tags.js';

/** A sentence with its own tokens, and the tokens of ours that begin each of them. */
export interface ConllSentence extends LabelledSentence {
  readonly tokens: readonly string[];
  /** In the file's tokens. */
  readonly gold: readonly TokenSpan[];
  /** Which of the file's tokens each of ours belongs to. */
  readonly own: readonly number[];
}

export interface ConllFile {
  readonly sentences: readonly ConllSentence[];
  readonly labels: readonly string[];
}

export const arabic = createArabic({ tagger: loadTagger(readFileSync('server/models/tagger.bin')) });
const recogniser = new Recogniser(languagesOf([arabic], anyLanguage()));

/** `suggested`: what the recogniser suggests is looked at too. */
export function readConll(file: string, options: { readonly suggested?: boolean } = {}): ConllFile {
  const labels: string[] = [];
  const labelPlace = (name: string): number => {
    const renamed = `X-${name}`;
    if (!labels.includes(renamed)) labels.push(renamed);
    return labels.indexOf(renamed);
  };
  const sentences = readFileSync(file, 'utf8')
    .split(/\r?\n\s*\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) => readSentence(lines, labelPlace, options.suggested === true));
  return { sentences, labels };
}

function readSentence(
  lines: readonly string[],
  labelPlace: (name: string) => number,
  isSuggested: boolean,
): ConllSentence {
  const tokens = lines.map((line) => line.split('\t')[0]!);
  const gold = goldOf(
    lines.map((line) => line.split('\t')[1] ?? 'O'),
    labelPlace,
  );
  const starts: number[] = [];
  let length = 0;
  for (const token of tokens) {
    starts.push(length);
    length += token.length + 1;
  }
  const text = tokens.join(' ');
  const words = arabic.spelling.words(text);
  let at = 0;
  const own = words.map((word) => {
    while (at + 1 < starts.length && starts[at + 1]! <= word.start) at++;
    return at;
  });
  const spans = gold.flatMap(({ from, to, label }) => {
    const first = own.indexOf(from);
    let end = first;
    while (end < own.length && own[end]! < to) end++;
    return first < 0 ? [] : { from: first, to: end, label };
  });
  const suggested = isSuggested ? recogniser.recognise(text, { locale: 'ar' }).mentions : [];
  return { tokens, gold, own, words, spans, suggested };
}

/** BIO tags as spans. */
function goldOf(tags: readonly string[], labelPlace: (name: string) => number): TokenSpan[] {
  const gold: TokenSpan[] = [];
  for (const [i, tag] of tags.entries()) {
    if (tag === 'O') continue;
    const last = gold.at(-1);
    const label = labelPlace(tag.slice(2));
    if (tag.startsWith('I') && last?.to === i && last.label === label)
      gold[gold.length - 1] = { ...last, to: i + 1 };
    else gold.push({ from: i, to: i + 1, label });
  }
  return gold;
}

export type Finding = (sentence: ConllSentence) => readonly TokenSpan[];

const keyOf = ({ from, to, label }: TokenSpan): string => `${from} ${to} ${label}`;

/** Strict: borders and label. 0 to 1. */
export function f1On(tested: readonly ConllSentence[], found: Finding): number {
  let [right, wanted, given] = [0, 0, 0];
  for (const sentence of tested) {
    const gold = new Set(sentence.gold.map(keyOf));
    const spans = found(sentence);
    right += spans.filter((span) => gold.has(keyOf(span))).length;
    wanted += gold.size;
    given += spans.length;
  }
  return wanted + given === 0 ? 0 : (2 * right) / (wanted + given);
}

/** The tagger of a corpus that was annotated so far; undefined where nothing was. */
export function trained(
  taught: readonly ConllSentence[],
  labels: readonly string[],
): CorpusTagger | undefined {
  if (!taught.some(({ spans }) => spans.length > 0)) return undefined;
  const model = trainOn(taught, labels, arabic, { leavesClitics: false, firstWords: [] });
  return new CorpusTagger(model, arabic);
}

export const byTagger =
  (tagger: CorpusTagger | undefined): Finding =>
  (sentence) =>
    (tagger?.spansIn(sentence).spans ?? []).map(({ from, to, label }) => ({
      ...{ from: sentence.own[from]!, to: sentence.own[to - 1]! + 1, label },
    }));

/** Projects each annotated sequence of tokens, the longest first, under its most frequent label. */
export function stringMatcher(taught: readonly ConllSentence[]): Finding {
  const forms = new Map<string, Map<number, number>>();
  let longest = 0;
  for (const { tokens, gold } of taught)
    for (const { from, to, label } of gold) {
      const form = tokens.slice(from, to).join(' ');
      const counts = forms.get(form) ?? new Map<number, number>();
      counts.set(label, (counts.get(label) ?? 0) + 1);
      forms.set(form, counts);
      longest = Math.max(longest, to - from);
    }
  return ({ tokens }) => {
    const spans: TokenSpan[] = [];
    for (let from = 0; from < tokens.length; from++)
      for (let to = Math.min(tokens.length, from + longest); to > from; to--) {
        const counts = forms.get(tokens.slice(from, to).join(' '));
        if (!counts) continue;
        const [[label]] = [...counts].sort((a, b) => b[1] - a[1]) as [[number, number]];
        spans.push({ from, to, label });
        from = to - 1;
        break;
      }
    return spans;
  };
}
