/** Strict F1 of spans on the data's own tokens: what is right has both borders and the label. */
import {
  beginTag,
  spansOfTags,
  TAGGED_LABELS,
  type TokenSpan,
} from '../../server/src/languages/ar/names/tagger/labels.js';
import type { Sentence } from './corpus.js';
import type { Tagger } from '../../server/src/languages/ar/names/tagger/tagger.js';

export interface Counts {
  right: number;
  found: number;
  gold: number;
}

export interface Score {
  readonly labels: readonly Counts[];
  readonly all: Counts;
}

const f1 = ({ right, found, gold }: Counts): number => (right === 0 ? 0 : (2 * right) / (found + gold));

const emptyScore = (): Score => ({
  labels: TAGGED_LABELS.map(() => ({ right: 0, found: 0, gold: 0 })),
  all: { right: 0, found: 0, gold: 0 },
});

/** Tags of the data's tokens from tags of ours: a data token is what its first token of ours is. */
function toDataTags(sentence: Sentence, tags: ArrayLike<number>): Uint8Array {
  const dataTags = new Uint8Array(sentence.starts.length);
  let word = 0;
  let before = -1;
  for (const [i, token] of sentence.text.tokens.entries()) {
    while (word + 1 < sentence.starts.length && sentence.starts[word + 1]! <= token.start) word++;
    if (word !== before || (dataTags[word] === 0 && tags[i]! > 0)) dataTags[word] = tags[i]!;
    before = word;
  }
  return dataTags;
}

const key = ({ from, to, label }: TokenSpan): string => `${from} ${to} ${label}`;

function addSentence(score: Score, gold: ArrayLike<number>, found: ArrayLike<number>): void {
  const goldSpans = spansOfTags(gold);
  const foundSpans = spansOfTags(found);
  const wanted = new Set(goldSpans.map(key));
  const count = (what: keyof Counts, span: TokenSpan): void => {
    score.all[what]++;
    score.labels[span.label]![what]++;
  };
  for (const span of goldSpans) count('gold', span);
  for (const span of foundSpans) {
    count('found', span);
    if (wanted.has(key(span))) count('right', span);
  }
}

export function report(score: Score): string {
  const line = (name: string, counts: Counts): string => {
    const percent = (value: number): string => (100 * (value || 0)).toFixed(1).padStart(5);
    return `${name} P ${percent(counts.right / counts.found)} R ${percent(counts.right / counts.gold)} F ${percent(f1(counts))}`;
  };
  return [line('all', score.all), ...TAGGED_LABELS.map((label, i) => line(label, score.labels[i]!))].join(
    ' | ',
  );
}

/** Scores the tagger itself, sentences taken for the paragraphs of one document. */
export function evaluateTagger(tagger: Tagger, sentences: readonly Sentence[]): Score {
  const score = emptyScore();
  const spans = tagger.tagDocument(sentences.map((sentence) => tagger.tagParagraph(sentence.text)));
  for (const [i, sentence] of sentences.entries()) {
    const tags = new Uint8Array(sentence.tags.length);
    for (const span of spans[i]!) {
      for (const [t, token] of sentence.text.tokens.entries()) {
        if (token.start < span.start || token.end > span.end) continue;
        tags[t] = beginTag(TAGGED_LABELS.indexOf(span.label)) + (token.start === span.start ? 0 : 1);
      }
    }
    addSentence(score, sentence.dataTags, toDataTags(sentence, tags));
  }
  return score;
}

const RELIABILITIES = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01];

/** How often spans of a reliability are right: what it is worth. */
export function calibration(tagger: Tagger, sentences: readonly Sentence[]): string {
  const bins = RELIABILITIES.map(() => ({ right: 0, found: 0 }));
  const spans = tagger.tagDocument(sentences.map((sentence) => tagger.tagParagraph(sentence.text)));
  for (const [i, sentence] of sentences.entries()) {
    const { tokens } = sentence.text;
    const gold = new Set(
      spansOfTags(sentence.tags).map(
        ({ from, to, label }) => `${tokens[from]!.start} ${tokens[to - 1]!.end} ${TAGGED_LABELS[label]}`,
      ),
    );
    for (const { start, end, label, reliability } of spans[i]!) {
      const bin = bins[RELIABILITIES.findIndex((limit) => reliability < limit)]!;
      bin.found++;
      if (gold.has(`${start} ${end} ${label}`)) bin.right++;
    }
  }
  return bins
    .map(
      ({ right, found }, i) =>
        `< ${Math.min(1, RELIABILITIES[i]!)}: ${right}/${found} ${((100 * right) / (found || 1)).toFixed(0)} %`,
    )
    .join(' | ');
}
