/** Tells once a file what holds for much of it. */
import { format } from '../../messages/format.js';
import type { ReadIssue } from '../format.js';

type Report = (issue: ReadIssue) => void;

const told = new WeakMap<Report, Set<string>>();

/** Reports an issue, but for one of the same words about the same file that was reported by this before. */
export function reportOnce(report: Report, issue: ReadIssue): void {
  const before = told.get(report) ?? new Set<string>();
  told.set(report, before);
  const key = `${issue.file}\n${format(issue.message)}`;
  if (before.has(key)) return;
  before.add(key);
  report({ ...issue, byWords: true });
}
