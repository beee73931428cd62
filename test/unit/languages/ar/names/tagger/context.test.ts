import assert from 'node:assert/strict';
import {
  CONTEXT_REACH,
  DocumentContext,
} from '../../../../../../server/src/languages/ar/names/tagger/context.js';
import {
  COLUMNS,
  type WordSummary,
} from '../../../../../../server/src/languages/ar/names/tagger/wordSummary.js';

/** A paragraph of words: [key, chance of being a person in 255ths]. */
function paragraph(...words: (readonly [key: number, person: number])[]): WordSummary {
  const chances = new Uint8Array(words.length * COLUMNS);
  for (const [t, [, person]] of words.entries()) {
    chances[t * COLUMNS] = person;
    chances[t * COLUMNS + COLUMNS - 1] = person;
  }
  return {
    keys: Int32Array.from(words, ([key]) => key),
    chances,
    open: new Uint8Array(words.length).fill(1),
  };
}

/** Tokens of each paragraph that the others say something of. */
const touched = (paragraphs: readonly WordSummary[]): number[][] => {
  const context = new DocumentContext(paragraphs, 0, paragraphs.length);
  return paragraphs.map((_, p) => [...new Set(context.features(p).tokens)]);
};

describe('context', () => {
  const filler = (count: number): WordSummary[] => Array.from({ length: count }, () => paragraph([9, 0]));

  it('tells a doubtful word what its other places were', () => {
    // Its neighbours are told too; and the sure one is told of the doubtful one.
    assert.deepEqual(touched([paragraph([1, 250], [2, 0]), paragraph([3, 0], [1, 90], [4, 0])]), [
      [0, 1],
      [0, 1, 2],
    ]);
  });

  it('says nothing where all agree, or no place is a name', () => {
    assert.deepEqual(touched([paragraph([1, 250]), paragraph([1, 251])]), [[], []]);
    assert.deepEqual(touched([paragraph([1, 5]), paragraph([1, 9])]), [[], []]);
    assert.deepEqual(touched([paragraph([0, 250]), paragraph([0, 90])]), [[], []]);
    assert.deepEqual(touched([paragraph([1, 90])]), [[]]);
  });

  it('sees no farther than its reach', () => {
    const far = [paragraph([1, 250]), ...filler(CONTEXT_REACH), paragraph([1, 90])];
    const near = [paragraph([1, 250]), ...filler(CONTEXT_REACH - 1), paragraph([1, 90])];
    assert.equal(CONTEXT_REACH, 50, 'as the tagger was trained');
    assert.deepEqual(touched(far).at(-1), []);
    assert.deepEqual(touched(near).at(-1), [0]);
  });

  it('of a part of the paragraphs says what it says of them among all', () => {
    const paragraphs = Array.from({ length: 160 }, (_, p) =>
      paragraph([p % 7, (p * 37) % 256], [p % 3, (p * 91) % 256]),
    );
    const all = new DocumentContext(paragraphs, 0, paragraphs.length);
    const part = new DocumentContext(paragraphs, 70, 80);
    const features = paragraphs.map((_, p) => all.features(p));
    for (let p = 70; p < 80; p++) assert.deepEqual(part.features(p), features[p]);
  });
});
