import assert from 'node:assert/strict';
import { changedGuidelines, reviewedNow } from '../../../../server/src/corpus/guidelines/guidelineReview.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { mergeCorpusFile } from '../../../../server/src/corpus/merging/mergedFile.js';
import { openModel } from '../memoryModel.js';

const GUIDELINES =
  '# Guidelines\n\n## PERS\nNames of persons.\n\n### Titles\nWithout them.\n\n## ORG\nNamed bodies.\n';

async function open(more: Readonly<Record<string, string>> = {}) {
  const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/guidelines.md': GUIDELINES, ...more });
  const model = await openModel(files, '/c');
  const rewrite = async (text: string) => {
    files.put('/c/guidelines.md', text);
    await model.fileChanges.take(['file:///c/guidelines.md']);
  };
  const changed = async () => (await changedGuidelines(model.corpus)).map(({ label, line }) => [label, line]);
  return { files, model, rewrite, changed };
}

describe('after a change of the guidelines', () => {
  it('the labels of which something else is said are told, until their annotations were looked at', async () => {
    const { model, rewrite, changed, files } = await open();
    assert.deepEqual(await changed(), []);
    await rewrite(GUIDELINES.replace('Without them', 'With them'));
    assert.deepEqual(await changed(), [['PERS', 2]]);
    await rewrite(GUIDELINES.replace('Without them', 'With them').replace('bodies', 'groups'));
    assert.deepEqual(await changed(), [
      ['PERS', 2],
      ['ORG', 8],
    ]);
    assert.deepEqual(await reviewedNow(model.corpus, ['PERS']), {});
    assert.deepEqual(await changed(), [['ORG', 8]]);
    assert.match(files.text('/c/reviewed.jsonl') ?? '', /^\{"label": "ORG".*\n\{"label": "PERS".*\n$/);
  });

  it('what says the same in other lines, or what it said before again, is no change', async () => {
    const { rewrite, changed } = await open();
    await rewrite(`Preface.\n\n${GUIDELINES.replace('persons.\n', 'persons.  \n\n')}`);
    assert.deepEqual(await changed(), []);
    await rewrite(GUIDELINES.replace('persons', 'people'));
    assert.equal((await changed()).length, 1);
    await rewrite(GUIDELINES);
    assert.deepEqual(await changed(), []);
  });

  it('a section that is gone is a change of its label', async () => {
    const { rewrite, changed } = await open();
    await rewrite('## ORG\nNamed bodies.\n');
    assert.deepEqual(await changed(), [['PERS', undefined]]);
  });

  it('what was looked at elsewhere is known once its file is there, and lines that are none are kept', async () => {
    const { files, model, rewrite, changed } = await open({ '/c/reviewed.jsonl': 'half\n' });
    await rewrite(GUIDELINES.replace('persons', 'people'));
    const before = files.text('/c/reviewed.jsonl')!;
    assert.match(before, /^half\n\{"label": "PERS"/);
    assert.equal((await changed()).length, 1);
    await reviewedNow(model.corpus);
    const after = files.text('/c/reviewed.jsonl')!;
    files.put('/c/reviewed.jsonl', before);
    await model.fileChanges.take(['file:///c/reviewed.jsonl']);
    assert.equal((await changed()).length, 1);
    files.put('/c/reviewed.jsonl', after);
    await model.fileChanges.take(['file:///c/reviewed.jsonl']);
    assert.deepEqual(await changed(), []);
    assert.equal(model.corpus.problems.length, 1);
  });

  it('two who looked by different versions are no conflict', () => {
    const file = (section: string) =>
      new TextEncoder().encode(`{"label": "PERS", "section": "${section}"}\n`);
    const sides = { ours: 'o', theirs: 't' };
    const merged = mergeCorpusFile('reviewed.jsonl', file('1'), file('3'), file('2'), sides);
    assert.equal(merged?.conflicts.length, 0);
    assert.deepEqual(mergeCorpusFile('reviewed.jsonl', file('1'), file('2'), file('3'), sides), merged);
  });
});
