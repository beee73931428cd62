/**
 * Numbers written in digits, with the separators the Arabic press uses: 1,500 · 1.500 · 1 500 · ١٬٥٠٠ · 3.5 · 3,5 ·
 * 1'500 · ٣٫٥ · 3ر5 (Egypt). A separator before exactly three digits groups thousands, unless what follows (a percent sign, a scale word)
 * shows a decimal; any other is the decimal point.
 */
import { COMMA } from '../affixes.js';
import { PARTICLES } from './numberParticles.js';
import { numberWord } from './numbersLexicon.js';
import { GROUPING_SIGNS } from '../../../text/characters.js';
import { touches } from '../../../text/tokens.js';
import type { Token } from '../tokens.js';

export interface DigitNumber {
  /** Canonical decimal digits: no grouping, `.` as the decimal point, no needless zeros. */
  readonly decimal: string;
  /** Index of the token after the number. */
  readonly next: number;
}

/** The token at `i`, none past the last: an array that is read past its end is slow from then on. */
export const tokenAt = (tokens: readonly Token[], i: number): Token | undefined =>
  i < tokens.length ? tokens[i] : undefined;

/** Egypt writes «3ر5» for 3.5. */
export const DECIMAL_LETTER = 'ر';

function stripZeros(digits: string): string {
  let from = 0;
  while (from < digits.length - 1 && digits.charCodeAt(from) === 0x30) from++;
  return from === 0 ? digits : digits.slice(from);
}

function canonical(whole: string, fraction: string): string {
  let end = fraction.length;
  while (end > 0 && fraction.charCodeAt(end - 1) === 0x30) end--;
  const integer = stripZeros(whole);
  return end === 0 ? integer : `${integer}.${fraction.slice(0, end)}`;
}

/** True where the token shows that the number before it has decimals: %, في المائة, مليون. */
function wantsDecimal(tokens: readonly Token[], i: number): boolean {
  const token = tokenAt(tokens, i);
  if (!token) return false;
  if (token.norm === '%' || token.norm === '٪') return true;
  const word = numberWord(token.form);
  if (word) return word.kind === 'scale' && word.value > 1000 && word.proclitics === '';
  const after = tokenAt(tokens, i + 1);
  return PARTICLES.per.has(token.norm) && after !== undefined && numberWord(after.form)?.kind === 'hundred';
}

const isGroup = (token: Token | undefined): boolean => token?.kind === 'number' && token.norm.length === 3;

/** The number in digits that begins at token `i`, or undefined. A sign before it is the caller's. */
export function readDigits(tokens: readonly Token[], i: number): DigitNumber | undefined {
  const first = tokenAt(tokens, i);
  if (!first) return undefined;
  if (first.norm === '٫' && tokenAt(tokens, i + 1)?.kind === 'number' && touches(tokens, i + 1)) {
    return { decimal: canonical('0', tokens[i + 1]!.norm), next: i + 2 };
  }
  if (first.kind !== 'number') return undefined;
  let whole = first.norm;
  let fraction = '';
  let next = i + 1;
  if (whole.length <= 3 && tokenAt(tokens, next)?.kind === 'number') {
    while (isGroup(tokenAt(tokens, next)) && tokens[next]!.gap === 1 && whole.charCodeAt(0) !== 0x30)
      whole += tokens[next++]!.norm;
  }
  let separator = '';
  while (fraction === '') {
    const mark = tokenAt(tokens, next);
    const after = tokenAt(tokens, next + 1);
    if (!mark || after?.kind !== 'number' || (mark.kind !== 'symbol' && mark.norm !== DECIMAL_LETTER)) break;
    if (!touches(tokens, next) || !touches(tokens, next + 1)) break;
    const sign = mark.norm;
    if (
      sign !== '.' &&
      sign !== ',' &&
      sign !== COMMA &&
      sign !== '٫' &&
      !GROUPING_SIGNS.has(sign) &&
      sign !== DECIMAL_LETTER
    )
      break;
    if (sign === COMMA && tokenAt(tokens, next + 2)?.norm === COMMA && touches(tokens, next + 2)) break;
    const groups =
      sign !== '٫' &&
      sign !== DECIMAL_LETTER &&
      after.norm.length === 3 &&
      (separator === sign || (separator === '' && first.norm.length <= 3)) &&
      whole !== '0' &&
      !(separator === '' && !GROUPING_SIGNS.has(sign) && sign !== ',' && wantsDecimal(tokens, next + 2));
    if (groups) {
      whole += after.norm;
      separator = sign;
    } else if (GROUPING_SIGNS.has(sign) || sign === separator) break;
    else fraction = after.norm;
    next += 2;
  }
  return { decimal: canonical(whole, fraction), next };
}
