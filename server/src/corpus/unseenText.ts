/** What a corpus would suggest in a text that is none of its documents: by its settings, and by what it has learned. */
import { suggestedAs } from '../annotation/labels.js';
import { reviseText } from '../suggestions/corpusNames/revisedText.js';
import type { RevisionBasis } from '../suggestions/corpusNames/revision.js';
import type { Recogniser } from '../suggestions/recogniser/recogniser.js';
import type { Suggestion } from '../suggestions/suggestion.js';
import type { CorpusSettings } from './corpusFile.js';

/** By place, as sure as it is; what was refused before is left out. `date`: ISO 8601, of the text. */
export function suggestInUnseen(
  text: string,
  date: string | undefined,
  recogniser: Pick<Recogniser, 'recognise'>,
  { locale, defaultCalendar: calendar, labels }: CorpusSettings,
  learned: RevisionBasis | undefined,
): readonly Suggestion[] {
  const { paragraphs, mentions } = recogniser.recognise(text, { locale, calendar, date });
  const as = suggestedAs(labels);
  const suggested = mentions.flatMap((mention) => {
    const label = as.get(mention.label);
    return label === undefined ? [] : label === mention.label ? mention : { ...mention, label };
  });
  if (!learned) return suggested;
  return reviseText(paragraphs, suggested, learned).suggestions.filter(({ isWithheld }) => !isWithheld);
}
