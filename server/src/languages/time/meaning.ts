/** What a time expression says, before it is resolved against a date: plain data, fit for a cache or a message. */

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'night'
  | 'day'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'season'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium';

/** TIMEX3 part of the day. */
export type DayPart = 'MO' | 'MI' | 'AF' | 'EV' | 'NI';
export type YearSeason = 'SP' | 'SU' | 'FA' | 'WI';
/** Where something lies seen from the document's date. */
export type TimeDirection = 'past' | 'present' | 'future';

/** A calendar date as far as it is said. */
export interface CalendarMeaning {
  readonly kind: 'calendar';
  readonly hijri?: boolean;
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
  /** The year was written with its last two digits. */
  readonly shortYear?: boolean;
  /** Before Christ, or before the Hijra. */
  readonly before?: boolean;
  /** Monday = 1. */
  readonly weekday?: number;
  /** «الماضي», «الجاري», «المقبل». */
  readonly direction?: TimeDirection;
  /** «الأحد قبل الماضي», «الأحد بعد المقبل»: a week further than its direction says. */
  readonly weekBeyond?: boolean;
  /** Days from the document's date, where اليوم, أمس or غدا is part of it. */
  readonly dayOffset?: number;
  /** «من الشهر المقبل», «من السنة الجارية»: the period it lies in. */
  readonly within?: Meaning;
  /** «الثلاثاء الثالث من أيلول»: the third Tuesday, where the third is no Tuesday. */
  readonly perhapsNth?: boolean;
  /** The text names the Gregorian calendar («م», «ميلادية»). */
  readonly gregorian?: boolean;
  /** The month is written as a number, which names no calendar. */
  readonly numbered?: boolean;
  /** A numeric date whose day and month can be swapped, and which of them it is read to begin with. */
  readonly swappable?: 'day-first' | 'month-first';
}

/** A unit of the calendar by its place: «الأسبوع الماضي» is −1 week. */
export interface UnitMeaning {
  readonly kind: 'unit';
  readonly unit: Unit;
  readonly offset: number;
  /** «السنة نفسها»: the one that the text last spoke of. */
  readonly same?: boolean;
  /** «الشهر نفسه من العام الماضي»: that of another year. */
  readonly of?: Meaning;
  /** «اليوم التالي»: after the one that the text last spoke of, else after the document's. */
  readonly following?: boolean;
  /** «السنة الجديدة»: the coming one late in the year, the running one early in it. */
  readonly fresh?: boolean;
}

/** «الربع الثالث من 2016», «أول جمعة من يوليو»; nth −1 is the last. */
export interface NthMeaning {
  readonly kind: 'nth';
  readonly nth: number;
  readonly unit: Unit | 'half' | 'third' | 'ten-days';
  readonly weekday?: number;
  readonly of?: Meaning;
  /** Counted from the end of what it is of: «ثالث ثلاثاء بعد عيد الميلاد». */
  readonly after?: boolean;
}

/** «نفس الفترة من 2015»: what the text last spoke of, of another year where one is said. */
export interface SamePeriodMeaning {
  readonly kind: 'same-period';
  readonly of?: Meaning;
}

export interface SeasonMeaning {
  readonly kind: 'season';
  readonly season: YearSeason;
  readonly year?: number;
  /** Seasons from the document's date: «الصيف الماضي» is −1. */
  readonly offset?: number;
  /** Years from the document's date: «صيف العام الماضي» is −1. */
  readonly yearOffset?: number;
}

export interface FeastMeaning {
  readonly kind: 'feast';
  /** Key of the lexicon's date: `07-30`, `hijri 10-01`, `easter-2`, `11-WXX-4-4`. */
  readonly date: string;
  readonly name: string;
  readonly year?: number;
  readonly hijriYear?: boolean;
  /** Years from the document's date: «عيد الأم هذا العام» is 0. */
  readonly yearOffset?: number;
  readonly direction?: TimeDirection;
}

/** A count of a unit; `undefined` is an unknown number (أيام, بضع سنوات). */
export interface LengthPart {
  readonly unit: Unit;
  readonly count: number | undefined;
}

/** «قبل ثلاثة أيام», «بعد أسبوع». */
export interface ShiftMeaning {
  readonly kind: 'shift';
  readonly length: readonly LengthPart[];
  readonly direction: -1 | 1;
}

/** A length; with a direction one that ends or begins at the document's date («السنوات الخمس الماضية»). */
export interface LengthMeaning {
  readonly kind: 'length';
  readonly length: readonly LengthPart[];
  readonly direction?: -1 | 1;
}

export interface RangeMeaning {
  readonly kind: 'range';
  readonly from: Meaning;
  readonly to: Meaning;
}

export interface ClockMeaning {
  readonly kind: 'clock';
  readonly day?: Meaning;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly part?: DayPart;
  /** Offset to append: Z, +03:00. */
  readonly zone?: string;
}

/** A value that needs no date: PRESENT_REF, 199, P1D. */
export interface FixedMeaning {
  readonly kind: 'fixed';
  readonly value: string;
}

export type Meaning =
  | CalendarMeaning
  | UnitMeaning
  | NthMeaning
  | SamePeriodMeaning
  | SeasonMeaning
  | FeastMeaning
  | ShiftMeaning
  | LengthMeaning
  | RangeMeaning
  | ClockMeaning
  | FixedMeaning;
