/** Tags of tokens (BIO, BIOES and their relatives) and the spans that they mean. */

export type TagScheme = 'bio' | 'bioes';

/** The tags of a span of so many tokens. */
export function tagsOf(label: string, tokens: number, scheme: TagScheme): string[] {
  if (scheme === 'bioes' && tokens === 1) return [`S-${label}`];
  return Array.from({ length: tokens }, (_, i) => {
    if (i === 0) return `B-${label}`;
    return scheme === 'bioes' && i === tokens - 1 ? `E-${label}` : `I-${label}`;
  });
}

export interface TaggedRun {
  readonly label: string;
  /** Indices of tokens, half-open. */
  first: number;
  last: number;
}

const TAG = /^([BIESLUMW])-(.+)$/su;

/** Whether a text is a tag that `runsOf` understands. */
export function isTag(tag: string): boolean {
  return tag === 'O' || TAG.test(tag);
}

/** What a cell says as a tag (`O`, `B-PERS`); undefined where it is none. */
export type TagReading = (cell: string) => string | undefined;

const strict: TagReading = (cell) => (isTag(cell) ? cell : undefined);

/** `b-per`, `B_PER`. */
const loose: TagReading = (cell) => {
  if (cell === 'O' || cell === 'o') return 'O';
  const [, prefix, label] = /^([BIESLUMW])[-_](.+)$/isu.exec(cell) ?? [];
  return prefix === undefined ? undefined : `${prefix.toUpperCase()}-${label}`;
};

/** `PER-B`. */
const behind: TagReading = (cell) => {
  if (cell === 'O' || cell === 'o') return 'O';
  const [, label, prefix] = /^(.+)[-_]([BIESLUMW])$/isu.exec(cell) ?? [];
  return prefix === undefined ? undefined : `${prefix.toUpperCase()}-${label}`;
};

/** `PER`: the label alone, for columns of few labels with tokens outside of them. */
const bare: TagReading = (cell) =>
  cell === 'O' || cell === 'o' ? 'O' : /^\p{L}[\p{L}\p{N}_.-]*$/u.test(cell) ? `I-${cell}` : undefined;

const MOST_BARE_LABELS = 60;
/** So large a share of tokens is outside of annotations, at least. */
const OUTSIDE = 0.25;

/** How cells of a column may be read, the surest first. */
export function tagReadings(cells: readonly string[]): readonly TagReading[] {
  const inside = cells.filter((cell) => cell !== 'O' && cell !== 'o');
  const labels = new Set(inside);
  const few =
    labels.size <= MOST_BARE_LABELS &&
    labels.size <= Math.max(2, inside.length / 2) &&
    cells.length - inside.length >= OUTSIDE * cells.length;
  return [strict, loose, behind, ...(few && inside.length > 0 ? [bare] : [])];
}

/**
 * The spans that tags mean: IOB1, BIO, BIOES, BILOU, BMEWO. An I without its B begins a span, as in the
 * evaluation script of CoNLL-2003.
 */
export function runsOf(tags: readonly string[]): TaggedRun[] {
  const runs: TaggedRun[] = [];
  let open: TaggedRun | undefined;
  for (const [i, tag] of tags.entries()) {
    const match = TAG.exec(tag);
    if (!match) {
      open = undefined;
      continue;
    }
    const [, prefix, label] = match as unknown as [string, string, string];
    const continues = open?.label === label && 'IELM'.includes(prefix);
    if (continues) open!.last = i + 1;
    else runs.push((open = { label, first: i, last: i + 1 }));
    if ('ESLUW'.includes(prefix)) open = undefined;
  }
  return runs;
}
