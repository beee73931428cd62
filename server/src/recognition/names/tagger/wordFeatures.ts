/**
 * Features of one word, by its distance from the token that is labelled: a pure function of the word, so that
 * the sum of their weights is computed once a kind of word. What each template gave is told in
 * server/models/README.md.
 */
import { procliticAnalyses } from '../../../text/proclitics.js';
import { addCode, addText, begin, finish } from './hashing.js';
import type { ListedWord, NameLists } from './nameLists.js';
import { shapeOf } from './surface.js';
import { wordKey } from './wordSummary.js';
import { GRAINS, type Vocabulary } from './vocabulary.js';

/** A word looks at the labels of tokens up to this far from it. */
export const REACH = 2;
export const OFFSETS = 2 * REACH + 1;

export interface WordAnalysis {
  readonly surface: string;
  /** The word without proclitics, as far as its vocabulary tells. */
  readonly stem: string;
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
  const stem = vocabulary.stem(surface).stem;
  let place = vocabulary.find(surface);
  if (place < 0 || vocabulary.classOf(place, 0) === 0) place = vocabulary.find(stem);
  const classes = Array.from({ length: GRAINS }, (_, grain) => vocabulary.classOf(place, grain));
  return {
    surface,
    stem,
    classes,
    listed: lists.lookUp(surface),
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
  ClassPair = 40,
  Phrase,
}

const NATIONALITY = ['يين', 'يون', 'يات', 'يان', 'يه', 'ي'];

/** The country or group a nationality word may be made from: المغربيه, مغربيين → مغرب. */
function nationalityStem(stem: string): string | undefined {
  const bare = stem.startsWith('ال') ? stem.slice(2) : stem;
  for (const ending of NATIONALITY) {
    if (bare.length >= ending.length + 3 && bare.endsWith(ending)) return bare.slice(0, -ending.length);
  }
  return undefined;
}

const isLetters = (surface: string): boolean => surface.length > 1 && surface.charCodeAt(0) > 0x40;

/** The hash of a feature of a word that stands `offset` tokens (−2 to 2) after the token that it is a feature of. */
export const placedFeature = (feature: number, offset: number): number =>
  finish(addCode(feature, offset + REACH));

/**
 * Calls `emit` with each feature of a word, and how many tokens away the tokens may be that it is a feature of; see
 * `placedFeature`.
 */
export function wordFeatures(
  word: WordAnalysis,
  { lists }: WordKnowledge,
  emit: (feature: number, reach: number) => void,
): void {
  const { surface, stem, classes, listed } = word;
  const text = (template: Template, value: string, reach: number, from = 0, to = value.length): void =>
    emit(addText(begin(template), value, from, to), reach);

  text(Template.Word, surface, REACH);
  text(Template.Stem, stem, REACH);
  for (let grain = 0; grain < GRAINS; grain++)
    if (classes[grain]! > 0) emit(addCode(addCode(begin(Template.Class), grain), classes[grain]!), REACH);
  emit(addCode(begin(Template.Shape), shapeOf(surface)), 1);
  for (const [list, role] of listed.membership)
    emit(addCode(addText(begin(Template.List), lists.nameOf(list)), role), 1);
  if (!isLetters(surface)) return;

  // A hash goes on where that of a shorter piece has ended.
  let prefix = begin(Template.Prefix);
  for (let length = 1; length <= 5 && length < surface.length; length++) {
    const reach = length === 2 || length === 3 ? 1 : 0;
    prefix = addCode(prefix, surface.charCodeAt(length - 1));
    emit(prefix, reach);
    text(Template.Suffix, surface, reach, surface.length - length);
  }
  for (const analysis of procliticAnalyses(surface)) {
    if (analysis.length > 0) text(Template.AnyStem, analysis.stem, 0);
  }
  text(Template.Proclitics, surface, 0, 0, surface.length - stem.length);
  const nationality = nationalityStem(stem);
  if (nationality !== undefined) text(Template.Nationality, nationality, 0);
  const border = (at: number): number =>
    at === 0 ? BEFORE : at > stem.length ? AFTER : stem.charCodeAt(at - 1);
  for (let from = 0; from <= stem.length; from++) {
    let infix = addCode(begin(Template.Infix), border(from));
    for (let at = from + 1; at <= stem.length + 1 && at < from + 4; at++) {
      infix = addCode(infix, border(at));
      emit(infix, 0);
    }
  }
}

/** What stands for the borders of a stem in its infixes. */
const BEFORE = '^'.charCodeAt(0);
const AFTER = '$'.charCodeAt(0);

/** Two neighbours by their classes: which pair (0: before and at the token, 1: at and after, 2: around it). */
export const classPairFeature = (pair: number, grain: number, first: number, second: number): number =>
  finish(addCode(addCode(addCode(begin(Template.ClassPair * 8 + pair), grain), first), second));

/** A token in a listed name of several words, `offset` tokens after the token that is labelled. */
export const phraseFeature = (offset: number, list: string, inside: boolean): number =>
  finish(addCode(addText(begin(Template.Phrase * 8 + offset + REACH), list), inside ? 1 : 0));
