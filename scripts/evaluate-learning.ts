/**
 * What the tagger of a corpus learns from nothing: a CoNLL file's labels, which nobody knows, learned from its first
 * sentences and found in its last ones; strict F1 on its own tokens, beside a string matcher.
 * usage: npm run evaluate:learning -- [--sentences 50,100,200,400] [--last 596] [--recogniser] [--json] FILE.conll
 * --recogniser: what the recogniser suggests is looked at too.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadTagger } from '../server/src/languages/ar/names/tagger/tagger.js';
import { createArabic } from '../server/src/languages/ar/arabic.js';
import { anyLanguage } from '../server/src/languages/any/anyLanguage.js';
import { languagesOf } from '../server/src/languages/languages.js';
import { Recogniser } from '../server/src/suggestions/recogniser/recogniser.js';
import { CorpusTagger, trainOn } from '../server/src/suggestions/corpusTagger/corpusTagger.js';
import type { LabelledSentence } from '../server/src/suggestions/corpusTagger/sentences.js';
import type { TokenSpan } from '../server/src/suggestions/corpusTagger/tags.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sentences: { type: 'string', default: '50,100,200,400' },
    last: { type: 'string', default: '596' },
    recogniser: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    weights: { type: 'string', default: 'server/models/tagger.bin' },
  },
});

const tagger = loadTagger(readFileSync(values.weights));
const arabic = createArabic({ tagger });
const recogniser = new Recogniser(languagesOf([arabic], anyLanguage()));

/** A sentence with its own tokens, and the tokens of ours that begin each of them. */
interface Read extends LabelledSentence {
  readonly tokens: readonly string[];
  /** In the file's tokens. */
  readonly gold: readonly TokenSpan[];
  /** Which of the file's tokens each of ours belongs to. */
  readonly own: readonly number[];
}

const labels: string[] = [];
/** A name that no program knows. */
function labelPlace(name: string): number {
  const renamed = `X-${name}`;
  if (!labels.includes(renamed)) labels.push(renamed);
  return labels.indexOf(renamed);
}

function read(lines: readonly string[]): Read {
  const tokens = lines.map((line) => line.split('\t')[0]!);
  const tags = lines.map((line) => line.split('\t')[1] ?? 'O');
  const gold: TokenSpan[] = [];
  for (const [i, tag] of tags.entries()) {
    if (tag === 'O') continue;
    const last = gold.at(-1);
    const label = labelPlace(tag.slice(2));
    if (tag.startsWith('I') && last?.to === i && last.label === label)
      gold[gold.length - 1] = { ...last, to: i + 1 };
    else gold.push({ from: i, to: i + 1, label });
  }
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
  const suggested = values.recogniser ? recogniser.recognise(text, { locale: 'ar' }).mentions : [];
  return { tokens, gold, own, words, spans, suggested };
}

const sentences = readFileSync(positionals[0]!, 'utf8')
  .split(/\r?\n\s*\r?\n/)
  .map((block) => block.split(/\r?\n/).filter((line) => line.trim() !== ''))
  .filter((lines) => lines.length > 0)
  .map(read);
const tested = sentences.slice(-Number(values.last));
const keyOf = ({ from, to, label }: TokenSpan): string => `${from} ${to} ${label}`;

function f1(found: (sentence: Read) => readonly TokenSpan[]): number {
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

/** Projects each annotated sequence of tokens, the longest first, under its most frequent label. */
function matcher(taught: readonly Read[]): (sentence: Read) => TokenSpan[] {
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

const inOwnTokens = ({ own }: Read, spans: readonly TokenSpan[]): TokenSpan[] =>
  spans.map(({ from, to, label }) => ({ from: own[from]!, to: own[to - 1]! + 1, label }));

const figures = values.sentences
  .split(',')
  .map(Number)
  .map((count) => {
    const taught = sentences.slice(0, count);
    const start = performance.now();
    const model = trainOn(taught, labels, arabic, { leavesClitics: false, firstWords: [] });
    const seconds = (performance.now() - start) / 1000;
    const learned = new CorpusTagger(model, arabic);
    const match = matcher(taught);
    return {
      sentences: count,
      matcher: f1(match),
      tagger: f1((sentence) => inOwnTokens(sentence, learned.spansIn(sentence).spans)),
      features: model.features.length,
      seconds,
    };
  });

if (values.json) console.log(JSON.stringify(figures, null, 2));
else
  for (const { sentences: count, matcher: matched, tagger: tagged, features, seconds } of figures)
    console.log(
      `${String(count).padStart(5)} sentences: matcher ${(100 * matched).toFixed(1)}, tagger ${(100 * tagged).toFixed(1)}` +
        ` (${features} features, ${seconds.toFixed(1)} s)`,
    );
