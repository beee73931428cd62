/** Which way a sentence looks, by the verb before a place in it, else by the first behind it. */
import type { Word } from '../languagePack.js';
import type { TimeDirection } from '../time/meaning.js';
import { endsSentence } from '../../text/characters.js';
import type { Lexicon } from './lexicon.js';

const SHORTEST_VERB = 4;

function tenseOf(norm: string, { words, endings }: Lexicon): TimeDirection | undefined {
  const senses = words.get(norm) ?? [];
  for (const { kind, rest } of senses)
    if (rest.length === 0) {
      if (kind === 'future' || kind === 'past') return kind;
      if (kind === 'no-future') return undefined;
    }
  if (norm.length < SHORTEST_VERB) return undefined;
  const ending = endings.find(([end]) => norm.endsWith(end));
  return ending && (ending[1] === 'past-ending' ? 'past' : 'future');
}

/** The tense at every token. Linear. */
export function tensesOf(
  norms: readonly string[],
  tokens: readonly Word[],
  lexicon: Lexicon,
): (TimeDirection | undefined)[] {
  const found = norms.map((norm, i) => (tokens[i]!.kind === 'word' ? tenseOf(norm, lexicon) : undefined));
  const isEnd = (i: number): boolean =>
    tokens[i]!.kind === 'symbol' && endsSentence(norms[i]!) && tokens[i + 1]?.gap !== 0;
  const tenses = [...found];
  let last: TimeDirection | undefined;
  for (let i = 0; i < norms.length; i++) {
    tenses[i] = last = found[i] ?? last;
    if (isEnd(i)) last = undefined;
  }
  let next: TimeDirection | undefined;
  for (let i = norms.length - 1; i >= 0; i--) {
    if (isEnd(i)) next = undefined;
    next = found[i] ?? next;
    tenses[i] ??= next;
  }
  return tenses;
}
