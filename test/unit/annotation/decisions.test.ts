import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide, type Decision } from '../../../server/src/annotation/decisions.js';
import { applyStep, History, reversed, stepBetween } from '../../../server/src/annotation/history.js';
import { mergeSets, sameAnnotation } from '../../../server/src/annotation/merging.js';
import type { Annotation, AnnotationSet } from '../../../server/src/annotation/model.js';
import { setOf, wordsOf } from './generated.js';

const TEXT = 'زار حموشي مراكش ثم عاد حموشي إلى الرباط';
const EMPTY: AnnotationSet = { document: 'd', annotator: 'a', status: 'new', annotations: [], relations: [] };
const at = (word: string, from = 0): { start: number; end: number } => {
  const start = TEXT.indexOf(word, from);
  return { start, end: start + word.length };
};

/** Carries decisions out one after the other; ids are 1, 2, 3 … */
function after(...decisions: Decision[]): { set: AnnotationSet; message: string | undefined } {
  let set = EMPTY;
  let id = 0;
  let message: string | undefined;
  for (const decision of decisions) ({ set, message } = decide(set, decision, TEXT, () => String(++id)));
  return { set, message };
}

/** What an annotation says, in a line: id label «text» and attributes. */
const line = (annotation: Annotation): string =>
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

const check = (title: string, decisions: Decision[], expected: string[], message?: RegExp): void => {
  it(title, () => {
    const result = after(...decisions);
    assert.deepEqual(result.set.annotations.map(line), expected);
    if (message) assert.match(result.message ?? '', message);
    else assert.equal(result.message, undefined);
  });
};

const tag = (word: string, label: string): Decision => ({ kind: 'tag', spans: [at(word)], label });

