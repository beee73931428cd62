/** What the guidelines of a corpus say of one label, as plain text. */
export interface Guideline {
  readonly label: string;
  /** The line of its heading in the file, counted from 0. */
  readonly line: number;
  readonly heading: string;
  /** Its first sentence; empty where nothing stands below the heading. */
  readonly summary: string;
  readonly blocks: readonly GuidelineBlock[];
}

export interface GuidelineBlock {
  readonly kind: 'paragraph' | 'item' | 'heading';
  readonly text: string;
}

/** The languages in which guidelines to start from are there. */
export const GUIDELINE_LANGUAGES = ['en', 'ar'] as const;

export type GuidelineLanguage = (typeof GUIDELINE_LANGUAGES)[number];
