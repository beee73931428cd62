/** Clubs that are called by their city alone: «تعادل زاخو مع دهوك», «بورتو البرتغالي», «بافوس (قبرص) - موناكو (فرنسا)». */
import { message, type Message } from '../../../../messages/message.js';
import { COMMON_CLUB, isClubKind } from '../words/clubKinds.js';
import { AGAINST, BEATS, HOSTS, MEMBERS, PLAYS, SIDES } from '../words/sportWords.js';
import { matchesAt, wordAt, type GazetteerMatch, type AnalysedText } from '../analysis/analysedText.js';
import { Class } from '../words/classBits.js';
import { particles } from '../words/particles.js';
import { hasOtherSubject } from '../../wordShapes.js';

const AROUND_PLACE = particles('around-place');
const DASHES = new Set(['-', '–', '—']);
/** Kinds of places that clubs are called by. */
const TOWNS = new Set(['city', 'capital', 'region']);

const isTown = ({ entry }: GazetteerMatch): boolean => entry.label === 'GPE' && TOWNS.has(entry.kind);

/** «الأهلي | طرابلس الليبي»: the city says which of the clubs of one name. */
const followsClubName = (analysis: AnalysedText, from: number): boolean =>
  [from - 1, from - 2].some((token) =>
    matchesAt(analysis, token).some(({ entry, to }) => isClubKind(entry.kind) && to >= from),
  );

/** Cities are feminine: «بورتو البرتغالي» is none, but «ميناء جيهان التركي» a building. */
function hasMasculineNationality(analysis: AnalysedText, { entry, from, to, skip }: GazetteerMatch): boolean {
  const { classes, norm } = wordAt(analysis, to);
  if (!(classes & Class.Nationality && classes & Class.Definite) || !norm.endsWith('ي')) return false;
  const before = wordAt(analysis, from - 1);
  if (entry.ambiguous || followsClubName(analysis, from)) return false;
  if (skip > 0 && !wordAt(analysis, from).norm.startsWith('و'))
    return wordAt(analysis, from).norm.startsWith('ل');
  return before.kind !== 'symbol' && !(before.anyClasses & Class.Head) && !AROUND_PLACE.has(before.norm);
}

const plays = (analysis: AnalysedText, token: number): boolean =>
  wordAt(analysis, token).readings.some(({ stem }) => PLAYS.has(stem));

/** Whether a club's name, of whatever kind, begins at a token and where it ends, or -1. */
function clubEnd(analysis: AnalysedText, token: number): number {
  const match = matchesAt(analysis, token).find(({ entry, skip }) => skip === 0 && isClubKind(entry.kind));
  return match?.to ?? -1;
}

const beats = (analysis: AnalysedText, token: number): boolean =>
  wordAt(analysis, token).readings.some(({ stem }) => BEATS.has(stem));

/** «فاز | الهلال | على», «على | الاتفاق», «اكتسح | الهلال | ضمك», «مدرب | التعاون»: where a common word can be nothing but a club. */
export function isClubHere(analysis: AnalysedText, match: GazetteerMatch): boolean {
  const { from, to, skip } = match;
  const before = wordAt(analysis, from - 1);
  if (skip > 0) return false;
  if (isFirstTeam(analysis, match) || isOtherTeam(analysis, match)) return true;
  if (before.readings.some(({ stem }) => SIDES.has(stem) || HOSTS.has(stem))) return true;
  if (beats(analysis, from - 1)) return clubEnd(analysis, to) > 0;
  for (let start = from - 1; start >= from - 3 && start > 0; start--)
    if (clubEnd(analysis, start) === from && beats(analysis, start - 1)) return true;
  return false;
}

/** «تعادل | زاخو | مع»: the first team. */
const isFirstTeam = (analysis: AnalysedText, { from, to, skip }: GazetteerMatch): boolean =>
  skip === 0 && plays(analysis, from - 1) && AGAINST.has(wordAt(analysis, to).norm);

/** «تعادل زاخو مع | دهوك»: the other one. */
function isOtherTeam(analysis: AnalysedText, { from, skip }: GazetteerMatch): boolean {
  if (skip > 0 || !AGAINST.has(wordAt(analysis, from - 1).norm)) return false;
  for (let start = from - 2; start >= from - 4 && start > 0; start--)
    for (const match of matchesAt(analysis, start))
      if (match.to === from - 1 && match.skip === 0 && plays(analysis, start - 1))
        return isClubKind(match.entry.kind) || isTown(match);
  return false;
}

/** Where «(قبرص)» ends after a token, or -1. */
function endOfState(analysis: AnalysedText, token: number): number {
  if (wordAt(analysis, token).kind !== 'open') return -1;
  const state = matchesAt(analysis, token + 1).find(
    ({ entry, to }) => entry.label === 'GPE' && wordAt(analysis, to).kind === 'close',
  );
  return state ? state.to + 1 : -1;
}

/** «بافوس (قبرص) - موناكو (فرنسا) 2-2»: one team of a result. */
function isInResult(analysis: AnalysedText, { from, to, skip }: GazetteerMatch): boolean {
  const end = skip === 0 ? endOfState(analysis, to) : -1;
  if (end < 0) return false;
  if (DASHES.has(wordAt(analysis, from - 1).norm) && wordAt(analysis, from - 2).kind === 'close') return true;
  if (!DASHES.has(wordAt(analysis, end).norm)) return false;
  for (let token = end + 2; token <= end + 4; token++) if (endOfState(analysis, token) > 0) return true;
  return false;
}

/** «أعلن | برشلونة», «تعثر | ليفربول»: a masculine verb before what is listed as a club too; cities are feminine. */
function isMasculineSubject(analysis: AnalysedText, { from, to, skip }: GazetteerMatch): boolean {
  const { norm, classes } = wordAt(analysis, from - 1);
  if (skip > 0 || !(classes & (Class.Verb | Class.Speech)) || hasOtherSubject(norm)) return false;
  return matchesAt(analysis, from).some(
    (other) =>
      other.skip === 0 && other.to === to && isClubKind(other.entry.kind) && other.entry.kind !== COMMON_CLUB,
  );
}

/** «مدرب | دورتموند», «مرمى | نابولي»: whom or what only a team has. */
const hasMember = (analysis: AnalysedText, { from, to, skip, entry }: GazetteerMatch): boolean =>
  skip === 0 &&
  !entry.ambiguous &&
  wordAt(analysis, from - 1).readings.some(({ stem }) => MEMBERS.has(stem)) &&
  // «مدرب | الكويت»: a state of the same name; «لاعب | باريس سان جيرمان»: a club's longer one.
  !matchesAt(analysis, from).some(
    (other) => other.to > to || (other.to === to && other.entry.kind === 'country'),
  );

/** Why the name of a place is its club's here; undefined where it is the place. */
export function clubOfCity(analysis: AnalysedText, match: GazetteerMatch): Message | undefined {
  if (match.entry.label !== 'GPE') return undefined;
  if (isInResult(analysis, match)) return message('names.clubInResult');
  if (!isTown(match)) return undefined;
  if (hasMasculineNationality(analysis, match)) return message('names.clubNationality');
  if (isMasculineSubject(analysis, match)) return message('names.clubVerb');
  if (match.skip === 0 && HOSTS.has(wordAt(analysis, match.from - 1).norm)) return message('names.clubGuest');
  if (hasMember(analysis, match)) return message('names.clubMember');
  return isFirstTeam(analysis, match) || isOtherTeam(analysis, match)
    ? message('names.clubMatch')
    : undefined;
}
