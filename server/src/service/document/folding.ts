/** Folding: runs of page furniture fold away. */
import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import { paragraphRange, rangeOf, type Snapshot } from '../../corpus/snapshot.js';

export function foldingRanges(snapshot: Snapshot): FoldingRange[] {
  const { document, recognition } = snapshot;
  const folds: FoldingRange[] = [];
  let last = -2;
  for (const { paragraph } of recognition.boilerplate) {
    const range = rangeOf(document, paragraphRange(recognition.paragraphs[paragraph]!));
    const open = folds.at(-1);
    if (open && paragraph === last + 1) open.endLine = range.end.line;
    else folds.push({ startLine: range.start.line, endLine: range.end.line, kind: FoldingRangeKind.Region });
    last = paragraph;
  }
  return folds.filter((fold) => fold.endLine > fold.startLine);
}
