/**
 * The fields of a line: what belongs together and is taken from one side of a merge as a whole. Where both sides changed a
 * field, each its own way, that is a conflict; but for what nobody decided (context, hashes, how sure a source was), which
 * is settled here, the same whichever side is called ours.
 */
import { CONFIDENCE_KEYS } from '../confidence.js';
import { sameJson, type JsonObject } from '../jsonLines.js';

/** The two sides of a merge. */
export type Side = 'ours' | 'theirs';

/** Keys that are one field, under the name of the first. */
const GROUPS: readonly (readonly string[])[] = [
  ['start', 'end', 'fragments', 'text', 'prefix', 'suffix', 'anchor'],
  ['value', 'mod'],
  ['from', 'to', 'type'],
  CONFIDENCE_KEYS,
];
const PLACE = 'start';
const GROUP_OF = new Map(GROUPS.flatMap((keys) => keys.map((key) => [key, keys[0]!] as const)));
/** Follow from the text, not from a decision. */
const DERIVED: ReadonlySet<string> = new Set(['prefix', 'suffix', 'anchor']);
/** Objects whose keys are fields of their own. */
const NESTED: ReadonlySet<string> = new Set(['attributes', 'fields']);
/** Lists of which each member counts by itself, whatever their order. */
const SETS: ReadonlySet<string> = new Set(['also', 'aliases', 'exhaustive']);
/** Of these, what says something with no member: labels are counted, and none is exhaustive. */
const SAID_EMPTY: ReadonlySet<string> = new Set(['exhaustive']);
/** Nobody decides on them: they never conflict. */
const SOFT: ReadonlySet<string> = new Set([
  'hawashi',
  'sha256',
  'id',
  'origin',
  'conflict',
  CONFIDENCE_KEYS[0],
]);

/** Where keys stand that the line had not before; others follow by name. */
const ORDER: readonly string[] = [
  ...['hawashi', 'document', 'sha256', 'status', 'exhaustive', 'dct', 'fields'],
  ...['start', 'end', 'fragments', 'text', 'label', 'value', 'mod', 'canonical', ...CONFIDENCE_KEYS],
  ...['id', 'type', 'from', 'to', 'name', 'aliases', 'wikidata'],
  ...[
    'origin',
    'rejected',
    'note',
    'attributes',
    'annotation',
    'prefix',
    'suffix',
    'anchor',
    'also',
    'conflict',
  ],
  ...['answers', 'author', 'time', 'comment', 'settled'],
];

/** A value of a line: of a key, or of a name within the object of a key. */
interface Part {
  readonly key: string;
  readonly name?: string;
  readonly value: unknown;
}

type Fields = ReadonlyMap<string, readonly Part[]>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldsOf(object: JsonObject | undefined): Fields {
  const fields = new Map<string, Part[]>();
  const add = (part: Part): void => {
    const path = part.name === undefined ? part.key : `${part.key}.${part.name}`;
    const field = GROUP_OF.get(part.key) ?? path;
    const parts = fields.get(field);
    if (parts) parts.push(part);
    else fields.set(field, [part]);
  };
  for (const [key, value] of Object.entries(object ?? {})) {
    if (value === undefined) continue;
    if (NESTED.has(key) && isObject(value) && Object.keys(value).length > 0)
      for (const [name, inner] of Object.entries(value)) add({ key, name, value: inner });
    else add({ key, value });
  }
  return fields;
}

/** What decides whether a field says the same. */
function said(parts: readonly Part[] | undefined, withDerived = false): JsonObject {
  const decided = (parts ?? []).filter(({ key }) => withDerived || !DERIVED.has(key));
  return Object.fromEntries(decided.map(({ key, value }) => [key, SETS.has(key) ? sorted(value) : value]));
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...(value as unknown[])].sort() : value);
const sameParts = (a: readonly Part[] | undefined, b: readonly Part[] | undefined): boolean =>
  sameJson(said(a), said(b));
const textOf = (parts: readonly Part[] | undefined): unknown =>
  parts?.find(({ key }) => key === 'text')?.value;

export interface MergeOptions {
  /**
   * The side whose text counts, where the two were annotated on different texts: places that differ as those do are no
   * decisions.
   */
  readonly text?: Side;
  /** No place is a decision. */
  readonly isPlaceHint?: boolean;
}

/** What becomes of a line that both sides have. */
export interface MergedFields {
  /** As merged; where there are conflicts, with ours there. */
  readonly ours: JsonObject;
  /** As merged; where there are conflicts, with theirs there. */
  readonly theirs: JsonObject;
  /** The fields that both changed, each its own way, by name. */
  readonly conflicts: readonly string[];
}

/** Merges a line that both sides have, field by field. */
export function mergeFields(
  base: JsonObject | undefined,
  ours: JsonObject,
  theirs: JsonObject,
  options: MergeOptions = {},
): MergedFields {
  const [b, o, t] = [fieldsOf(base), fieldsOf(ours), fieldsOf(theirs)];
  const conflicts: string[] = [];
  const [left, right]: [Part[], Part[]] = [[], []];
  // Whichever side is called ours, keys end up in one order.
  const added = [...o.keys(), ...t.keys()].filter((field) => !b.has(field)).sort();
  for (const field of new Set([...b.keys(), ...added])) {
    const sides: Sides = { base: b.get(field), ours: o.get(field), theirs: t.get(field) };
    const chosen = choose(field, sides, options);
    if (!chosen) conflicts.push(field);
    left.push(...(chosen ?? sides.ours ?? []));
    right.push(...(chosen ?? sides.theirs ?? []));
  }
  const order = [...Object.keys(base ?? {}), ...ORDER];
  const merged = objectOf(left, order);
  return {
    ours: merged,
    theirs: conflicts.length === 0 ? merged : objectOf(right, order),
    conflicts: conflicts.sort(),
  };
}

