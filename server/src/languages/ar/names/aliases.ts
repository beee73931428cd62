/** Other names that the text itself gives: «المنظمة الدولية للشرطة الجنائية (الإنتربول)», «المعروف ب"حميدتي"». */
import { message } from '../../../messages/message.js';
import { NameCandidate } from './nameCandidate.js';
import { endOffset, isComma, startOffset, wordAt, type AnalysedText } from './analysedText.js';
import { Class } from './wordClasses.js';
import { isDual } from '../wordShapes.js';

/** An alias in the text, and the name it stands for. */
export interface Alias {
  readonly alias: NameCandidate;
  readonly of: NameCandidate;
}

const LONGEST_ALIAS = 3;
const NAMED = new Set(['ORG', 'PERS', 'MISC', 'EVENT']);

/** A quote that touches what follows it and not the word before. */
function opens(analysis: AnalysedText, token: number): boolean {
  const { tokens } = analysis.text;
  const [before, quote, after] = [tokens[token - 1], tokens[token], tokens[token + 1]];
  const apart = !before || before.end < quote!.start || wordAt(analysis, token - 1).kind !== 'arabic';
  return apart && after !== undefined && quote!.end === after.start;
}

/** Tokens [from, to) between brackets or quotes that open at a token; undefined if it is no short name. */
function enclosed(analysis: AnalysedText, token: number): { from: number; to: number } | undefined {
  const { kind } = wordAt(analysis, token);
  if (kind === 'quote' ? !opens(analysis, token) : kind !== 'open') return undefined;
  let from = token + 1;
  if (wordAt(analysis, from).kind === 'quote') from++;
  let to = from;
  while (to < from + LONGEST_ALIAS && ['arabic', 'word'].includes(wordAt(analysis, to).kind)) {
    to++;
  }
  for (let word = from; word < to; word++) {
    // Alone a verb is none: «آفاد», «(آفاد)».
    const inSentence = to > from + 1 ? Class.Verb | Class.Speech : 0;
    if (wordAt(analysis, word).classes & (Class.Function | inSentence)) return undefined;
  }
  // «(الفرنسية)», «(إسبانيا)», «(هدفين)»: whose, by whom, where, how many.
  const only = to === from + 1 ? wordAt(analysis, from) : undefined;
  if (only && only.classes & (Class.Nationality | Class.Place)) return undefined;
  if (only && kind !== 'quote' && (only.classes & Class.Common || isDual(only.norm))) return undefined;
  const closing = wordAt(analysis, to).kind;
  return to > from && (closing === 'close' || closing === 'quote') ? { from, to } : undefined;
}

function nameBefore(candidates: readonly NameCandidate[], end: number): NameCandidate | undefined {
  let best: NameCandidate | undefined;
  for (const candidate of candidates) {
    if (candidate.end !== end || candidate.confidence < 0.4 || !NAMED.has(candidate.label)) continue;
    if (!best || candidate.end - candidate.start < best.end - best.start || best.label === 'EVENT')
      best = candidate;
  }
  return best;
}

/** Aliases in brackets or quotes directly after a name. The innermost name that ends there is meant. */
export function findAliases(analysis: AnalysedText, candidates: readonly NameCandidate[]): Alias[] {
  if (!analysis.words.some(({ kind }) => kind === 'open' || kind === 'quote')) return [];
  const found: Alias[] = [];
  const ends = new Set(candidates.map(({ end }) => end));
  for (let token = 1; token < analysis.words.length; token++) {
    const { kind } = analysis.words[token]!;
    if (kind !== 'open' && kind !== 'quote') continue;
    let before = token;
    while (before > 0 && ['quote', 'open'].includes(wordAt(analysis, before - 1).kind)) before--;
    if (isComma(analysis, before - 1)) before--;
    if (before === 0 || !ends.has(endOffset(analysis, before))) continue;
    const inside = enclosed(analysis, token);
    const of = inside && nameBefore(candidates, endOffset(analysis, before));
    if (!inside || !of || of.label === 'EVENT') continue;
    found.push({
      of,
      alias: new NameCandidate({
        start: startOffset(analysis, inside.from, 0),
        end: endOffset(analysis, inside.to),
        label: of.label,
        confidence: 0.75,
        reasons: [message('names.alias')],
      }),
    });
  }
  return found;
}
