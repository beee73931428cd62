/** What an import does not take in as it is: each kind counted, the first of each listed. */
import type { Annotation } from '../annotation/model.js';
import { message, type Message } from '../messages/message.js';

export type ConflictKind =
  | 'unmatched' // no document of the corpus has this text or name
  | 'relabelled' // the place has another label already
  | 'described' // what is there says something else of itself
  | 'crossing' // it crosses an annotation that is there
  | 'gaps' // it has gaps, which the corpus does not have
  | 'moved' // the texts differ; it was found, but not where it was
  | 'lost' // the texts differ, and it was not found with certainty
  | 'label' // its label can be none here
  | 'attribute' // an attribute cannot be kept
  | 'relation'
  | 'document'; // the date or the status of the document

export interface Conflict {
  readonly kind: ConflictKind;
  /** Document as the imported file names it. */
  readonly document: string;
  /** Names the annotation. */
  readonly message: Message;
}

export type Complain = (kind: ConflictKind, told: Message) => void;

export const named = ({ label, text }: Pick<Annotation, 'label' | 'text'>): Message =>
  message('annotation.named', { label, text });

/** So many of a kind are listed: a file may hold millions. */
const MOST_LISTED = 1000;

export class ConflictList {
  private readonly counts = new Map<ConflictKind, number>();
  private readonly kept: Conflict[] = [];

  add(conflict: Conflict): void {
    const count = this.countOf(conflict.kind);
    this.counts.set(conflict.kind, count + 1);
    if (count < MOST_LISTED) this.kept.push(conflict);
  }

  addAll(others: ConflictList): void {
    for (const conflict of others.kept) this.add(conflict);
    // What was not listed there is counted here.
    for (const [kind, count] of others.counts) {
      const unlisted = count - Math.min(count, MOST_LISTED);
      if (unlisted > 0) this.counts.set(kind, this.countOf(kind) + unlisted);
    }
  }

  /** The first of each kind, in order. */
  get listed(): readonly Conflict[] {
    return this.kept;
  }

  get count(): number {
    let sum = 0;
    for (const count of this.counts.values()) sum += count;
    return sum;
  }

  countOf(kind: ConflictKind): number {
    return this.counts.get(kind) ?? 0;
  }
}
