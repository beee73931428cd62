import assert from 'node:assert/strict';
import { exportToMemory } from './memoryExport.js';

describe('a note that is empty', () => {
  for (const [id, options] of [
    ['tei', {}],
    ['webanno-tsv', { features: 'all' }],
  ] as const)
    it(`is a loss that is told, not a difference: ${id}`, async () => {
      const annotations = [{ id: '1', start: 0, end: 3, text: 'فاس', label: 'LOC', note: '' }];
      const { differences } = await exportToMemory(id, options, [
        { name: 'a', text: 'فاس', annotations, relations: [] },
      ]);
      assert.deepEqual(differences, []);
    });
});
