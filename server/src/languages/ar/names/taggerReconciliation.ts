/**
 * The candidates of gazetteer and grammar in the light of the tagger, where it knows better: a word that has several
 * meanings, the end of a person's name, and what only looks like a name. What the gazetteer is sure of stays.
 */
import { tokenAtOrAfter } from '../../../text/tokens.js';
import type { NameLabel } from '../../mention.js';
import type { NameCandidate } from './nameCandidate.js';
import { LINKS, SECOND_HALVES, SERVANT } from './words/nameWords.js';
import { Neighbours } from './neighbours.js';
import { governsNoun } from './phrases/personParts.js';
import { merge } from './resolve.js';
import { matchesAt, endOffset, wordAt, type AnalysedText } from './analysis/analysedText.js';
import { Class, NAME_PART } from './words/classBits.js';
import { particles } from './words/particles.js';

/** Confidence up to which a candidate that the tagger does not see loses, and how much. */
const UNSEEN: ReadonlyMap<NameLabel, readonly [upTo: number, loss: number]> = new Map([
  ['PERS', [0.72, 0.3]],
  ['ORG', [0.66, 0.35]],
  ['GPE', [0.55, 0.2]],
  ['FAC', [0.55, 0.2]],
]);
/** What the tagger's silence takes off any other person of whom only the shape is known. */
const UNSEEN_PERSON = 0.1;

/** Confidence of a candidate that the tagger reads in another way. */
const OVERRULED = 0.3;
/** Reliability from which the tagger decides what a known word means here. */
const OTHER_LABEL = 0.55;
/** Reliability from which the tagger decides where a name ends. */
const OTHER_END = 0.4;
/** The same where a single word would be left, and where the words that go are certain or name parts. */
const OTHER_END_OF_CERTAIN = 0.6;
/** Confidence from which a person's name is certain. */
const CERTAIN_PERSON = 0.95;

/** Confidence from which a person's name ends before a place. */
const CERTAIN_BEFORE_PLACE = 0.85;

/** Confidence from which the tagger's cut through a name counts for nothing. */
const KNOWN = 0.7;

const IN = particles('in');
const PLACE_OR_ORGANISATION: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC', 'FAC', 'ORG']);

const overlap = (a: NameCandidate, b: NameCandidate): boolean => a.start < b.end && b.start < a.end;

function isOneWord(analysis: AnalysedText, { start, end }: NameCandidate): boolean {
  return endOffset(analysis, tokenAtOrAfter(analysis.text.tokens, start) + 1) === end;
}

/** Whether an organisation is another one up to `end` and a nationality after it, where both are one entity («الزمالك المصري»). */
function isWithNationality(
  analysis: AnalysedText,
  { start, end: to, label, canonical }: NameCandidate,
  end: number,
  near: readonly NameCandidate[],
): boolean {
  if (label !== 'ORG' || !canonical) return false;
  const last = tokenAtOrAfter(analysis.text.tokens, to - 1);
  if (last === 0 || !(wordAt(analysis, last).classes & Class.Nationality)) return false;
  if (endOffset(analysis, last) !== end) return false;
  for (const other of near)
    if (other.start === start && other.end === end && other.canonical === canonical) return true;
  return false;
}

/** Whether the tagger reads one known word as another kind of name: a city as its club, a place in a person's name. */
function isOtherwise(analysis: AnalysedText, candidate: NameCandidate, tagged: NameCandidate): boolean {
  if (tagged.reliability < OTHER_LABEL || !PLACE_OR_ORGANISATION.has(candidate.label)) return false;
  if (tagged.label === 'GPE' || tagged.label === candidate.label || !isOneWord(analysis, candidate))
    return false;
  // «في مانشستر»: where something happened.
  const before = wordAt(analysis, tokenAtOrAfter(analysis.text.tokens, candidate.start) - 1).norm;
  if (candidate.label === 'GPE' && tagged.label === 'ORG' && IN.has(before)) return false;
  if (candidate.start === tagged.start && candidate.end === tagged.end)
    return tagged.label === 'PERS' || candidate.label === 'GPE';
  return tagged.label === 'PERS' && tagged.start <= candidate.start && candidate.end <= tagged.end;
}

