/**
 * One set of names out of all candidates of a paragraph, by the guidelines: they nest, never cross, never
 * repeat. The surer of two that conflict stays; what may lie inside what is a table.
 */
import { LONGEST_PARAGRAPH } from '../../../text/paragraphs.js';
import { NAME_LABELS, type NameLabel } from '../../mention.js';
import { insertByPlace } from '../../../text/order.js';
import { NameCandidate } from './nameCandidate.js';

/** Candidates below are not shown: a suggestion that is wrong more often than right costs more than it gives. */
const THRESHOLD = 0.4;

const INSIDE: Readonly<Record<NameLabel, ReadonlySet<NameLabel>>> = {
  PERS: new Set(),
  GPE: new Set(),
  LOC: new Set(),
  NORP: new Set(),
  ORG: new Set<NameLabel>(['ORG', 'GPE', 'LOC', 'FAC', 'EVENT']),
  FAC: new Set<NameLabel>(['GPE', 'LOC', 'ORG']),
  OCC: new Set<NameLabel>(['ORG', 'GPE', 'LOC', 'FAC', 'EVENT']),
  EVENT: new Set<NameLabel>(['ORG', 'GPE', 'LOC', 'PERS', 'FAC']),
  LAW: new Set<NameLabel>(['ORG', 'GPE', 'LOC', 'EVENT']),
  MISC: new Set<NameLabel>(['ORG', 'GPE']),
};

/** Candidates looked back at for a longer one: more never overlap in practice, and it keeps this linear. */
const NEARBY = 12;
const SURE_ENOUGH = 0.5;
const MUCH = 0.2;
/** What a head and a quoted name are together. */
const QUOTED_AS_WHOLE: ReadonlySet<NameLabel> = new Set(['ORG', 'FAC']);
/** What bears a person's name («ملعب محمد الخامس») is one name, without the person. */
const NAMED_AFTER_PERSONS: ReadonlySet<NameLabel> = new Set(['FAC', 'ORG', 'MISC', 'LAW']);

const contains = (outer: NameCandidate, inner: NameCandidate): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
const overlap = (a: NameCandidate, b: NameCandidate): boolean => a.start < b.end && b.start < a.end;

function fits(candidate: NameCandidate, kept: readonly NameCandidate[]): boolean {
  for (const other of kept) {
    if (!overlap(candidate, other)) continue;
    if (candidate.start === other.start && candidate.end === other.end) return false;
    if (contains(other, candidate)) {
      if (!INSIDE[other.label].has(candidate.label) && !isOfNameInRole(other, candidate, kept)) return false;
    } else if (contains(candidate, other)) {
      if (!INSIDE[candidate.label].has(other.label)) return false;
    } else return false;
  }
  return true;
}

/** «لاعب | الزمالك | المصري»: the nationality of a name inside a role, and not the role's own. */
const isOfNameInRole = (
  role: NameCandidate,
  { label, start }: NameCandidate,
  kept: readonly NameCandidate[],
): boolean =>
  role.label === 'OCC' &&
  label === 'NORP' &&
  kept.some(
    (name) =>
      name.label === 'ORG' && name.end + 1 === start && contains(role, name) && name.canonical !== undefined,
  );

/** Longer spans of equal standing first: the whole name before its parts. */
const weight = (candidate: NameCandidate): number =>
  candidate.confidence +
  Math.min(0.3, (candidate.end - candidate.start) / 100) -
  (candidate.label === 'NORP' ? 0.45 : 0);

/** A person that begins later, or is listed, and is much surer: «الديوان الملكي الهاشمي | يوسف العيسوي». */
const isSurer = (candidate: NameCandidate, other: NameCandidate): boolean =>
  (candidate.start > other.start || (candidate.canonical !== undefined && other.canonical === undefined)) &&
  candidate.confidence >= other.confidence + MUCH;

/** Of names with one label that begin at one place, or one entity inside itself, the longest that is sure enough. */
function withoutBeginnings(sorted: readonly NameCandidate[]): NameCandidate[] {
  const kept: NameCandidate[] = [];
  for (const candidate of sorted) {
    let covered = false;
    for (let i = kept.length - 1; i >= 0 && i >= kept.length - NEARBY && !covered; i--)
      covered = covers(kept[i]!, candidate);
    if (!covered) kept.push(candidate);
  }
  return kept;
}

/** «سجن | معيتيقة»: what the tagger alone takes for a body. */
const isGuess = ({ canonical, reliability, confidence }: NameCandidate): boolean =>
  canonical === undefined && reliability > 0 && confidence < SURE_BODY;
const SURE_BODY = 0.76;

const SURE_PRODUCT = 0.6;

