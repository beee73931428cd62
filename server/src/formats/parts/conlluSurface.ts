/** Where words stand in what is written: the form of a multiword token is often not the sum of its words (ل + الناس: للناس). */

/** UTF-16 offsets into the form. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The part of a multiword token's form that each of its words is; all of it where that is not certain. */
export function wordsWithin(surface: string, words: readonly string[]): readonly Place[] {
  const whole = { start: 0, end: surface.length };
  if (words.join('') === surface) {
    let end = 0;
    return words.map((word) => ({ start: end, end: (end += word.length) }));
  }
  const firstEnd = alike(surface, words[0] ?? '', 1);
  const lastStart = surface.length - alike(surface, words.at(-1) ?? '', -1);
  return words.map((word, i) => {
    const certain = (length: number): boolean => length > 0 && length * 2 >= word.length;
    if (i === words.length - 1 && certain(surface.length - lastStart))
      return { start: Math.max(lastStart, firstEnd < surface.length ? firstEnd : 0), end: surface.length };
    if (i === 0 && certain(firstEnd)) return { start: 0, end: firstEnd };
    return whole;
  });
}

/** How many UTF-16 units two texts have in common at their beginnings (1) or ends (-1). */
function alike(one: string, other: string, step: 1 | -1): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  const at = (text: string): string => text.at(step === 1 ? count : -1 - count)!;
  while (count < most && at(one) === at(other)) count++;
  return count;
}

/** So many UTF-16 units more than the forms between them may lie between two forms that are found. */
const SLACK = 4;
/** So many tokens a sentence may have to be looked through. */
const MOST_TOKENS = 5000;

/**
 * The places of tokens in the text of their sentence, where some are written otherwise there: those that are found in
 * their order, and the others between them. Undefined where that is not certain.
 */
export function formsWithin(shown: string, forms: readonly string[]): readonly Place[] | undefined {
  if (forms.length > MOST_TOKENS) return undefined;
  const places: (Place | undefined)[] = [];
  let from = 0;
  let missing = 0;
  for (const form of forms) {
    const at = shown.indexOf(form, from);
    const isNear = at >= 0 && at - from <= SLACK + 2 * missing;
    places.push(isNear ? { start: at, end: at + form.length } : undefined);
    if (isNear) from = at + form.length;
    missing = isNear ? 0 : missing + form.length;
  }
  const all = places.map((place, i): Place => {
    if (place) return place;
    const start = places.slice(0, i).findLast((one) => one !== undefined)?.end ?? 0;
    const end = places.slice(i + 1).find((one) => one !== undefined)?.start ?? shown.length;
    const between = shown.slice(start, end);
    const lead = between.length - between.trimStart().length;
    return { start: start + lead, end: start + lead + between.trim().length };
  });
  return all.every(({ start, end }) => start < end) ? all : undefined;
}
