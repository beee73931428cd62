/** Other names that the text itself gives: «المنظمة الدولية للشرطة الجنائية (الإنتربول)», «المعروف ب"حميدتي"». */
import { touches } from '../../../../text/tokens.js';
import { message } from '../../../../messages/message.js';
import { NameCandidate } from '../nameCandidate.js';
import { endOffset, isComma, startOffset, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import type { AnalysedWord } from '../analysis/analysedWords.js';
import { Class } from '../words/classBits.js';
import { isDual } from '../../wordShapes.js';

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
  const isApart = !touches(tokens, token) || wordAt(analysis, token - 1).kind !== 'arabic';
  return isApart && touches(tokens, token + 1);
}

const isWord = ({ kind }: AnalysedWord): boolean => kind === 'arabic' || kind === 'word';

/** Tokens [from, to) between brackets or quotes that open at a token; undefined if it is no short name. */
function enclosed(analysis: AnalysedText, token: number): { from: number; to: number } | undefined {
  const { kind } = wordAt(analysis, token);
  if (kind === 'quote' ? !opens(analysis, token) : kind !== 'open') return undefined;
  let from = token + 1;
  if (wordAt(analysis, from).kind === 'quote') from++;
  let to = from;
  while (to < from + LONGEST_ALIAS && isWord(wordAt(analysis, to))) to++;
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

/** The innermost of the names that end at each UTF-16 offset. */
function namesByEnd(candidates: readonly NameCandidate[]): ReadonlyMap<number, NameCandidate> {
  const found = new Map<number, NameCandidate>();
  for (const candidate of candidates) {
    if (candidate.confidence < 0.4 || !NAMED.has(candidate.label)) continue;
    const best = found.get(candidate.end);
    if (!best || candidate.end - candidate.start < best.end - best.start || best.label === 'EVENT')
      found.set(candidate.end, candidate);
  }
  return found;
}

const opensAlias = ({ kind }: AnalysedWord): boolean => kind === 'open' || kind === 'quote';

/** Aliases in brackets or quotes directly after a name. The innermost name that ends there is meant. */
export function findAliases(analysis: AnalysedText, candidates: readonly NameCandidate[]): Alias[] {
  const found: Alias[] = [];
  for (const word of analysis.words)
    if (opensAlias(word)) {
      addAliases(analysis, candidates, found);
      break;
    }
  return found;
}

function addAliases(analysis: AnalysedText, candidates: readonly NameCandidate[], found: Alias[]): void {
  const names = namesByEnd(candidates);
  // Where the brackets and quotes begin that stand side by side.
  let first = 0;
  for (let token = 0; token < analysis.words.length; token++) {
    if (!opensAlias(wordAt(analysis, token))) {
      first = token + 1;
      continue;
    }
    const before = isComma(analysis, first - 1) ? first - 1 : first;
    const of = before > 0 ? names.get(endOffset(analysis, before)) : undefined;
    if (!of || of.label === 'EVENT') continue;
    const inside = enclosed(analysis, token);
    if (!inside) continue;
    found.push({
      of,
      alias: new NameCandidate(
        startOffset(analysis, inside.from, 0),
        endOffset(analysis, inside.to),
        of.label,
        0.75,
        [message('names.alias')],
      ),
    });
  }
}
