import assert from 'node:assert/strict';
import { readVocabulary } from '../../../../../../scripts/train/vocabularyTraining.js';
import { GRAINS, Vocabulary } from '../../../../../../server/src/languages/ar/names/tagger/vocabulary.js';

const TABLE = '# where it comes from\nمصر\t14\t3\t9\t20\t41\nباريس\t11\t3\t9\t21\t7\n';

describe('a vocabulary from a table', () => {
  const vocabulary = new Vocabulary(readVocabulary(TABLE));
  const classesOf = (word: string) =>
    Array.from({ length: GRAINS }, (_, grain) => vocabulary.classOf(vocabulary.find(word), grain));

  it('knows how frequent its words are, and no others', () => {
    assert.deepEqual(
      ['مصر', 'باريس', 'روما'].map((word) => vocabulary.frequency(word)),
      [14, 11, 0],
    );
  });

  it('knows their classes, of which 0 is none', () => {
    assert.deepEqual(classesOf('باريس'), [3, 9, 21, 7]);
    assert.deepEqual(classesOf('روما'), [0, 0, 0, 0]);
  });

  it('knows how many classes a grain has', () => {
    assert.deepEqual(vocabulary.data.sizes, [4, 10, 22, 42]);
  });

  for (const row of ['مصر\t14\t3\t9\t20', 'مصر\tmuch\t3\t9\t20\t41', 'مصر'])
    it(`names the line of ${JSON.stringify(row)}`, () => {
      assert.throws(() => readVocabulary(`${TABLE}${row}\n`), /^Error: line 4: /);
    });
});
