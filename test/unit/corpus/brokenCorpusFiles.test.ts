/** Files of a corpus with anything in them: said with line and advice, no other corpus touched, mended when mended. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CorpusEvent } from '../../../server/src/corpus/corpusEvents.js';
import { CorpusModels } from '../../../server/src/corpus/corpusModels.js';
import { Corpus } from '../../../server/src/corpus/corpus.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { inWords } from '../messages/inWords.js';
import { line, MARRAKESH, NEWS, untagged } from './memoryModel.js';

const FILES = ['hawashi.json', 'documents.json', 'entities.jsonl'] as const;
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from('\ufeff' + text, 'utf16le'));

/** Nothing of these can be used. */
const BROKEN: Readonly<Record<string, string | Uint8Array>> = {
  'brackets without end': '{"x":' + '['.repeat(6000),
  'brackets that are closed': '{"x":' + '['.repeat(200_000) + ']'.repeat(200_000) + '}',
  'objects without end': '{"x":'.repeat(100_000),
  'brackets alone': '['.repeat(50_000),
  'brackets behind comments': '/* [[ */ {"x": // [\n' + '[{"y":'.repeat(20_000),
  'UTF-16': utf16('{"documents": ["*.txt"]}'),
  'windows-1256': new Uint8Array([0x7b, 0x22, 0xc7, 0xe1, 0x22, 0x3a, 0x31, 0x7d]),
  'zero bytes': '\0\0\0\0',
  'a number': '12',
  'a list': '[1, 2]',
  'a text': '"مراكش"',
  'half a file': '{"documents": ["*.t',
};

/** These can be used, or say nothing. */
const ODD: Readonly<Record<string, string>> = {
  'a byte order mark': '\ufeff{"$schema": "x"}',
  'keys of all objects': '{"__proto__": {"dct": "2024"}, "constructor": {"prototype": 1}, "toString": null}',
  'huge numbers': '{"x": 1e999999, "y": ' + '9'.repeat(10_000) + '}',
  'brackets in a text': `{"x": "${'['.repeat(20_000)}"}`,
  'wrong types':
    '{"documents": 7, "exclude": {}, "annotations": [], "labels": "x", "relations": null, "locale": 3}',
  'patterns that are none': '{"documents": ["[[[(", "*(a*)*(b", "", "**/*a*a*a*a*a*a*a*a*b.txt"]}',
  'a long pattern': `{"documents": ["${'x'.repeat(70_000)}"], "exclude": ["((a+)+)+b"]}`,
};

const open = (files: MemoryFileSystem, told: CorpusEvent[] = []) =>
  new CorpusModels({ files, recogniser: untagged, retryDelays: [] }, (_, event) => void told.push(event));

describe('a corpus file with anything in it', () => {
  for (const file of FILES) {
    for (const [what, content] of Object.entries(BROKEN))
      it(`${file}: ${what}`, async () => {
        const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/a.txt': NEWS });
        files.put(`/c/${file}`, content);
        const corpus = await Corpus.open(files, '/c');
        const [problem] = corpus.problems;
        assert.ok(problem, what);
        assert.ok(problem.file.endsWith(file), JSON.stringify(corpus.problems));
        assert.ok(problem.line >= 1);
        assert.equal((await corpus.documents()).length, 1);
        if (file !== 'documents.json') return;
        const before = await files.readFile(`/c/${file}`);
        assert.ok((await corpus.setFields('a', { dct: '2024' })).problem, 'a broken file is not changed');
        assert.deepEqual(await files.readFile(`/c/${file}`), before);
      });

    for (const [what, content] of Object.entries(ODD))
      it(`${file}: ${what}`, async () => {
        const files = new MemoryFileSystem({
          '/c/hawashi.json': '{}',
          '/c/a.txt': NEWS,
          [`/c/${file}`]: content,
        });
        const corpus = await Corpus.open(files, '/c');
        for (const { message } of corpus.problems)
          assert.ok(inWords(message).length < 1000, inWords(message));
        await corpus.documents();
        assert.equal(corpus.date('toString'), undefined);
      });
  }

  it('says where, and what to do', async () => {
    const files = new MemoryFileSystem({ '/c/hawashi.json': `{\n"x":\n${'['.repeat(6000)}` });
    const { problems } = await Corpus.open(files, '/c');
    assert.deepEqual(
      problems.map(({ line, column, message }) => `${line}:${column} ${inWords(message)}`),
      [
        '3:100 This is not valid JSON: brackets nest more than 100 deep. Repair it; until then the defaults are used, and it is not changed.',
      ],
    );
  });

  it('touches no other corpus, and mends when it is mended', async () => {
    for (const [what, content] of Object.entries(BROKEN)) {
      const files = new MemoryFileSystem({ '/bad/hawashi.json': '{}', '/bad/a.txt': NEWS });
      files.put('/bad/hawashi.json', content);
      files.put('/good/hawashi.json', '{}');
      files.put('/good/a.txt', NEWS);
      const told: CorpusEvent[] = [];
      const models = open(files, told);
      assert.ok(await models.placeOf('file:///bad/a.txt'), what);
      const good = (await models.placeOf('file:///good/a.txt'))!;
      files.put('/good/annotations/anna/a.jsonl', line(MARRAKESH));
      await models.filesChanged(['file:///good/annotations/anna/a.jsonl']);
      assert.ok(
        told.some((event) => event.kind === 'annotated'),
        what,
      );
      assert.equal((await good.model.decided(good.document, 'anna'))?.set.annotations.length, 1);
      files.put('/bad/hawashi.json', '{}');
      await models.filesChanged(['file:///bad/hawashi.json']);
      assert.deepEqual((await models.modelOf('file:///bad'))?.corpus.problems, [], what);
    }
  });

  it('a corpus that could not be opened is opened the next time', async () => {
    class Failing extends MemoryFileSystem {
      within(): never {
        throw new Error('not now');
      }
    }
    const files = new Failing({ '/c/hawashi.json': '{}', '/c/a.txt': NEWS });
    const models = open(files);
    await assert.rejects(models.placeOf('file:///c/a.txt'));
    await models.filesChanged(['file:///c/a.txt']);
    await models.flush();
    Object.assign(files, { within: () => files });
    assert.ok(await models.placeOf('file:///c/a.txt'));
  });

  it('of whatever bytes', async () => {
    const pieces = fc.constantFrom(
      ...'[]{}",:\\\n ',
      '"documents"',
      '"*"',
      'null',
      '1e9',
      '\0',
      '\ufeff',
      '//',
      '/*',
      'ع',
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), fc.array(pieces), async (file, parts) => {
        const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', [`/c/${file}`]: parts.join('') });
        const corpus = await Corpus.open(files, '/c');
        await corpus.documents();
        await corpus.setFields('a', { dct: '2024' });
      }),
    );
  });
});

describe('a line of an annotation file that nests without end', () => {
  it('is kept as it is, said, and not used; the others are', async () => {
    const deep = `{"start":0,"end":3,"label":"PERS","text":"زار","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`;
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/a.txt': NEWS,
      '/c/annotations/anna/a.jsonl': deep + line(MARRAKESH),
    });
    const { model, document } = (await open(files).placeOf('file:///c/a.txt'))!;
    const decided = await model.decided(document, 'anna');
    assert.equal(decided?.set.annotations.length, 1);
    assert.match(inWords(decided.problems[0]!.message), /nested too deep.*kept as it is/);
    const store = await model.store(document, 'anna');
    store?.decide({ kind: 'status', status: 'done' });
    await store?.flush();
    assert.ok(files.text('/c/annotations/anna/a.jsonl')?.includes(deep));
  });
});
