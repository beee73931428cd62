/** What is kept of one annotator's decisions on one document: how far it is, and which entities it refers to. */
import { uncertaintyOf, type DocumentProgress } from '../../annotation/documentOrder.js';
import type { Annotation } from '../../annotation/model.js';
import type { Reference } from '../entities/entities.js';
import type { Interner } from './documentDigest.js';

export interface CountedReference extends Reference {
  /** How often the document has it. */
  readonly count: number;
}

/** What a digest is made of: a snapshot will do. */
export interface Digestible {
  readonly status: DocumentProgress['status'];
  readonly annotations: readonly Annotation[];
  readonly suggestions: readonly (Reference & { readonly confidence: number })[];
  /** The text is still to be read: what is left to decide is not known. */
  readonly isEarly?: boolean;
}

const FIELDS = 5;

export class DecisionDigest {
  /** Numbers of the interner, one row a reference that differs from the others. */
  private readonly rows: Uint32Array;

  private constructor(
    readonly progress: DocumentProgress,
    references: readonly Reference[],
    private readonly interner: Interner,
  ) {
    const optional = (text: string | undefined): number => (text === undefined ? 0 : interner.idOf(text) + 1);
    const counted = new Map<string, number[]>();
    for (const { canonical, label, text, name } of references) {
      if (canonical === undefined) continue;
      const ids = [interner.idOf(canonical), interner.idOf(label), interner.idOf(text), optional(name)];
      const key = ids.join(' ');
      const row = counted.get(key);
      if (row) row[FIELDS - 1]!++;
      else counted.set(key, [...ids, 1]);
    }
    this.rows = Uint32Array.from([...counted.values()].flat());
  }

  static of(name: string, digestible: Digestible, interner: Interner): DecisionDigest {
    const { status, annotations, suggestions, isEarly } = digestible;
    const progress = {
      name,
      status,
      annotated: annotations.length,
      ...(!isEarly && { suggestions: suggestions.length, uncertainty: uncertaintyOf(suggestions) }),
    };
    return new DecisionDigest(progress, [...annotations, ...suggestions], interner);
  }

  /** Of a file that is no text. */
  static ofNoText(counted: DocumentProgress, interner: Interner): DecisionDigest {
    return new DecisionDigest({ ...counted, suggestions: 0, uncertainty: 0 }, [], interner);
  }

  *references(): Generator<CountedReference> {
    const { rows, interner } = this;
    for (let at = 0; at < rows.length; at += FIELDS) {
      const name = rows[at + 3]!;
      yield {
        canonical: interner.text(rows[at]!),
        label: interner.text(rows[at + 1]!),
        text: interner.text(rows[at + 2]!),
        ...(name > 0 && { name: interner.text(name - 1) }),
        count: rows[at + 4]!,
      };
    }
  }
}
