/** How honest confidence is: of what is told to be so sure, so much is right. */

/** A mention that was judged. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/** Mentions that are about as sure: mean confidence, and the part that is right. */
export interface Bin {
  readonly count: number;
  readonly told: number;
  readonly right: number;
}

const BINS = 10;
const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const binOf = (mentions: readonly Judged[]): Bin => ({
  count: mentions.length,
  told: ratio(
    mentions.reduce((sum, { confidence }) => sum + confidence, 0),
    mentions.length,
  ),
  right: ratio(mentions.filter(({ right }) => right).length, mentions.length),
});

/** Bins that are equally wide. */
export const equalWidths = (mentions: readonly Judged[]): Bin[] =>
  Array.from({ length: BINS }, (_, i) =>
    binOf(mentions.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === i)),
  );

/** Bins with equally many mentions, in the order of their confidence. */
export function equalSizes(mentions: readonly Judged[]): Bin[] {
  const sorted = [...mentions].sort((a, b) => a.confidence - b.confidence);
  return Array.from({ length: BINS }, (_, i) =>
    binOf(sorted.slice((i * sorted.length) / BINS, ((i + 1) * sorted.length) / BINS)),
  );
}

/** Expected calibration error: how far confidence is from the part that is right, by bin, weighted with their sizes. */
export const calibrationError = (bins: readonly Bin[]): number =>
  ratio(
    bins.reduce((sum, { count, told, right }) => sum + count * Math.abs(told - right), 0),
    bins.reduce((sum, { count }) => sum + count, 0),
  );

/** One line: how many are right, and how many would be if confidence were honest. */
export function summary(title: string, mentions: readonly Judged[]): string {
  const { count, told, right } = binOf(mentions);
  const errors = [equalWidths, equalSizes].map((bins) => calibrationError(bins(mentions)).toFixed(3));
  return `${title}: ${count} found, ${percent(right)} right, ${percent(told)} told; calibration error ${errors[0]} (bins of equal width), ${errors[1]} (of equal size)`;
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

/** The bins, and what is kept at thresholds; `wanted` mentions should have been found. */
export function table(mentions: readonly Judged[], wanted: number): string {
  const lines = ['  confidence    told   right    n'];
  for (const [i, { count, told, right }] of equalWidths(mentions).entries())
    if (count > 0)
      lines.push(
        `  ${(i / BINS).toFixed(1)} – ${((i + 1) / BINS).toFixed(1)} ${cell(told)} ${cell(right)} ${String(count).padStart(4)}`,
      );
  lines.push('  kept from   precision  recall');
  for (const least of THRESHOLDS) {
    const kept = mentions.filter(({ confidence }) => confidence >= least);
    const right = kept.filter((mention) => mention.right).length;
    lines.push(
      `  ${least.toFixed(2).padEnd(10)} ${cell(ratio(right, kept.length)).padStart(10)} ${cell(ratio(right, wanted))}`,
    );
  }
  return lines.join('\n');
}

const cell = (number: number): string => number.toFixed(3).padStart(7);
