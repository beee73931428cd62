/** The tagger of a corpus as a source of suggestions, paragraph by paragraph. */
import type { LanguagePack } from '../../languages/languagePack.js';
import { message } from '../../messages/message.js';
import type { ParagraphTagger, RevisedParagraph } from '../corpusNames/revision.js';
import type { Suggestion } from '../suggestion.js';
import { CorpusTagger } from './corpusTagger.js';
import type { TaggerFile } from './modelFile.js';

/** Its name as a source. */
export const CORPUS_TAGGER = 'tagger';

/** Of the labels that it is better with. */
export function taggerSource(
  { model, used, annotations }: TaggerFile,
  language: LanguagePack,
): ParagraphTagger {
  const tagger = new CorpusTagger(model, language);
  const isUsed = new Set(used);
  const reasons = [message('learning.tagged', { count: annotations })];
  return {
    doubt: (text, suggestions) => tagger.doubtIn({ text, suggested: suggestions }),
    suggest(
      { text, start, suggestions }: RevisedParagraph,
      labels: ReadonlySet<string>,
    ): readonly Suggestion[] {
      const suggested = suggestions.map((one) => ({
        ...one,
        start: one.start - start,
        end: one.end - start,
      }));
      return tagger.tag({ text, suggested }).flatMap((found) => {
        if (!isUsed.has(found.label) || !labels.has(found.label)) return [];
        return {
          source: CORPUS_TAGGER,
          start: found.start + start,
          end: found.end + start,
          label: found.label,
          text: text.slice(found.start, found.end),
          confidence: found.confidence,
          reasons,
        };
      });
    },
  };
}
