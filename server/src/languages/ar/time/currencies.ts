/** The currency beside an amount: its name («درهم مغربي»), its sign («﷼», «$»), abbreviation («ر.س») or code («SAR»). */
import { isMoneyKind } from '../../time/moneyKinds.js';
import type { MoneyKind } from '../../time/moneyKinds.js';
import { Begin } from './beginnings.js';
import { wordAt, find, mayBegin, normAt, touches, type TimeText } from './timeText.js';
import { phraseAt, PHRASES, WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

export interface FoundCurrency {
  /** ISO 4217. */
  readonly code: string;
  /** So many of the unit that is named make one of the currency: 100 centimes. */
  readonly parts: number;
  /** Several states have such money, and it is not said whose. */
  readonly money?: MoneyKind;
  /** Index of the token after it. */
  readonly next: number;
}

const PARTS: Readonly<Record<string, number>> = { centime: 100, mill: 1000 };

/** The currency at `i`, where an amount stands before it. */
export function currencyAt(text: TimeText, i: number): FoundCurrency | undefined {
  if (!mayBegin(text, i, Begin.Currency)) return undefined;
  const named = wordAt(text, i)?.proclitics === '' ? find(text, i, BIT.currency) : undefined;
  if (!named) return abbreviationAt(text, i) ?? codeAt(text, i);
  const { value, tag } = named.sense;
  return {
    code: value,
    parts: PARTS[tag] ?? 1,
    next: named.next,
    ...(isMoneyKind(tag) ? { money: tag } : {}),
  };
}

/** The currency at `i` that is written so that it may stand before its amount: «$50», «ر.س 1.500», «SAR 500». */
export function currencyBeforeAmount(text: TimeText, i: number): FoundCurrency | undefined {
  if (!mayBegin(text, i, Begin.Currency)) return undefined;
  const sign = abbreviationAt(text, i);
  // «د. ل. 20 شخصا» are a doctor's initials.
  for (let inner = i + 1; sign && inner < sign.next; inner++) if (!touches(text, inner)) return undefined;
  return sign ?? codeAt(text, i);
}

/** «ر.س.», «د. م.», «﷼», «$». */
function abbreviationAt(text: TimeText, i: number): FoundCurrency | undefined {
  const sign = phraseAt(text, i, PHRASES['currency-sign']);
  if (!sign) return undefined;
  const last = sign.next - 1;
  // A stop that does not touch its letter ends the sentence, or a name.
  if (last > i && !touches(text, i + 1)) return undefined;
  const isApart = normAt(text, last) === '.' && !touches(text, last);
  return { code: sign.value, parts: 1, next: isApart ? last : sign.next };
}

/** «SAR», in capitals. */
function codeAt(text: TimeText, i: number): FoundCurrency | undefined {
  const code = WORDS['currency-code'].get(normAt(text, i));
  if (code === undefined) return undefined;
  const { start, end, norm } = text.tokens[i]!;
  return text.source.slice(start, end) === norm.toUpperCase() ? { code, parts: 1, next: i + 1 } : undefined;
}
