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

/** The first mention of each of some entities, by its id, however unsure; all are looked for in one go. */
export async function firstMentions(
  index: CorpusIndex,
  entities: Iterable<string>,
  annotator: string,
  isCancelled: () => boolean = () => false,
): Promise<Map<string, EntityMention>> {
  const wanted = new Set(entities);
  const found = new Map<string, EntityMention>();
  if (wanted.size === 0 || isCancelled()) return found;
  for await (const { document, rows, lines } of index.rows(annotator, { canonical: wanted })) {
    for (const row of rows) {
      if (!isMention(row, 0) || row.canonical === undefined || !wanted.delete(row.canonical)) continue;
      found.set(row.canonical, { document, row, range: rangeInLines(lines, row) });
    }
    if (wanted.size === 0 || isCancelled()) break;
  }
  return found;
}

/** What was refused, or has lost its place, is none; nor is a suggestion that is less sure. */
export function isMention({ status, anchor, confidence = 1 }: MentionRow, minimum = CONFIDENT): boolean {
  return status === 'annotated' ? anchor !== 'lost' : status === 'open' && confidence >= minimum;
}
