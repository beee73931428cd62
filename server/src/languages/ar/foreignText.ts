/**
 * Whether a paragraph is written in another language than Arabic, by its letters. Words with a letter that Arabic does not
 * have are set against words that only Arabic spells so (with the article, with ة, ى, أ, إ):
 *
 * - Persian, Urdu, Kurdish and Pashto have letters of their own in every fifth word or more, and hardly an article;
 * - an Arabic text that quotes a foreign name, or spells its g and p with گ and پ, has many articles for one such word;
 * - ک and ی stand in Arabic text, too, that is typed on a Persian keyboard: alone they tell nothing where there is an
 *   article;
 * - of fewer than `LEAST` words nothing is believed: a headline of two names may be either.
 *
 * A paragraph in letters of another script (French, English) is one with hardly an Arabic word.
 */
import type { Token, TokenisedText } from './tokens.js';

/** Words with letters that Arabic does not have, at least. */
const LEAST = 3;
/** So many words with an article or the like stand against one with a foreign letter. */
const OWN_PER_FOREIGN = 2;
/** So many words of another script stand against one Arabic word. */
const OTHERS_PER_ARABIC = 4;

const enum Letter {
  Plain,
  /** Of another language that is written in Arabic script. */
  Foreign,
  /** Of another language, or of a Persian keyboard. */
  Typed,
  /** That of other languages hardly any word has. */
  Own,
}

const KINDS = new Uint8Array(0x0700);
for (let code = 0x0671; code <= 0x06d5; code++)
  if (/\p{L}/u.test(String.fromCharCode(code))) KINDS[code] = Letter.Foreign;
for (let code = 0x06ee; code <= 0x06ff; code++)
  if (/\p{L}/u.test(String.fromCharCode(code))) KINDS[code] = Letter.Foreign;
for (const letter of 'کیھ') KINDS[letter.charCodeAt(0)] = Letter.Typed;
// Of the Koran: the alef of ٱلله.
KINDS[0x0671] = Letter.Plain;
for (const letter of 'ةىأإ') KINDS[letter.charCodeAt(0)] = Letter.Own;

const kindOf = (code: number): Letter => (code < KINDS.length ? KINDS[code]! : Letter.Plain);

let foreignLetters = '';
for (let code = 0; code < KINDS.length; code++)
  if (KINDS[code] === Letter.Foreign || KINDS[code] === Letter.Typed)
    foreignLetters += String.fromCharCode(code);
const HAS_FOREIGN_LETTER = new RegExp(`[${foreignLetters}]`);

/**
 * Any letter that can make a text foreign, which most Arabic paragraphs do not have: Latin ones, small and capital (headings
 * have these alone), Greek to Hebrew, Tifinagh, Amharic, Chinese and what else is beyond the first block of Arabic, its
 * supplements, punctuation and presentation forms.
 */
const MAY_BE_FOREIGN = new RegExp(
  `[A-Za-z\\u0250-\\u05ff\\u0900-\\u1fff\\u2c00-\\u2fff\\u3040-\\ud7ff${foreignLetters}]`,
);

/** The article, with one conjunction or preposition before it. */
const HAS_ARTICLE = /^[وفبك]?ال.{2}|^لل.{2}/;

export function isForeign({ text, tokens }: TokenisedText): boolean {
  if (!MAY_BE_FOREIGN.test(text)) return false;
  return isInOtherScript(tokens) || (HAS_FOREIGN_LETTER.test(text) && isInOtherLanguage(text, tokens));
}

function isInOtherScript(tokens: readonly Token[]): boolean {
  let arabic = 0;
  let others = 0;
  for (const { form } of tokens) {
    if (form.kind === 'word') others++;
    else if (form.kind === 'arabic') arabic++;
  }
  return others > 0 && arabic * OTHERS_PER_ARABIC <= others;
}

/** Whether a text in Arabic script is in another language, by the letters of its words. */
function isInOtherLanguage(text: string, tokens: readonly Token[]): boolean {
  let [foreign, typed, own] = [0, 0, 0];
  for (const { start, end, kind, norm } of tokens) {
    if (kind !== 'arabic') continue;
    let found = Letter.Plain;
    let isOwn = HAS_ARTICLE.test(norm);
    for (let i = start; i < end; i++) {
      const letter = kindOf(text.charCodeAt(i));
      if (letter === Letter.Own) isOwn = true;
      else if (letter === Letter.Foreign || (letter === Letter.Typed && found === Letter.Plain))
        found = letter;
    }
    if (found === Letter.Foreign) foreign++;
    else if (isOwn) own++;
    else if (found === Letter.Typed) typed++;
  }
  if (foreign + typed < LEAST) return false;
  return foreign > 0 ? foreign * OWN_PER_FOREIGN > own : own === 0;
}
