/**
 * How often what is suggested is accepted, by how sure its source is, by source and by label. Where sources are well calibrated
 * (a confidence says how often such spans are right; DeGroot & Fienberg 1983, Guo et al. 2017), rates that lie far above the
 * confidences are what automation bias and anchoring look like: what is suggested is taken since it is suggested.
 */
import { samePlace } from '../../annotation/fragments.js';
import type { Annotation } from '../../annotation/model.js';
import { recordOf } from '../../annotation/decisionRecord.js';
import type { Spelling } from '../../languages/languagePack.js';
import { suggestionId } from '../../annotation/suggestionId.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import { overlaps } from '../scoring/overlaps.js';
import { wilsonInterval } from '../scoring/wilson.js';
import { readingPace, type ReadingPace } from './readingPace.js';

/** A document that somebody decided about, with what others than its own decisions suggest in it. */
export interface ReviewedDocument {
  readonly name: string;
  readonly text: string;
  /** Annotations and refusals. */
  readonly decisions: readonly Annotation[];
  readonly suggestions: readonly Suggestion[];
  /** Whether all of it was looked at for a label. */
  readonly isComplete: (label: string) => boolean;
}

/**
 * What became of a suggestion: taken as it is; with another label; with other borders; refused; or nothing, in a document
 * that is complete in the label.
 */
export type AcceptanceOutcome = 'accepted' | 'label' | 'borders' | 'refused' | 'left';

export interface Acceptance extends Readonly<Record<AcceptanceOutcome, number>> {
  readonly decided: number;
  /** Share that was accepted, 0 to 1, with its 95 % interval (Wilson). */
  readonly rate: number;
  readonly interval: readonly [low: number, high: number];
  /** Mean, 0 to 1. */
  readonly confidence: number;
}

/** Of confidences from `from` to below `to`; the last band has its end. */
export interface AcceptanceBand extends Acceptance {
  readonly from: number;
  readonly to: number;
}

export interface AcceptanceReport {
  /** With decisions about suggestions. */
  readonly documents: number;
  /** Decisions that say themselves what was suggested; of the others it is what would be suggested now. */
  readonly recorded: number;
  readonly all: Acceptance;
  /** Those that hold something, the least sure first. */
  readonly bands: readonly AcceptanceBand[];
  readonly sources: Readonly<Record<string, Acceptance>>;
  readonly labels: Readonly<Record<string, Acceptance>>;
  /** Expected calibration error over the bands (Naeini et al. 2015): how far rates lie from confidences, 0 to 1. */
  readonly calibrationError: number;
  readonly pace: ReadingPace;
}

interface Judged {
  readonly source: string;
  readonly label: string;
  readonly confidence: number;
  readonly outcome: AcceptanceOutcome;
}

const BANDS = 10;

export function acceptanceReport(
  documents: readonly ReviewedDocument[],
  spelling: Pick<Spelling, 'words'>,
): AcceptanceReport {
  const byDocument = documents.map((document) => {
    const recorded = recordedIn(document);
    return { recorded: recorded.length, judged: [...recorded, ...matchedIn(document)] };
  });
  const judged = byDocument.flatMap((one) => one.judged);
  const bands = groups(judged, ({ confidence }) => Math.min(BANDS - 1, Math.floor(confidence * BANDS)))
    .sort(([a], [b]) => a - b)
    .map(([band, of]) => ({ from: band / BANDS, to: (band + 1) / BANDS, ...figures(of) }));
  return {
    documents: byDocument.filter((one) => one.judged.length > 0).length,
    recorded: byDocument.reduce((sum, one) => sum + one.recorded, 0),
    all: figures(judged),
    bands,
    sources: byName(groups(judged, ({ source }) => source)),
    labels: byName(groups(judged, ({ label }) => label)),
    calibrationError:
      bands.reduce((sum, { decided, rate, confidence }) => sum + decided * Math.abs(rate - confidence), 0) /
      Math.max(1, judged.length),
    pace: readingPace(documents, spelling),
  };
}

/** What decisions say themselves. */
function recordedIn({ decisions }: ReviewedDocument): Judged[] {
  return decisions.flatMap((decision) => {
    const suggested = recordOf(decision)?.suggested;
    if (!suggested) return [];
    const { source, label, text, confidence } = suggested;
    const outcome: AcceptanceOutcome = decision.rejected
      ? 'refused'
      : decision.label !== label
        ? 'label'
        : decision.text === text
          ? 'accepted'
          : 'borders';
    return { source, label, confidence, outcome };
  });
}

/** What became of what would be suggested now, beside decisions that say it themselves. */
function matchedIn({ decisions, suggestions, isComplete }: ReviewedDocument): Judged[] {
  const beside = new Map<Suggestion, Annotation[]>();
  for (const { one, other } of overlaps(suggestions, decisions)) {
    const there = beside.get(one);
    if (there) there.push(other);
    else beside.set(one, [other]);
  }
  return suggestions.flatMap((suggestion) => {
    const sharing = beside.get(suggestion) ?? [];
    if (sharing.some((decision) => recordOf(decision)?.suggested)) return [];
    const outcome = outcomeOf(suggestion, sharing) ?? (isComplete(suggestion.label) ? 'left' : undefined);
    const { source, label, confidence } = suggestion;
    return outcome ? { source, label, confidence, outcome } : [];
  });
}

function outcomeOf(
  suggestion: Suggestion,
  sharing: readonly Annotation[],
): Exclude<AcceptanceOutcome, 'left'> | undefined {
  const standing = sharing.filter(({ rejected }) => !rejected);
  const here = standing.filter((decision) => samePlace(decision, suggestion));
  if (here.some(({ label }) => label === suggestion.label)) return 'accepted';
  if (sharing.some((one) => one.rejected && suggestionId(one) === suggestionId(suggestion))) return 'refused';
  if (here.length > 0) return 'label';
  return standing.some(({ label }) => label === suggestion.label) ? 'borders' : undefined;
}

function groups<Key extends string | number>(
  judged: readonly Judged[],
  keyOf: (one: Judged) => Key,
): [Key, Judged[]][] {
  const found = new Map<Key, Judged[]>();
  for (const one of judged) {
    const there = found.get(keyOf(one));
    if (there) there.push(one);
    else found.set(keyOf(one), [one]);
  }
  return [...found];
}

/** The most frequent first. */
const byName = (grouped: readonly [string, Judged[]][]): Readonly<Record<string, Acceptance>> =>
  Object.fromEntries(
    [...grouped]
      .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
      .map(([name, of]) => [name, figures(of)]),
  );

function figures(judged: readonly Judged[]): Acceptance {
  const counts = { accepted: 0, label: 0, borders: 0, refused: 0, left: 0 };
  let confidence = 0;
  for (const one of judged) {
    counts[one.outcome]++;
    confidence += one.confidence;
  }
  const decided = judged.length;
  return {
    ...{ decided, ...counts },
    rate: decided === 0 ? 0 : counts.accepted / decided,
    interval: wilsonInterval(counts.accepted, decided),
    confidence: decided === 0 ? 0 : confidence / decided,
  };
}
