/** Attributes by their definitions: what they may say, what is told of them, and how they change and merge. */
import assert from 'node:assert/strict';
import {
  attributeProblems,
  changedAttributes,
  defaultAttributes,
  mergeAttributes,
  valueProblem,
  type AttributeDefinition,
  type AttributeType,
} from '../../../server/src/annotation/attributes.js';
import { mergeSets } from '../../../server/src/annotation/merging.js';
import type { Annotation, AnnotationSet } from '../../../server/src/annotation/model.js';
import { inWords } from '../messages/inWords.js';
import { after, EMPTY, tag } from './madeDecisions.js';

const VALUES = [{ name: 'مؤكد' }, { name: 'نفي' }];
const DEFINITIONS: readonly AttributeDefinition[] = [
  { name: 'stance', type: 'choice', values: VALUES, labels: ['PERS'], required: true },
  { name: 'negated', type: 'flag', default: false },
  { name: 'since', type: 'number', relations: ['works-for'] },
];

describe('attributes', () => {
  const table: readonly [AttributeType, readonly unknown[], readonly unknown[]][] = [
    ['choice', ['مؤكد'], ['sure', '', 1, ['مؤكد'], null]],
    ['choices', [['نفي'], ['مؤكد', 'نفي']], [[], ['مؤكد', 'مؤكد'], ['sure'], 'مؤكد', [1]]],
    ['flag', [true, false], ['true', 0, null]],
    ['number', [0, -1.5], ['1', Number.NaN, Infinity, null]],
    ['text', ['نص', ' a '], ['', ' ', 1, ['a']]],
    ['entity', ['hammouchi'], ['', true]],
  ];
  for (const [type, good, bad] of table)
    it(`of the type ${type} say what it allows`, () => {
      const definition: AttributeDefinition = { name: 'a', type, values: VALUES };
      for (const value of good) assert.equal(valueProblem(definition, value), undefined, String(value));
      for (const value of bad) assert.ok(valueProblem(definition, value), String(value));
    });

  it('are told of where the scheme does not have them so', () => {
    const told = (described: Parameters<typeof attributeProblems>[1]) =>
      attributeProblems(DEFINITIONS, described).map(({ kind, name }) => `${kind} ${name}`);
    assert.deepEqual(told({ label: 'PERS', attributes: { stance: 'مؤكد', negated: true } }), []);
    assert.deepEqual(told({ label: 'PERS' }), ['missing stance']);
    assert.deepEqual(told({ label: 'GPE', attributes: { stance: 'مؤكد', gone: 1 } }), [
      'misplaced stance',
      'unknown gone',
    ]);
    assert.deepEqual(told({ label: 'PERS', attributes: { stance: 'sure' } }), ['value stance']);
    assert.deepEqual(told({ type: 'works-for', attributes: { since: 2019 } }), []);
    assert.deepEqual(told({ type: 'knows', attributes: { since: 2019, negated: true } }), [
      'misplaced since',
      'misplaced negated',
    ]);
    const [problem] = attributeProblems(DEFINITIONS, { label: 'PERS', attributes: { stance: 'sure' } });
    assert.match(inWords(problem?.message), /stance is one of: .*مؤكد.*نفي/);
  });

  it('have their defaults where they are asked for', () => {
    assert.deepEqual(defaultAttributes(DEFINITIONS, { label: 'GPE' }), { negated: false });
    assert.equal(defaultAttributes(DEFINITIONS, { type: 'works-for' }), undefined);
  });

  it('change one by one, and are the same object where nothing changes', () => {
    const before = { a: 'x', b: ['y'] };
    assert.equal(changedAttributes(before, { b: ['y'] }), before);
    assert.deepEqual(changedAttributes(before, { a: null, c: 3 }), { b: ['y'], c: 3 });
    assert.equal(changedAttributes(before, { a: ' ', b: [] }), undefined);
    const odd = changedAttributes(undefined, JSON.parse('{"__proto__":"x"}') as Record<string, string>);
    assert.deepEqual(Object.keys(odd ?? {}), ['__proto__']);
  });

  it('merge one by one: each as the side has it that changed it', () => {
    const base = { a: 1, b: 1, c: 1 };
    assert.deepEqual(mergeAttributes(base, { a: 2, b: 1, c: 1 }, { a: 1, b: 3 }), { a: 2, b: 3 });
    assert.deepEqual(mergeAttributes(base, { a: 2 }, { a: 3, b: 1, c: 1 }), { a: 2 });
    assert.equal(mergeAttributes(base, {}, base), undefined);
  });

  it('of one annotation and one relation are merged, whoever says what', () => {
    const annotation: Annotation = { id: 'x', start: 0, end: 3, text: 'زار', label: 'PERS' };
    const other: Annotation = { id: 'y', start: 4, end: 9, text: 'حموشي', label: 'PERS' };
    const set = (
      attributes: Annotation['attributes'],
      ofRelation: Annotation['attributes'],
    ): AnnotationSet => ({
      ...EMPTY,
      annotations: [{ ...annotation, attributes }, other],
      relations: [{ id: 'r', type: 'knows', from: 'x', to: 'y', attributes: ofRelation }],
    });
    const merged = mergeSets(
      set({ a: 1 }, undefined),
      set({ a: 2 }, { s: 1 }),
      set({ a: 1, b: 1 }, { t: 2 }),
    );
    assert.deepEqual(merged.annotations[0]?.attributes, { a: 2, b: 1 });
    assert.deepEqual(merged.relations[0]?.attributes, { s: 1, t: 2 });
  });

  it('are decided on for annotations and relations alike, and go with undo', () => {
    const { set } = after(
      tag('زار', 'PERS'),
      tag('مراكش', 'GPE'),
      { kind: 'relate', type: 'works-for', from: '1', to: '2', attributes: { since: 2018 } },
      { kind: 'describe', ids: ['1', '3'], attributes: { since: 2019, negated: true } },
      { kind: 'describe', ids: ['1'], attributes: { since: null } },
      { kind: 'relabel', ids: ['1'], label: 'ORG', attributes: { negated: false, kind: 'ministry' } },
    );
    assert.deepEqual(set.annotations[0]?.attributes, { negated: true, kind: 'ministry' });
    assert.deepEqual(set.relations[0]?.attributes, { since: 2019, negated: true });
  });
});