/** Whether a name that begins no later and is as long makes another one needless. */
function covers(other: NameCandidate, candidate: NameCandidate): boolean {
  if (!contains(other, candidate)) return false;
  const isPerson = candidate.label === 'PERS';
  // «قناة "الكويت"»: the quotes hold one name, whatever else it may be.
  if (QUOTED_AS_WHOLE.has(other.label) && candidate.start > other.start && candidate.end === other.end - 1)
    return true;
  // «جمعية | دار الطالبة»: a body called by a building that no lexicon lists.
  if (other.label === 'ORG' && candidate.label === 'FAC' && candidate.canonical === undefined)
    return other.start < candidate.start && other.confidence >= SURE_ENOUGH;
  // «المستشفى الجامعي | محمد السادس»: the kind of a building.
  if (other.label === 'FAC' && candidate.label === 'ORG')
    if (other.start === candidate.start || (other.end === candidate.end && isGuess(candidate)))
      return other.confidence >= SURE_ENOUGH;
  // «"نوكيا 3"»: a product, without who makes it.
  if (other.label === 'MISC' && candidate.label === 'ORG' && other.start === candidate.start)
    return other.confidence >= SURE_PRODUCT;
  if (other.label === candidate.label)
    return (
      other.confidence >= SURE_ENOUGH &&
      ((isPerson && !isSurer(candidate, other)) ||
        // «نائب | رئيس الجمهورية»: a role has none inside, however well known that is.
        other.label === 'OCC' ||
        (!isPerson && other.start === candidate.start) ||
        (other.canonical !== undefined && other.canonical === candidate.canonical))
    );
  return (
    isPerson &&
    NAMED_AFTER_PERSONS.has(other.label) &&
    other.confidence >= 0.7 &&
    other.start < candidate.start
  );
}

/** Adds the names kept of candidates [from, to) that overlap. */
function addGroup(
  candidates: readonly NameCandidate[],
  from: number,
  to: number,
  kept: NameCandidate[],
): void {
  const heaviestFirst: NameCandidate[] = [];
  for (let i = from; i < to; i++) insertByWeight(candidates[i]!, heaviestFirst);
  const ofGroup: NameCandidate[] = [];
  for (const candidate of heaviestFirst) if (fits(candidate, ofGroup)) insertByPlace(candidate, ofGroup);
  for (const candidate of ofGroup) kept.push(candidate);
}

function insertByWeight(candidate: NameCandidate, into: NameCandidate[]): void {
  const own = weight(candidate);
  let at = into.length;
  into.push(candidate);
  for (; at > 0 && weight(into[at - 1]!) < own; at--) into[at] = into[at - 1]!;
  into[at] = candidate;
}

/** The names kept, by place. Groups of overlapping candidates are decided apart, so that this stays linear. */
export function resolve(candidates: readonly NameCandidate[]): NameCandidate[] {
  const sorted: NameCandidate[] = [];
  for (const candidate of candidates) if (candidate.confidence >= THRESHOLD) insertByPlace(candidate, sorted);
  const left = withoutBeginnings(sorted);
  const kept: NameCandidate[] = [];
  let to = 0;
  for (let from = 0; from < left.length; from = to) {
    let end = left[from]!.end;
    for (to = from + 1; to < left.length && left[to]!.start < end; to++) end = Math.max(end, left[to]!.end);
    if (to === from + 1) kept.push(left[from]!);
    else addGroup(left, from, to, kept);
  }
  return kept;
}

/** Whether a person is a part of one of those that the paragraph has. */
function isInPerson(candidate: NameCandidate, persons: readonly NameCandidate[]): boolean {
  for (const other of persons)
    if (contains(other, candidate) && other.end - other.start > candidate.end - candidate.start) return true;
  return false;
}

/** Adds candidates to others: the same span found twice becomes one, surer, with the reasons of both. */
export function merge(own: readonly NameCandidate[], found: readonly NameCandidate[]): NameCandidate[] {
  const persons: NameCandidate[] = [];
  const merged = new Map<number, NameCandidate>();
  for (const candidate of own) {
    if (candidate.label === 'PERS' && candidate.confidence >= THRESHOLD) persons.push(candidate);
    merged.set(spanKey(candidate), candidate);
  }
  for (const candidate of found) {
    if (candidate.label === 'PERS' && isInPerson(candidate, persons)) continue;
    const key = spanKey(candidate);
    const known = merged.get(key);
    merged.set(key, known ? joined(known, candidate) : candidate);
  }
  const all: NameCandidate[] = [];
  for (const candidate of merged.values()) all.push(candidate);
  return all;
}

const LABEL_NUMBERS = Object.fromEntries(NAME_LABELS.map((label, i) => [label, i])) as Readonly<
  Record<NameLabel, number>
>;

/** One number for a span and its label, and a small one: names are no longer than a paragraph. */
export const spanKey = ({ start, end, label }: NameCandidate): number =>
  (start * LONGEST_PARAGRAPH + (end - start)) * 16 + LABEL_NUMBERS[label];

function joined(known: NameCandidate, other: NameCandidate): NameCandidate {
  return new NameCandidate(
    known.start,
    known.end,
    known.label,
    Math.min(0.99, 1 - (1 - known.confidence) * (1 - other.confidence)),
    [...known.reasons, ...other.reasons],
    known.canonical ?? other.canonical,
    known.name ?? other.name,
    known.number,
  );
}
