/** Places in a list: «محافظات الحديدة وحجة وتعز». What stands beside a sure place, or in a list that a head of places opens, is one. */
import {
  matchesAt,
  isComma,
  wordAt,
  type GazetteerMatch,
  type AnalysedText,
} from '../analysis/analysedText.js';

/** Words looked back at for a place that ends before another. */
const LONGEST_PLACE = 3;
/** Places of a list looked back over: bounds the work at one name. */
const LONGEST_LIST = 8;

const isPlace = ({ entry }: GazetteerMatch): boolean => entry.label === 'GPE' || entry.label === 'LOC';

function placeEndingAt(analysis: AnalysedText, end: number): GazetteerMatch | undefined {
  let found: GazetteerMatch | undefined;
  for (let token = end - 1; token >= 0 && token >= end - LONGEST_PLACE; token--) {
    const matches = matchesAt(analysis, token);
    for (let i = 0; i < matches.length; i++) {
      const match = matches[i]!;
      if (match.to !== end || !isPlace(match)) continue;
      if (!match.entry.ambiguous) return match;
      found ??= match;
    }
  }
  return found;
}

const surePlaceAt = (analysis: AnalysedText, token: number, skip: number): boolean =>
  matchesAt(analysis, token).some((match) => match.skip === skip && isPlace(match) && !match.entry.ambiguous);

/** Where the item before the one at `from` ends, if و or a comma joins them; -1 if nothing does. */
function endOfItemBefore(analysis: AnalysedText, from: number, skip: number): number {
  if (skip === 1 && wordAt(analysis, from).norm.startsWith('و'))
    return isComma(analysis, from - 1) ? from - 1 : from;
  return skip === 0 && isComma(analysis, from - 1) ? from - 1 : -1;
}

/** «محافظات», «مدن», «ولايتي» before a list. */
const opensList = (analysis: AnalysedText, token: number): boolean =>
  wordAt(analysis, token).readings.some(({ heads }) =>
    heads.some(
      ({ label, frame, definite }) => label === 'GPE' && (frame === 'cue' || frame === 'side') && !definite,
    ),
  );

/** Whether a name that may be a place stands in a list of places. */
export function listedWithPlaces(analysis: AnalysedText, match: GazetteerMatch): boolean {
  if (wordAt(analysis, match.to).norm.startsWith('و') && surePlaceAt(analysis, match.to, 1)) return true;
  if (isComma(analysis, match.to) && surePlaceAt(analysis, match.to + 1, 0)) return true;
  let { from, skip } = match;
  for (let items = 0; items < LONGEST_LIST; items++) {
    if (items > 0 && skip === 0 && opensList(analysis, from - 1)) return true;
    const end = endOfItemBefore(analysis, from, skip);
    const before = end > 0 ? placeEndingAt(analysis, end) : undefined;
    if (!before) return false;
    if (!before.entry.ambiguous) return true;
    ({ from, skip } = before);
  }
  return false;
}
