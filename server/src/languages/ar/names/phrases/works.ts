/** Awards («جائزة نوبل للسلام», «ميدالية الشرف …») and quoted names after what they name («فيلم "…"»). */
import { message } from '../../../../messages/message.js';
import type { Chart, NamePhrase } from './chart.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { Evidence } from './phraseEvidence.js';
import { unknownName } from './unknownNames.js';
import { quotedEnd } from './quotes.js';
import { AND } from '../../affixes.js';
import { isComma, matchesAt, wordAt } from '../analysis/analysedText.js';
import { Class } from '../words/classBits.js';
import { particles } from '../words/particles.js';
import { wordsWith } from '../words/traits.js';

const BEST = wordsWith('best');
/** What has a title of its own. */
const WORKS = wordsWith('work');
/** Whose name in quotes is a thing's, whoever makes it: «من نوع | "ميتسوبيشي"». */
const BRANDS = wordsWith('brand');
/** A work's title in quotes. */
const TITLE = 0.96;
/** Who awards prizes of its own: «جائزة | لجنة | التحكيم». */
const AWARDS = wordsWith('jury');

/** «جائزة | أفضل لاعب مغربي», «جائزة الدب الذهبي | لأفضل فيلم»: for what an award is given. */
function forBest({ analysis }: Chart, phrase: NounPhrase): void {
  const at = phrase.extent().to;
  if (!wordAt(analysis, at).readings.some(({ stem }) => BEST.has(stem))) return;
  if (wordAt(analysis, at + 1).kind !== 'arabic') return;
  phrase.take(at + 2, Evidence.Purpose);
  const { classes } = wordAt(analysis, at + 2);
  if (classes & (Class.Nationality | Class.Bare) && !(classes & Class.Definite))
    phrase.take(at + 3, Evidence.Purpose);
}

/** «جائزة فيلدز العالمية | في الرياضيات»: the field of an award. */
function inField({ analysis }: Chart, phrase: NounPhrase): void {
  const at = phrase.extent().to;
  if (!IN.has(wordAt(analysis, at).norm) || phrase.extent().evidence === 0) return;
  const { classes } = wordAt(analysis, at + 1);
  if (classes & Class.Definite && classes & Class.Domain) phrase.take(at + 2, Evidence.Purpose);
}
const IN = particles('in');

export function awardAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (head.definite) return undefined;
  const phrase = new NounPhrase(chart, token, false).construct();
  if (phrase.extent().to === token + 1) forBest(chart, phrase);
  // «جائزة | لجنة التحكيم»
  if (phrase.extent().to === token + 1 && AWARDS.has(wordAt(chart.analysis, token + 1).norm))
    if (wordAt(chart.analysis, token + 2).classes & Class.Definite) phrase.take(token + 3, Evidence.Purpose);
  if (phrase.extent().to === token + 1) {
    if (!unknownName(chart, token + 1)) return undefined;
    phrase.take(token + 2, 0);
  }
  phrase.purposes('any').adjectives();
  inField(chart, phrase);
  forBest(chart, phrase);
  const { to, evidence } = phrase.extent();
  const confidence = evidence & (Evidence.Proper | Evidence.Purpose) ? 0.85 : 0.5;
  return {
    label: 'MISC',
    from: token,
    to,
    skip,
    confidence,
    reasons: [message('names.beginsWith', { head: head.spelling })],
  };
}

/** «فيلم "…" أو "…"», «الفيلم الروماني "…"»: all quoted titles after the head at a token. */
export function titlesAfter(chart: Chart, token: number, head: Head): NamePhrase[] {
  const { analysis } = chart;
  const model = modelAfter(chart, token, head);
  if (model) return [model];
  const found: NamePhrase[] = [];
  let at = head.definite ? new NounPhrase(chart, token, true).adjectives().extent().to - 1 : token;
  for (let titles = 0; titles < MOST_TITLES; titles++) {
    const title = quotedAfter(chart, at, head);
    if (!title) break;
    // «شريط "شارع مالقة"», «الفيلم المصري "كولونيا"»: whatever else is called so.
    found.push(WORKS.has(head.noun) || BRANDS.has(head.noun) ? { ...title, confidence: TITLE } : title);
    at = title.to + 1;
    if (isComma(analysis, at)) at++;
    const { norm } = wordAt(analysis, at);
    if (norm !== AND && !OR.has(norm)) break;
  }
  return found;
}
/** Titles in a row at most. */
const MOST_TITLES = 8;
const OR = particles('or');

/** «هاتف | نوكيا 3310», «من طراز | بوينغ 737 ماكس»: a thing by its maker and a number. */
function modelAfter(
  { analysis }: Chart,
  token: number,
  { noun, definite, spelling }: Head,
): NamePhrase | undefined {
  if (definite || !PRODUCTS.has(noun)) return undefined;
  const maker = matchesAt(analysis, token + 1).find(
    ({ entry, skip }) => entry.kind === 'company' && skip === 0,
  );
  if (!maker || wordAt(analysis, maker.to).kind !== 'number' || analysis.inTime(maker.to)) return undefined;
  let to = maker.to + 1;
  while (VERSIONS.has(wordAt(analysis, to).norm)) to++;
  const reasons = [message('names.wordBefore', { word: spelling })];
  return { label: 'MISC', from: token + 1, to, skip: 0, confidence: MODEL, reasons };
}
const PRODUCTS = wordsWith('product');
/** «ماكس», «برو»: ends the name of a model. */
const VERSIONS = wordsWith('version');
const MODEL = 0.8;

/** The quoted title after the head at a token, without its quotes. */
export function quotedAfter(chart: Chart, token: number, head: Head): NamePhrase | undefined {
  const end = quotedEnd(chart.analysis, token + 1);
  if (end < 0) return undefined;
  return {
    label: head.label,
    from: token + 2,
    to: end - 1,
    skip: 0,
    confidence: 0.7,
    reasons: [message('names.quotedAfter', { head: head.spelling })],
  };
}
