/**
 * What learning is worth, by annotated documents: an annotator who decides as they are annotated goes through them, with
 * suggestions that learn and with suggestions that do not.
 */
import type { LanguagePack } from '../../languages/languagePack.js';
import { isLearnedLabel, LessonMaker } from '../../suggestions/corpusNames/lessons.js';
import { type TeachingSpan } from '../../suggestions/corpusNames/surroundings.js';
import type { ParagraphTagger } from '../../suggestions/corpusNames/revision.js';
import { reviseText } from '../../suggestions/corpusNames/revisedText.js';
import { TaughtNames } from '../../suggestions/corpusNames/taughtNames.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import { splitParagraphs } from '../../text/paragraphs.js';
import { pairSpans } from '../scoring/scoreErrors.js';
import type { ScoredSpan } from '../scoring/scoredDocument.js';

/** A document with what it should hold, and what is suggested in it without learning. */
export interface AnnotatedDocument {
  readonly name: string;
  readonly text: string;
  readonly gold: readonly ScoredSpan[];
  readonly suggestions: readonly Suggestion[];
}

export interface SimulationBasis {
  readonly language: LanguagePack;
  readonly labels: ReadonlySet<string>;
}

export const isLearned = ({ label }: { readonly label: string }): boolean => isLearnedLabel(label);

/** An annotator whose suggestions learn from what was decided. */
export class LearningAnnotator {
  private readonly taught = new TaughtNames();

  constructor(private readonly basis: SimulationBasis) {}

  /** What is suggested now. */
  suggested({ text, suggestions }: AnnotatedDocument, tagger?: ParagraphTagger): readonly Suggestion[] {
    const { suggestions: all } = reviseText(splitParagraphs(text), suggestions, {
      ...this.basis,
      taught: this.taught,
      tagger,
    });
    return all.filter(({ isWithheld }) => !isWithheld);
  }

  /** Decides about a whole document: takes what is right, corrects or refuses the rest, tags what was missed. */
  annotate(document: AnnotatedDocument): void {
    const { name, text, gold } = document;
    const refused: TeachingSpan[] = pairSpans({ name, gold, predicted: this.suggested(document) })
      .filter(({ kind }) => kind === 'spurious')
      .map(({ predicted }) => ({ ...predicted!, rejected: true }));
    const maker = new LessonMaker(this.basis.language);
    const decisions = [...gold, ...refused];
    this.taught.put(name, maker.make({ text, decisions, suggested: document.suggestions, isDone: true }));
  }
}
