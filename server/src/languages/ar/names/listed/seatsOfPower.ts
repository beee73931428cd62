/** Seats of power, by use: in «في البيت الأبيض» a building, in «أعلن البيت الأبيض» whom it houses. */
import {
  matchesAt,
  readingOf,
  wordAt,
  type AnalysedText,
  type GazetteerMatch,
} from '../analysis/analysedText.js';
import { Class } from '../words/classBits.js';
import { particles } from '../words/particles.js';
import type { NameLabel } from '../../../mention.js';

export const SEAT_OF_POWER = 'seat-of-power';

const AT_BUILDING = particles('at-building');
const IN_NAME_OF = particles('in-name-of');

/** The label of a seat of power where it stands. */
export function seatLabel(analysis: AnalysedText, match: GazetteerMatch): NameLabel {
  const { from, skip } = match;
  const before = wordAt(analysis, from - 1);
  if (skip === 0 && AT_BUILDING.has(before.norm)) return 'FAC';
  if (skip > 0 && wordAt(analysis, from).norm.startsWith('ب')) return 'FAC';
  if (before.anyClasses & (Class.Speech | Class.Verb) || IN_NAME_OF.has(before.norm)) return 'ORG';
  const palace = readingOf(analysis, match)?.heads.some(({ label }) => label === 'FAC');
  return palace ? 'FAC' : 'ORG';
}

/** «قصر | الإليزيه»: the short form of a palace within the whole one. */
export const isInsidePalace = (analysis: AnalysedText, { entry, from, to }: GazetteerMatch): boolean =>
  entry.kind === SEAT_OF_POWER &&
  matchesAt(analysis, from - 1).some((other) => other.to === to && other.entry.id === entry.id);
