/**
 * Annotations and suggestions as the index keeps them: rows of numbers in one array, their strings in an interner, so that
 * those of ten thousand documents fit into memory, and are gone through without making an object of each.
 */
import type { Attributes } from '../../annotation/attributes.js';
import type { Confidences } from '../../annotation/confidence.js';
import type { Place } from '../../annotation/fragments.js';
import type { AnchorState, Annotation, Origin } from '../../annotation/model.js';
import { RECOGNISER } from '../../suggestions/recogniser/recognition.js';
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
  readonly note?: string;
  /** Of an annotation: where it came from, and how well it still fits the text. */
  readonly origin?: Origin;
  readonly anchor?: AnchorState;
}

/** Which rows are asked for: all that is given must hold. */
export interface RowFilter {
  readonly status?: RowStatus;
  readonly label?: string;
  /** Id of an entity, or those of several. */
  readonly canonical?: string | ReadonlySet<string>;
  /** The text exactly. */
  readonly text?: string;
  readonly value?: string;
}

/** What rows are made of: annotations and suggestions will do. */
type RowSource = Omit<MentionRow, 'status' | 'id'> & {
  readonly rejected?: boolean;
  readonly isWithheld?: boolean;
};

/** Where each number of a row stands. The confidence takes two, the other confidences one each. */
const AT = {
  ...{ start: 0, end: 1, label: 2, text: 3, canonical: 4, name: 5, value: 6, mod: 7 },
  ...{ confidence: 8, labelConfidence: 10, borderConfidence: 11, rest: 12, flags: 13 },
} as const;

/** Numbers a row, of 32 bits each. */
const ROW = 14;

/** Where the strings of a row stand: as numbers of an interner, 0 for none, else one more. */
const STRINGS = [AT.label, AT.text, AT.canonical, AT.name, AT.value, AT.mod, AT.rest] as const;

const ORIGINS: readonly (Origin | undefined)[] = [undefined, 'human', 'accepted', 'imported'];
const ANCHORS: readonly (AnchorState | undefined)[] = [undefined, 'exact', 'moved', 'ambiguous', 'lost'];
const REJECTED = 1;
const ORIGIN_SHIFT = 1;
const ANCHOR_SHIFT = 3;
const WITHHELD = 1 << 6;

const COMPARED = ['label', 'text', 'canonical', 'value'] as const;

/** A filter with its strings as numbers. */
type NumberFilter = readonly (readonly [at: number, ids: readonly number[]])[];

/** Undefined where no row can have the strings of the filter. */
export function numberFilter(filter: RowFilter, interner: Interner): NumberFilter | undefined {
  const numbers: (readonly [number, readonly number[]])[] = [];
  for (const key of COMPARED) {
    const wanted = filter[key];
    if (wanted === undefined) continue;
    const ids: number[] = [];
    for (const text of typeof wanted === 'string' ? [wanted] : wanted) {
      const id = interner.find(text);
      if (id !== undefined) ids.push(id + 1);
    }
    if (ids.length === 0) return undefined;
    numbers.push([AT[key], ids]);
  }
  return numbers;
}

// Numbers of other sizes as words of 32 bits: a view of its own for each array would cost more than the array.
const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);
const floats = new Float32Array(words.buffer);

function setDouble(numbers: Uint32Array, at: number, value: number | undefined): void {
  double[0] = value ?? NaN;
  numbers.set(words, at);
}

function doubleAt(numbers: Uint32Array, at: number): number {
  words[0] = numbers[at]!;
  words[1] = numbers[at + 1]!;
  return double[0]!;
}

function floatOf(value: number | undefined): number {
  floats[0] = value ?? NaN;
  return words[0]!;
}

function floatAt(numbers: Uint32Array, at: number): number {
  words[0] = numbers[at]!;
  return floats[0]!;
}

const unlessMissing = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

function rowsOf(sources: readonly RowSource[], interner: Interner): Uint32Array {
  const numbers = new Uint32Array(sources.length * ROW);
  const id = (text: string | undefined): number => (text === undefined ? 0 : interner.idOf(text) + 1);
  for (const [i, source] of sources.entries()) {
    const at = i * ROW;
    numbers[at + AT.start] = source.start;
    numbers[at + AT.end] = source.end;
    for (const key of ['label', 'text', 'canonical', 'name', 'value', 'mod'] as const)
      numbers[at + AT[key]] = id(source[key]);
    setDouble(numbers, at + AT.confidence, source.confidence);
    numbers[at + AT.labelConfidence] = floatOf(source.labelConfidence);
    numbers[at + AT.borderConfidence] = floatOf(source.borderConfidence);
    const { attributes, fragments, note } = source;
    const rest =
      attributes || fragments || note !== undefined
        ? JSON.stringify({ attributes, fragments, note })
        : undefined;
    numbers[at + AT.rest] = id(rest);
    numbers[at + AT.flags] =
      (source.rejected ? REJECTED : 0) |
      (source.isWithheld ? WITHHELD : 0) |
      (ORIGINS.indexOf(source.origin) << ORIGIN_SHIFT) |
      (ANCHORS.indexOf(source.anchor) << ANCHOR_SHIFT);
  }
  return numbers;
}

