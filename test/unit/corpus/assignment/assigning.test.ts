import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assign, type Assignable } from '../../../../server/src/corpus/assignment/assigning.js';
import {
  assignmentText,
  DEFAULT_ASSIGNMENT,
  parseAssignment,
  type AssignmentPlan,
  type AssignmentSettings,
} from '../../../../server/src/corpus/assignment/plan.js';

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `d${i + 1}`);
const NONE: Assignable['begun'] = new Map();
const settings = (changes: Partial<AssignmentSettings>): AssignmentSettings => ({
  ...DEFAULT_ASSIGNMENT,
  annotators: ['amal', 'huda', 'sami'],
  ...changes,
});

function loadsOf({ annotators, documents }: AssignmentPlan): number[] {
  return annotators.map(
    (annotator) => documents.filter(({ annotators: of }) => of.includes(annotator)).length,
  );
}
const shared = ({ documents }: AssignmentPlan) => documents.filter(({ annotators }) => annotators.length > 1);

describe('assigning documents', () => {
  it('gives each as many, and a share of them to several', () => {
    const plan = assign(settings({ overlap: 20 }), { documents: names(30), begun: NONE });
    assert.equal(shared(plan).length, 6);
    assert.deepEqual(loadsOf(plan), [12, 12, 12]);
    // Each two have as many together.
    const pairs = shared(plan).map(({ annotators }) => annotators.join(' '));
    assert.deepEqual(
      ['amal huda', 'amal sami', 'huda sami'].map((pair) => pairs.filter((each) => each === pair).length),
      [2, 2, 2],
    );
  });

  it('goes by name, with numbers by size, or as chance has it', () => {
    const order = (changes: Partial<AssignmentSettings>) =>
      assign(settings(changes), { documents: ['d10', 'd2', 'd1'], begun: NONE }).documents.map(
        ({ name }) => name,
      );
    assert.deepEqual(order({}), ['d1', 'd2', 'd10']);
    const orders = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => order({ order: 'random', seed }).join()));
    assert.ok(orders.size > 2);
  });

  it('leaves with who began what they began, also who does not annotate any more', () => {
    const before = assign(settings({}), { documents: names(9), begun: NONE });
    const [first] = before.documents;
    const begun = new Map([[first!.name, new Set(first!.annotators)]]);
    const others = ['amal', 'huda', 'sami', 'nour'].filter((name) => name !== first!.annotators[0]);
    const plan = assign(settings({ annotators: others }), { documents: names(9), begun, before });
    assert.deepEqual(plan.documents[0], first);
    assert.deepEqual(loadsOf(plan).sort(), [2, 3, 3]);
  });

  it('moves as few as it takes where somebody joins', () => {
    const before = assign(settings({}), { documents: names(30), begun: NONE });
    const four = settings({ annotators: ['amal', 'huda', 'sami', 'nour'] });
    const plan = assign(four, { documents: names(30), begun: NONE, before });
    const moved = plan.documents.filter(
      ({ annotators }, i) => annotators.join() !== before.documents[i]!.annotators.join(),
    );
    assert.equal(moved.length, 7);
    assert.ok(moved.every(({ annotators }) => annotators.join() === 'nour'));
  });

  const anySettings = fc.record({
    annotators: fc.uniqueArray(fc.constantFrom<string>('amal', 'huda', 'sami', 'nour', 'عمر'), {
      minLength: 1,
    }),
    overlap: fc.integer({ min: 0, max: 100 }),
    times: fc.integer({ min: 2, max: 4 }),
    order: fc.constantFrom('name', 'random'),
    seed: fc.integer({ min: 0, max: 5 }),
    blind: fc.boolean(),
    adjudicator: fc.constant('gold'),
  });
  const anyBegun = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('amal', 'huda', 'عمر', 'former')))
    .map((pairs) => {
      const begun = new Map<string, Set<string>>();
      for (const [i, annotator] of pairs)
        begun.set(`d${i}`, (begun.get(`d${i}`) ?? new Set<string>()).add(annotator));
      return begun;
    });

  it('is complete, fair, kept where it is begun, and the same again', () => {
    fc.assert(
      fc.property(
        anySettings,
        anySettings,
        fc.nat(40),
        fc.nat(40),
        anyBegun,
        (one, two, few, many, begun) => {
          const before = assign(one, { documents: names(few), begun: NONE });
          const plan = assign(two, { documents: names(many), begun, before });
          assert.deepEqual(plan.documents.map(({ name }) => name).sort(), names(many).sort());
          const had = new Map(before.documents.map(({ name, annotators }) => [name, annotators]));
          for (const { name, annotators } of plan.documents) {
            assert.ok(annotators.length >= 1 && new Set(annotators).size === annotators.length);
            for (const annotator of begun.get(name) ?? [])
              if (two.annotators.includes(annotator) || had.get(name)?.includes(annotator))
                assert.ok(annotators.includes(annotator));
            // Nobody else who does not annotate.
            for (const annotator of annotators)
              assert.ok(two.annotators.includes(annotator) || begun.get(name)?.has(annotator));
          }
          if (begun.size === 0) {
            const loads = loadsOf(plan);
            assert.ok(Math.max(...loads) - Math.min(...loads) <= 1, loads.join());
            if (two.annotators.length > 1)
              assert.equal(shared(plan).length, Math.round((two.overlap / 100) * many));
          }
          const again = assign(two, { documents: names(many), begun, before: plan });
          assert.deepEqual(again, plan);
          // Whoever lists the documents otherwise gets the same.
          const turned = assign(two, { documents: names(many).reverse(), begun, before });
          assert.deepEqual(turned, plan);
          const read = parseAssignment('file:///assignment.json', assignmentText(plan));
          assert.deepEqual(read, { plan, problems: [] });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('assignment.json', () => {
  const told = (content: string) =>
    parseAssignment('file:///assignment.json', content).problems.map(({ line, message: { key } }) => [
      line,
      key,
    ]);

  it('says where it is wrong, and what can be used is', () => {
    assert.deepEqual(told('{ "overlap": 120 }'), [[1, 'assignment.overlap']]);
    assert.deepEqual(told('{ "times": 1 }'), [[1, 'assignment.times']]);
    assert.deepEqual(told('{ "order": "size" }'), [[1, 'assignment.order']]);
    assert.deepEqual(told('{ "deadline": "2024-02-30" }'), [[1, 'assignment.deadline']]);
    assert.deepEqual(told('{ "documents": [{ "annotators": ["amal"] }] }'), [[1, 'assignment.noName']]);
    assert.deepEqual(told('{ "documents": [{ "name": "a" },\n{ "name": "a" }] }'), [
      [2, 'merged.documentTwice'],
    ]);
    assert.deepEqual(told('[]'), [[1, 'assignment.noObject']]);
    assert.equal(told('{').length, 1);
    const { plan } = parseAssignment(
      'file:///a',
      '{ "overlap": 120, "annotators": ["amal", "a/b"], "seed": 7 }',
    );
    assert.deepEqual([plan?.overlap, plan?.annotators, plan?.seed], [0, ['amal'], 7]);
  });
});
