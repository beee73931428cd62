/** Makes of a document what is looked at of it. What did not change stays the same object. */
import { lineStartsAfter, lineStartsOf } from '../../text/lineStarts.js';
import type { Annotation, LabelDefinition, Relation } from '../../annotation/model.js';
import type { LanguagePack } from '../../languages/languagePack.js';
import { NUMBER_LABELS, TIME_LABELS } from '../../languages/mention.js';
import type { LabelledSpan } from '../../suggestions/suggestion.js';
import { suggestionId } from '../../annotation/suggestionId.js';
import { ownText } from '../../text/ownText.js';
import { PlacedSpans } from '../../text/placedSpans.js';
import type { Span } from '../../text/span.js';
import { widerNames } from './widerNames.js';
import type {
  ConsistencyDocument,
  EventValue,
  LabelKind,
  Mark,
  TextSketch,
  WiderName,
} from './consistencyDocument.js';
import { hashOf } from '../index/wordHashes.js';
import { gather } from './keyedFold.js';
import { sketchText, type SketchedText } from './textSketch.js';

export interface RowParts {
  readonly name: string;
  readonly text: string;
  readonly language: LanguagePack;
  readonly labels: readonly LabelDefinition[];
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** What is suggested still, where the annotator is done with the document. */
  readonly open: readonly (LabelledSpan & { readonly text?: string; readonly canonical?: string })[];
}

/** What is made of a text alone. */
interface Sketched {
  /** Of the text, which itself is not kept; undefined where it was, being typed in. */
  readonly hash: number | undefined;
  readonly sketch: TextSketch;
  readonly lines: Uint32Array;
}

/** What is made of one annotation, in a text. */
interface Made {
  readonly text: string;
  readonly kind: LabelKind | undefined;
  readonly mark: Mark | undefined;
  readonly wider: readonly WiderName[];
}

export class RowMaker {
  private readonly made = new WeakMap<Annotation, Made>();
  private readonly sketches = new Map<string, Sketched>();
  /** The text that changed last, of which not everything is looked at again at its next change. */
  private typed: { readonly name: string; readonly from: SketchedText } | undefined;

  make(parts: RowParts): ConsistencyDocument {
    const { name, text, language, labels } = parts;
    const kinds = labelKinds(labels);
    const standing = parts.annotations.filter(({ anchor }) => anchor !== 'lost' && anchor !== 'ambiguous');
    const all = standing.map((annotation) => this.markOf(annotation, text, language, kinds));
    const annotations = all.flatMap(({ mark }) => mark ?? []);
    const open = parts.open.flatMap((suggestion) => {
      const kind = kinds(suggestion.label);
      const id = suggestionId(suggestion);
      const mark = kind === 'name' ? markAt({ ...suggestion, id }, kind, text, language) : undefined;
      return mark ?? [];
    });
    return {
      name,
      annotations,
      open,
      wider: uncovered(
        all.flatMap(({ wider }) => wider),
        annotations,
      ),
      events: eventValues(annotations, parts.relations, labels),
      ...this.sketch(name, text, language),
    };
  }

  forget(name: string): void {
    this.sketches.delete(name);
    if (this.typed?.name === name) this.typed = undefined;
  }

  private sketch(name: string, text: string, language: LanguagePack): Pick<Sketched, 'sketch' | 'lines'> {
    const known = this.sketches.get(name);
    const before = this.typed?.name === name ? this.typed.from : undefined;
    const hash = before ? undefined : hashOf(text) + text.length;
    if (known && (before ? before.text === text : known.hash === hash)) return known;
    const from = sketchText(text, language, before);
    const lines =
      known && before ? lineStartsAfter({ text: before.text, lines: known.lines }, text) : lineStartsOf(text);
    const made = { hash, sketch: from.sketch, lines };
    if (known) this.typed = { name, from };
    this.sketches.set(name, made);
    return made;
  }