export function rowsOfSuggestions(suggestions: readonly Suggestion[], interner: Interner): Uint32Array {
  return rowsOf(suggestions, interner);
}

export class CompactRows {
  constructor(
    /** Rows of `ROW` numbers each. */
    private readonly numbers: Uint32Array,
    private readonly interner: Interner,
    /** Of annotations. */
    private readonly ids?: readonly string[],
  ) {}

  static ofSuggestions(suggestions: readonly Suggestion[], interner: Interner): CompactRows {
    return new CompactRows(rowsOf(suggestions, interner), interner);
  }

  static ofAnnotations(annotations: readonly Annotation[], interner: Interner): CompactRows {
    const ids = annotations.map(({ id }) => id);
    return new CompactRows(rowsOf(annotations, interner), interner, ids);
  }

  /** Rows of a `TextReading`, which become these; their strings are numbered as in `strings` there. */
  static ofReading(
    { rows, strings }: { readonly rows: Uint32Array; readonly strings: readonly string[] },
    interner: Interner,
  ): CompactRows {
    const numbers = interner.numbersOf(strings);
    for (let row = 0; row < rows.length; row += ROW)
      for (const at of STRINGS) rows[row + at] = numbers[rows[row + at]!]!;
    return new CompactRows(rows, interner);
  }

  /** The rows as a `TextReading` has them. */
  forReading(): { readonly rows: Uint32Array; readonly strings: readonly string[] } {
    const own = new Map<number, number>([[0, 0]]);
    const strings: string[] = [];
    const rows = this.numbers.slice();
    for (let row = 0; row < rows.length; row += ROW)
      for (const at of STRINGS) {
        const id = rows[row + at]!;
        let number = own.get(id);
        if (number === undefined) own.set(id, (number = strings.push(this.interner.text(id - 1))));
        rows[row + at] = number;
      }
    return { rows, strings };
  }

  /** Bytes of its numbers. */
  get size(): number {
    return this.numbers.byteLength;
  }

  get length(): number {
    return this.numbers.length / ROW;
  }

  /** Whether a row has what a filter asks for, but for the status. */
  fits(row: number, filter: NumberFilter): boolean {
    for (const [at, ids] of filter) if (!ids.includes(this.numbers[row * ROW + at]!)) return false;
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

  /** What decides whether suggestions are still open. */
  suggested(): (Suggested & { readonly row: number; readonly text: string })[] {
    return Array.from({ length: this.length }, (_, row) => {
      const at = row * ROW;
      return {
        row,
        start: this.numbers[at + AT.start]!,
        end: this.numbers[at + AT.end]!,
        label: this.interner.text(this.numbers[at + AT.label]! - 1),
        text: this.interner.text(this.numbers[at + AT.text]! - 1),
        confidence: doubleAt(this.numbers, at + AT.confidence),
        isWithheld: (this.numbers[at + AT.flags]! & WITHHELD) !== 0,
      };
    });
  }

  /** What is suggested, as the recogniser says it: why, is not kept. */
  suggestions(): Suggestion[] {
    return Array.from({ length: this.length }, (_, row) => {
      const {
        status: _status,
        id: _id,
        origin: _origin,
        anchor: _anchor,
        confidence = 0,
        ...rest
      } = this.at(row, true);
      return { ...rest, confidence, source: RECOGNISER, reasons: [] };
    });
  }

  /** The same rows with other labels; without those that have no label then. */
  relabelled(labelOf: (label: string) => string | undefined): CompactRows {
    const { numbers, interner } = this;
    const others = new Map<number, number | undefined>();
    const other = (id: number): number | undefined => {
      if (!others.has(id)) {
        const label = labelOf(interner.text(id - 1));
        others.set(id, label === undefined ? undefined : interner.idOf(label) + 1);
      }
      return others.get(id);
    };
    const changed = new Uint32Array(numbers.length);
    let length = 0;
    for (let at = 0; at < numbers.length; at += ROW) {
      const label = other(numbers[at + AT.label]!);
      if (label === undefined) continue;
      changed.set(numbers.subarray(at, at + ROW), length);
      changed[length + AT.label] = label;
      length += ROW;
    }
    return new CompactRows(changed.slice(0, length), interner);
  }

  /** `isOpen`: they are suggestions. */
  at(row: number, isOpen: boolean): MentionRow {
    const { numbers, interner } = this;
    const at = row * ROW;
    const string = (key: keyof typeof AT): string | undefined => {
      const id = numbers[at + AT[key]]!;
      return id === 0 ? undefined : interner.text(id - 1);
    };
    const rest = string('rest');
    const flags = numbers[at + AT.flags]!;
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
      confidence: unlessMissing(doubleAt(numbers, at + AT.confidence)),
      labelConfidence: unlessMissing(floatAt(numbers, at + AT.labelConfidence)),
      borderConfidence: unlessMissing(floatAt(numbers, at + AT.borderConfidence)),
      origin: ORIGINS[(flags >> ORIGIN_SHIFT) & 3],
      anchor: ANCHORS[(flags >> ANCHOR_SHIFT) & 7],
      ...(rest !== undefined && (JSON.parse(rest) as Pick<MentionRow, 'attributes' | 'fragments' | 'note'>)),
    };
  }
}
