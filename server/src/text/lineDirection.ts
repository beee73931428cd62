/** In which direction a line of text runs. */

const STRONG = /[\p{L}\p{Nl}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** By the first letter. */
export function lineDirection(line: string): 'rtl' | 'ltr' {
  const letter = STRONG.exec(line)?.[0];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
