/** Decisions for tests: a text, decisions in words of it, and such as nobody thought of. */
import fc from 'fast-check';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { formatAll } from '../../../server/src/messages/format.js';
import { decide, type Decision } from '../../../server/src/annotation/decisions.js';
import { placeOf } from '../../../server/src/annotation/fragments.js';
import type { DecisionRules } from '../../../server/src/annotation/completeness.js';
import type { AttributeChanges, Attributes } from '../../../server/src/annotation/attributes.js';
import type { Annotation, AnnotationSet } from '../../../server/src/annotation/model.js';
import { setOf, wordsOf } from './generated.js';

export const TEXT = 'زار حموشي مراكش ثم عاد حموشي إلى الرباط';
export const EMPTY: AnnotationSet = {
  document: 'd',
  annotator: 'a',
  status: 'new',
  annotations: [],
  relations: [],
};
export const at = (word: string, from = 0): { start: number; end: number } => {
  const start = TEXT.indexOf(word, from);
  return { start, end: start + word.length };
};

/** Carries decisions out one after the other; ids are 1, 2, 3 … */
export function after(...decisions: Decision[]): { set: AnnotationSet; message: string | undefined } {
  let set = EMPTY;
  let id = 0;
  let message: string | undefined;
  for (const decision of decisions) {
    const outcome = decide(set, decision, TEXT, () => String(++id));
    ({ set } = outcome);
    const said = formatAll(outcome.messages);
    message = said && withoutIsolates(said);
  }
  return { set, message };
}

/** What an annotation says, in a line: id label «text» and attributes. */
export const line = (annotation: Annotation): string =>
  [
    annotation.id,
    annotation.label,
    annotation.text,
    annotation.value,
    annotation.canonical,
    annotation.note,
    annotation.origin,
    annotation.rejected && 'rejected',
    annotation.anchor,
  ]
    .filter((part) => part !== undefined)
    .join(' ');

export const tag = (word: string, label: string): Decision => ({ kind: 'tag', spans: [at(word)], label });

const words = wordsOf(TEXT);
const span = fc.tuple(fc.nat(words.length - 1), fc.integer({ min: 0, max: 2 })).map(([first, more]) => ({
  start: words[first]!.start,
  end: words[Math.min(words.length - 1, first + more)]!.end,
}));
const label = fc.constantFrom('PERS', 'GPE', 'DATE');
/** Words with a gap between, which some corpora allow. */
const pieces = fc
  .array(fc.nat(words.length - 1), { minLength: 2, maxLength: 3 })
  .map((numbers) => placeOf(numbers.map((n) => words[n]!))!);
/** Ids are chosen by number among those that are there. */
export const decision = fc.oneof(
  fc.record({
    kind: fc.constant('tag' as const),
    spans: fc.array(fc.oneof({ weight: 4, arbitrary: span }, pieces), { minLength: 1, maxLength: 3 }),
    attributes: fc.constantFrom<(Attributes | undefined)[]>(undefined, { stance: 'b', kinds: ['x', 'ي'] }),
    label,
  }),
  fc.record({
    kind: fc.constant('accept' as const),
    suggestions: fc.array(
      fc.tuple(span, label).map(([place, name]) => ({ ...place, label: name, value: '1' })),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    kind: fc.constant('reject' as const),
    suggestions: fc.array(
      fc.tuple(span, label).map(([place, name]) => ({ ...place, label: name })),
      { maxLength: 2 },
    ),
    numbers: fc.array(fc.nat(9), { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), numbers: fc.array(fc.nat(9), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('relabel' as const), numbers: fc.array(fc.nat(9), { maxLength: 2 }), label }),
  fc.record({ kind: fc.constant('move' as const), number: fc.nat(9), span }),
  fc.record({
    kind: fc.constant('describe' as const),
    numbers: fc.array(fc.nat(9), { maxLength: 2 }),
    note: fc.constantFrom('x', null, undefined),
    attributes: fc.constantFrom<(AttributeChanges | undefined)[]>(
      undefined,
      { stance: 'a' },
      { stance: null, since: 2 },
      { negated: true },
    ),
  }),
  fc.record({
    kind: fc.constant('relate' as const),
    type: fc.constantFrom('r', 's'),
    numbers: fc.tuple(fc.nat(9), fc.nat(9)),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom('done' as const, 'needs-review' as const),
  }),
  fc.record({
    kind: fc.constant('exhaustive' as const),
    labels: fc.subarray(['PERS', 'GPE', 'DATE']),
    open: fc.subarray(['PERS', 'GPE', 'DATE']),
  }),
);
type Drawn = typeof decision extends fc.Arbitrary<infer T> ? T : never;

function resolve(set: AnnotationSet, drawn: Drawn): Decision {
  const id = (n: number): string => set.annotations[n % Math.max(1, set.annotations.length)]?.id ?? 'none';
  switch (drawn.kind) {
    case 'reject':
    case 'remove':
    case 'relabel':
    case 'describe':
      return { ...drawn, ids: drawn.numbers.map(id) };
    case 'move':
      return { ...drawn, id: id(drawn.number) };
    case 'relate':
      return { ...drawn, from: id(drawn.numbers[0]), to: id(drawn.numbers[1]) };
    default:
      return drawn;
  }
}

/** How often properties are tried here: 10,000 times by night. */
export const RUNS = Number(process.env['HAWASHI_NIGHTLY'] ?? 200);

/** What may be there before. */
export const start = setOf(TEXT);
let made = 0;
export const playBy =
  (rules: DecisionRules) =>
  (set: AnnotationSet, drawn: Drawn): AnnotationSet =>
    decide(set, resolve(set, drawn), TEXT, () => `n${++made}`, rules).set;

/** What corpora say of how annotations lie, and of how documents are done. */
export const anyRules: fc.Arbitrary<DecisionRules> = fc
  .record({
    cross: fc.boolean(),
    gaps: fc.boolean(),
    same: fc.boolean(),
    byLabel: fc.option(fc.constant(['PERS', 'GPE', 'DATE']), { nil: undefined }),
  })
  .map(({ byLabel, ...spans }) => ({ ...spans, ...(byLabel && { byLabel }) }));

/** With its relations in an order of their own. */
export const sorted = (set: AnnotationSet): AnnotationSet => ({
  ...set,
  relations: [...set.relations].sort((a, b) => (a.id < b.id ? -1 : 1)),
});
