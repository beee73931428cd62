/** What the tagger of a corpus looks at, as numbers: what the language knows of words, or their letters; and what others suggest. */
import type { LanguagePack, Word } from '../../languages/languagePack.js';
import type { LabelledSpan } from '../suggestion.js';

/** Gives a feature of a token of a sentence. */
export type Emit = (token: number, feature: number) => void;

/** FNV-1a's step (public domain), and murmur3's finish: 30 bits, apart from those of language packs by the highest one. */
function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) | 0x80000000;
}

/** How far around a token is looked. */
const REACH = 2;
const LONGEST_AFFIX = 4;

/** The features of the tokens of a sentence. `suggested`: what others suggest in it, by place, in offsets of the words. */
export function tokenFeatures(
  words: readonly Word[],
  suggested: readonly LabelledSpan[],
  { features }: LanguagePack,
  emit: Emit,
): void {
  if (features) features(words, emit);
  else letterFeatures(words, emit);
  suggestionFeatures(words, suggested, emit);
}

/** For languages of which nothing is known: words, their beginnings and endings, and their shape. */
function letterFeatures(words: readonly Word[], emit: Emit): void {
  for (const [t, { norm, kind }] of words.entries()) {
    const own = [`w${norm}`, `s${shapeOf(norm, kind)}`];
    for (let length = 1; length <= LONGEST_AFFIX && length < norm.length; length++)
      own.push(`p${norm.slice(0, length)}`, `e${norm.slice(-length)}`);
    for (const [i, feature] of own.entries()) {
      const reach = i === 0 ? REACH : i < 6 ? 1 : 0;
      for (let offset = -reach; offset <= reach; offset++)
        if (words[t - offset]) emit(t - offset, hashOf(`${offset}${feature}`));
    }
  }
}

const shapeOf = (norm: string, kind: Word['kind']): string =>
  kind === 'number' || kind === 'symbol' ? kind : `${kind}${Math.min(norm.length, 8)}`;

function suggestionFeatures(words: readonly Word[], suggested: readonly LabelledSpan[], emit: Emit): void {
  for (const { start, end, label } of suggested) {
    const from = words.findIndex((word) => word.end > start);
    if (from < 0) continue;
    for (let t = from; t < words.length && words[t]!.start < end; t++) {
      const tag = `${t === from ? 'B' : 'I'}${label}`;
      for (let offset = -1; offset <= 1; offset++)
        if (words[t - offset]) emit(t - offset, hashOf(`r${offset}${tag}`));
    }
  }
}
