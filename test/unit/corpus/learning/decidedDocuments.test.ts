/** Which documents teach, by how complete they are. */
import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { decidedDocuments } from '../../../../server/src/corpus/learning/decidedDocuments.js';
import { line, openModel } from '../memoryModel.js';

const TEXT = 'وصل حموشي.';
const annotated = (header: object): string =>
  line({ hawashi: 1, ...header }) + line({ start: 4, end: 9, text: 'حموشي', label: 'PERS' });

describe('documents that teach', () => {
  const check = (
    title: string,
    completeness: string,
    expected: readonly (readonly [string, boolean])[],
  ): void => {
    it(title, async () => {
      const headers = {
        begun: { status: 'in-progress', exhaustive: ['PERS'] },
        done: { status: 'done', exhaustive: ['GPE', 'PERS'] },
        former: { status: 'done' },
        grown: { status: 'done', exhaustive: ['PERS'] },
      };
      const files = Object.entries(headers).flatMap(([name, header]) => [
        [`/c/${name}.txt`, TEXT],
        [`/c/annotations/x/${name}.jsonl`, annotated(header)],
      ]);
      const settings = JSON.stringify({ completeness, labels: ['PERS', 'GPE'] });
      const disk = new MemoryFileSystem({ '/c/hawashi.json': settings, ...Object.fromEntries(files) });
      const model = await openModel(disk, '/c');
      const found = await decidedDocuments(model, 'x');
      await model.dispose();
      assert.deepEqual(
        found.map(({ name, isDone }) => [name, isDone]),
        expected,
      );
    });
  };

  check('are all where documents are done as wholes, those in progress by what was decided', 'documents', [
    ['begun', false],
    ['done', true],
    ['former', true],
    ['grown', true],
  ]);
  check('are those with all labels complete, where labels are counted', 'labels', [
    ['done', true],
    ['former', true],
  ]);
});
