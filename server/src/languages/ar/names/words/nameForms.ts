/** The forms under which a person named in full comes back: surname, last two parts, first and last. */
import { JOINED, REGNAL, SECOND_HALVES, SILENT } from './nameWords.js';
import { ARTICLE } from '../../affixes.js';

/** Parts of a folded name: `عبد اللطيف حموشي` → [`عبد اللطيف`, `حموشي`]. */
export function nameParts(words: readonly string[]): string[] {
  const parts: string[] = [];
  let joining = false;
  for (const word of words) {
    if (SILENT.has(word) && !joining) continue;
    const last = parts.length - 1;
    if ((joining || SECOND_HALVES.has(word)) && last >= 0) parts[last] += ` ${word}`;
    else parts.push(word);
    joining = JOINED.has(word);
  }
  return parts;
}

/** A form without the article of its last part, the key under which both spellings meet. */
export function formKey(form: string): string {
  const last = form.lastIndexOf(' ') + 1;
  return form.startsWith(ARTICLE, last) && form.length - last > 5
    ? form.slice(0, last) + form.slice(last + ARTICLE.length)
    : form;
}

/** Other forms of a name of two parts or more, folded, the longest first. A king's number is no surname. */
export function shorterForms(parts: readonly string[]): string[] {
  const last = parts.at(-1);
  if (parts.length < 2 || last === undefined || REGNAL.has(last)) return [];
  const forms: string[] = [];
  if (parts.length > 2) forms.push(parts.slice(-2).join(' '), `${parts[0]!} ${last}`);
  forms.push(last);
  return forms;
}
