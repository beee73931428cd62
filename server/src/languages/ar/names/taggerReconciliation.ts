/**
 * The candidates of gazetteer and grammar in the light of the tagger, where it knows better: a word that has several
 * meanings, the end of a person's name, and what only looks like a name. What the gazetteer is sure of stays.
 */
import { tokenAtOrAfter } from '../../../text/tokens.js';
import type { NameLabel } from '../../mention.js';
import type { NameCandidate } from './nameCandidate.js';
import { LINKS, SECOND_HALVES, SERVANT } from './nameWords.js';
import { neighboursOf } from './neighbours.js';
import { governsNoun } from './personParts.js';
import { merge } from './resolve.js';
import { matchesAt, endOffset, wordAt, type AnalysedText } from './analysedText.js';
import { Class, NAME_PART } from './classBits.js';
import { particles } from './particles.js';

/** Confidence up to which a candidate that the tagger does not see loses, and how much. */
const UNSEEN: Readonly<Partial<Record<NameLabel, readonly [upTo: number, loss: number]>>> = {
  PERS: [0.72, 0.3],
  ORG: [0.66, 0.35],
  GPE: [0.55, 0.2],
  FAC: [0.55, 0.2],
};
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

/** The candidates that are another one and a nationality after it, where both are one entity («الزمالك المصري»). */
function withNationality(
  analysis: AnalysedText,
  own: readonly NameCandidate[],
): ReadonlyMap<NameCandidate, number> {
  const ends = new Map<string, number>();
  const key = (start: number, end: number, canonical: string): string => `${start} ${end} ${canonical}`;
  for (const { start, end, canonical } of own) if (canonical) ends.set(key(start, end, canonical), end);
  const found = new Map<NameCandidate, number>();
  for (const candidate of own) {
    if (candidate.label !== 'ORG' || !candidate.canonical) continue;
    const last = tokenAtOrAfter(analysis.text.tokens, candidate.end - 1);
    if (last === 0 || !(wordAt(analysis, last).classes & Class.Nationality)) continue;
    const end = ends.get(key(candidate.start, endOffset(analysis, last), candidate.canonical));
    if (end !== undefined) found.set(candidate, end);
  }
  return found;
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

function reconcileOne(
  analysis: AnalysedText,
  candidate: NameCandidate,
  tagged: readonly NameCandidate[],
  shorter: ReadonlyMap<NameCandidate, number>,
): NameCandidate {
  const { label, confidence } = candidate;
  let isSeen = false;
  for (const other of tagged) {
    if (!overlap(candidate, other)) continue;
    isSeen = true;
    if (isOtherwise(analysis, candidate, other)) return candidate.withConfidence(OVERRULED);
    if (other.label !== label || other.reliability < OTHER_END) continue;
    if (candidate.start === other.start && shorter.get(candidate) === other.end)
      return candidate.withConfidence(OVERRULED);
    if (endsBefore(analysis, candidate, other)) return candidate.withPlace(candidate.start, other.end);
    if (beginsAfter(analysis, candidate, other)) return candidate.withPlace(other.start, candidate.end);
  }
  if (isSeen) return candidate;
  const [upTo, loss] = UNSEEN[label] ?? [0, 0];
  if (confidence <= upTo) return candidate.withConfidence(confidence - loss);
  return label === 'PERS' && confidence <= 0.8 && !endsInKnownPerson(analysis, candidate)
    ? candidate.withConfidence(confidence - UNSEEN_PERSON)
    : candidate;
}

/** A tagged span that overrules a known word is a name in any case. */
function lifted(
  analysis: AnalysedText,
  tagged: readonly NameCandidate[],
  ownNear: (span: NameCandidate) => readonly NameCandidate[],
): NameCandidate[] {
  return tagged.map((candidate) =>
    candidate.confidence < 0.6 && ownNear(candidate).some((other) => isOtherwise(analysis, other, candidate))
      ? candidate.withConfidence(0.6)
      : candidate,
  );
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
  const place = own.find(
    ({ label, confidence, end, start }) =>
      label === 'GPE' && confidence >= KNOWN && end === tagged.end && start > tagged.start,
  );
  const person =
    place &&
    own.find(
      ({ label, confidence, start, end }) =>
        label === 'PERS' &&
        confidence >= CERTAIN_BEFORE_PLACE &&
        start === tagged.start &&
        end === place.start - 1,
    );
  return person ? tagged.withPlace(tagged.start, person.end) : tagged;
}

/** All candidates of a paragraph: those of gazetteer and grammar reconciled, and the tagger's. */
export function reconcile(
  analysis: AnalysedText,
  own: readonly NameCandidate[],
  tagged: readonly NameCandidate[],
): NameCandidate[] {
  const shorter = withNationality(analysis, own);
  const taggedNear = neighboursOf(tagged);
  const reconciled = own.map((candidate) =>
    reconcileOne(analysis, candidate, taggedNear(candidate), shorter),
  );
  const ownNear = neighboursOf(reconciled);
  const whole = tagged
    .filter((each) => !ownNear(each).some((other) => isPieceOf(each, other)))
    .map((each) => withoutPlace(withoutJoined(analysis, each, ownNear(each)), ownNear(each)));
  return merge(
    reconciled,
    lifted(analysis, whole, ownNear).map((each) => asEvent(analysis, each)),
  );
}
