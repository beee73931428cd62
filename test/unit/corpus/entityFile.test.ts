import { inWords } from '../messages/inWords.js';
import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { EntityFile } from '../../../server/src/corpus/entities/entityFile.js';

const PATH = '/c/entities.jsonl';
const MOROCCO =
  '{"id":"morocco", "label":"GPE","name":"المغرب","aliases":[],"wikidata":"Q1028","mine":{"x":1}}';
const open = async (content?: string): Promise<{ files: MemoryFileSystem; entities: EntityFile }> => {
  const files = new MemoryFileSystem(content === undefined ? {} : { [PATH]: content });
  const entities = new EntityFile(files, PATH, { pause: 1, cut: 5, gone: 3, most: 20 });
  await entities.reload();
  return { files, entities };
};

describe('entities.jsonl', () => {
  it('is made by the first entity', async () => {
    const { files, entities } = await open();
    await entities.put({ id: 'hammouchi', label: 'PERS', name: 'عبد اللطيف حموشي', aliases: ['حموشي'] });
    assert.equal(
      files.text(PATH),
      '{"id": "hammouchi", "label": "PERS", "name": "عبد اللطيف حموشي", "aliases": ["حموشي"]}\n',
    );
    assert.equal(entities.get('hammouchi')?.name, 'عبد اللطيف حموشي');
  });

  it('keeps other lines as they are, and unknown keys of the changed one', async () => {
    const { files, entities } = await open(`${MOROCCO}\nhalf a li\n{"id":"x","name":"س"}\n`);
    assert.deepEqual(
      entities.problems.map(({ line }) => line),
      [2],
    );
    await entities.put({ ...entities.get('x')!, wikidata: 'Q5' });
    assert.deepEqual(files.text(PATH)?.split('\n'), [
      MOROCCO,
      'half a li',
      '{"id": "x", "label": "MISC", "name": "س", "wikidata": "Q5"}',
      '',
    ]);
    await entities.put({ ...entities.get('morocco')!, aliases: ['المملكة المغربية'] });
    assert.match(
      files.text(PATH) ?? '',
      /"aliases": \["المملكة المغربية"\], "wikidata": "Q1028", "mine": \{"x":1\}/,
    );
    await entities.remove('x');
    assert.deepEqual(
      entities.all().map(({ id }) => id),
      ['morocco'],
    );
    assert.match(files.text(PATH) ?? '', /half a li/);
  });

  it('merges with what changed meanwhile', async () => {
    const { files, entities } = await open();
    files.put(PATH, MOROCCO + '\n');
    await entities.put({ id: 'x', label: 'ORG', name: 'س', aliases: [] });
    assert.deepEqual(
      entities.all().map(({ id }) => id),
      ['morocco', 'x'],
    );
  });

  for (const cut of ['', MOROCCO.slice(0, 40)])
    it(`are not written over while another program saves them: ${cut === '' ? 'emptied' : 'half'}`, async () => {
      const x = { id: 'x', label: 'PERS', name: 'س', aliases: [] };
      const { files, entities } = await open(`${MOROCCO}\n`);
      files.put(PATH, cut);
      await entities.reload();
      await assert.rejects(entities.put(x), /cut off/);
      assert.equal(files.text(PATH), cut);
      files.put(PATH, `${MOROCCO}\n`);
      await entities.put(x);
      assert.equal(files.text(PATH)?.split('\n')[0], MOROCCO);
      assert.deepEqual(
        entities.all().map(({ id }) => id),
        ['morocco', 'x'],
      );
    });

  it('says what is wrong', async () => {
    const { entities } = await open(
      '{"name":"x"}\n{"id":"a"}\n{"id":"a","name":"b"}\n{"id":"a","name":"c"}\n',
    );
    assert.deepEqual(
      entities.problems.map(({ line, message }) => [line, inWords(message).split('.')[0]]),
      [
        [1, 'An entity needs an "id"'],
        [2, 'An entity needs a "name"'],
        [4, 'The entity a is there twice, as merges leave it'],
      ],
    );
  });
});
