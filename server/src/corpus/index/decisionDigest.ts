/** What is kept of one annotator's decisions on one document: how far it is, what is annotated, what is left to decide. */
import type { Work } from '../../annotation/completeness.js';
import { teachingOf, uncertaintyOf, type DocumentProgress } from '../../annotation/documentOrder.js';
import type { Annotation } from '../../annotation/model.js';
import { byPlace } from '../../text/order.js';
import type { Reference } from '../entities/entities.js';
import { numberFilter, type CompactRows, type MentionRow, type RowFilter } from './compactRows.js';
import type { Interner } from './interner.js';

export interface CountedReference extends Reference {
  /** How often the document has it. */
  readonly count: number;
}

/** What a digest is made of. */
export interface DigestParts {
  readonly progress: DocumentProgress;
  /** Annotations and what was refused, by place. */
  readonly decided: CompactRows;
  /** What all sources propose, by place. */
  readonly proposed: CompactRows;
  /** Which of it is still a question; absent: all. */
  readonly open?: Uint32Array;
  /** Where the lines of the text begin. */
  readonly lines: Uint32Array;
}

const FIELDS = 5;

export class DecisionDigest {
  readonly progress: DocumentProgress;
  readonly lines: Uint32Array;
  /** References that differ from each other, with their counts; made when they are first asked for. */
  private counted: Uint32Array | undefined;

  constructor(
    private readonly parts: DigestParts,
    private readonly interner: Interner,
  ) {
    this.progress = parts.progress;
    this.lines = parts.lines;
  }

  /** By place: annotations, what was refused, and what is still suggested. */
  rows(filter: RowFilter = {}): MentionRow[] {
    const numbers = numberFilter(filter, this.interner);
    if (!numbers) return [];
    const { status } = filter;
    const { decided, proposed } = this.parts;
    const found: MentionRow[] = [];
    if (status !== 'open')
      for (let row = 0; row < decided.length; row++) {
        if (status !== undefined && decided.isRejected(row) !== (status === 'rejected')) continue;
        if (decided.fits(row, numbers)) found.push(decided.at(row, false));
      }
    const hasDecided = found.length > 0;
    if (status === undefined || status === 'open')
      for (const row of this.open()) if (proposed.fits(row, numbers)) found.push(proposed.at(row, true));
    return hasDecided ? found.sort(byPlace) : found;
  }

  private *open(): Generator<number> {
    const { proposed, open } = this.parts;
    if (open) yield* open;
    else for (let row = 0; row < proposed.length; row++) yield row;
  }

  *references(): Generator<CountedReference> {
    const { interner } = this;
    const counted = (this.counted ??= this.count());
    const text = (id: number): string => interner.text(id - 1);
    for (let at = 0; at < counted.length; at += FIELDS) {
      const name = counted[at + 3]!;
      yield {
        canonical: text(counted[at]!),
        label: text(counted[at + 1]!),
        text: text(counted[at + 2]!),
        ...(name > 0 && { name: text(name) }),
        count: counted[at + 4]!,
      };
    }
  }

  private count(): Uint32Array {
    const { decided, proposed } = this.parts;
    const counted = new Map<string, number[]>();
    const add = (rows: CompactRows, row: number): void => {
      const reference = rows.reference(row);
      if (reference[0] === 0) return;
      const key = reference.join(' ');
      const known = counted.get(key);
      if (known) known[FIELDS - 1]!++;
      else counted.set(key, [...reference, 1]);
    };
    for (let row = 0; row < decided.length; row++) if (!decided.isRejected(row)) add(decided, row);
    for (const row of this.open()) add(proposed, row);
    return Uint32Array.from([...counted.values()].flat());
  }
}

/** How far an annotator is; what is left is not known where the text is still to be read (`open` is absent). */
export function progressOf(
  name: string,
  { status, exhaustive }: Work,
  annotations: readonly Annotation[],
  open: Parameters<typeof teachingOf>[0] | undefined,
  /** Of a tagger, where there is one. */
  doubt?: number,
): DocumentProgress {
  return {
    name,
    status,
    ...(exhaustive && { exhaustive }),
    annotated: annotations.length,
    ...(open && {
      suggestions: open.length,
      uncertainty: uncertaintyOf(open),
      teaches: doubt ?? teachingOf(open),
    }),
  };
}
