/** How often what is suggested is accepted, as text for a terminal. */
import { formatPlain } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { message } from '../../messages/message.js';
import type { Acceptance, AcceptanceReport } from './acceptance.js';
import { FASTEST_READING } from './readingPace.js';
import { sourceName } from '../../suggestions/sourceName.js';

const COUNTS = ['decided', 'accepted', 'label', 'borders', 'refused', 'left'] as const;

const percent = (share: number): string => (100 * share).toFixed(1);

export function acceptanceTable(report: AcceptanceReport, say: Format = formatPlain): string {
  const { documents, recorded, all, bands, sources, labels, calibrationError, pace } = report;
  const widest = Math.max(
    12,
    ...[...Object.keys(sources).map((source) => sourceName(source, say)), ...Object.keys(labels)].map(
      (name) => name.length + 1,
    ),
  );
  const columns = [
    ...COUNTS.map((key) => say(message(`acceptance.${key}`)).padStart(12)),
    say(message('acceptance.rate')).padStart(12),
    `  ${say(message('acceptance.interval'))}`.padEnd(16),
    say(message('acceptance.confidence')).padStart(12),
  ].join('');
  const row = (name: string, { rate, interval, confidence, ...counts }: Acceptance): string =>
    [
      name.padEnd(widest),
      ...COUNTS.map((key) => String(counts[key]).padStart(12)),
      percent(rate).padStart(12),
      `  ${interval.map(percent).join(' … ')}`.padEnd(16),
      percent(confidence).padStart(12),
    ].join('');
  const table = (title: string, rows: readonly string[]): string[] =>
    rows.length === 0 ? [] : ['', title.padEnd(widest) + columns, ...rows];
  const lines = [
    say(message('acceptance.documents', { count: documents, decided: all.decided, recorded })),
    ...(all.decided === 0 ? [] : ['', ''.padEnd(widest) + columns, row(say(message('score.all')), all)]),
    ...table(
      say(message('acceptance.byConfidence')),
      bands.map((band) => row(`${percent(band.from)}–${percent(band.to)}`, band)),
    ),
    ...table(
      say(message('acceptance.bySource')),
      Object.entries(sources).map(([source, one]) => row(sourceName(source, say), one)),
    ),
    ...table(
      say(message('score.label')),
      Object.entries(labels).map(([label, one]) => row(label, one)),
    ),
    ...(all.decided === 0
      ? []
      : ['', say(message('acceptance.calibration', { error: percent(calibrationError) }))]),
    ...(all.decided > recorded ? [say(message('acceptance.unrecorded'))] : []),
    '',
    ...paceLines(pace, say),
  ];
  return lines.map((line) => line.trimEnd()).join('\n') + '\n';
}

function paceLines(
  { timed, tooFast, together, unknown, documents }: AcceptanceReport['pace'],
  say: Format,
): string[] {
  const words = FASTEST_READING;
  return [
    timed > 0
      ? say(message('acceptance.pace', { count: timed, tooFast, words }))
      : say(message('acceptance.noPace')),
    ...documents.map(
      (one) => `${String(one.tooFast).padStart(7)}${String(one.timed).padStart(7)}  ${one.document}`,
    ),
    ...(together > 0 ? [say(message('acceptance.together', { count: together }))] : []),
    ...(unknown > 0 ? [say(message('acceptance.unknown', { count: unknown }))] : []),
  ];
}
