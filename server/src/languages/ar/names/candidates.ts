/** Candidates of a paragraph from all sources: gazetteer, grammar, tagger. */
import { message, sameMessage, type Message } from '../../../messages/message.js';
import { bounded } from './phrases/boundaries.js';
import { clubOfCity, isClubHere } from './listed/clubCities.js';
import { CLUB_ABROAD, isClubKind } from './words/clubKinds.js';
import type { Chart, NamePhrase } from './phrases/chart.js';
import { isInsideAcronym } from './phrases/companies.js';
import { NameCandidate } from './nameCandidate.js';
import { breaksQuotes, withClosingQuote } from './phrases/quotes.js';
import { spanKey } from './resolve.js';
import { isOrderOfService } from './phrases/securityBodies.js';
import { isInsidePalace, SEAT_OF_POWER, seatLabel } from './listed/seatsOfPower.js';
import { gazetteerConfidence, cueBefore, cuedConfidence, isWholeName } from './listed/gazetteerConfidence.js';
import { Class } from './words/classBits.js';
import { particles } from './words/particles.js';
import { ENDS_WITH_ANY_PREPOSITION } from '../affixes.js';
import {
  matchesAt,
  endOffset,
  readingOf,
  startOffset,
  wordAt,
  type GazetteerMatch,
  type AnalysedText,
} from './analysis/analysedText.js';

const reasonsByKind = new Map<string, readonly Message[]>();

/** Why a name of the gazetteer is one, the same list for all of a kind. */
export function gazetteerReasons(kind: string): readonly Message[] {
  let reasons = reasonsByKind.get(kind);
  if (!reasons)
    reasonsByKind.set(
      kind,
      (reasons = [kind === '' ? message('names.gazetteerName') : message('names.gazetteer', { kind })]),
    );
  return reasons;
}

/** How sure the club is that a city's name stands for. */
const CLUB_OF_CITY = 0.93;

function fromMatch(analysis: AnalysedText, match: GazetteerMatch): NameCandidate {
  const { entry } = match;
  const club = clubOfCity(analysis, match);
  if (club)
    return new NameCandidate(
      startOffset(analysis, match.from, match.skip),
      endOffset(analysis, match.to),
      'ORG',
      CLUB_OF_CITY,
      [club],
    );
  const known = entry.ambiguous && isClubKind(entry.kind) && isClubHere(analysis, match);
  let confidence = known ? CLUB_OF_CITY : gazetteerConfidence(analysis, match);
  let reasons = gazetteerReasons(entry.kind);
  const cue = entry.ambiguous || confidence < 0.5 ? cueBefore(analysis, match) : undefined;
  if (cue) {
    confidence = Math.max(confidence, cuedConfidence(match));
    reasons = [cue, ...reasons];
  }
  const isEntity = entry.id !== '';
  return new NameCandidate(
    startOffset(analysis, match.from, match.skip),
    endOffset(analysis, withClosingQuote(analysis, match.from, match.to)),
    entry.kind === SEAT_OF_POWER ? seatLabel(analysis, match) : entry.label,
    confidence,
    reasons,
    isEntity ? entry.id : undefined,
    isEntity ? entry.name : undefined,
  );
}

function fromPhrase(analysis: AnalysedText, phrase: NamePhrase): NameCandidate {
  const entity = phrase.sameAs?.entry;
  return new NameCandidate(
    startOffset(analysis, phrase.from, phrase.skip),
    endOffset(analysis, withClosingQuote(analysis, phrase.from, phrase.to)),
    phrase.label,
    phrase.confidence,
    phrase.reasons,
    entity?.id,
    entity?.name,
    phrase.number,
  );
}

/** «مانشستر | سيتي»: the city that a club's name begins with. */
const isCityOfClub = (
  analysis: AnalysedText,
  { entry, skip }: GazetteerMatch,
  club: GazetteerMatch,
): boolean =>
  entry.label === 'GPE' &&
  !entry.ambiguous &&
  skip === club.skip &&
  club.entry.kind === CLUB_ABROAD &&
  !(wordAt(analysis, club.to - 1).classes & Class.Nationality);

/** The longest match of each label at a token; shorter ones are parts of it. */
function longest(analysis: AnalysedText, matches: readonly GazetteerMatch[]): readonly GazetteerMatch[] {
  if (matches.length === 1) return matches;
  const kept: GazetteerMatch[] = [];
  for (let i = 0; i < matches.length; i++) if (!isPart(analysis, matches[i]!, kept)) kept.push(matches[i]!);
  return kept;
}

