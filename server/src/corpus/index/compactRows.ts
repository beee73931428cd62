/**
 * Annotations and suggestions as the index keeps them: rows of numbers in one array, their strings in an interner, so that
 * those of ten thousand documents fit into memory, and are gone through without making an object of each.
 */
import type { Attributes } from '../../annotation/attributes.js';
import type { Confidences } from '../../annotation/confidence.js';
import type { Place } from '../../annotation/fragments.js';
import type { AnchorState, Annotation, Origin } from '../../annotation/model.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import type { Suggested } from '../../suggestions/undecided.js';
import type { Interner } from './interner.js';

/** Annotated, refused, or a suggestion that nobody decided about yet. */
export type RowStatus = 'annotated' | 'rejected' | 'open';

/** An annotation or a suggestion. Offsets are UTF-16 units into the text as an editor shows it. */
export interface MentionRow extends Place, Confidences {
  readonly status: RowStatus;
  readonly label: string;
  readonly text: string;
  /** Of an annotation. */
  readonly id?: string;
  /** TIMEX3 value, or the number. */
  readonly value?: string;
  readonly mod?: string;
  /** Id of the entity that is meant. */
  readonly canonical?: string;
  /** The entity's name as people write it, where a source knows it. */
  readonly name?: string;
  readonly attributes?: Attributes;
  /** Of an annotation: where it came from, and how well it still fits the text. */
  readonly origin?: Origin;
  readonly anchor?: AnchorState;
}

/** Which rows are asked for: all that is given must hold. */
export interface RowFilter {
  readonly status?: RowStatus;
  readonly label?: string;
  /** Id of an entity. */
  readonly canonical?: string;
  /** The text exactly. */
  readonly text?: string;
  readonly value?: string;
}

/** What rows are made of: annotations and suggestions will do. */
export type RowSource = Omit<MentionRow, 'status' | 'id'> & {
  readonly id?: string;
  readonly rejected?: boolean;
};

/** Where each number of a row stands. The confidence takes two, the other confidences one each. */
const AT = {
  ...{ start: 0, end: 1, label: 2, text: 3, canonical: 4, name: 5, value: 6, mod: 7 },
  ...{ confidence: 8, labelConfidence: 10, borderConfidence: 11, rest: 12, flags: 13 },
} as const;

/** Numbers a row, of 32 bits each. */
const ROW = 14;

const ORIGINS: readonly (Origin | undefined)[] = [undefined, 'human', 'accepted', 'imported'];
const ANCHORS: readonly (AnchorState | undefined)[] = [undefined, 'exact', 'moved', 'ambiguous', 'lost'];
const REJECTED = 1;
const ORIGIN_SHIFT = 1;
const ANCHOR_SHIFT = 3;

/** The strings of a row that a filter compares. */
const COMPARED = ['label', 'text', 'canonical', 'value'] as const;
/** A filter with its strings as numbers; undefined where no row can have them. */
export type NumberFilter = readonly (readonly [at: number, id: number])[];

export function numberFilter(filter: RowFilter, interner: Interner): NumberFilter | undefined {
  const numbers: (readonly [number, number])[] = [];
  for (const key of COMPARED) {
    const wanted = filter[key];
    if (wanted === undefined) continue;
    const id = interner.find(wanted);
    if (id === undefined) return undefined;
    numbers.push([AT[key], id + 1]);
  }
  return numbers;
}

export class CompactRows {
  private readonly floats: Float32Array;
  private readonly doubles: Float64Array;

  constructor(
    /** Rows of `ROW` numbers each; begins at a multiple of 8 bytes. */
    readonly numbers: Uint32Array,
    private readonly interner: Interner,
    /** Of annotations. */
    private readonly ids?: readonly string[],
  ) {
    const { buffer, byteOffset, length } = numbers;
    this.floats = new Float32Array(buffer, byteOffset, length);
    this.doubles = new Float64Array(buffer, byteOffset, length / 2);
  }

  static ofSuggestions(suggestions: readonly Suggestion[], interner: Interner): CompactRows {
    return CompactRows.of(suggestions, interner);
  }

  static ofAnnotations(annotations: readonly Annotation[], interner: Interner): CompactRows {
    return CompactRows.of(
      annotations,
      interner,
      annotations.map(({ id }) => id),
    );
  }

