/**
 * The names that a recogniser knows, and what it keeps of words by them. A recogniser has one for all texts: words are
 * analysed once for each.
 */
import type { Form } from '../../forms.js';
import { wordAnalysis, type AnalysedWord } from './analysedWords.js';
import { COMMON_CLUB } from '../words/clubKinds.js';
import type { Gazetteer } from '../gazetteer/gazetteer.js';

export class NameLexicon {
  /** What a word can be in a name. */
  readonly wordOf: (form: Form) => AnalysedWord;
  /** The words علي and وعلي, where the text means the name and not the preposition that folds to the same letters. */
  readonly aliOf: (form: Form) => AnalysedWord;
  private ofClubs: ReadonlySet<string> | undefined;

  /** The gazetteer is not changed from now on. */
  constructor(readonly gazetteer: Gazetteer) {
    ({ wordOf: this.wordOf, aliOf: this.aliOf } = wordAnalysis(gazetteer));
  }

  /** Common words that may be clubs: what reading a document about clubs differs in. */
  get clubWords(): ReadonlySet<string> {
    return (this.ofClubs ??= new Set(
      ['club', COMMON_CLUB].flatMap((kind) => [...this.gazetteer.ambiguousWords(kind)]),
    ));
  }
}
