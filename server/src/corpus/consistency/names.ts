/**
 * Names that do not agree: one name with two labels, one that was annotated elsewhere and is still open where an annotator
 * is done, one that is linked to an entity elsewhere and not here, or to another one.
 */
import { message } from '../../messages/message.js';
import type { ConsistencyDocument, Mark } from './consistencyDocument.js';
import { MOST_PLACES, type Finding } from './finding.js';
import { gather, type ConsistencyRule } from './keyedFold.js';
import { clearlyMore, findingAt, otherPlaces, ranked, type Placed } from './majority.js';

interface NameUse {
  readonly mark: Mark;
  readonly isOpen: boolean;
}

/** The same object for the same mark, so that what did not change is seen to be the same. */
const uses = new WeakMap<Mark, NameUse>();

function useOf(mark: Mark, isOpen: boolean): NameUse {
  const known = uses.get(mark);
  if (known?.isOpen === isOpen) return known;
  const use = { mark, isOpen };
  uses.set(mark, use);
  return use;
}

export const NAMES: ConsistencyRule<NameUse> = {
  contribute({ annotations, open }: ConsistencyDocument) {
    const byKey = new Map<string, NameUse[]>();
    for (const mark of annotations) if (mark.kind === 'name') gather(byKey, mark.key, useOf(mark, false));
    for (const mark of open) gather(byKey, mark.key, useOf(mark, true));
    return byKey;
  },

  judge(key, contributed) {
    const decided: Placed[] = [];
    const open: Placed[] = [];
    for (const [document, all] of contributed)
      for (const { mark, isOpen } of all) (isOpen ? open : decided).push({ document, mark });
    if (decided.length === 0) return [];
    const byLabel = new Map<string, Placed[]>();
    for (const placed of decided) gather(byLabel, placed.mark.label, placed);
    return [
      ...(byLabel.size > 1 ? twoLabels(key, byLabel) : []),
      ...(open.length > 0 ? missed(key, byLabel, open) : []),
      ...[...byLabel.values()].flatMap((alike) => links(key, alike)),
    ];
  },
};

/** Labels that names of one word have in common by nature: المغربي is a surname, clubs are called by their cities. */
const SHARED: readonly ReadonlySet<string>[] = [
  ['PERS', 'NORP'],
  ['GPE', 'ORG'],
  ['LOC', 'ORG'],
].map((labels) => new Set(labels));

/** Initials and particles are too short to be a name. */
const SHORTEST_NAME = 3;

const isShared = (key: string, one: string, other: string): boolean =>
  !key.includes(' ') &&
  (key.length < SHORTEST_NAME || SHARED.some((shared) => shared.has(one) && shared.has(other)));

function twoLabels(key: string, byLabel: ReadonlyMap<string, readonly Placed[]>): Finding[] {
  const ranked = [...byLabel].sort(([, a], [, b]) => b.length - a.length);
  const [[label, most], ...others] = ranked as [[string, Placed[]], ...[string, Placed[]][]];
  const isTie = others[0]![1].length >= most.length;
  const found = others.flatMap(([other, few]) => differing(key, [label, most], [other, few]));
  // Nobody knows which of the two is meant: both are asked about.
  return isTie && found.length > 0 ? [...found, ...differing(key, others[0]!, [label, most])] : found;
}

type Labelled = readonly [string, readonly Placed[]];

function differing(key: string, [label, most]: Labelled, [other, few]: Labelled): Finding[] {
  if (shareAPlace(most, few)) return [];
  const entities = new Set(most.flatMap(({ mark }) => mark.canonical ?? []));
  const isSameEntity = ({ mark: { canonical } }: Placed): boolean =>
    canonical !== undefined && entities.has(canonical);
  const isOfOthers = most.every(({ mark }) => mark.canonical !== undefined);
  const mayBeMeant = isShared(key, label, other);
  return few
    .filter(
      (placed) =>
        isSameEntity(placed) || !(mayBeMeant || (isOfOthers && placed.mark.canonical !== undefined)),
    )
    .slice(0, MOST_PLACES)
    .map((placed): Finding => {
      const { text } = placed.mark;
      const isSame = isSameEntity(placed);
      return {
        ...findingAt(placed, 'consistency.two-labels', `${key}|${[label, other].sort().join('|')}`),
        isSure: isSame || clearlyMore(most.length, few.length),
        message: message('consistency.twoLabels', { text, other, label, count: most.length }),
        others: otherPlaces(most, placed),
        fix: { kind: 'relabel', label },
      };
    });
}

/** Where one place has both labels, that is meant. */
function shareAPlace(some: readonly Placed[], others: readonly Placed[]): boolean {
  const at = ({ document, mark: { start, end } }: Placed): string => `${start} ${end} ${document}`;
  const places = new Set(some.map(at));
  return others.some((placed) => places.has(at(placed)));
}

/** Annotated as often as it was left open, and twice at least: else it was left out on purpose, or by chance. */
const LEAST_ANNOTATED = 2;

function missed(
  key: string,
  byLabel: ReadonlyMap<string, readonly Placed[]>,
  open: readonly Placed[],
): Finding[] {
  return [...byLabel].flatMap(([label, annotated]) => {
    const left = open.filter(({ mark }) => mark.label === label);
    if (annotated.length < Math.max(LEAST_ANNOTATED, left.length)) return [];
    return left.slice(0, MOST_PLACES).map((placed): Finding => {
      const { text } = placed.mark;
      return {
        ...findingAt(placed, 'consistency.missed', `${key}|${label}`),
        isSure: true,
        message: message('consistency.missed', { text, label, count: annotated.length }),
        others: otherPlaces(annotated, placed),
        fix: { kind: 'accept' },
      };
    });
  });
}

function links(key: string, alike: readonly Placed[]): Finding[] {
  const free = alike.filter(({ mark }) => mark.canonical === undefined);
  const linked = free.length === 0 ? alike : alike.filter(({ mark }) => mark.canonical !== undefined);
  const [first, ...others] = ranked(linked, ({ mark }) => mark.canonical!);
  if (!first) return [];
  const [entity, most] = first;
  if (others.length === 0) return unlinked(key, entity, most, free);
  // Two people may have one name; the more so where it is one word.
  if (!key.includes(' ')) return [];
  return others
    .filter(([, few]) => clearlyMore(most.length, few.length))
    .flatMap(([other, few]) =>
      few.slice(0, MOST_PLACES).map((placed) => apart(key, placed, other, entity, most)),
    );
}

function unlinked(
  key: string,
  entity: string,
  linked: readonly Placed[],
  free: readonly Placed[],
): Finding[] {
  return free.slice(0, MOST_PLACES).map((placed) => ({
    ...findingAt(placed, 'consistency.unlinked', `${key}|${placed.mark.label}|${entity}`),
    isSure: false,
    message: message('consistency.unlinked', { text: placed.mark.text, entity, count: linked.length }),
    others: otherPlaces(linked, placed),
    fix: { kind: 'link', canonical: entity },
  }));
}

function apart(key: string, placed: Placed, entity: string, other: string, most: readonly Placed[]): Finding {
  const { text, label } = placed.mark;
  return {
    ...findingAt(placed, 'consistency.two-entities', `${key}|${label}|${[entity, other].sort().join('|')}`),
    isSure: false,
    message: message('consistency.twoEntities', { text, entity, other, count: most.length }),
    others: otherPlaces(most, placed),
    fix: { kind: 'link', canonical: other },
    entities: [entity, other],
  };
}