/** Whether a person's name ends where the tagger says, before words that only looked like parts of it. */
function endsBefore(analysis: AnalysedText, person: NameCandidate, tagged: NameCandidate): boolean {
  if (person.label !== 'PERS' || person.canonical !== undefined) return false;
  if (person.start !== tagged.start || tagged.end >= person.end) return false;
  const after = tokenAtOrAfter(analysis.text.tokens, tagged.end);
  const next = wordAt(analysis, after);
  // «نبيل عبد | الله»: half a name.
  const last = wordAt(analysis, after - 1).norm;
  if (SERVANT.has(last) || LINKS.has(last) || SECOND_HALVES.has(next.norm)) return false;
  // «سامي علي، …»: no preposition without a noun.
  if (next.classes & Class.Ali && !governsNoun(analysis, after)) return false;
  // Before a word that is a first name and nothing else no name ends («حسين | علي دهيني»).
  if (isOneWord(analysis, tagged) && (next.classes & (Class.First | Class.Common)) === Class.First)
    return false;
  // «أيوب | لكحل»: the same, of a family name.
  if (isOneWord(analysis, tagged) && (next.classes & (Class.Family | Class.Common)) === Class.Family)
    return false;
  const doubtful =
    isOneWord(analysis, tagged) ||
    SERVANT.has(next.norm) ||
    (person.confidence >= CERTAIN_PERSON && (next.classes & NAME_PART) !== 0);
  return tagged.reliability >= (doubtful ? OTHER_END_OF_CERTAIN : OTHER_END);
}

/** Whether a person's name begins where the tagger says, after other words («باسم البيت الأبيض | توني سنو»). */
function beginsAfter(analysis: AnalysedText, person: NameCandidate, tagged: NameCandidate): boolean {
  if (person.label !== 'PERS' || person.canonical !== undefined) return false;
  if (person.end !== tagged.end || tagged.start <= person.start) return false;
  const first = tokenAtOrAfter(analysis.text.tokens, person.start);
  const several = tokenAtOrAfter(analysis.text.tokens, tagged.start) > first + 1;
  const prose =
    (wordAt(analysis, first).classes & (Class.Adjective | Class.Nationality | Class.Common)) !== 0;
  return (several || prose) && !isOneWord(analysis, tagged) && tagged.reliability >= OTHER_END_OF_CERTAIN;
}

/** «ستريدا | جعجع»: the last word is somebody whom the gazetteer knows by it. */
function endsInKnownPerson(analysis: AnalysedText, { end }: NameCandidate): boolean {
  const last = tokenAtOrAfter(analysis.text.tokens, end - 1);
  return matchesAt(analysis, last).some(
    ({ entry, to, skip }) => entry.label === 'PERS' && !entry.ambiguous && skip === 0 && to === last + 1,
  );
}

/** `own`: the candidates of gazetteer and grammar that are near. */
function reconcileOne(
  analysis: AnalysedText,
  candidate: NameCandidate,
  tagged: readonly NameCandidate[],
  own: readonly NameCandidate[],
): NameCandidate {
  let isSeen = false;
  for (const other of tagged) {
    if (!overlap(candidate, other)) continue;
    isSeen = true;
    if (isOtherwise(analysis, candidate, other)) return candidate.withConfidence(OVERRULED);
    if (other.label !== candidate.label || other.reliability < OTHER_END) continue;
    if (candidate.start === other.start && isWithNationality(analysis, candidate, other.end, own))
      return candidate.withConfidence(OVERRULED);
    if (endsBefore(analysis, candidate, other)) return candidate.withPlace(candidate.start, other.end);
    if (beginsAfter(analysis, candidate, other)) return candidate.withPlace(other.start, candidate.end);
  }
  return isSeen ? candidate : unseen(analysis, candidate);
}

/** A candidate about which the tagger is silent. */
function unseen(analysis: AnalysedText, candidate: NameCandidate): NameCandidate {
  const { label, confidence } = candidate;
  const less = UNSEEN.get(label);
  if (less && confidence <= less[0]) return candidate.withConfidence(confidence - less[1]);
  return label === 'PERS' && confidence <= 0.8 && !endsInKnownPerson(analysis, candidate)
    ? candidate.withConfidence(confidence - UNSEEN_PERSON)
    : candidate;
}

