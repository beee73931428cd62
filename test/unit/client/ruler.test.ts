import assert from 'node:assert/strict';
import { rulerMarks } from '../../../client/annotating/ruler.js';
import { range } from './items.js';

describe('marks of the overview ruler', () => {
  const places = [range(3, 0, 3, 4), range(3, 9, 3, 12), range(4, 0, 6, 2), range(20, 0, 20, 4)];

  it('are the places themselves where all can be told apart', () => {
    assert.deepEqual(rulerMarks(places, 100), places);
  });

  it('are joined where no one could tell them apart', () => {
    const [first, second, third, last] = places;
    const nested = range(5, 0, 5, 1);
    const marks = rulerMarks([first!, second!, third!, nested, last!], 1000);
    assert.deepEqual(marks, [range(3, 0, 6, 2), range(20, 0, 20, 4)]);
  });

  it('are few, however many places there are', () => {
    const lines = 30_000;
    const dense = Array.from({ length: lines }, (_, line) => range(line, 0, line, 4));
    assert.deepEqual(rulerMarks(dense, lines), [range(0, 0, lines - 1, 4)]);
    const thin = dense.filter((_, line) => line % 200 === 0);
    assert.equal(rulerMarks(thin, lines).length, thin.length);
  });
});
