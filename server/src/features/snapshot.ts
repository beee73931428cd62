/**
 * What every feature reads: one document at one version, with what was recognised in it and what was decided
 * about it. Plain data, made anew when either changes.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Annotation, DocumentStatus, LabelDefinition, Relation } from '../annotation/model.js';
import type { Mention, Span } from '../recognition/mention.js';
import type { Recognition } from '../recognition/recogniser.js';

export interface Snapshot {
  readonly document: TextDocument;
  /** Version of the document that the offsets belong to. */
  readonly version: number;
  readonly recognition: Recognition;
  /** The annotator's live annotations, by place; rejected mentions are not among them. */
  readonly annotations: readonly Annotation[];
  readonly rejected: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly status: DocumentStatus;
  readonly annotator: string;
  readonly labels: readonly LabelDefinition[];
  /** Mentions that nobody decided about yet, by place. */
  readonly suggestions: readonly Mention[];
  /** Corpus root (path) and the document's name in it; absent for a file outside a corpus. */
  readonly corpus?: { readonly root: string; readonly document: string };
}

export function rangeOf(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function spanOf(document: TextDocument, range: Range): Span {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return start <= end ? { start, end } : { start: end, end: start };
}

/** Id of a suggestion: holds as long as the text does. */
export function suggestionId(mention: Span & { readonly label: string }): string {
  return `?${mention.start}-${mention.end}-${mention.label}`;
}

/**
 * The mentions that are still a question: not those whose span was decided, nor those that cross an annotation
 * or compete with one of the same label whose borders the annotator drew otherwise.
 */
export function undecided(
  mentions: readonly Mention[],
  annotations: readonly Annotation[],
  rejected: readonly Annotation[],
  minimumConfidence: number,
): Mention[] {
  const refused = new Set(rejected.map(suggestionId));
  const recognised = new Set(mentions.map(suggestionId));
  const placed = annotations
    .filter((annotation) => annotation.anchor !== 'lost')
    .map((annotation) => ({ annotation, ownBorders: !recognised.has(suggestionId(annotation)) }));
  const open: Mention[] = [];
  let from = 0;
  // Both lists are sorted by start: annotations that end before a mention are passed for good, unless long.
  const longest = placed.reduce(
    (length, { annotation }) => Math.max(length, annotation.end - annotation.start),
    0,
  );
  for (const mention of mentions) {
    if (mention.confidence < minimumConfidence || refused.has(suggestionId(mention))) continue;
    while (from < placed.length && placed[from]!.annotation.start + longest <= mention.start) from++;
    if (!isDecided(mention, placed, from)) open.push(mention);
  }
  return open;
}

interface Placed {
  readonly annotation: Annotation;
  /** The recogniser proposes nothing of this label with just these borders. */
  readonly ownBorders: boolean;
}

function isDecided(mention: Mention, placed: readonly Placed[], from: number): boolean {
  for (let i = from; i < placed.length && placed[i]!.annotation.start < mention.end; i++) {
    const { annotation, ownBorders } = placed[i]!;
    if (annotation.end <= mention.start) continue;
    if (annotation.start === mention.start && annotation.end === mention.end) return true;
    if (annotation.label === mention.label && ownBorders) return true;
    const nested =
      (annotation.start <= mention.start && mention.end <= annotation.end) ||
      (mention.start <= annotation.start && annotation.end <= mention.end);
    if (!nested) return true;
  }
  return false;
}

export function paragraphRange(paragraph: { readonly start: number; readonly text: string }): Span {
  return { start: paragraph.start, end: paragraph.start + paragraph.text.length };
}
