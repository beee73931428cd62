/**
 * One list out of names, times and numbers, by the guidelines: mentions nest, never cross and never repeat; a
 * number or a day that is part of somebody's name is no mention (محمد السادس, العدالة اليوم), one that numbers or
 * dates an event or a law is (الدورة 93, الألعاب الأولمبية بباريس 2024).
 */
import { message } from '../../messages/message.js';
import type { ParagraphMention } from '../languagePack.js';
import type { Span } from '../../text/span.js';
import { byPlace, inOrder, insertByPlace } from '../../text/order.js';
import { numberEvidence, timeEvidence } from './confidence/amountEvidence.js';
import { bundledConfidences } from './confidence/confidences.js';
import type { Estimator } from './confidence/estimator.js';
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
  const sortedNames = inOrder(names, byPlace);
  const times = shown(inOrder(quantities.times, byPlace), sortedNames);
  const numbers = shown(inOrder(quantities.numbers, byPlace), sortedNames);
  const found: ParagraphMention[] = [];
  for (const name of sortedNames)
    if (!swallowed(name, times) && !swallowed(name, numbers)) found.push(fromName(name));
  for (const number of numbers) insertByPlace(fromNumber(number, sortedNames, estimator), found);
  for (const time of times) insertByPlace(fromTime(time, resolve(time), sortedNames, estimator), found);
  return found;
}

/** The quantities that are no part of a name. */
function shown<T extends Quantity>(quantities: readonly T[], names: readonly NameCandidate[]): readonly T[] {
  if (quantities.length === 0) return quantities;
  const found: T[] = [];
  for (const quantity of quantities) if (!hiddenByName(quantity, names)) found.push(quantity);
  return found;
}

type Quantity = Span & { readonly label: string };

/** Whether a quantity belongs to a name that takes it in, or crosses one. */
function hiddenByName(quantity: Quantity, names: readonly NameCandidate[]): boolean {
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
function swallowed(name: NameCandidate, quantities: readonly Span[]): boolean {
  for (const quantity of quantities) {
    if (quantity.start >= name.end) return false;
    if (overlap(name, quantity) && !(contains(name, quantity) && !contains(quantity, name))) return true;
  }
  return false;
}

/** «كأس آسيا 2023»: the year that ends an event's name. */
function isEdition({ start, end, label, value }: NumberExpression, names: readonly NameCandidate[]): boolean {
  if (label !== 'CARDINAL' || end - start !== 4) return false;
  for (const name of names)
    if (name.label === 'EVENT' && name.start < start && name.end === end) return /^(19|20)\d\d$/.test(value);
  return false;
}

/** What has no estimate (names of a paragraph in another language) is as sure as it was found. */
function fromName(found: NameCandidate): ParagraphMention {
  const { start, end, label, reasons, canonical, name, confidence, estimate } = found;
  const sure = estimate && told(estimate);
  return {
    start,
    end,
    label,
    value: undefined,
    mod: undefined,
    canonical,
    name,
    reasons,
    problems: undefined,
    confidence: sure ? sure.confidence : confidence,
    labelConfidence: sure?.labelConfidence,
    borderConfidence: sure?.borderConfidence,
  };
}

function fromNumber(
  number: NumberExpression,
  names: readonly NameCandidate[],
  estimator: Estimator,
): ParagraphMention {
  const { start, end, value } = number;
  const isYear = isEdition(number, names);
  const label = isYear ? 'DATE' : number.label;
  const { confidence, labelConfidence, borderConfidence } = told(
    estimator(label, numberEvidence(number, names)),
  );
  return {
    start,
    end,
    label,
    value,
    mod: undefined,
    canonical: undefined,
    name: undefined,
    reasons: isYear ? EVENT_YEAR : NUMBER,
    problems: undefined,
    confidence,
    labelConfidence,
    borderConfidence,
  };
}

const NUMBER = [message('time.number')];
const EVENT_YEAR = [message('time.eventYear')];

function fromTime(
  time: TimeExpression,
  resolved: ResolvedTime,
  names: readonly NameCandidate[],
  estimator: Estimator,
): ParagraphMention {
  const { start, end, label } = time;
  const { confidence, labelConfidence, borderConfidence } = told(
    estimator(label, timeEvidence(time, resolved, names)),
  );
  return {
    start,
    end,
    label,
    value: resolved.value,
    mod: resolved.mod,
    canonical: undefined,
    name: undefined,
    reasons: resolved.explanation,
    problems: resolved.problems.length > 0 ? resolved.problems : undefined,
    confidence,
    labelConfidence,
    borderConfidence,
  };
}
