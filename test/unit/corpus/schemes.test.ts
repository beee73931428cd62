/** The ready schemes that a corpus can start from. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { SCHEME_IDS } from '../../../server/src/annotation/schemeIds.js';
import { DEFAULT_LABELS, suggestedAs } from '../../../server/src/annotation/labels.js';
import { parseCorpusFile } from '../../../server/src/corpus/corpusFile.js';
import { createCorpus } from '../../../server/src/corpus/corpusRoot.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { inWords } from '../messages/inWords.js';

const ajv = new Ajv({ strict: true, strictTuples: false, formats: { 'color-hex': true } });
const isCorpusFile = ajv.compile(JSON.parse(readFileSync('schemas/hawashi.schema.json', 'utf8')) as object);

const made = async (scheme: (typeof SCHEME_IDS)[number]): Promise<string> => {
  const files = new MemoryFileSystem();
  assert.deepEqual(await createCorpus(files, '/c', { scheme }), { uri: 'file:///c/hawashi.json' });
  return files.text('/c/hawashi.json') ?? '';
};

describe('the ready schemes', () => {
  for (const scheme of SCHEME_IDS)
    it(`${scheme}: its corpus file is valid, and everything in it is described`, async () => {
      const content = await made(scheme);
      assert.ok(isCorpusFile(JSON.parse(content)), JSON.stringify(isCorpusFile.errors));
      const { settings, problems } = parseCorpusFile('/c/hawashi.json', content);
      assert.deepEqual(
        problems.map(({ message }) => inWords(message)),
        [],
      );
      for (const { name, description, key } of settings.labels) assert.ok(description && key, name);
      assert.equal(new Set(settings.labels.map(({ color }) => color)).size, settings.labels.length);
      for (const { name, description } of [...settings.relations, ...settings.attributes])
        assert.ok(description, name);
      for (const { values = [] } of settings.attributes)
        for (const { name, description, key } of values) assert.ok(description && key, name);
    });

  it('have the labels that they are known by', async () => {
    const names = async (scheme: (typeof SCHEME_IDS)[number]): Promise<string[]> =>
      parseCorpusFile('/c/hawashi.json', await made(scheme)).settings.labels.map(({ name }) => name);
    assert.deepEqual(
      await names('builtin'),
      DEFAULT_LABELS.map(({ name }) => name),
    );
    assert.deepEqual(await names('conll'), ['PER', 'ORG', 'LOC', 'MISC']);
    assert.equal((await names('ontonotes')).length, 18);
    assert.deepEqual(await names('quotations'), ['SPEAKER', 'QUOTE', 'CUE']);
    assert.deepEqual(await names('claims'), ['CLAIM', 'SOURCE']);
  });

  it('say which label what is recognised is suggested as', async () => {
    const as = suggestedAs(parseCorpusFile('/c/hawashi.json', await made('conll')).settings.labels);
    const asked = ['PERS', 'ORG', 'GPE', 'LOC', 'FAC', 'NORP', 'DATE'];
    assert.deepEqual(
      asked.map((label) => as.get(label)),
      ['PER', 'ORG', 'LOC', 'LOC', 'LOC', 'MISC', undefined],
    );
    assert.equal(suggestedAs([{ name: 'GPE' }, { name: 'PLACE', suggest: ['GPE'] }]).get('GPE'), 'PLACE');
    assert.equal(suggestedAs([{ name: 'PERS', suggest: [] }]).get('PERS'), undefined);
  });

  it('tell of a corpus file of a version that is not known', () => {
    const { settings, problems } = parseCorpusFile('/c/hawashi.json', '{ "version": 2, "locale": "ar-MA" }');
    assert.equal(settings.locale, 'ar-MA');
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      ['warning'],
    );
    assert.match(inWords(problems[0]?.message), /of version 2.*knows 1/);
  });
});
