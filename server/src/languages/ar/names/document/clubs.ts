/**
 * Clubs that are called by a common word («الهلال», «الاتحاد», «النصر»): where a document names a club for certain,
 * such a word is one too.
 */
import { message } from '../../../../messages/message.js';
import { isClubHere } from '../listed/clubCities.js';
import { COMMON_CLUB, isClubKind } from '../words/clubKinds.js';
import { NameCandidate } from '../nameCandidate.js';
import type { ParagraphNames } from './paragraphNames.js';
import { AGAINST } from '../words/sportWords.js';
import {
  matchesAt,
  endOffset,
  startOffset,
  wordAt,
  type GazetteerMatch,
  type AnalysedText,
} from '../analysis/analysedText.js';
import { Class } from '../words/classBits.js';
import { wordsWith } from '../words/traits.js';

/** How sure such a word is by its place in a text about clubs; surer where the text names the same club elsewhere. */
const LIKELY = 0.6;
const KNOWN = 0.8;

/** Whether the gazetteer lists an id as a club's. */
export const isClub = ({ lexicon }: AnalysedText, id: string | undefined): boolean =>
  id !== undefined && isClubKind(lexicon.gazetteer.entry(id)?.kind);

/** «وزير الشباب», «وزارة الشباب»: what a ministry is for. */
export const isField = (analysis: AnalysedText, token: number): boolean =>
  wordAt(analysis, token - 1).readings.some(({ heads }) => heads.some(({ noun }) => MINISTRY.has(noun)));

/** «بوروسيا | دورتموند»: the end of a club's name. */
const isInsideClubName = (analysis: AnalysedText, token: number): boolean =>
  matchesAt(analysis, token - 1).some(({ entry, to }) => to > token && isClubKind(entry.kind));

/** «أربيل على نوروز | والميناء على الكهرباء»: after or before a club, in a list or a match. */
const followsClub = (analysis: AnalysedText, match: GazetteerMatch): boolean =>
  isClubHere(analysis, match) ||
  AGAINST.has(wordAt(analysis, match.to).norm) ||
  (match.skip === 0 && AGAINST.has(wordAt(analysis, match.from - 1).norm));
const MINISTRY = wordsWith('ministry');

/** Adds such clubs to `found`; `clubs`: ids of those that the document names for certain. */
export function addClubs(
  { analysis }: ParagraphNames,
  clubs: ReadonlySet<string>,
  found: NameCandidate[],
): void {
  if (clubs.size === 0) return;
  for (let token = 0; token < analysis.matches.length; token++) {
    const matches = matchesAt(analysis, token);
    for (let i = 0; i < matches.length; i++) {
      const match = matches[i]!;
      const { entry, to, skip } = match;
      if (!isClubKind(entry.kind) || !entry.ambiguous || to !== token + 1) continue;
      if (entry.kind === COMMON_CLUB && !clubs.has(entry.id) && !followsClub(analysis, match)) continue;
      if (isField(analysis, token) || isInsideClubName(analysis, token)) break;
      // «الاتحاد الأوروبي», «النصر العسكري»: the common word, with its adjective.
      const { classes } = wordAt(analysis, to);
      if (classes & Class.Definite && classes & (Class.Adjective | Class.Nationality | Class.Domain)) break;
      found.push(
        new NameCandidate(
          startOffset(analysis, token, skip),
          endOffset(analysis, to),
          'ORG',
          clubs.has(entry.id) ? KNOWN : LIKELY,
          [message('names.clubsInDocument')],
          entry.id,
          entry.name,
        ),
      );
      break;
    }
  }
}
