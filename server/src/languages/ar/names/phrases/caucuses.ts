/** A party's members of a parliament: «فريق الأصالة والمعاصرة». */
import { message } from '../../../../messages/message.js';
import { matchesAt, type AnalysedText } from '../analysis/analysedText.js';
import type { NamePhrase } from './chart.js';
import type { Head } from '../words/heads.js';
import { wordsWith } from '../words/traits.js';

const CAUCUS = wordsWith('caucus');
/** The kind of parties in the gazetteer. */
const PARTY = 'party';
const CONFIDENCE = 0.9;

/** The group that begins with the head at a token: a listed party of several words follows it. */
export function caucusAt(
  analysis: AnalysedText,
  token: number,
  { noun, definite, spelling }: Head,
  skip: number,
): NamePhrase | undefined {
  if (definite || !CAUCUS.has(noun)) return undefined;
  const party = matchesAt(analysis, token + 1).find(
    ({ entry, skip: before, to }) => before === 0 && entry.kind === PARTY && to > token + 2,
  );
  const reasons = [message('names.beginsWith', { head: spelling })];
  return party && { label: 'ORG', from: token, to: party.to, skip, confidence: CONFIDENCE, reasons };
}
