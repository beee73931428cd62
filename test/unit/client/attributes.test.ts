/** Attributes by key and in little room, as reader and text editor have them. */
import assert from 'node:assert/strict';
import type { AttributeDefinition } from '../../../server/src/annotation/attributes.js';
import { format } from '../../../server/src/messages/format.js';
import {
  afterChoice,
  afterFlag,
  attributeMark,
  attributeOfKey,
  attributesShown,
  attributeWords,
  hasKeyed,
  keyedChoices,
  numberTyped,
} from '../../../client/annotating/attributes.js';
import { facetCounts, NOTHING, passes, SOMETHING } from '../../../client/annotating/attributeFilter.js';
import { actionKeys, attributeKeys } from '../../../client/annotating/keys.js';
import { item, range } from './items.js';

const KIND: AttributeDefinition = {
  name: 'kind',
  type: 'choice',
  values: [{ name: 'capital', key: '2' }, { name: 'town' }, { name: 'village', description: 'small' }],
  labels: ['GPE'],
  key: 'c',
};
const SEEN: AttributeDefinition = {
  name: 'seen',
  type: 'choices',
  values: [{ name: 'press' }, { name: 'radio' }, { name: 'web' }],
};
const SURE: AttributeDefinition = { name: 'sure', type: 'flag', labels: ['GPE', 'PERS'], key: 's' };
const SINCE: AttributeDefinition = { name: 'since', type: 'number', relations: ['holds'] };
const SCHEME = [KIND, SEEN, SURE, SINCE];

describe('attributes by key', () => {
  it('values without a key have their number, where no other has taken it', () => {
    assert.deepEqual(
      keyedChoices(KIND).map(({ name, key }) => `${name} ${key}`),
      ['capital 2', 'town undefined', 'village 3'],
    );
  });

  it('an attribute’s key is the key of the board, whatever it types', () => {
    assert.equal(attributeOfKey(SCHEME, 'ؤ')?.name, 'kind');
    assert.equal(attributeOfKey(SCHEME, 's')?.name, 'sure');
    assert.equal(attributeOfKey(SCHEME, 'z'), undefined);
    assert.equal(attributeOfKey(SCHEME, ''), undefined);
  });

  it('are asked of labels that have keyed ones', () => {
    assert.deepEqual(
      ['GPE', 'PERS', 'DATE'].map((label) => hasKeyed(SCHEME, { label })),
      [true, true, false],
    );
  });

  const presses: readonly (readonly [AttributeDefinition, unknown, string, unknown])[] = [
    [KIND, undefined, 'town', 'town'],
    [KIND, 'capital', 'town', 'town'],
    [KIND, 'town', 'town', null],
    [SEEN, undefined, 'radio', ['radio']],
    [SEEN, ['radio'], 'press', ['press', 'radio']],
    [SEEN, ['press', 'radio'], 'press', ['radio']],
    [SEEN, ['radio'], 'radio', null],
    // What the scheme does not know is no reason to keep it beside what is chosen.
    [SEEN, ['gone'], 'web', ['web']],
  ];
  for (const [definition, before, pressed, after] of presses)
    it(`${definition.name}: ${JSON.stringify(before)}, ${pressed} → ${JSON.stringify(after)}`, () =>
      assert.deepEqual(afterChoice(definition, before, pressed), after));

  it('a flag is yes, no, nothing in turn', () => {
    assert.deepEqual([undefined, true, false].map(afterFlag), [true, false, null]);
  });

  it('a number is one with the digits of any board', () => {
    assert.deepEqual(['3', ' ٣٫٥ ', '۱۲', '', 'x'].map(numberTyped), [3, 3.5, 12, null, NaN]);
  });

  it('stand on the sheet of keys, and take letters from actions', () => {
    assert.deepEqual(attributeKeys(SCHEME), [
      { keys: ['c'], help: 'kind (2 capital, town, 3 village)' },
      { keys: ['s'], help: 'sure' },
    ]);
    const taken = { ...SURE, key: 'x' };
    const help = actionKeys({ labels: [], attributeDefinitions: [taken] }, format);
    assert.ok(!help.some(({ keys }) => keys.includes('x')));
  });
});