/** A tagged span that overrules a known word is a name in any case. */
function lifted(analysis: AnalysedText, tagged: NameCandidate, own: readonly NameCandidate[]): NameCandidate {
  if (tagged.confidence >= 0.6) return tagged;
  for (const other of own) if (isOtherwise(analysis, other, tagged)) return tagged.withConfidence(0.6);
  return tagged;
}

/** «بطولة آسيا للتايكواندو»: what the tagger knows as some name, and its head as an event's. */
function asEvent(analysis: AnalysedText, tagged: NameCandidate): NameCandidate {
  if (tagged.label !== 'MISC') return tagged;
  const first = wordAt(analysis, tokenAtOrAfter(analysis.text.tokens, tagged.start));
  const event = first.readings.some(({ heads }) =>
    heads.some(({ label, frame }) => label === 'EVENT' && frame !== 'quoted'),
  );
  return event && !isOneWord(analysis, tagged) ? tagged.withLabel('EVENT') : tagged;
}

/** A piece of a name that is known as a whole, or the name with its proclitic. */
function isPieceOf(tagged: NameCandidate, own: NameCandidate): boolean {
  if (own.label !== tagged.label || own.confidence < KNOWN) return false;
  if (own.start === tagged.start && own.end === tagged.end) return false;
  const inside = own.start <= tagged.start && tagged.end <= own.end;
  const withProclitic = own.end === tagged.end && own.start > tagged.start && own.start - tagged.start <= 2;
  const beside = tagged.end + 1 === own.start && own.label === 'ORG';
  return inside || withProclitic || beside;
}

/** «الجبهة الوطنية | وحزب الوفد»: the tagger's span without a known name that و joins to it. */
function withoutJoined(
  analysis: AnalysedText,
  tagged: NameCandidate,
  own: readonly NameCandidate[],
): NameCandidate {
  for (const other of own) {
    if (other.label !== tagged.label || other.confidence < KNOWN || other.end !== tagged.end) continue;
    const token = tokenAtOrAfter(analysis.text.tokens, other.start - 1);
    const joined = analysis.text.tokens[token];
    if (!joined || joined.start <= tagged.start || joined.start + 1 !== other.start) continue;
    if (wordAt(analysis, token).norm.startsWith('و'))
      return tagged.withPlace(tagged.start, endOffset(analysis, token));
  }
  return tagged;
}

/** «وزير الداخلية محسن نقوي | كابول»: the tagger's person without the known place that begins where a known person ends. */
function withoutPlace(tagged: NameCandidate, own: readonly NameCandidate[]): NameCandidate {
  if (tagged.label !== 'PERS') return tagged;
  for (const place of own) {
    if (place.label !== 'GPE' || place.confidence < KNOWN) continue;
    if (place.end !== tagged.end || place.start <= tagged.start) continue;
    return isPersonBefore(tagged.start, place.start - 1, own)
      ? tagged.withPlace(tagged.start, place.start - 1)
      : tagged;
  }
  return tagged;
}

function isPersonBefore(start: number, end: number, own: readonly NameCandidate[]): boolean {
  for (const { label, confidence, start: from, end: to } of own)
    if (label === 'PERS' && confidence >= CERTAIN_BEFORE_PLACE && from === start && to === end) return true;
  return false;
}

function isPieceOfAny(tagged: NameCandidate, own: readonly NameCandidate[]): boolean {
  for (const other of own) if (isPieceOf(tagged, other)) return true;
  return false;
}

/** All candidates of a paragraph: those of gazetteer and grammar reconciled, and the tagger's. */
export function reconcile(
  analysis: AnalysedText,
  own: readonly NameCandidate[],
  tagged: readonly NameCandidate[],
): NameCandidate[] {
  const before = new Neighbours(own);
  const besides = new Neighbours(tagged);
  const reconciled: NameCandidate[] = [];
  for (const candidate of own)
    reconciled.push(reconcileOne(analysis, candidate, besides.near(candidate), before.near(candidate)));
  const known = new Neighbours(reconciled);
  const left: NameCandidate[] = [];
  for (const each of tagged) {
    const near = known.near(each);
    if (isPieceOfAny(each, near)) continue;
    const whole = withoutPlace(withoutJoined(analysis, each, near), near);
    left.push(asEvent(analysis, lifted(analysis, whole, near)));
  }
  return merge(reconciled, left);
}
