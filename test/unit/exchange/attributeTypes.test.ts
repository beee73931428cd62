/** What files say in texts and lists has the type that the corpus defines; what does not fit stays, and is told. */
import assert from 'node:assert/strict';
import type { AttributeDefinition } from '../../../server/src/annotation/attributes.js';
import { withDefinedTypes } from '../../../server/src/exchange/attributeTypes.js';

const choices = [{ name: 'a' }, { name: '3' }];
const DEFINITIONS: readonly AttributeDefinition[] = [
  { name: 'flag', type: 'flag' },
  { name: 'number', type: 'number' },
  { name: 'text', type: 'text' },
  { name: 'choice', type: 'choice', values: choices },
  { name: 'choices', type: 'choices', values: choices },
];

describe('attributes of imported files', () => {
  const cases: readonly (readonly [name: string, given: unknown, taken: unknown, told: number])[] = [
    ['flag', 'true', true, 0],
    ['flag', ' False ', false, 0],
    ['flag', 'maybe', 'maybe', 1],
    ['number', '2.50', 2.5, 0],
    ['number', ['7'], 7, 0],
    ['number', 'many', 'many', 1],
    ['number', '', '', 1],
    ['text', 2024, '2024', 0],
    ['text', { a: 1 }, { a: 1 }, 1],
    ['choice', ['a'], 'a', 0],
    ['choice', 3, '3', 0],
    ['choice', 'b', 'b', 1],
    ['choices', 'a', ['a'], 0],
    ['choices', ['a', '3'], ['a', '3'], 0],
    ['unknown', '3', '3', 0],
  ];
  for (const [name, given, taken, told] of cases)
    it(`${name}: ${JSON.stringify(given)} becomes ${JSON.stringify(taken)}`, () => {
      const problems: string[] = [];
      const { attributes } = withDefinedTypes({ attributes: { [name]: given } }, DEFINITIONS, (kind) =>
        problems.push(kind),
      );
      assert.deepEqual([attributes, problems.length], [{ [name]: taken }, told]);
    });
});
