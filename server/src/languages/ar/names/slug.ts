/** Entity ids for names that no gazetteer knows: a readable transliteration of the folded name, the same everywhere. */
import { entityId } from '../../any/entityId.js';
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

/** Id of a name: `عبد اللطيف حموشي` → `abd-allatyf-hmwshy`. The same for all spellings that fold alike. */
export const slug = (name: string): string => entityId(standardSpelling(fold(name)), LETTERS);
