/** What a reader is told of a text that the text does not say. */

export type Calendar = 'gregorian' | 'hijri';

/** How a corpus reads what its texts leave open. */
export interface Conventions {
  /** BCP 47 tag of language and region: the order of day and month in 5/6/2023. */
  readonly locale?: string;
  /** The calendar of dates that do not name theirs; Gregorian where it is not said. */
  readonly calendar?: Calendar;
}

export interface ReadingSettings extends Conventions {
  /** The document creation time, where it is known: ISO 8601 date, month or year. */
  readonly date?: string;
}

/** The same for settings with which a text is read alike. */
export const readingKey = ({ date, locale, calendar }: ReadingSettings): string =>
  `${date} ${locale} ${calendar}`;
