/** The values of a JSON file: one a line, or the members of one array, or one value. */
import { message } from '../../messages/message.js';
import type { ReadIssue } from '../format.js';
import { jsonLineValues, linesOf, parseJson } from './inputText.js';

export interface JsonItem {
  /** 1-based, in its file. */
  readonly number: number;
  /** Of JSON Lines. */
  readonly line?: number;
  readonly value: unknown;
}

type Report = (issue: ReadIssue) => void;

export function* jsonItems(path: string, text: string, report: Report): Generator<JsonItem> {
  const whole = wholeOf(path, text, report);
  if (!whole) {
    for (const { line, value } of jsonLineValues(path, text, report)) yield { number: line, line, value };
    return;
  }
  const { value } = whole;
  // What begins with a text is one pair of a text and what is said of it.
  const items: unknown[] = Array.isArray(value) && typeof value[0] !== 'string' ? value : [value];
  for (const [i, item] of items.entries()) yield { number: i + 1, value: item };
}

/** The one value of a file; undefined where there is one a line, or none at all. */
function wholeOf(path: string, text: string, report: Report): { readonly value: unknown } | undefined {
  const [first, second] = firstLines(text);
  if (first === undefined) return undefined;
  const alone = parsed(first);
  if (alone) return second === undefined && Array.isArray(alone.value) ? alone : undefined;
  const whole = second === undefined ? undefined : parsed(text);
  if (whole || !path.endsWith('.json')) return whole;
  return { value: parseJson(path, text, report) ?? [] };
}

/** The first two lines that are not blank. */
function firstLines(text: string): string[] {
  const found: string[] = [];
  for (const { text: line } of linesOf(text)) {
    if (line.trim() !== '') found.push(line);
    if (found.length === 2) break;
  }
  return found;
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Tells what is wrong in a member of an array with its number; lines have theirs. */
export function reportWithNumbers(report: Report, current: () => JsonItem | undefined): Report {
  return (issue) => {
    const item = current();
    if (!item || item.line !== undefined || issue.understood) report(issue);
    else
      report({ ...issue, message: message('read.inItem', { number: item.number, problem: issue.message }) });
  };
}
