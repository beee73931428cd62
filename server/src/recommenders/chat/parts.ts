/** A document in parts that are sent to a chat model one by one: whole paragraphs, as many as go into one. */
import { splitParagraphs } from '../../text/paragraphs.js';

/** Paragraphs of a document, in order. */
export type Part = readonly string[];

/** Paragraphs between two parts of a text that is sent; in a document they may stand further apart. */
export const BETWEEN = '\n';

/**
 * The paragraphs of a text that are asked about, in parts of so many UTF-16 units; a longer paragraph is a part of its own. One that
 * stands there more than once is asked about once.
 */
export function partsOf(
  text: string,
  units: number,
  isKnown: (paragraph: string) => boolean,
): readonly Part[] {
  const parts: string[][] = [];
  const asked = new Set<string>();
  let room = 0;
  for (const { text: paragraph } of splitParagraphs(text)) {
    if (asked.has(paragraph) || isKnown(paragraph)) continue;
    asked.add(paragraph);
    const takes = paragraph.length + BETWEEN.length;
    const last = parts.at(-1);
    if (last && takes <= room) last.push(paragraph);
    else {
      parts.push([paragraph]);
      room = units;
    }
    room -= takes;
  }
  return parts;
}
