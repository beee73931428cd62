/** Between recommenders and the exchange formats of which their protocols are made. */
import type { CorpusDescription, ExchangeDocument } from '../formats/format.js';
import type { Proposal } from '../suggestions/sources.js';
import { UNSAID_CONFIDENCE } from './jsonLines.js';
import { MOST_PROPOSALS, type RecommenderAnswer, type RecommenderCorpus } from './recommender.js';

/** A corpus as writers want it described. */
export const corpusOf = ({ labels, attributes }: RecommenderCorpus): CorpusDescription => ({
  name: 'hawashi',
  labels,
  relationTypes: [],
  attributes,
  fields: [],
});

/** What a document that was read proposes for the text that was sent; `said`: how many places were told. */
export function proposalsOfDocument(
  text: string,
  document: ExchangeDocument | undefined,
  said: number,
): RecommenderAnswer {
  if (!document || document.text !== text) return { proposals: [], dropped: said };
  const proposals = document.annotations
    .slice(0, MOST_PROPOSALS)
    .filter(({ start, end }) => start < end)
    .map(({ start, end, label, confidence, fragments, attributes, value, canonical }): Proposal => ({
      ...{ start, end, label, confidence: confidence ?? UNSAID_CONFIDENCE, reasons: [] },
      ...(fragments && { fragments }),
      ...(attributes && { attributes }),
      ...(value !== undefined && { value }),
      ...(canonical !== undefined && { canonical }),
    }));
  return { proposals, dropped: Math.max(0, said - proposals.length) };
}
