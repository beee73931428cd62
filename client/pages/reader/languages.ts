/** In which language a paragraph is written, as far as its letters tell: for fonts, hyphens and voices. Pure. */

/** Letters that are looked at: those of a paragraph's beginning say enough. */
const LETTERS = 400;
/** Share of the letters that are Persian's or Urdu's own: less is a foreign name. */
const OWN = 0.04;

const ARABIC = /\p{Script=Arabic}/gu;
const LETTER = /\p{L}/gu;
const URDU = /[ٹڈڑںےہھ]/gu;
const PERSIAN = /[پچژگکی]/gu;
const HEBREW = /\p{Script=Hebrew}/gu;

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/** BCP 47 code; empty where the letters do not tell, as those of English and French do not. */
export function languageOf(paragraph: string): string {
  const text = paragraph.slice(0, LETTERS);
  const all = count(text, LETTER);
  const arabic = count(text, ARABIC);
  if (arabic > 0 && 2 * arabic >= all) {
    if (count(text, URDU) > OWN * all) return 'ur';
    return count(text, PERSIAN) > OWN * all ? 'fa' : 'ar';
  }
  const hebrew = count(text, HEBREW);
  return hebrew > 0 && 2 * hebrew >= all ? 'he' : '';
}