interface Sides {
  readonly base: readonly Part[] | undefined;
  readonly ours: readonly Part[] | undefined;
  readonly theirs: readonly Part[] | undefined;
}

/** The parts of a field that stand; undefined where both sides decided otherwise. */
function choose(field: string, sides: Sides, options: MergeOptions): readonly Part[] | undefined {
  const { base, ours, theirs } = sides;
  if (sameParts(ours, theirs)) {
    if (sameJson(said(ours, true), said(theirs, true)) || sameJson(said(theirs, true), said(base, true)))
      return ours ?? [];
    if (sameJson(said(ours, true), said(base, true))) return theirs ?? [];
    return (options.text ? sides[options.text] : least(ours, theirs)) ?? [];
  }
  if (sameParts(ours, base)) return theirs ?? [];
  if (sameParts(theirs, base)) return ours ?? [];
  if (field === PLACE && options.isPlaceHint) return least(ours, theirs) ?? [];
  if (SETS.has(field)) return members(field, sides);
  if (SOFT.has(field)) return settled(field, ours, theirs);
  // Two who settle one question agree, whoever of them is named.
  // Where two looked by different versions, whoever looks again is told: one of them is an older one.
  if (field === 'settled' || field === 'section') return least(ours, theirs) ?? [];
  if (field === PLACE && options.text) return placeIn(sides, options.text);
  return undefined;
}

/** A place that only moved with its text gives way to one that somebody changed. */
function placeIn({ base, ours, theirs }: Sides, side: Side): readonly Part[] | undefined {
  if (textOf(ours) === textOf(theirs)) return side === 'ours' ? ours : theirs;
  if (textOf(ours) === textOf(base)) return theirs;
  if (textOf(theirs) === textOf(base)) return ours;
  return undefined;
}

/** All members but those that a side took out. */
function members(key: string, { base, ours, theirs }: Sides): readonly Part[] {
  const [b, o, t] = [base, ours, theirs].map((parts) => {
    const value = parts?.[0]?.value;
    return Array.isArray(value) ? (value as unknown[]) : [];
  }) as [unknown[], unknown[], unknown[]];
  const kept = b.filter((one) => o.includes(one) && t.includes(one));
  const added = [...o, ...t].filter((one, i, all) => !b.includes(one) && all.indexOf(one) === i);
  const value = [...kept, ...added.sort()];
  return value.length === 0 && !SAID_EMPTY.has(key) ? [] : [{ key, value }];
}

const json = (parts: readonly Part[] | undefined): string => JSON.stringify(parts ?? []);
const least = (
  a: readonly Part[] | undefined,
  b: readonly Part[] | undefined,
): readonly Part[] | undefined => (json(a) <= json(b) ? a : b);

function settled(
  field: string,
  ours: readonly Part[] | undefined,
  theirs: readonly Part[] | undefined,
): readonly Part[] {
  // What a source was sure of is not what stands now, where one side says nothing of it.
  if (field === CONFIDENCE_KEYS[0] && (!ours || !theirs)) return [];
  const human = [ours, theirs].find((parts) => parts?.[0]?.value === 'human');
  if (field === 'origin' && human) return human;
  if (field === 'id' || field === 'conflict')
    return (ours && theirs ? least(ours, theirs) : (ours ?? theirs)) ?? [];
  if (field === 'hawashi') return (least(ours, theirs) === ours ? theirs : ours) ?? [];
  return least(ours, theirs) ?? [];
}

function objectOf(parts: readonly Part[], order: readonly string[]): JsonObject {
  const rank = (key: string): number => {
    const at = order.indexOf(key);
    return at < 0 ? order.length : at;
  };
  const byRank = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
  const values = new Map<string, unknown>();
  for (const { key, name, value } of parts) {
    if (name === undefined) values.set(key, NESTED.has(key) ? (values.get(key) ?? value) : value);
    else values.set(key, { ...(values.get(key) as JsonObject | undefined), [name]: value });
  }
  const keys = [...values.keys()].sort(byRank);
  return Object.fromEntries(keys.map((key) => [key, values.get(key)]));
}

/** Whether a side only left a line as it was, or let it move along with its text. */
export function isUntouched(base: JsonObject, now: JsonObject, options: MergeOptions = {}): boolean {
  const [b, n] = [fieldsOf(base), fieldsOf(now)];
  return [...new Set([...b.keys(), ...n.keys()])].every((field) => {
    const [before, after] = [b.get(field), n.get(field)];
    if (SOFT.has(field) || sameParts(before, after)) return true;
    if (field === PLACE && options.isPlaceHint) return true;
    return field === PLACE && options.text !== undefined && textOf(before) === textOf(after);
  });
}

/** The fields in which two lines differ, by name, but for those that nobody decides on. */
export function differingFields(a: JsonObject, b: JsonObject): readonly string[] {
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((field) => !SOFT.has(field) && !sameParts(left.get(field), right.get(field)))
    .sort();
}

/** What an object says in a field, by the field's name: of a key, or of a name within an object. */
export function valueOf(object: JsonObject | undefined, field: string): unknown {
  if (!object || field in object) return object?.[field];
  const [key, name] = [field.slice(0, field.indexOf('.')), field.slice(field.indexOf('.') + 1)];
  return (object[key] as JsonObject | undefined)?.[name];
}