  private markOf(
    annotation: Annotation,
    text: string,
    language: LanguagePack,
    kinds: (label: string) => LabelKind,
  ): Made {
    const kind = kinds(annotation.label);
    const known = this.made.get(annotation);
    if (known?.text === text && known.kind === kind) return known;
    const mark = markAt(annotation, kind, text, language);
    const wider = mark && kind === 'name' && !annotation.fragments ? widerNames(mark, text, language) : [];
    const made = { text, kind, mark, wider };
    this.made.set(annotation, made);
    return made;
  }
}

/** As much before a place as tells whether a ل stands before it. */
const BEFORE = 4;

function markAt(
  { id, start, end, label, value, canonical }: Span & Pick<Mark, 'id' | 'label' | 'value' | 'canonical'>,
  kind: LabelKind,
  text: string,
  { names }: LanguagePack,
): Mark | undefined {
  const from = Math.max(0, start - BEFORE);
  const key = names.keyAt(text.slice(from, end), { start: start - from, end: end - from });
  if (!key) return undefined;
  return {
    ...{ id, start, end, label, kind, text: ownText(text.slice(start, end)), key: key.words.join(' ') },
    ...(value !== undefined && { value }),
    ...(canonical !== undefined && { canonical }),
  };
}

const TIMES: ReadonlySet<string> = new Set(TIME_LABELS);
const NUMBERS: ReadonlySet<string> = new Set(NUMBER_LABELS);

/** By a label's name, or by what is suggested as it. */
function labelKinds(labels: readonly LabelDefinition[]): (label: string) => LabelKind {
  const suggested = new Map(labels.map(({ name, suggest = [] }) => [name, suggest]));
  return (label) => {
    const stands = suggested.get(label) ?? [];
    const isOf = (set: ReadonlySet<string>): boolean =>
      set.has(label) || (stands.length > 0 && stands.every((each) => set.has(each)));
    return isOf(TIMES) ? 'time' : isOf(NUMBERS) ? 'number' : 'name';
  };
}

/** Without those whose words another annotation of the label covers: there both are annotated, one in the other. */
function uncovered(wider: readonly WiderName[], annotations: readonly Mark[]): readonly WiderName[] {
  if (wider.length === 0) return wider;
  const byLabel = new Map<string, Mark[]>();
  for (const mark of annotations) gather(byLabel, mark.label, mark);
  const beside = new Map([...byLabel].map(([label, marks]) => [label, new PlacedSpans(marks)]));
  return wider.filter(({ start, end, mark }) => {
    const others = beside.get(mark.label)?.overlapping({ start, end }) ?? [];
    return others.every((other) => other === mark || isIn(other, mark));
  });
}

const isIn = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Ordinals and dates of events that are linked: what lies in an event alone of its kind, and what relations say. */
function eventValues(
  annotations: readonly Mark[],
  relations: readonly Relation[],
  labels: readonly LabelDefinition[],
): readonly EventValue[] {
  const stands = (label: string, as: string): boolean =>
    label === as || labels.some(({ name, suggest }) => name === label && suggest?.includes(as) === true);
  const events = annotations.filter(
    ({ label, canonical }) => canonical !== undefined && stands(label, 'EVENT'),
  );
  if (events.length === 0) return [];
  const placed = new PlacedSpans(annotations);
  const known = new Set(events);
  const values: EventValue[] = [];
  const say = (event: Mark, mark: Mark | undefined): void => {
    const fact =
      mark?.kind === 'time' ? 'date' : mark && stands(mark.label, 'ORDINAL') ? 'ordinal' : undefined;
    if (!mark || !fact || mark.value === undefined) return;
    values.push({ event: event.canonical!, fact, value: mark.value, mark });
  };
  for (const event of events) {
    const within = placed.overlapping(event).filter((mark) => mark !== event && isIn(mark, event));
    for (const kind of ['time', 'number'] as const) {
      const alone = within.filter((mark) => mark.kind === kind);
      if (alone.length === 1) say(event, alone[0]);
    }
  }
  const byId = new Map(annotations.map((mark) => [mark.id, mark]));
  for (const { from, to } of relations) {
    const event = byId.get(from);
    if (event && known.has(event)) say(event, byId.get(to));
  }
  return values;
}
