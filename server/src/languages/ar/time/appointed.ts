/** What an appointment's words stand before: «سأعود», «سأعود في». */
import { Begin } from './beginnings.js';
import { normAt, type TimeText } from './timeText.js';
import { WORDS } from './timeWords.js';

/** Somebody is to be there then. */
export const isAppointed = (text: TimeText, i: number): boolean =>
  (text.all & Begin.Appoints) !== 0 &&
  (WORDS.appoints.has(normAt(text, i - 1)) ||
    (WORDS['before-appointed'].has(normAt(text, i - 1)) && WORDS.appoints.has(normAt(text, i - 2))));