describe('decisions', () => {
  check('tag', [tag('مراكش', 'GPE')], ['1 GPE مراكش human']);
  check(
    'tag several places in one',
    [{ kind: 'tag', spans: [at('حموشي'), at('حموشي', 10)], label: 'PERS' }],
    ['1 PERS حموشي human', '2 PERS حموشي human'],
  );
  check(
    'tag a place again: it gets the label, and no repetition',
    [tag('مراكش', 'ORG'), tag('مراكش', 'GPE')],
    ['1 GPE مراكش human'],
  );
  check(
    'tag inside and around',
    [tag('حموشي مراكش', 'MISC'), tag('مراكش', 'GPE'), tag('زار حموشي مراكش', 'EVENT')],
    ['3 EVENT زار حموشي مراكش human', '1 MISC حموشي مراكش human', '2 GPE مراكش human'],
  );
  check(
    'not across another one',
    [tag('حموشي مراكش', 'MISC'), tag('مراكش ثم', 'GPE')],
    ['1 MISC حموشي مراكش human'],
    /would cross «حموشي مراكش» \(MISC\)/,
  );
  check(
    'not outside the text',
    [
      {
        kind: 'tag',
        spans: [
          { start: 5, end: 5 },
          { start: -1, end: 2 },
          { start: 2, end: 900 },
        ],
        label: 'X',
      },
    ],
    [],
    /nothing to tag/,
  );
  check(
    'accept',
    [{ kind: 'accept', suggestions: [{ ...at('مراكش'), label: 'GPE', canonical: 'marrakesh' }] }],
    ['1 GPE مراكش marrakesh accepted'],
  );
  check(
    'accept with another label: a date’s value is none of a name’s',
    [{ kind: 'accept', suggestions: [{ ...at('مراكش'), label: 'DATE', value: '2024' }], label: 'GPE' }],
    ['1 GPE مراكش accepted'],
  );
  check(
    'reject a suggestion, once',
    [
      { kind: 'reject', suggestions: [{ ...at('مراكش'), label: 'GPE' }] },
      { kind: 'reject', suggestions: [{ ...at('مراكش'), label: 'GPE' }] },
    ],
    ['1 GPE مراكش rejected'],
  );
  check(
    'tag what was rejected',
    [{ kind: 'reject', suggestions: [{ ...at('مراكش'), label: 'ORG' }] }, tag('مراكش', 'GPE')],
    ['2 GPE مراكش human'],
  );
  check(
    'reject an annotation',
    [tag('مراكش', 'GPE'), { kind: 'reject', ids: ['1'] }],
    ['1 GPE مراكش human rejected'],
  );
  check(
    'remove',
    [tag('مراكش', 'GPE'), tag('حموشي', 'PERS'), { kind: 'remove', ids: ['1'] }],
    ['2 PERS حموشي human'],
  );
  check(
    'remove what is not there',
    [tag('مراكش', 'GPE'), { kind: 'remove', ids: ['7'] }],
    ['1 GPE مراكش human'],
    /no annotation 7/,
  );
  check(
    'relabel within a kind keeps the value',
    [
      { kind: 'tag', spans: [at('ثم')], label: 'DATE', value: '2024' },
      { kind: 'relabel', ids: ['1'], label: 'TIME' },
    ],
    ['1 TIME ثم 2024 human'],
  );
  check(
    'relabel to another kind drops it',
    [
      { kind: 'tag', spans: [at('ثم')], label: 'DATE', value: '2024' },
      { kind: 'relabel', ids: ['1'], label: 'ORG' },
    ],
    ['1 ORG ثم human'],
  );
  check('move', [tag('مراكش', 'GPE'), { kind: 'move', id: '1', span: at('الرباط') }], ['1 GPE الرباط human']);
  check(
    'not onto another one',
    [tag('مراكش', 'GPE'), tag('الرباط', 'GPE'), { kind: 'move', id: '1', span: at('الرباط') }],
    ['1 GPE مراكش human', '2 GPE الرباط human'],
    /annotated already/,
  );
  check(
    'describe',
    [
      tag('مراكش', 'GPE'),
      { kind: 'describe', ids: ['1'], note: 'x', canonical: 'y' },
      { kind: 'describe', ids: ['1'], note: null },
    ],
    ['1 GPE مراكش y human'],
  );

  it('relations go with their ends, and come back by undo', () => {
    const { set } = after(tag('مراكش', 'GPE'), tag('حموشي', 'PERS'), {
      kind: 'relate',
      type: 'visits',
      from: '2',
      to: '1',
    });
    assert.deepEqual(set.relations, [{ id: '3', type: 'visits', from: '2', to: '1' }]);
    const again = decide(set, { kind: 'relate', type: 'visits', from: '2', to: '1' }, TEXT);
    assert.equal(again.set, set);
    assert.match(again.message ?? '', /already/);
    const removed = decide(set, { kind: 'remove', ids: ['1'] }, TEXT).set;
    assert.deepEqual(removed.relations, []);
    const back = applyStep(removed, reversed(stepBetween(set, removed)!));
    assert.deepEqual(back, set);
  });

  it('the status begins with the first decision, and is one itself', () => {
    assert.equal(after(tag('مراكش', 'GPE')).set.status, 'in-progress');
    assert.equal(
      after(tag('مراكش', 'GPE'), { kind: 'status', status: 'done' }, tag('حموشي', 'PERS')).set.status,
      'done',
    );
  });

  it('confirming takes the doubt away, but not from what is lost', () => {
    const doubtful = { ...after(tag('مراكش', 'GPE'), tag('حموشي', 'PERS')).set };
    const annotations = doubtful.annotations.map((annotation, i): Annotation => ({
      ...annotation,
      anchor: i === 0 ? 'lost' : 'ambiguous',
    }));
    const { set, message } = decide({ ...doubtful, annotations }, { kind: 'confirm', ids: ['1', '2'] }, TEXT);
    assert.deepEqual(set.annotations.map(line), ['2 PERS حموشي human lost', '1 GPE مراكش human']);
    assert.match(message ?? '', /gone/);
  });

  it('accepting all suggestions takes time in proportion to them', () => {
    const accept = (count: number): number => {
      const text = 'مراكش '.repeat(count);
      const suggestions = wordsOf(text).map((span) => ({ ...span, label: 'GPE' }));
      const begin = process.cpuUsage();
      const { set } = decide(EMPTY, { kind: 'accept', suggestions }, text);
      assert.equal(set.annotations.length, count);
      return process.cpuUsage(begin).user;
    };
    const least = (count: number): number => Math.min(...[1, 2, 3].map(() => accept(count)));
    // Eight times as many: sixty-four times the time if each were compared with each.
    const ratio = least(16_000) / Math.max(least(2000), 1000);
    assert.ok(ratio < 32, `${ratio} times`);
  });
});

