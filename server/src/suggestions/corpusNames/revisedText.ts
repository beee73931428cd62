/** What a corpus has taught, applied to a text paragraph by paragraph: an edit, or a decision, costs the paragraphs it changes. */
import type { Paragraph } from '../../text/paragraphs.js';
import type { Suggestion } from '../suggestion.js';
import { Surroundings } from './surroundings.js';
import { revise, type RevisedParagraph, type RevisionBasis } from './revision.js';

/** A paragraph as it was suggested for last. */
interface Known {
  readonly start: number;
  readonly suggestions: readonly Suggestion[];
  readonly revised: readonly Suggestion[];
  readonly around: Surroundings;
  /** Words that a form may begin with in it, with and without clitics. */
  readonly stems: ReadonlySet<string>;
}

/** What was revised of a text, to take from what did not change. Of one basis at one revision. */
export interface RevisedText {
  readonly revision: number;
  readonly of: readonly Suggestion[];
  readonly basis: RevisionBasis;
  readonly suggestions: readonly Suggestion[];
  readonly byText: ReadonlyMap<string, Known>;
}

/**
 * All that is suggested in a text, by place, in its paragraphs, in order; what begins in none of them stays as it is. The same
 * list where the corpus knows nothing of it. `before`: what this gave for an earlier version of the text.
 */
export function reviseText(
  paragraphs: readonly Paragraph[],
  suggestions: readonly Suggestion[],
  basis: RevisionBasis,
  before?: RevisedText,
): RevisedText {
  const { revision } = basis.taught;
  const isSameBasis =
    before !== undefined &&
    before.basis.taught === basis.taught &&
    before.basis.labels === basis.labels &&
    before.basis.tagger === basis.tagger &&
    before.basis.language === basis.language;
  if (isSameBasis && before.revision === revision && before.of === suggestions) return before;
  const earlier = isSameBasis ? before.byText : undefined;
  const changed = isSameBasis ? basis.taught.changedSince(before.revision) : undefined;
  const byText = new Map<string, Known>();
  if (basis.taught.isEmpty && !basis.tagger) return { revision, of: suggestions, basis, suggestions, byText };
  const all: Suggestion[] = [];
  let isSame = true;
  let next = 0;
  for (const { start, text } of paragraphs) {
    for (; next < suggestions.length && suggestions[next]!.start < start; next++)
      all.push(suggestions[next]!);
    const from = next;
    while (next < suggestions.length && suggestions[next]!.start < start + text.length) next++;
    const own = suggestions.slice(from, next);
    const known = earlier?.get(text);
    const isAsBefore = known && changed && isMoved(known, own, start) && !meets(known.stems, changed);
    const now = isAsBefore
      ? { ...known, start, suggestions: own, revised: moved(known, own, start) }
      : made({ text, start, suggestions: own }, basis, known);
    const { revised } = now;
    byText.set(text, now);
    isSame &&= revised === own;
    for (const one of revised) all.push(one);
  }
  for (; next < suggestions.length; next++) all.push(suggestions[next]!);
  return { revision, of: suggestions, basis, suggestions: isSame ? suggestions : all, byText };
}

function made(
  paragraph: Pick<RevisedParagraph, 'text' | 'start' | 'suggestions'>,
  basis: RevisionBasis,
  known: Known | undefined,
): Known {
  const { text, start, suggestions } = paragraph;
  const { spelling, clitics } = basis.language;
  const around = known?.around ?? new Surroundings(text, spelling.words(text), basis.language);
  const revised = revise({ ...paragraph, around }, basis);
  const stems = new Set(known?.stems ?? around.words.flatMap(({ norm }) => clitics.stems(norm)));
  // A suggestion may begin within a word.
  for (const one of suggestions) {
    const [first] = around.formAt({ start: one.start - start, end: one.end - start }) ?? [];
    if (first !== undefined) stems.add(first);
  }
  return { start, suggestions, revised, around, stems };
}

function meets(stems: ReadonlySet<string>, changed: ReadonlySet<string>): boolean {
  const [fewer, more] = stems.size < changed.size ? [stems, changed] : [changed, stems];
  for (const word of fewer) if (more.has(word)) return true;
  return false;
}

/** Whether the same is suggested as before, perhaps at another place of the text. */
function isMoved({ start: before, suggestions }: Known, own: readonly Suggestion[], start: number): boolean {
  if (suggestions.length !== own.length) return false;
  const by = start - before;
  return own.every((one, i) => {
    const other = suggestions[i]!;
    if (one === other) return true;
    return (
      one.start === other.start + by &&
      one.end === other.end + by &&
      one.label === other.label &&
      one.confidence === other.confidence &&
      one.reasons === other.reasons &&
      one.source === other.source
    );
  });
}

function moved(known: Known, own: readonly Suggestion[], start: number): readonly Suggestion[] {
  if (known.revised === known.suggestions) return own;
  const by = start - known.start;
  if (by === 0) return known.revised;
  return known.revised.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));
}