describe('attributes in words', () => {
  const said = { kind: 'capital', sure: true, seen: ['press', 'web'], since: 3 };

  it('short, beside a label', () => {
    assert.equal(attributeMark(undefined), '');
    assert.equal(attributeMark({ sure: false, since: 3 }), 'sure − · since 3');
    assert.equal(attributeMark(said), 'capital · sure · press+web · …');
    assert.equal(attributeMark({ kind: 'a very long value' }), 'a very long…');
    assert.equal(attributeMark({ نوع: 'عاصمة' }), '\u2068عاصمة\u2069');
    assert.equal(attributeMark({ odd: { of: 1 } }), 'odd');
  });

  it('in full', () => {
    assert.deepEqual(attributeWords({ ...said, odd: { of: 1 } }, format), [
      'kind: capital',
      'sure: yes',
      'seen: press, web',
      'since: 3',
      'odd: {"of":1}',
    ]);
  });

  it('what the scheme does not ask is shown as it is', () => {
    const { asked, others } = attributesShown(SCHEME, { label: 'PERS' }, { kind: 'town', sure: true, x: 1 });
    assert.deepEqual(
      asked.map(({ name }) => name),
      ['seen', 'sure'],
    );
    assert.deepEqual(others, [
      ['kind', 'town'],
      ['x', 1],
    ]);
    const relation = attributesShown(SCHEME, { type: 'holds' });
    assert.deepEqual(
      relation.asked.map(({ name }) => name),
      ['since'],
    );
  });
});

describe('a filter by attributes', () => {
  const place = range(0, 0, 0, 1);
  const of = (id: string, label: string, attributes?: Readonly<Record<string, unknown>>) =>
    item(id, place, { label, attributes });
  const NOTE: AttributeDefinition = { name: 'why', type: 'text' };
  const items = [
    of('a', 'GPE', { kind: 'town', seen: ['press', 'web'], why: 'x' }),
    of('b', 'GPE', { kind: 'gone', sure: false }),
    of('c', 'PERS', { sure: true, seen: ['web'] }),
    item('d', place, { label: 'GPE', kind: 'suggestion' }),
    of('e', 'DATE'),
  ];

  it('counts what is said, in the order of the scheme, what is not said last', () => {
    const counts = facetCounts([KIND, SEEN, SURE, NOTE], items);
    const told = [...counts].map(([name, facets]) =>
      [
        name,
        ...[...facets].map(([facet, { annotated, suggested }]) => `${facet}=${annotated}+${suggested}`),
      ].join(' '),
    );
    assert.deepEqual(told, [
      'kind town=1+0 gone=1+0 =0+1',
      'seen press=1+0 web=2+0 =2+1',
      'sure true=1+0 false=1+0 =1+1',
      'why *=1+0 =3+1',
    ]);
  });

  const filters: readonly (readonly [Readonly<Record<string, readonly string[]>>, string])[] = [
    [{}, 'abcde'],
    [{ kind: [] }, 'abcde'],
    [{ kind: ['town'] }, 'a'],
    [{ kind: ['town', 'gone'] }, 'ab'],
    [{ kind: [NOTHING] }, 'd'],
    [{ seen: ['web'], sure: ['true'] }, 'c'],
    [{ sure: ['false'] }, 'b'],
    [{ why: [SOMETHING] }, 'a'],
    // An attribute that the scheme has no more hides nothing.
    [{ past: ['x'] }, 'abcde'],
  ];
  for (const [chosen, shown] of filters)
    it(`${JSON.stringify(chosen)} lets ${shown} through`, () => {
      const filter = new Map(Object.entries(chosen).map(([name, facets]) => [name, new Set(facets)]));
      const through = items.filter((each) => passes([KIND, SEEN, SURE, NOTE], filter, each));
      assert.equal(through.map(({ id }) => id).join(''), shown);
    });
});
