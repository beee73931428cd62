/**
 * One list out of names, times and numbers, by the guidelines: mentions nest, never cross and never repeat; a
 * number or a day that is part of somebody's name is no mention (محمد السادس, العدالة اليوم), one that numbers or
 * dates an event or a law is (الدورة 93, الألعاب الأولمبية بباريس 2024).
 */
import { message } from '../../messages/message.js';
import type { ParagraphMention } from '../languagePack.js';
import type { Span } from '../../text/span.js';
import { insertByPlace } from '../../text/order.js';
import { numberEvidence, timeEvidence } from './confidence/amountEvidence.js';
import { bundledConfidences } from './confidence/confidences.js';
import type { Estimate, Estimator } from './confidence/estimator.js';
import { told } from './confidence/told.js';
import type { NameCandidate } from './names/nameCandidate.js';
import type { NumberExpression, Quantities, ResolvedTime, TimeExpression } from '../time/timeExpression.js';

/** Names in which numbers and times keep a label of their own. */
const TRANSPARENT = new Set(['EVENT', 'LAW', 'OCC']);

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export function combine(
  names: readonly NameCandidate[],
  quantities: Quantities,
  resolve: (expression: TimeExpression) => ResolvedTime,
  estimator: Estimator = bundledConfidences().amounts,
): readonly ParagraphMention[] {
  const sortedNames = inOrder(names);
  const times = quantities.times.filter((time) => !hiddenByName(time, sortedNames));
  const numbers = quantities.numbers.filter((number) => !hiddenByName(number, sortedNames));
  const amounts = inOrder([...times, ...numbers]);
  const found: ParagraphMention[] = sortedNames.filter((name) => !swallowed(name, amounts)).map(fromName);
  for (const number of numbers) {
    const read = isEdition(number, sortedNames) ? fromYear(number) : fromNumber(number);
    const evidence = numberEvidence(number, sortedNames);
    insertByPlace(estimated(read, estimator(read.label, evidence)), found);
  }
  for (const time of times) {
    const resolved = resolve(time);
    const evidence = timeEvidence(time, resolved, sortedNames);
    insertByPlace(estimated(fromTime(time, resolved), estimator(time.label, evidence)), found);
  }
  return found;
}

function inOrder<T extends Span>(spans: readonly T[]): T[] {
  const sorted: T[] = [];
  for (const span of spans) insertByPlace(span, sorted);
  return sorted;
}

/** Whether a quantity belongs to a name that takes it in, or crosses one. */
function hiddenByName(quantity: Span & { readonly label: string }, names: readonly NameCandidate[]): boolean {
  for (const name of names) {
    if (name.start >= quantity.end) return false;
    if (!overlap(name, quantity)) continue;
    if (contains(name, quantity) && !(name.start === quantity.start && name.end === quantity.end)) {
      if (!TRANSPARENT.has(name.label)) return true;
      // «القرار 1701»: the number of a law is its name.
      if (name.label === 'LAW' && quantity.label === 'CARDINAL') return true;
    } else if (!contains(quantity, name) && name.confidence > 0.9) return true;
  }
  return false;
}

/** Whether a name lies in a quantity (the March of 6 مارس) or crosses one. */
function swallowed(name: NameCandidate, amounts: readonly Span[]): boolean {
  for (const amount of amounts) {
    if (amount.start >= name.end) return false;
    if (overlap(name, amount) && !(contains(name, amount) && !contains(amount, name))) return true;
  }
  return false;
}

/** «كأس آسيا 2023»: the year that ends an event's name. */
const isEdition = (
  { start, end, label, value }: NumberExpression,
  names: readonly NameCandidate[],
): boolean =>
  label === 'CARDINAL' &&
  end - start === 4 &&
  /^(19|20)\d\d$/.test(value) &&
  names.some((name) => name.label === 'EVENT' && name.start < start && name.end === end);

/** What has no estimate (names of a paragraph in another language) is as sure as it was found. */
function fromName(found: NameCandidate): ParagraphMention {
  const { start, end, label, reasons, canonical, name, confidence, estimate } = found;
  if (!estimate) return { start, end, label, reasons, canonical, name, confidence };
  const sure = told(estimate);
  return {
    start,
    end,
    label,
    reasons,
    canonical,
    name,
    confidence: sure.confidence,
    labelConfidence: sure.labelConfidence,
    borderConfidence: sure.borderConfidence,
  };
}

/** A time or number, how sure it is left open. */
type Amount = Omit<ParagraphMention, 'confidence'>;

/** Field by field: spreading takes several times as long, and there is one for every mention. */
function estimated(amount: Amount, estimate: Estimate): ParagraphMention {
  const { start, end, label, value, mod, reasons, problems } = amount;
  const { confidence, labelConfidence, borderConfidence } = told(estimate);
  return {
    start,
    end,
    label,
    value,
    mod,
    reasons,
    problems,
    confidence,
    labelConfidence,
    borderConfidence,
  };
}

const fromYear = (number: NumberExpression): Amount => ({
  ...fromNumber(number),
  label: 'DATE',
  reasons: [message('time.eventYear')],
});

function fromNumber(number: NumberExpression): Amount {
  return {
    start: number.start,
    end: number.end,
    label: number.label,
    value: number.value,
    mod: undefined,
    reasons: [message('time.number')],
    problems: undefined,
  };
}

function fromTime(time: TimeExpression, resolved: ResolvedTime): Amount {
  return {
    start: time.start,
    end: time.end,
    label: time.label,
    value: resolved.value,
    mod: resolved.mod,
    reasons: resolved.explanation,
    problems: resolved.problems.length > 0 ? resolved.problems : undefined,
  };
}
