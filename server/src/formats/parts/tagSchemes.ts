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
