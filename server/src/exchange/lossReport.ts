/** The list of what an export could not carry: a table of comma-separated values (RFC 4180) for spreadsheets. */
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

export function lossRow({ document, kind, detail, annotation }: Loss, points: CodePointIndex): LossRow {
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

const WORDS: Readonly<Record<LossKind, readonly [string, string]>> = {
  unanchored: ['annotation without a certain place', 'annotations without a certain place'],
  empty: ['annotation outside the text', 'annotations outside the text'],
  rejected: ['rejected mention', 'rejected mentions'],
  label: ['annotation with a label it has no place for', 'annotations with labels it has no place for'],
  nested: ['nested annotation', 'nested annotations'],
  crossing: ['crossing annotation', 'crossing annotations'],
  border: ['span moved to what it can mark', 'spans moved to what it can mark'],
  attribute: ['attribute', 'attributes'],
  relation: ['relation', 'relations'],
  date: ['document date', 'document dates'],
  character: ['character', 'characters'],
};

/** What was lost, in one sentence; undefined where nothing was. */
export function lossSentence(
  title: string,
  losses: Readonly<Partial<Record<LossKind, number>>>,
): string | undefined {
  const parts = (Object.keys(WORDS) as LossKind[]).flatMap((kind) => {
    const number = losses[kind];
    return number === undefined ? [] : [`${number} ${WORDS[kind][number === 1 ? 0 : 1]}`];
  });
  return parts.length === 0 ? undefined : `${title} could not carry ${parts.join(', ')}.`;
}
