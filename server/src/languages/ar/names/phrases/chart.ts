/** The phrases found so far in a paragraph, by their first token; filled from the end, so that heads see what follows. */
import { emptyList } from '../../emptyList.js';
import type { Message } from '../../../../messages/message.js';
import type { NameLabel } from '../../../mention.js';
import type { WordSet } from '../words/wordSets.js';
import { matchesAt, wordAt, type GazetteerMatch, type AnalysedText } from '../analysis/analysedText.js';

export interface NamePhrase {
  readonly label: NameLabel;
  readonly from: number;
  /** Token after the last. */
  readonly to: number;
  /** Letters of proclitics of the first token that stay outside. */
  readonly skip: number;
  readonly confidence: number;
  readonly reasons: readonly Message[];
  /** The phrase is the name it ends with and a word for what that is («منظمة الإنتربول»). */
  readonly sameAs?: GazetteerMatch | undefined;
  /** The ordinal that numbers an event, in digits. */
  readonly number?: string | undefined;
}

/** Words that a name has at most: heads in a row («جمعية جمعية …») would else each be a name to the end of the text. */
const LONGEST_PHRASE = 32;

export class Chart {
  private readonly phrases: (NamePhrase[] | undefined)[];

  constructor(readonly analysis: AnalysedText) {
    this.phrases = new Array<NamePhrase[] | undefined>(analysis.words.length);
  }

  add({ label, from, to, skip, confidence, reasons, sameAs, number }: NamePhrase): void {
    if (to - from > LONGEST_PHRASE) return;
    // Field by field: whoever makes them, all have one shape in memory.
    const phrase = { label, from, to, skip, confidence, reasons, sameAs, number };
    const here = this.phrases[from];
    if (here) here.push(phrase);
    else this.phrases[from] = [phrase];
  }

  /** Phrases that begin at a token. */
  at(token: number): readonly NamePhrase[] {
    const { phrases } = this;
    return (token >= 0 && token < phrases.length ? phrases[token] : undefined) ?? NONE;
  }

  all(): NamePhrase[] {
    const all: NamePhrase[] = [];
    const { phrases } = this;
    for (let token = 0; token < phrases.length; token++) {
      const here = phrases[token];
      if (here) for (let i = 0; i < here.length; i++) all.push(here[i]!);
    }
    return all;
  }

  /** The longest name, of gazetteer or grammar, that begins at a token after `skip` letters. */
  nameAt(token: number, skip: number, labels: ReadonlySet<NameLabel>): NameAhead | undefined {
    let best: NameAhead | undefined;
    const matches = matchesAt(this.analysis, token);
    for (let i = 0; i < matches.length; i++) {
      const match = matches[i]!;
      if (match.skip !== skip || !labels.has(match.entry.label) || isDoubtful(match)) continue;
      if (!best || match.to > best.to) best = { label: match.entry.label, to: match.to, match };
    }
    const phrases = this.at(token);
    for (let i = 0; i < phrases.length; i++) {
      const phrase = phrases[i]!;
      if (phrase.skip !== skip || !labels.has(phrase.label) || phrase.confidence < 0.4) continue;
      if (!best || phrase.to > best.to) best = { label: phrase.label, to: phrase.to, match: undefined };
    }
    return best;
  }
}

/** A common word that names an organisation only beside a cue: «جبهة | أمنية», «رئيس | التعاون». */
const isDoubtful = ({ entry }: GazetteerMatch): boolean => entry.ambiguous && entry.label === 'ORG';

/** Whether a token of [from, to) is one of some words. */
export function holdsOne(chart: Chart, from: number, to: number, words: WordSet): boolean {
  for (let token = from; token < to; token++) if (words.has(wordAt(chart.analysis, token).norm)) return true;
  return false;
}

export interface NameAhead {
  readonly label: NameLabel;
  readonly to: number;
  readonly match: GazetteerMatch | undefined;
}

const NONE = emptyList<NamePhrase>();
