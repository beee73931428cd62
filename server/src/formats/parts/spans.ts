/** Offsets of imported files, checked, to spans of the text. */
import { message, type MessageKey } from '../../messages/message.js';
import type { CodePointIndex } from '../../text/offsets.js';
import { shownValue } from './inputText.js';
import { cutsPair } from '../../text/span.js';
import type { ReadIssue } from '../format.js';

export interface TextSpan {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type IssuePlace = Pick<ReadIssue, 'file' | 'line'>;
type Report = (issue: ReadIssue) => void;

/** A string, or undefined. */
export function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A number, also where a tool wrote it as a text. */
const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;

function checked(
  givenStart: unknown,
  givenEnd: unknown,
  length: number,
  unit: MessageKey,
  place: IssuePlace,
  report: Report,
): { start: number; end: number } | undefined {
  const [start, end] = [asNumber(givenStart), asNumber(givenEnd)];
  if (
    typeof start !== 'number' ||
    typeof end !== 'number' ||
    !Number.isInteger(start) ||
    !Number.isInteger(end)
  ) {
    report({
      ...place,
      message: message('read.offsetsNoNumbers', { start: shownValue(start), end: shownValue(end) }),
    });
    return undefined;
  }
  if (start < 0 || end > length || start >= end) {
    report({
      ...place,
      message: message('read.offsetsOutside', { length, unit: { key: unit }, start, end }),
    });
    return undefined;
  }
  return { start, end };
}

/** A span from offsets in code points; undefined, and an issue, where they are none of the text. */
export function spanFromCodePoints(
  start: unknown,
  end: unknown,
  points: CodePointIndex,
  text: string,
  place: IssuePlace,
  report: Report,
): TextSpan | undefined {
  const span = checked(start, end, points.toCodePoints(text.length), 'unit.codePoints', place, report);
  if (!span) return undefined;
  const from = points.toUtf16(span.start);
  const to = points.toUtf16(span.end);
  return { start: from, end: to, text: text.slice(from, to) };
}

/** A span from offsets in UTF-16 units; undefined, and an issue, where they are none or cut a character. */
export function spanFromUtf16(
  start: unknown,
  end: unknown,
  text: string,
  place: IssuePlace,
  report: Report,
): TextSpan | undefined {
  const span = checked(start, end, text.length, 'unit.utf16', place, report);
  if (!span) return undefined;
  if (cutsPair(text, span.start) || cutsPair(text, span.end)) {
    report({ ...place, message: message('read.offsetsCut', { start: span.start, end: span.end }) });
    return undefined;
  }
  return { ...span, text: text.slice(span.start, span.end) };
}
