/** Page boilerplate: what the scraper took along with the article (share bars, cookie banners, comment forms). */
import type { Paragraph } from '../text/paragraphs.js';

export interface BoilerplateLine {
  /** Index into the paragraphs given. */
  readonly paragraph: number;
  /** Why it is taken for boilerplate, for the diagnostic. */
  readonly reason: string;
}

/** The paragraphs that are page furniture. A pure function of the document's paragraphs; linear. */
export function findBoilerplate(_paragraphs: readonly Paragraph[]): readonly BoilerplateLine[] {
  return [];
}
