/** What is read of times and numbers: an expression as the text has it, and what it means on the document's date. */
import type { Message } from '../../messages/message.js';
import type { Word } from '../languagePack.js';
import type { NumberLabel, TimeLabel, TimeProblem } from '../mention.js';
import type { Span } from '../../text/span.js';
import type { CalendarMeaning, TimeDirection, Meaning } from './meaning.js';
import type { MoneyKind } from './moneyKinds.js';

/** How often the states of each currency are named, by its code. */
export type NamedStates = Readonly<Record<string, number>>;

/** Where an expression stands: alone on its line, in a dateline («الرباط – 6 دجنبر 2023»), or in running text. */
export type ExpressionPlace = 'line' | 'dateline' | 'text';

/** A time expression as the text has it, its meaning not yet resolved. Offsets into the tokenised text. */
export interface TimeExpression extends Span {
  readonly label: TimeLabel;
  readonly meaning: Meaning;
  readonly place: ExpressionPlace;
  /** TIMEX3 `mod` that the words give: START, MID, END, APPROX. */
  readonly mod?: string;
  /** Which way the sentence looks, for an expression that does not say. */
  readonly tense?: TimeDirection;
  /** What the paragraph last spoke of, where the expression refers to it («السنة نفسها»). */
  readonly antecedent?: Meaning;
  /** The other date of a pair «… هـ الموافق …». */
  readonly pair?: CalendarMeaning;
}

/** A number expression; its value needs no context. Offsets into the tokenised text. */
export interface NumberExpression extends Span {
  readonly label: NumberLabel;
  readonly value: string;
  /** Money of a kind that several states have, and the text does not say whose. */
  readonly money?: MoneyKind;
}

export interface Quantities {
  readonly times: readonly TimeExpression[];
  readonly numbers: readonly NumberExpression[];
  /** How often the states are named whose money may be meant. */
  readonly states?: NamedStates | undefined;
}

/** Finds times and numbers of a text, whose words it is given. Pure and linear; never throws. */
export type QuantityFinder = (text: string, words: readonly Word[]) => Quantities;

export interface ResolvedTime {
  /** TIMEX3 value. */
  readonly value: string;
  readonly mod?: string;
  /** The days that a length or a shift is counted to, where they are known (ISO 8601). */
  readonly anchor?: { readonly from: string; readonly to: string };
  /** The arithmetic, for the reader. */
  readonly explanation: readonly Message[];
  readonly problems: readonly TimeProblem[];
}
