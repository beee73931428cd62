/**
 * What the guidelines say otherwise than when annotations were last looked at. The first change of what is said of a label
 * writes down what was said before; from then on annotations of the label are to be looked at until somebody says that they
 * were.
 */
import { sha256 } from '../../annotation/documentText.js';
import type { Message } from '../../messages/message.js';
import type { Corpus } from '../corpus.js';
import { orWhyNot } from '../files/writing.js';
import type { Guidelines } from './guidelinesFile.js';
import type { Review } from './reviewedFile.js';

/** A label of which the guidelines say something else now. */
export interface ChangedGuideline {
  readonly label: string;
  /** The line of its heading, counted from 0; absent: nothing is said of it any more. */
  readonly line?: number;
}

/** Of a section that is not there. */
const NOTHING = '';
/** Hexadecimal digits of a hash: enough to tell two versions of a section apart. */
const DIGITS = 16;

async function hashOf(guidelines: Guidelines, label: string): Promise<string> {
  const text = guidelines.sectionText(label);
  if (text === undefined) return NOTHING;
  return (await sha256(new TextEncoder().encode(text))).slice(0, DIGITS);
}

const labelsOf = ({ settings }: Corpus): readonly string[] => settings.labels.map(({ name }) => name);

/** In the order of the labels; none where nobody has written down what was said before. */
export async function changedGuidelines(corpus: Corpus): Promise<readonly ChangedGuideline[]> {
  const { guidelines, reviewed } = corpus;
  const changed: ChangedGuideline[] = [];
  for (const label of labelsOf(corpus)) {
    const before = reviewed.of(label)?.section;
    if (before === undefined || before === (await hashOf(guidelines, label))) continue;
    const line = guidelines.of(label)?.line;
    changed.push({ label, ...(line !== undefined && { line }) });
  }
  return changed;
}

/** The guidelines were changed: what they said before is written down, for labels of which that is not known yet. */
export async function noticeChange(corpus: Corpus, before: Guidelines): Promise<void> {
  if (!before.isThere) return;
  const { guidelines, reviewed } = corpus;
  const reviews: Review[] = [];
  for (const label of labelsOf(corpus)) {
    const section = await hashOf(before, label);
    if (reviewed.of(label) || section === NOTHING || section === (await hashOf(guidelines, label))) continue;
    reviews.push({ label, section });
  }
  // Where it cannot be written nobody waits for it: guidelines are read all the same.
  await reviewed.set(reviews).catch(() => undefined);
}

/** The annotations of these labels were looked at by the guidelines as they are. Gives why that could not be written. */
export async function reviewedNow(
  corpus: Corpus,
  labels: readonly string[] = labelsOf(corpus),
): Promise<{ readonly problem?: Message }> {
  const { guidelines, reviewed } = corpus;
  return orWhyNot(reviewed.uri, async () => {
    const reviews: Review[] = [];
    for (const label of labels) reviews.push({ label, section: await hashOf(guidelines, label) });
    await reviewed.set(reviews);
    return {};
  });
}
