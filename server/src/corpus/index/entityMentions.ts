/** Where documents mention an entity: what was annotated, and what is suggested and likely. No text is read for it. */
import { rangeInLines } from '../../text/lineStarts.js';
import type { CorpusDocument } from '../documentNames.js';
import type { CorpusIndex } from './corpusIndex.js';
import type { MentionRow } from './compactRows.js';

/** Suggestions that are more often right than wrong. */
export const CONFIDENT = 0.5;

export interface MentionOptions {
  readonly limit?: number;
  /** Suggestions below it do not count, 0 to 1. */
  readonly minimum?: number;
  readonly isCancelled?: () => boolean;
}

export interface EntityMention {
  readonly document: CorpusDocument;
  readonly row: MentionRow;
  /** Counted from 0, as the Language Server Protocol does. */
  readonly range: ReturnType<typeof rangeInLines>;
}

/** In order of documents, and of places in each. `limit` is for all of them. */
export async function entityMentions(
  index: CorpusIndex,
  entity: string,
  annotator: string,
  { limit = Infinity, minimum = CONFIDENT, isCancelled = () => false }: MentionOptions = {},
): Promise<EntityMention[]> {
  const found: EntityMention[] = [];
  if (isCancelled()) return found;
  for await (const { document, rows, lines } of index.rows(annotator, { canonical: entity })) {
    for (const row of rows)
      if (isMention(row, minimum)) found.push({ document, row, range: rangeInLines(lines, row) });
    if (found.length >= limit || isCancelled()) break;
  }
  return found.slice(0, limit);
}

/** What was refused, or has lost its place, is none; nor is a suggestion that is less sure. */
export function isMention({ status, anchor, confidence = 1 }: MentionRow, minimum = CONFIDENT): boolean {
  return status === 'annotated' ? anchor !== 'lost' : status === 'open' && confidence >= minimum;
}
