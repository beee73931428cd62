/** Entity ids for names that no gazetteer knows: a readable transliteration of the folded name, the same everywhere. */
import { fold } from '../normalise.js';
import { standardSpelling } from './respellings.js';

/** One Latin spelling a letter, after ALA-LC without its marks. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ء: '',
  ؤ: 'w',
  ئ: 'y',
  ا: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'w',
  ي: 'y',
  پ: 'p',
  چ: 'ch',
  ژ: 'zh',
  گ: 'g',
  ڤ: 'v',
  ڭ: 'g',
};
const LETTERS: (string | undefined)[] = [];
for (const [letter, spelling] of Object.entries(SPELLINGS)) LETTERS[letter.charCodeAt(0)] = spelling;
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') LETTERS[letter.charCodeAt(0)] = letter;

/** Letters of an id at most: a longer name is cut at a word. */
const LONGEST = 80;

/** Id of a name: `عبد اللطيف حموشي` → `abd-allatyf-hmwshy`. The same for all spellings that fold alike. */
export function slug(name: string): string {
  let id = '';
  const folded = standardSpelling(fold(name));
  for (let i = 0; i < folded.length; i++) {
    const letter = LETTERS[folded.charCodeAt(i)];
    if (letter !== undefined) {
      id += letter;
      continue;
    }
    const point = folded.codePointAt(i)!;
    if (point > 0xffff) i++;
    if (/\p{L}|\p{N}/u.test(String.fromCodePoint(point))) id += `u${point.toString(16)}`;
    else if (id !== '' && !id.endsWith('-')) id += '-';
  }
  if (id.length > LONGEST) id = id.slice(0, Math.max(id.lastIndexOf('-', LONGEST), 1));
  return id.replace(/-$/, '') || 'unnamed';
}
