/** Which lines of a document are its title. */
import type { BoilerplateLine } from '../../languages/mention.js';
import type { Paragraph } from '../../text/paragraphs.js';

/** UTF-16 units: a longer first paragraph is text without a title. Headlines of the press have up to 150. */
const LONGEST_TITLE = 300;

/** The first paragraph that is no page furniture, and the lines near the top that say the same again. */
export function findTitles(
  paragraphs: readonly Paragraph[],
  boilerplate: readonly BoilerplateLine[],
): number[] {
  const furniture = new Set(boilerplate.map((line) => line.paragraph));
  const first = paragraphs.findIndex((paragraph, i) => !furniture.has(i) && paragraph.text.trim().length > 1);
  if (first < 0) return [];
  const title = paragraphs[first]!.text.trim();
  if (title.length > LONGEST_TITLE) return [];
  const nearTop = Math.min(paragraphs.length, first + 6);
  const titles = [first];
  for (let i = first + 1; i < nearTop; i++) if (paragraphs[i]!.text.trim() === title) titles.push(i);
  return titles;
}
