/** Documents without a word in them: tools refuse their files in some formats, where they are left out and told. */
import assert from 'node:assert/strict';
import { FORMATS } from '../../../server/src/formats/registry.js';
import { exportToMemory } from './memoryExport.js';

const documentOf = (name: string, text: string) => ({ name, text, annotations: [], relations: [] });
const DOCUMENTS = [documentOf('blank', ' \n\n'), documentOf('empty', ''), documentOf('words', 'زار.')];
/** INCEpTION expects a sentence, and so do the validator and the readers of Universal Dependencies. */
const REFUSED = new Set(['conllu', 'webanno-tsv']);

describe('documents without words', () => {
  for (const { id, layout } of FORMATS)
    it(`${id}: are ${REFUSED.has(id) ? 'left out and told' : 'written as others'}`, async () => {
      const { losses, documents, differences, held } = await exportToMemory(id, {}, DOCUMENTS);
      assert.deepEqual(differences, []);
      const leftOut = REFUSED.has(id) ? 2 : 0;
      assert.deepEqual([losses.wordless ?? 0, documents], [leftOut, 3 - leftOut]);
      if (layout === 'corpus') return;
      const names = [...held.keys()].filter((path) => /^(blank|empty)\./.test(path));
      assert.equal(names.length > 0, leftOut === 0);
    });
});
