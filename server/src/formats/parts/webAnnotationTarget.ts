/** Where an annotation of the W3C's model lies: selectors of many kinds, to offsets and a quote. */
import { isObject, nameText, type JsonObject } from './inputText.js';
import { optionalText } from './spans.js';

export interface SelectedPlace {
  /** In code points. */
  readonly start?: unknown;
  readonly end?: unknown;
  readonly quote?: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** So many selectors refine each other. */
const DEEPEST = 8;
/** RFC 5147: characters of a plain text, with what may be said of its length behind it. */
const CHARACTERS = /(?:^|#)char=(\d{1,15}),(\d{1,15})(?:;|$)/;

/** A value, or the members of one that is a list. */
export const listed = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value];

const members = (target: unknown, types: readonly string[]): readonly unknown[] | undefined =>
  isObject(target) &&
  listed(target['type']).some((type) => types.includes(nameText(type).replace(/^oa:/, ''))) &&
  listed(target['items']).length > 0
    ? listed(target['items'])
    : undefined;

/** The targets that are each a target by themselves. */
export const independentTargets = (target: unknown): readonly unknown[] =>
  members(target, ['Independents']) ?? [target];

/** The parts of a target that is one in several pieces, in whichever order. */
export const partsOf = (target: unknown): readonly unknown[] =>
  members(target, ['Composite', 'List']) ?? [target];

/** Undefined where no selector says anything of a text. */
export function selectedPlace(target: unknown): SelectedPlace | undefined {
  if (!isObject(target)) return ofFragment(target);
  const found = selectorsOf(target['selector'], 0, 0);
  return found.start === undefined && found.quote === undefined ? ofFragment(target['source']) : found;
}

function selectorsOf(value: unknown, base: number, depth: number): SelectedPlace {
  let found: SelectedPlace = {};
  for (const selector of listed(value)) {
    const said = isObject(selector) ? ofSelector(selector, base) : (ofFragment(selector) ?? {});
    found = { ...found, ...said };
    const refined = isObject(selector) && depth < DEEPEST ? selector['refinedBy'] : undefined;
    // What refines a position counts from there.
    const inner = typeof said.start === 'number' ? said.start : base;
    if (refined !== undefined) found = { ...found, ...selectorsOf(refined, inner, depth + 1) };
  }
  return found;
}

function ofSelector(selector: JsonObject, base: number): SelectedPlace {
  const { type, start, end } = selector;
  const moved = (offset: unknown): unknown => (typeof offset === 'number' ? offset + base : offset);
  if (type === 'TextPositionSelector') return { start: moved(start), end: moved(end) };
  if (type === 'FragmentSelector') return ofFragment(selector['value']) ?? {};
  const quote = optionalText(selector['exact']);
  if (type !== 'TextQuoteSelector' || quote === undefined) return {};
  return { quote, prefix: optionalText(selector['prefix']), suffix: optionalText(selector['suffix']) };
}

function ofFragment(value: unknown): SelectedPlace | undefined {
  const match = typeof value === 'string' ? CHARACTERS.exec(value.slice(-200)) : null;
  return match ? { start: Number(match[1]), end: Number(match[2]) } : undefined;
}
