/** A corpus of a label that nobody knows. */
import { line } from '../memoryModel.js';

/** Each another: what was met before needs no tagger. */
const weaponOf = (number: number): string => {
  const letters = 'بتثجحخدرزسشصطعغفقكلمن';
  return `${letters.charAt(number % 20)}${letters.charAt(Math.floor(number / 20))}طاق`;
};
export const reportOf = (weapon: string): string => `حجزت الشرطة لدى المشتبه فيه ${weapon} من الحجم الكبير. `;

/** Documents of a hundred annotations of a label that nobody knows, and one without any. */
export function reports(): Record<string, string> {
  const files: Record<string, string> = {
    '/c/hawashi.json': '{ "labels": ["WEAPON"] }',
    '/c/new.txt': reportOf('رشاش'),
  };
  for (let i = 0; i < 5; i++) {
    const sentences = Array.from({ length: 20 }, (_, n) => weaponOf(20 * i + n));
    let text = '';
    const lines = sentences.map((weapon) => {
      const start = text.length + reportOf('').length - ' من الحجم الكبير. '.length;
      text += reportOf(weapon);
      return line({ start, end: start + weapon.length, text: weapon, label: 'WEAPON' });
    });
    files[`/c/d${i}.txt`] = text;
    files[`/c/annotations/amal/d${i}.jsonl`] = lines.join('');
  }
  return files;
}
