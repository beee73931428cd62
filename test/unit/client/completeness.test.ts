import assert from 'node:assert/strict';
import { labelsByState, labelsDone } from '../../../client/annotating/completeness.js';

const LABELS = ['PERS', 'ORG', 'DATE'].map((name) => ({ name }));

describe('labels that are complete, as they are shown', () => {
  it('are counted among those that the corpus has', () => {
    assert.deepEqual(labelsDone(LABELS, ['OLD', 'PERS']), { done: 1, of: 3 });
    assert.equal(labelsDone(LABELS, undefined), undefined);
  });

  it('stand apart from those that are begun, and from the rest', () => {
    const { exhaustive, begun, untouched } = labelsByState(LABELS, ['PERS'], new Set(['PERS', 'ORG']));
    const names = [exhaustive, begun, untouched].map((of) => of.map(({ name }) => name));
    assert.deepEqual(names, [['PERS'], ['ORG'], ['DATE']]);
  });
});
