/** Whose money a bare «دينار», «جنيه», «ليرة» is: of the state that the document names most, of those that have such money. */
import { Begin } from './beginnings.js';
import type { TimeText } from './timeText.js';
import type { NamedStates, NumberExpression, Quantities } from '../../time/timeExpression.js';
import { WORDS } from './timeWords.js';
import { MONEY_KINDS, type MoneyKind } from '../../time/moneyKinds.js';

/** Codes of currencies by the words that name their states, */
const codes = new Map<string, string[]>();
/** and those of each kind of money. */
const codesOfKinds: (readonly [MoneyKind, ReadonlySet<string>])[] = [];
for (const kind of MONEY_KINDS) {
  for (const [word, code] of WORDS[kind]) codes.set(word, [...(codes.get(word) ?? []), code]);
  codesOfKinds.push([kind, new Set(WORDS[kind].values())]);
}

/** The states that a text names. Linear. */
export function statesNamed({ tokens, begins, all }: TimeText): NamedStates | undefined {
  if ((all & Begin.State) === 0) return undefined;
  const named: Record<string, number> = {};
  for (let i = 0; i < tokens.length; i++) {
    if ((begins[i]! & Begin.State) === 0) continue;
    for (const code of codes.get(tokens[i]!.norm)!) named[code] = (named[code] ?? 0) + 1;
  }
  return named;
}

/** The currency that is meant by each kind of money. */
export type Currencies = Readonly<Partial<Record<MoneyKind, string>>>;

/** Of each kind of money that of the state that all paragraphs together name most; none where they name none. */
export function currenciesOf(paragraphs: readonly Quantities[]): Currencies {
  if (!paragraphs.some(hasOpenMoney)) return {};
  const named: Record<string, number> = {};
  for (const { states } of paragraphs)
    if (states) for (const [code, times] of Object.entries(states)) named[code] = (named[code] ?? 0) + times;
  const currencies: Partial<Record<MoneyKind, string>> = {};
  for (const [kind, itsCodes] of codesOfKinds) {
    let most = 0;
    for (const code of itsCodes) {
      const times = named[code] ?? 0;
      if (times <= most) continue;
      most = times;
      currencies[kind] = code;
    }
  }
  return currencies;
}

/** Whether there is money of which the text does not say whose it is. */
function hasOpenMoney({ numbers }: Quantities): boolean {
  for (const { money } of numbers) if (money) return true;
  return false;
}

/** The quantities with the money of those states. */
export function withCurrencies(quantities: Quantities, currencies: Currencies): Quantities {
  if (!hasOpenMoney(quantities)) return quantities;
  return { ...quantities, numbers: quantities.numbers.map((number) => inCurrency(number, currencies)) };
}

function inCurrency(number: NumberExpression, currencies: Currencies): NumberExpression {
  const code = number.money && currencies[number.money];
  return code ? { ...number, value: `${number.value.split(' ')[0]!} ${code}` } : number;
}
