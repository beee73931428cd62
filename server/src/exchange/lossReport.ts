/** The list of what an export could not carry: a table of comma-separated values (RFC 4180) for spreadsheets. */
import { formatPlain } from '../messages/format.js';
import type { Format } from '../messages/formatter.js';
import { message, type Message } from '../messages/message.js';
import type { CodePointIndex } from '../text/offsets.js';
import type { Loss, LossKind } from '../formats/projection.js';

/** One loss, as it is listed; offsets are code points of the file. */
export interface LossRow {
  readonly document: string;
  readonly kind: LossKind;
  readonly start?: number;
  readonly end?: number;
  readonly label?: string;
  readonly text?: string;
  /** In words. */
  readonly detail: string;
}

export const LOSS_FILE = 'losses.csv';

/** The first line; the byte order mark tells spreadsheets that the table is UTF-8. */
export const LOSS_HEADER = '\ufeffdocument,kind,start,end,label,text,detail\r\n';

export function lossRow(
  { document, kind, detail: lost, annotation }: Loss,
  points: CodePointIndex,
  say: Format = formatPlain,
): LossRow {
  const detail = say(lost);
  if (!annotation) return { document, kind, detail };
  const { start, end, label, text } = annotation;
  return {
    document,
    kind,
    start: points.toCodePoints(start),
    end: points.toCodePoints(end),
    label,
    text,
    detail,
  };
}

export function lossLine({ document, kind, start, end, label, text, detail }: LossRow): string {
  return [document, kind, start, end, label, text, detail].map(cell).join(',') + '\r\n';
}

function cell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value);
  // A text that a spreadsheet would take for a formula is marked as text.
  const safe = typeof value === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const KINDS: readonly LossKind[] = [
  'unanchored',
  'empty',
  'rejected',
  'label',
  'nested',
  'crossing',
  'gaps',
  'border',
  'attribute',
  'relation',
  'date',
  'field',
  'wordless',
  'character',
];

/** What was lost, in one sentence; undefined where nothing was. `format` is the format's name. */
export function lossSentence(
  format: string,
  losses: Readonly<Partial<Record<LossKind, number>>>,
): Message | undefined {
  const lost = KINDS.flatMap((kind) => {
    const count = losses[kind];
    return count === undefined ? [] : [message(`losses.${kind}`, { count })];
  });
  return lost.length === 0 ? undefined : message('losses.all', { format, losses: lost });
}