function isPart(analysis: AnalysedText, match: GazetteerMatch, kept: readonly GazetteerMatch[]): boolean {
  for (let i = 0; i < kept.length; i++) {
    const other = kept[i]!;
    if (other.to > match.to && !isCityOfClub(analysis, match, other)) return true;
    if (other.entry.label === match.entry.label && other.skip <= match.skip) return true;
  }
  return false;
}

/** «حزب | الشعب الجمهوري»: a listed organisation is the same as with its listed head. */
function withHead(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  const { entry, from, to, skip } = match;
  if (entry.label !== 'ORG' || skip > 0 || from === 0) return match;
  const whole = matchesAt(analysis, from - 1).find(
    (other) => other.to === to && other.entry.label === 'ORG' && isInnerHead(analysis, other),
  );
  return whole ? { ...match, entry: whole.entry } : match;
}

/** Frames of heads that say what the name after them is, and not whose it is. */
const SAYING = new Set(['apposed', 'vague', 'state']);

/** Whether the first word of a match says what the rest of it is. */
const isInnerHead = (analysis: AnalysedText, match: GazetteerMatch): boolean =>
  readingOf(analysis, match)?.heads.some(
    ({ label, definite, frame }) => label === 'ORG' && !definite && SAYING.has(frame),
  ) === true;

/** «في | لانس»: a word that a preposition governs has none of its own before the name. */
const isGovernedTwice = (analysis: AnalysedText, { from, skip }: GazetteerMatch): boolean =>
  skip > 0 &&
  ENDS_WITH_ANY_PREPOSITION.test(wordAt(analysis, from).norm.slice(0, skip)) &&
  PREPOSITIONS.has(wordAt(analysis, from - 1).norm);
const PREPOSITIONS = particles('preposition');

/** Candidates by span and label. */
type Candidates = Map<number, NameCandidate>;

function add(candidate: NameCandidate, found: Candidates): void {
  const key = spanKey(candidate);
  const known = found.get(key);
  if (!known) found.set(key, candidate);
  else if (known.confidence >= candidate.confidence) found.set(key, both(known, candidate));
  else found.set(key, both(candidate, known));
}

/** Adds what the gazetteer lists at a token. */
function addMatches(analysis: AnalysedText, token: number, found: Candidates): void {
  if (isInsideAcronym(analysis, token)) return;
  const matches = longest(analysis, matchesAt(analysis, token));
  for (let i = 0; i < matches.length; i++) {
    const match = matches[i]!;
    // A date is no name, but names begin with months: «مايو كلينك».
    if (analysis.inTime(token) && analysis.inTime(match.to - 1)) continue;
    if (!isWholeName(analysis, match) || isInsidePalace(analysis, match) || isGovernedTwice(analysis, match))
      continue;
    if (match.skip > 0 && isOrderOfService(analysis, token)) continue;
    const name = bounded(analysis, withHead(analysis, match));
    // «سمو | الشيخ»: a style without the office that it is for.
    if (name.entry.label === 'OCC' && name.to === name.from + 1) continue;
    // «استراتيجية "الجيل الأخضر | 2020-2030"»: half of what the quotes hold.
    if (breaksQuotes(analysis, name.from, name.to)) continue;
    const candidate = fromMatch(analysis, name);
    // «الشرطة | العراقي»: the state beside it tells the club.
    const knownByState =
      name.to < match.to && isClubKind(name.entry.kind) && candidate.confidence < CLUB_OF_CITY;
    add(knownByState ? candidate.withConfidence(CLUB_OF_CITY) : candidate, found);
  }
}

/** Candidates of gazetteer and grammar, the same span and label once with all its reasons. */
export function gatherCandidates(chart: Chart): NameCandidate[] {
  const { analysis } = chart;
  const { matches } = analysis;
  const found: Candidates = new Map();
  for (let token = 0; token < matches.length; token++)
    if (matches[token]!.length > 0) addMatches(analysis, token, found);
  const phrases = chart.all();
  for (let i = 0; i < phrases.length; i++) add(fromPhrase(analysis, phrases[i]!), found);
  return [...found.values()];
}

/** One candidate of two for the same span and label. */
function both(sure: NameCandidate, less: NameCandidate): NameCandidate {
  const entity = sure.canonical === undefined ? less : sure;
  return new NameCandidate(
    sure.start,
    sure.end,
    sure.label,
    Math.min(0.99, 1 - (1 - sure.confidence) * (1 - less.confidence * 0.5)),
    [
      ...sure.reasons,
      ...less.reasons.filter((reason) => !sure.reasons.some((known) => sameMessage(known, reason))),
    ],
    entity.canonical,
    entity.canonical === undefined ? sure.name : entity.name,
    sure.number,
  );
}
