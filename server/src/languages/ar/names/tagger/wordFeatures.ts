/**
 * Features of one word, by its distance from the token that is labelled: a pure function of the word, so that
 * the sum of their weights is computed once a kind of word. What each template gave is told in
 * server/models/README.md.
 */
import { procliticAnalyses, type ProcliticAnalysis } from '../../proclitics.js';
import { addCode, addText, begin, finish, placed } from './hashing.js';
import type { ListedWord, NameLists } from './nameLists.js';
import { shapeOf } from './surface.js';
import { wordKey } from './wordSummary.js';
import { GRAINS, type Vocabulary } from './vocabulary.js';
import { hasArticle, withoutArticle } from '../../affixes.js';
import { LAST_OF_NISBA, NISBA_ENDINGS } from '../../wordShapes.js';

/** A word looks at the labels of tokens up to this far from it. */
export const REACH = 2;
export const OFFSETS = 2 * REACH + 1;

/** Grains of which pairs of classes are looked at, and which neighbours make a pair (see classPairFeature). */
export const PAIR_GRAINS = [0, 1] as const;
export const PAIRS = [
  [-1, 0],
  [0, 1],
  [-1, 1],
] as const;

export interface WordAnalysis {
  readonly surface: string;
  /** The word without proclitics, as far as its vocabulary tells. */
  readonly stem: string;
  readonly analyses: readonly ProcliticAnalysis[];
  /** Its class of each grain; 0 for none. */
  readonly classes: readonly number[];
  readonly listed: ListedWord;
  /** See wordSummary.ts. */
  readonly key: number;
}

export interface WordKnowledge {
  readonly vocabulary: Vocabulary;
  readonly lists: NameLists;
}

export function analyseWord(surface: string, { vocabulary, lists }: WordKnowledge): WordAnalysis {
  const analyses = procliticAnalyses(surface);
  const { stem } = vocabulary.likeliest(analyses);
  let place = vocabulary.find(surface);
  if (place < 0 || vocabulary.classOf(place, 0) === 0) place = vocabulary.find(stem);
  const classes: number[] = [];
  for (let grain = 0; grain < GRAINS; grain++) classes.push(vocabulary.classOf(place, grain));
  return {
    surface,
    stem,
    analyses,
    classes,
    listed: lists.lookUp(surface, analyses),
    key: wordKey(surface, stem),
  };
}

const enum Template {
  Word = 1,
  Stem,
  AnyStem,
  Prefix,
  Suffix,
  Infix,
  Shape,
  Nationality,
  List,
  Class,
  Proclitics,
  ClassPair,
  Phrase,
}

/** The country or group a nationality word may be made from: المغربيه, مغربيين → مغرب. */
function nationalityStem(stem: string): string | undefined {
  if (!LAST_OF_NISBA.includes(stem.charAt(stem.length - 1))) return undefined;
  const bare = hasArticle(stem) ? withoutArticle(stem) : stem;
  for (const ending of NISBA_ENDINGS) {
    if (bare.length >= ending.length + 3 && bare.endsWith(ending)) return bare.slice(0, -ending.length);
  }
  return undefined;
}

const isLetters = (surface: string): boolean => surface.length > 1 && surface.charCodeAt(0) > 0x40;

/** A feature of a word that stands `offset` tokens (−2 to 2) after the token that it is a feature of. */
export const placedFeature = (feature: number, offset: number): number => placed(feature, offset + REACH);

/** The feature that a word's class is, as far as REACH; see `placedFeature`. */
export const classFeature = (grain: number, wordClass: number): number =>
  finish(addCode(addCode(begin(Template.Class), grain), wordClass));

/** Hashes of features in a list that is used again and again, each with its reach. */
export class FeatureList {
  count = 0;
  readonly hashes: number[] = [];
  /** How many tokens away the tokens may be that it is a feature of. */
  readonly reaches: number[] = [];

  /** `state`: a hash that is not finished. */
  add(state: number, reach: number): void {
    this.hashes[this.count] = finish(state);
    this.reaches[this.count++] = reach;
  }

  addText(template: Template, text: string, reach: number): void {
    this.add(addText(begin(template), text), reach);
  }
}

/** Makes `into` the features of a word but those of its classes; see `placedFeature`. */
export function wordFeatures(word: WordAnalysis, { lists }: WordKnowledge, into: FeatureList): void {
  const { surface, stem, listed } = word;
  into.count = 0;
  into.addText(Template.Word, surface, REACH);
  into.addText(Template.Stem, stem, REACH);
  into.add(addCode(begin(Template.Shape), shapeOf(surface)), 1);
  for (const [list, role] of listed.membership)
    into.add(addCode(addText(begin(Template.List), lists.nameOf(list)), role), 1);
  if (!isLetters(surface)) return;

  // A hash goes on where that of a shorter piece has ended.
  let prefix = begin(Template.Prefix);
  let suffix = begin(Template.Suffix);
  for (let length = 1; length <= 5 && length < surface.length; length++) {
    const reach = length === 2 || length === 3 ? 1 : 0;
    into.add((prefix = addCode(prefix, surface.charCodeAt(length - 1))), reach);
    into.add((suffix = addCode(suffix, surface.charCodeAt(surface.length - length))), reach);
  }
  for (const analysis of word.analyses) {
    if (analysis.length > 0) into.addText(Template.AnyStem, analysis.stem, 0);
  }
  into.add(addText(begin(Template.Proclitics), surface, 0, surface.length - stem.length), 0);
  const nationality = nationalityStem(stem);
  if (nationality !== undefined) into.addText(Template.Nationality, nationality, 0);
  for (let from = 0; from <= stem.length; from++) {
    let infix = addCode(begin(Template.Infix), from === 0 ? BEFORE : stem.charCodeAt(from - 1));
    for (let at = from; at <= stem.length && at < from + 3; at++)
      into.add((infix = addCode(infix, at === stem.length ? AFTER : stem.charCodeAt(at))), 0);
  }
}

/** What stands for the borders of a stem in its infixes. */
const BEFORE = '^'.charCodeAt(0);
const AFTER = '$'.charCodeAt(0);

/** Two neighbours by their classes: which pair (0: before and at the token, 1: at and after, 2: around it). */
export const classPairFeature = (pair: number, grain: number, first: number, second: number): number =>
  placed(finish(addCode(addCode(addCode(begin(Template.ClassPair), grain), first), second)), pair);

/** A token in a listed name of several words, `offset` tokens after the token that is labelled. */
export const phraseFeature = (offset: number, list: string, inside: boolean): number =>
  placedFeature(finish(addCode(addText(begin(Template.Phrase), list), inside ? 1 : 0)), offset);