const words = wordsOf(TEXT);
const span = fc.tuple(fc.nat(words.length - 1), fc.integer({ min: 0, max: 2 })).map(([first, more]) => ({
  start: words[first]!.start,
  end: words[Math.min(words.length - 1, first + more)]!.end,
}));
const label = fc.constantFrom('PERS', 'GPE', 'DATE');
/** Ids are chosen by number among those that are there. */
const decision = fc.oneof(
  fc.record({
    kind: fc.constant('tag' as const),
    spans: fc.array(span, { minLength: 1, maxLength: 3 }),
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

const start = setOf(TEXT);
let made = 0;
const play = (set: AnnotationSet, drawn: Drawn): AnnotationSet =>
  decide(set, resolve(set, drawn), TEXT, () => `n${++made}`).set;

describe('undo', () => {
  it('after do gives what was, and redo what was done', () => {
    fc.assert(
      fc.property(start, fc.array(decision, { maxLength: 12 }), (set, decisions) => {
        const history = new History();
        const states = [set];
        for (const drawn of decisions) {
          const next = play(states.at(-1)!, drawn);
          const step = stepBetween(states.at(-1)!, next);
          if (!step) continue;
          history.record(step);
          states.push(next);
        }
        let now = states.at(-1)!;
        for (let i = states.length - 2; i >= 0; i--) {
          now = applyStep(now, history.undo()!);
          assert.deepEqual(sorted(now), sorted(states[i]!));
        }
        assert.equal(history.undo(), undefined);
        for (const state of states.slice(1)) {
          now = applyStep(now, history.redo()!);
          assert.deepEqual(sorted(now), sorted(state));
        }
        assert.equal(history.canRedo, false);
      }),
      { numRuns: 200 },
    );
  });

  it('takes back one’s own, not what another window changed since', () => {
    const mine = after(tag('مراكش', 'GPE')).set;
    const noted = decide(mine, { kind: 'relabel', ids: ['1'], label: 'LOC' }, TEXT).set;
    const step = stepBetween(mine, noted)!;
    const others = decide(noted, { kind: 'describe', ids: ['1'], note: 'من نافذة أخرى' }, TEXT).set;
    const back = applyStep(others, reversed(step));
    assert.deepEqual(back.annotations.map(line), ['1 GPE مراكش من نافذة أخرى human']);
    const gone = decide(others, { kind: 'remove', ids: ['1'] }, TEXT).set;
    assert.deepEqual(applyStep(gone, stepBetween(EMPTY, mine)!).annotations.length, 1);
  });
});

const sorted = (set: AnnotationSet): AnnotationSet => ({
  ...set,
  relations: [...set.relations].sort((a, b) => (a.id < b.id ? -1 : 1)),
});

describe('merging', () => {
  const sides = fc.tuple(start, fc.array(decision, { maxLength: 6 }), fc.array(decision, { maxLength: 6 }));
  const byId = (set: AnnotationSet): Map<string, Annotation> =>
    new Map(set.annotations.map((annotation) => [annotation.id, annotation]));

  it('loses nothing that a side added or changed, and brings nothing back that a side removed untouched', () => {
    fc.assert(
      fc.property(sides, ([base, forUs, forThem]) => {
        const ours = forUs.reduce(play, base);
        const theirs = forThem.reduce(play, base);
        const merged = mergeSets(base, ours, theirs);
        const [b, o, t, m] = [byId(base), byId(ours), byId(theirs), byId(merged)];
        const places = new Set(
          merged.annotations.map(
            ({ start: from, end, label: name, rejected }) => `${from} ${end} ${name} ${rejected}`,
          ),
        );
        for (const [mine, other] of [
          [o, t],
          [t, o],
        ] as const) {
          for (const annotation of mine.values()) {
            const before = b.get(annotation.id);
            const untouched = sameAnnotation(before, annotation);
            if (!untouched) {
              const { start: from, end, label: name, rejected } = m.get(annotation.id) ?? annotation;
              assert.ok(places.has(`${from} ${end} ${name} ${rejected}`), 'what a side did is gone');
            } else if (other.has(annotation.id)) assert.ok(m.has(annotation.id));
          }
        }
        for (const [id, annotation] of b) {
          const removed = !o.has(id) || !t.has(id);
          const touched = [o.get(id), t.get(id)].some((now) => now && !sameAnnotation(now, annotation));
          const related = merged.relations.some(({ from, to }) => from === id || to === id);
          if (removed && !touched && !related) assert.ok(!m.has(id), 'what a side removed is back');
        }
        for (const { from, to } of merged.relations)
          assert.ok(m.has(from) && m.has(to), 'a relation hangs in the air');
      }),
      { numRuns: 200 },
    );
  });

  it('is nothing where one side did nothing', () => {
    fc.assert(
      fc.property(start, fc.array(decision, { maxLength: 6 }), (base, decisions) => {
        const changed = decisions.reduce(play, base);
        assert.deepEqual(sorted(mergeSets(base, changed, base)), sorted(changed));
        assert.deepEqual(sorted(mergeSets(base, base, changed)), sorted(changed));
        assert.deepEqual(sorted(mergeSets(base, changed, changed)), sorted(changed));
      }),
    );
  });

  it('takes from each side what it changed', () => {
    const base = after(tag('مراكش', 'GPE')).set;
    const ours = decide(base, { kind: 'describe', ids: ['1'], note: 'لنا' }, TEXT).set;
    const theirs = decide(base, { kind: 'relabel', ids: ['1'], label: 'LOC' }, TEXT).set;
    assert.deepEqual(mergeSets(base, ours, theirs).annotations.map(line), ['1 LOC مراكش لنا human']);
  });

  it('makes one of what both tagged', () => {
    const ours = decide(EMPTY, tag('مراكش', 'GPE'), TEXT, () => 'ours').set;
    const related = decide(
      decide(ours, tag('حموشي', 'PERS'), TEXT, () => 'p').set,
      { kind: 'relate', type: 'visits', from: 'p', to: 'ours' },
      TEXT,
      () => 'r',
    ).set;
    const theirs = decide(EMPTY, tag('مراكش', 'GPE'), TEXT, () => 'theirs').set;
    const merged = mergeSets(EMPTY, related, theirs);
    assert.deepEqual(merged.annotations.map(line), ['p PERS حموشي human', 'theirs GPE مراكش human']);
    assert.deepEqual(merged.relations, [{ id: 'r', type: 'visits', from: 'p', to: 'theirs' }]);
  });
});
