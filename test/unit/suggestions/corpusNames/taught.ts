/** Taught names for tests, from texts that are marked up. */
import { LessonMaker } from '../../../../server/src/suggestions/corpusNames/lessons.js';
import { type TeachingSpan } from '../../../../server/src/suggestions/corpusNames/surroundings.js';
import { reviseText } from '../../../../server/src/suggestions/corpusNames/revisedText.js';
import { TaughtNames } from '../../../../server/src/suggestions/corpusNames/taughtNames.js';
import type { Suggestion } from '../../../../server/src/suggestions/suggestion.js';
import { splitParagraphs } from '../../../../server/src/text/paragraphs.js';
import { readInlineMarkup } from '../../../fixtures/names/inlineMarkup.js';
import { arabic } from '../../languages/packs.js';

export const LABELS = new Set(['PERS', 'ORG', 'GPE', 'FAC', 'OCC', 'WEAPON', 'NO']);
/** A label that begins with NO is one that was refused: `[NOORG السلام]`. */
const decisionOf = ({ label, ...span }: TeachingSpan): TeachingSpan =>
  label.startsWith('NO') ? { ...span, label: label.slice(2), rejected: true } : { ...span, label };

export const suggestionsIn = (marked: string): { text: string; suggestions: Suggestion[] } => {
  const { text, annotations } = readInlineMarkup(marked);
  const suggestions = annotations.map(({ start, end, label, value }): Suggestion => ({
    ...{ source: 'recogniser', start, end, label, text: text.slice(start, end), reasons: [] },
    confidence: Number(value ?? 0.7),
  }));
  return { text, suggestions };
};

export interface Taught {
  readonly decided: string;
  readonly suggested?: string;
  readonly isDone?: boolean;
}

export function lessons({ decided, suggested, isDone = false }: Taught) {
  const { text, annotations } = readInlineMarkup(decided);
  const others = suggested === undefined ? [] : suggestionsIn(suggested).suggestions;
  const decisions = annotations.map(decisionOf);
  return new LessonMaker(arabic).make({ text, decisions, suggested: others, isDone });
}

export const shown = ({ label, text, isWithheld }: Suggestion): string =>
  `${isWithheld ? '-' : ''}${label} ${text}`;

export function suggestedBy(taught: readonly Taught[], marked: string): readonly Suggestion[] {
  const names = new TaughtNames();
  for (const [i, document] of taught.entries()) names.put(String(i), lessons(document));
  const { text, suggestions } = suggestionsIn(marked);
  const basis = { taught: names, language: arabic, labels: LABELS };
  return reviseText(splitParagraphs(text), suggestions, basis).suggestions;
}
