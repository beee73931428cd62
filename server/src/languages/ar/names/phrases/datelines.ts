/** Whose report it is, at its beginning: «صنعاء (الثورة): …», «الرباط - و م ع: …». */
import { message } from '../../../../messages/message.js';
import { matchesAt, isComma, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import type { NamePhrase } from './chart.js';
import { Class } from '../words/classBits.js';
import { wordsWith } from '../words/traits.js';

/** Words of the name of an agency or paper, and letters of its short name, at most. */
const LONGEST = 4;
const ENCLOSED = 0.8;
const LETTERS = 0.75;
const CREDIT = 0.97;
const LEADS_ON = /^[:\-–—/|]$/;
const DASH = /^[-–—/]$/;

/** Token after the place that a report comes from, where the text begins with one; -1 elsewhere. */
function placeEnd(analysis: AnalysedText, token: number): number {
  const place = matchesAt(analysis, token).find(({ entry, skip }) => entry.label === 'GPE' && skip === 0);
  if (!place) return -1;
  return isComma(analysis, place.to) ? Math.max(place.to, placeEnd(analysis, place.to + 1)) : place.to;
}

/** Where what stands in brackets ends, before the sign that leads on to the report; -1 where it is no name. */
function enclosedEnd(analysis: AnalysedText, from: number): number {
  let to = from;
  for (; wordAt(analysis, to).kind !== 'close'; to++) {
    const { kind, anyClasses } = wordAt(analysis, to);
    if (to >= from + LONGEST || (kind !== 'arabic' && kind !== 'word') || analysis.inTime(to)) return -1;
    if (anyClasses & (Class.Function | Class.Place)) return -1;
  }
  return to > from && LEADS_ON.test(wordAt(analysis, to + 1).norm) ? to : -1;
}

/** Where an agency called by single letters ends («و م ع»), before such a sign; -1 where there is none. */
function lettersEnd(analysis: AnalysedText, from: number): number {
  let to = from;
  let letters = 0;
  for (; to < from + 2 * LONGEST; to++) {
    const { norm } = wordAt(analysis, to);
    if (norm.length === 1 && wordAt(analysis, to).kind === 'arabic') letters++;
    else if (norm !== '.' || letters === 0) break;
  }
  return letters > 1 && LEADS_ON.test(wordAt(analysis, to).norm) ? to : -1;
}

/** Agencies called by an adjective alone: «(الفرنسية)». */
const CALLED_SO = wordsWith('agency');

/** «جانب من اللقاء (الفرنسية)», «القاهرة - الألمانية:»: whose a picture or report is, by the adjective. */
export function creditAt(analysis: AnalysedText, token: number): NamePhrase | undefined {
  if (!CALLED_SO.has(wordAt(analysis, token).norm)) return undefined;
  const [before, after] = [wordAt(analysis, token - 1), wordAt(analysis, token + 1)];
  const enclosed = before.kind === 'open' && after.kind === 'close';
  const leading = DASH.test(before.norm) && LEADS_ON.test(after.norm) && placeEnd(analysis, 0) === token - 1;
  if (!enclosed && !leading) return undefined;
  const reasons = [message('names.dateline')];
  return { label: 'ORG', from: token, to: token + 1, skip: 0, confidence: CREDIT, reasons };
}

/** The agency or paper named in the dateline of a paragraph. */
export function datelineOf(analysis: AnalysedText): NamePhrase | undefined {
  const at = placeEnd(analysis, 0);
  if (at < 0) return undefined;
  const opens = wordAt(analysis, at).kind === 'open';
  if (!opens && !DASH.test(wordAt(analysis, at).norm)) return undefined;
  const to = opens ? enclosedEnd(analysis, at + 1) : lettersEnd(analysis, at + 1);
  if (to < 0) return undefined;
  const reasons = [message('names.dateline')];
  return { label: 'ORG', from: at + 1, to, skip: 0, confidence: opens ? ENCLOSED : LETTERS, reasons };
}
