/** What the tagger says of a mention: the same, something else, or nothing; and how likely it finds the words around. */
import { lowerBound } from '../../../text/lowerBound.js';
import type { NameLabel } from '../../mention.js';
import type { Token } from '../tokens.js';
import type { TaggedLabel } from '../names/tagger/labels.js';
import { TAGGED_LABELS } from '../names/tagger/labels.js';
import type { TaggedSpan } from '../names/tagger/tagger.js';
import { COLUMNS, KINDS, type WordSummary } from '../names/tagger/wordSummary.js';
import { band, joined } from './bands.js';

/** Labels of the tagger that a label of ours can be; its corpus knows no roles, and nationalities are no names to it. */
const TAGGED: Readonly<Record<NameLabel, TaggedLabel | undefined>> = {
  PERS: 'PERS',
  GPE: 'GPE',
  LOC: 'GPE',
  FAC: 'GPE',
  ORG: 'ORG',
  EVENT: 'MISC',
  LAW: 'MISC',
  MISC: 'MISC',
  NORP: undefined,
  OCC: undefined,
};

const RELIABILITY = [0.4, 0.6, 0.75, 0.9];
const CHANCE = [0.02, 0.1, 0.3, 0.6, 0.9];
const LITTLE = [0.03, 0.15, 0.4, 0.75];

/** A mention on whole tokens. */
export interface Place {
  readonly label: NameLabel;
  readonly first: number;
  readonly last: number;
}

/** How the tagger reads a place: how its span lies to it, and how reliable it is. */
export function reading(spans: readonly TaggedSpan[], tokens: readonly Token[], place: Place): string {
  const from = tokens[place.first]!.start;
  const to = tokens[place.last]!.end;
  const wanted = TAGGED[place.label];
  let best = 'silent';
  let reliability = -1;
  for (let i = lowerBound(spans.length, (at) => spans[at]!.end <= from); i < spans.length; i++) {
    const span = spans[i]!;
    if (span.start >= to) break;
    const isSame = span.label === wanted;
    // What agrees counts before what does not, then what is surer.
    const rank = span.reliability + (isSame ? 1 : 0);
    if (rank <= reliability) continue;
    reliability = rank;
    best = joined(isSame ? 'same' : joined('as', span.label), liesTo(span, from, to));
    if (isSame) best = joined(best, band(span.reliability, RELIABILITY));
  }
  return best;
}

function liesTo({ start, end }: TaggedSpan, from: number, to: number): string {
  if (start === from && end === to) return 'span';
  if (start >= from && end <= to) return 'inside';
  if (start <= from && end >= to) return 'around';
  return 'across';
}

/** How likely the words are of the mention's kind by the paragraph alone: the least likely of them. */
export function leastChance({ chances }: WordSummary, { label, first, last }: Place): string {
  const kind = kindOf(label);
  let least = 1;
  for (let token = first; token <= last; token++)
    least = Math.min(least, chances[token * COLUMNS + kind]! / 255);
  return band(least, CHANCE);
}

/** How likely a name goes on from the last token of the mention to the next. */
export function goesOn(summary: WordSummary, { label, last }: Place): string {
  return band(continuing(summary, label, last + 1), LITTLE);
}

/** How likely the first token of the mention goes on with a name before it. */
export function goesBack(summary: WordSummary, { label, first }: Place): string {
  return band(continuing(summary, label, first), LITTLE);
}

const kindOf = (label: NameLabel): number => {
  const tagged = TAGGED[label];
  return tagged === undefined ? TAGGED_LABELS.indexOf('ORG') : TAGGED_LABELS.indexOf(tagged);
};

/** How likely a token is of a kind without beginning a name. */
function continuing({ chances, keys }: WordSummary, label: NameLabel, token: number): number {
  if (token >= keys.length) return 0;
  const row = token * COLUMNS;
  return Math.max(0, chances[row + kindOf(label)]! - chances[row + KINDS]!) / 255;
}
