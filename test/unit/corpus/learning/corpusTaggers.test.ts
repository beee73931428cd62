import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CorpusModel } from '../../../../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import {
  trainCorpusTagger,
  type TaggerTrainer,
} from '../../../../server/src/corpus/learning/taggerTraining.js';
import { arabic } from '../../languages/packs.js';
import { openModel } from '../memoryModel.js';
import { reportOf, reports } from './weaponReports.js';

describe('a tagger that is asked for', () => {
  const FILE = '/c/.hawashi/amal.tagger';
  const train: TaggerTrainer = (job) => trainCorpusTagger(job, arabic);
  const labelsIn = async (model: CorpusModel) =>
    (await model.snapshot((await model.corpus.document('new'))!, 'amal'))!.suggestions.map(
      ({ label }) => label,
    );
  /** Too few annotations for one that is trained by itself. */
  const few = (): Record<string, string> => {
    const files = reports();
    for (const name of ['d3', 'd4']) delete files[`/c/annotations/amal/${name}.jsonl`];
    return files;
  };
  const opened = async (files = few()) => {
    const disk = new MemoryFileSystem(files);
    return { disk, model: await openModel(disk, '/c', { train }) };
  };

  it('is evaluated without being used, trained, exported, thrown away and taken from a file', async () => {
    const { disk, model } = await opened();
    const { taggers } = model.learning;
    assert.equal(await taggers.evaluate('amal', false), undefined);
    const seen = await taggers.state('amal');
    assert.equal(seen.evaluation?.tagger['WEAPON']?.reason, 'used');
    assert.deepEqual([seen.kept, await disk.stat(FILE)], [undefined, undefined]);
    assert.equal(await taggers.evaluate('amal', true), undefined);
    assert.deepEqual((await taggers.state('amal')).kept, { annotations: 60, used: ['WEAPON'] });
    assert.deepEqual(await labelsIn(model), ['WEAPON']);
    const content = await disk.readFile(FILE);
    assert.equal(await taggers.forget('amal'), true);
    assert.equal(await taggers.forget('amal'), false);
    assert.deepEqual([await disk.stat(FILE), await labelsIn(model)], [undefined, []]);
    assert.equal(await taggers.adopt('amal', content), undefined);
    assert.deepEqual(await labelsIn(model), ['WEAPON']);
    assert.equal((await taggers.adopt('amal', new Uint8Array(9)))?.key, 'learning.noTagger');
    assert.deepEqual(await labelsIn(model), ['WEAPON']);
  });

  it('says what decisions on a document would teach, though it suggests nothing there, open or not', async () => {
    const files = few();
    files['/c/known.txt'] = 'قال ذلك.';
    const open = TextDocument.create('file:///c/open.txt', 'hawashi', 1, reportOf('رشاش'));
    files['/c/open.txt'] = open.getText();
    const disk = new MemoryFileSystem(files);
    const openText = (uri: string) => (uri === open.uri ? open : undefined);
    const model = await openModel(disk, '/c', { train, openText });
    const teaches = async () =>
      new Map((await model.index.progress('amal'))!.map(({ name, teaches: bits }) => [name, bits ?? 0]));
    assert.deepEqual((await teaches()).get('known'), 0);
    await model.learning.taggers.evaluate('amal', true);
    const now = await teaches();
    assert.ok(now.get('known')! > 0);
    assert.equal(now.get('open'), now.get('new'));
    assert.equal(now.get('open'), (await teaches()).get('open'));
  });

  it('is waited for where it is trained already', async () => {
    let trainings = 0;
    const disk = new MemoryFileSystem(few());
    const model = await openModel(disk, '/c', {
      train: (job) => {
        trainings++;
        return train(job);
      },
    });
    const told = await Promise.all([
      model.learning.taggers.evaluate('amal', true),
      model.learning.taggers.evaluate('amal', false),
    ]);
    assert.deepEqual([told, trainings], [[undefined, undefined], 1]);
  });

  it('is refused, with what lacks', async () => {
    const none = await openModel(new MemoryFileSystem(few()), '/c');
    assert.equal((await none.learning.taggers.evaluate('amal', true))?.key, 'learning.noThread');
    const { model } = await opened();
    assert.equal((await model.learning.taggers.evaluate('nobody', true))?.key, 'tool.learn.tooFew');
    const single = few();
    for (const name of ['d0', 'd1', 'd2']) {
      const file = `/c/annotations/amal/${name}.jsonl`;
      single[file] = single[file]!.split('\n', 1)[0]! + '\n';
    }
    const { model: thin } = await opened(single);
    assert.equal((await thin.learning.taggers.evaluate('amal', true))?.key, 'tool.learn.nothingToLearn');
    assert.equal((await thin.learning.taggers.state('amal')).kept, undefined);
  });

  it('suggests no label that the corpus has no more', async () => {
    const { disk, model } = await opened();
    await model.learning.taggers.evaluate('amal', true);
    const other = new MemoryFileSystem({ ...few(), '/c/hawashi.json': '{ "labels": ["PERS"] }' });
    await other.writeFile(FILE, await disk.readFile(FILE));
    const changed = await openModel(other, '/c');
    assert.deepEqual(await labelsIn(changed), []);
    assert.deepEqual((await changed.learning.taggers.state('amal')).kept?.used, ['WEAPON']);
  });

  it('learns from each of two annotators who contradict each other what they say', async () => {
    const files = few();
    files['/c/hawashi.json'] = '{ "labels": ["WEAPON", "TOOL"] }';
    for (const name of ['d0', 'd1', 'd2'])
      files[`/c/annotations/basim/${name}.jsonl`] = files[`/c/annotations/amal/${name}.jsonl`]!.replaceAll(
        'WEAPON',
        'TOOL',
      );
    const { model } = await opened(files);
    for (const annotator of ['amal', 'basim']) await model.learning.taggers.evaluate(annotator, true);
    const used = async (annotator: string) => (await model.learning.taggers.state(annotator)).kept?.used;
    assert.deepEqual([await used('amal'), await used('basim')], [['WEAPON'], ['TOOL']]);
  });
});