  private static of(sources: readonly RowSource[], interner: Interner, ids?: readonly string[]): CompactRows {
    const rows = new CompactRows(new Uint32Array(sources.length * ROW), interner, ids);
    for (const [i, source] of sources.entries()) rows.set(i, source);
    return rows;
  }

  private set(row: number, source: RowSource): void {
    const { numbers, interner } = this;
    const at = row * ROW;
    const id = (text: string | undefined): number => (text === undefined ? 0 : interner.idOf(text) + 1);
    numbers[at + AT.start] = source.start;
    numbers[at + AT.end] = source.end;
    for (const key of ['label', 'text', 'canonical', 'name', 'value', 'mod'] as const)
      numbers[at + AT[key]] = id(source[key]);
    this.doubles[(at + AT.confidence) / 2] = source.confidence ?? NaN;
    this.floats[at + AT.labelConfidence] = source.labelConfidence ?? NaN;
    this.floats[at + AT.borderConfidence] = source.borderConfidence ?? NaN;
    const { attributes, fragments } = source;
    numbers[at + AT.rest] = id(
      attributes || fragments ? JSON.stringify({ attributes, fragments }) : undefined,
    );
    numbers[at + AT.flags] =
      (source.rejected ? REJECTED : 0) |
      (ORIGINS.indexOf(source.origin) << ORIGIN_SHIFT) |
      (ANCHORS.indexOf(source.anchor) << ANCHOR_SHIFT);
  }

  get length(): number {
    return this.numbers.length / ROW;
  }

  /** Whether a row has what a filter asks for, but for the status. */
  fits(row: number, filter: NumberFilter): boolean {
    for (const [at, id] of filter) if (this.numbers[row * ROW + at] !== id) return false;
    return true;
  }

  isRejected(row: number): boolean {
    return (this.numbers[row * ROW + AT.flags]! & REJECTED) !== 0;
  }

  /** Entity, label, text and name of a row, as numbers of the interner: 0 for none, else one more. */
  reference(row: number): readonly number[] {
    const from = row * ROW;
    return [AT.canonical, AT.label, AT.text, AT.name].map((at) => this.numbers[from + at]!);
  }

  confidence(row: number): number {
    return this.doubles[(row * ROW + AT.confidence) / 2]!;
  }

  /** What decides whether suggestions are still open. */
  suggested(): (Suggested & { readonly row: number })[] {
    return Array.from({ length: this.length }, (_, row) => {
      const at = row * ROW;
      return {
        row,
        start: this.numbers[at + AT.start]!,
        end: this.numbers[at + AT.end]!,
        label: this.interner.text(this.numbers[at + AT.label]! - 1),
        confidence: this.confidence(row),
      };
    });
  }

  /** `isOpen`: they are suggestions. */
  at(row: number, isOpen: boolean): MentionRow {
    const { numbers, floats, interner } = this;
    const at = row * ROW;
    const string = (key: keyof typeof AT): string | undefined => {
      const id = numbers[at + AT[key]]!;
      return id === 0 ? undefined : interner.text(id - 1);
    };
    const rest = string('rest');
    const flags = numbers[at + AT.flags]!;
    const confidence = this.confidence(row);
    return {
      status: isOpen ? 'open' : (flags & REJECTED) !== 0 ? 'rejected' : 'annotated',
      start: numbers[at + AT.start]!,
      end: numbers[at + AT.end]!,
      label: string('label') ?? '',
      text: string('text') ?? '',
      id: this.ids?.[row],
      canonical: string('canonical'),
      name: string('name'),
      value: string('value'),
      mod: string('mod'),
      confidence: numberOf(confidence),
      labelConfidence: numberOf(floats[at + AT.labelConfidence]!),
      borderConfidence: numberOf(floats[at + AT.borderConfidence]!),
      origin: ORIGINS[(flags >> ORIGIN_SHIFT) & 3],
      anchor: ANCHORS[(flags >> ANCHOR_SHIFT) & 7],
      ...(rest !== undefined && (JSON.parse(rest) as Pick<MentionRow, 'attributes' | 'fragments'>)),
    };
  }
}

const numberOf = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
