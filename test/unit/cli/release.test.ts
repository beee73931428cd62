import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { REQUIRED, type JsonLd } from './croissantRequired.js';
import { folderOf, tool } from './tool.js';

const WORDS =
  'أعلنت المديرية العامة للأمن الوطني عن توقيف خمسة أشخاص يشتبه في تورطهم في شبكة دولية للاتجار في المخدرات بين مراكش والرباط وطنجة';
const textOf = (n: number): string =>
  `عنوان ${n}\n${WORDS} ${Array.from({ length: 30 }, (_, i) => `كلمة${n}${i}`).join(' ')}\nانتهى الخبر ${n}.\n`;
const lineOf = (text: string, words: string, label: string, id: string): string => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return JSON.stringify({ start, end: start + [...words].length, text: words, label, id }) + '\n';
};

describe('hawashi split', () => {
  const texts = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`d${n}.txt`, textOf(n)]));
  const read = async (corpus: string): Promise<{ seed: number; parts: Record<string, string[]> }> =>
    JSON.parse(await readFile(path.join(corpus, 'split.json'), 'utf8')) as never;

  it('freezes what it splits, with its seed, and adds what is new', async () => {
    const corpus = await folderOf({ 'hawashi.json': '{}', ...texts });
    const { code, errors } = await tool(['split', corpus, '--seed', '7']);
    assert.equal(code, 0, errors);
    assert.match(errors, /16 for training, 2 for development, 2 for the test/);
    const first = await read(corpus);
    assert.equal(first.seed, 7);
    await writeFile(path.join(corpus, 'new.txt'), textOf(99));
    await writeFile(path.join(corpus, 'copy.txt'), texts[`${first.parts['test']![0]}.txt`]!);
    assert.equal((await tool(['split', corpus, '--seed', '8'])).code, 0);
    const second = await read(corpus);
    assert.equal(second.seed, 7);
    assert.ok(second.parts['test']!.includes('copy'));
    for (const part of ['train', 'development', 'test'])
      for (const name of first.parts[part]!) assert.ok(second.parts[part]!.includes(name));
  });

  it('only tells with --check, and says what it cannot do', async () => {
    const corpus = await folderOf({
      'hawashi.json': '{}',
      'a.txt': textOf(1),
      'b.txt': textOf(1),
      'split.json': JSON.stringify({
        by: 'document',
        seed: 1,
        shares: { train: 1, development: 1, test: 1 },
        parts: { train: ['a'], development: [], test: ['b'] },
      }),
    });
    const { code, errors } = await tool(['split', corpus, '--check']);
    assert.equal(code, 1);
    assert.match(errors, /«a» and «b» have a paragraph in common/);
    assert.equal((await tool(['split', corpus, '--by', 'outlet'])).code, 2);
    assert.equal((await tool(['split', corpus, '--by', 'nothing'])).code, 2);
    assert.equal((await tool(['split', corpus, '--shares', '1:2'])).code, 2);
    await writeFile(path.join(corpus, 'split.json'), '{"by": 1}');
    assert.equal((await tool(['split', corpus])).code, 1);
    assert.equal(await readFile(path.join(corpus, 'split.json'), 'utf8'), '{"by": 1}');
  });
});

describe('hawashi export --without-text, and restore', () => {
  it('give annotations to whoever has the texts, under whatever names', async () => {
    const [one, two] = [textOf(1), textOf(2)];
    const gold = (text: string): string =>
      '{"hawashi": 1, "status": "done"}\n' +
      lineOf(text, 'المديرية العامة للأمن الوطني', 'ORG', 'o') +
      lineOf(text, 'مراكش', 'GPE', 'm');
    const corpus = await folderOf({
      'hawashi.json': '{}',
      'a.txt': one,
      'sub/b.txt': two,
      'annotations/gold/a.jsonl': gold(one),
      'annotations/gold/sub/b.jsonl': gold(two),
      'entities.jsonl': '{"id": "m", "label": "GPE", "name": "مراكش"}\n',
    });
    const out = path.join(corpus, '../without');
    const exported = await tool(['export', corpus, '--without-text', '--out', out]);
    assert.equal(exported.code, 0, exported.errors);
    const written = await readFile(path.join(out, 'annotations/gold/a.jsonl'), 'utf8');
    assert.doesNotMatch(written, /المديرية|مراكش/);
    const theirs = await folderOf({
      'hawashi.json': '{}',
      'a.txt': `قائمة الموقع\n\n${one}حقوق محفوظة`,
      'other.txt': two,
    });
    const { code, errors } = await tool(['restore', out, theirs]);
    assert.equal(code, 0, errors);
    assert.match(errors, /4 of 4 annotations are put back/);
    const restored = await readFile(path.join(theirs, 'annotations/gold/a.jsonl'), 'utf8');
    assert.match(restored, /"status": "done"/);
    assert.match(restored, /"text": "مراكش"/);
    assert.match(
      await readFile(path.join(theirs, 'annotations/gold/other.jsonl'), 'utf8'),
      /"text": "المديرية العامة للأمن الوطني"/,
    );
    assert.match(await readFile(path.join(theirs, 'entities.jsonl'), 'utf8'), /مراكش/);
    const again = await tool(['restore', out, theirs]);
    assert.equal(again.code, 0, again.errors);
    assert.equal(await readFile(path.join(theirs, 'annotations/gold/a.jsonl'), 'utf8'), restored);
  });

  it('say what has no place', async () => {
    const corpus = await folderOf({
      'hawashi.json': '{}',
      'a.txt': textOf(1),
      'annotations/gold/a.jsonl': lineOf(textOf(1), 'مراكش', 'GPE', 'm'),
    });
    const out = path.join(corpus, '../without');
    await tool(['export', corpus, '--without-text', '--out', out]);
    const theirs = await folderOf({ 'hawashi.json': '{}', 'b.txt': 'نص آخر عن مراكش.' });
    const { code, errors } = await tool(['restore', out, theirs]);
    assert.equal(code, 1);
    assert.match(errors, /no text of the corpus is «a\.txt», nor like it/);
    assert.equal((await tool(['restore', theirs, theirs])).code, 2);
    assert.equal((await tool(['export', corpus, '--out', out])).code, 2);
  });
});

describe('hawashi release', () => {
  const URL_GIVEN = 'https://example.org/مدونة?a=1';
  const told = [
    '--licence',
    'CC-BY-4.0',
    '--creator',
    'أمل',
    'Amal B',
    '--date',
    '2026-11-29',
    '--title',
    'Try',
  ];

  async function released(
    ...more: readonly string[]
  ): Promise<{ out: string; code: number; errors: string; read: (file: string) => Promise<string> }> {
    const corpus = path.join(await folderOf({}), 'corpus');
    await cp('seeds', corpus, { recursive: true });
    await tool(['split', corpus, '--shares', '3:1:1', '--seed', '5']);
    const out = path.join(corpus, '../release');
    const { code, errors } = await tool(['release', '1.0', corpus, '--out', out, ...told, ...more]);
    return { out, code, errors, read: (file) => readFile(path.join(out, file), 'utf8') };
  }

  it('has data, card, metadata, citation, checks and agreement in one folder', async () => {
    const { code, errors, read } = await released();
    assert.equal(code, 0, errors);
    const card = await read('README.md');
    assert.match(card, /^---\npretty_name: "Try"\nlicense: "cc-by-4.0"\n/);
    for (const split of ['train', 'validation', 'test'])
      assert.match(card, new RegExp(`  - split: ${split}\\n    path: "data/${split}\\.jsonl"`));
    assert.match(card, /\| train \| 3 \| \d+ \|/);
    assert.match(card, /Split by document with seed 5/);
    assert.deepEqual(Object.keys(JSON.parse(await read('checks.json')) as object), ['findings']);
    assert.match(await read('agreement.csv'), /^"annotators","documents","f1"/);
    assert.equal((JSON.parse(await read('split.json')) as { seed: number }).seed, 5);
  });

  it('says in Croissant what its files are, with all that the specification asks for', async () => {
    const { out, errors, read } = await released('--url', URL_GIVEN);
    assert.doesNotMatch(errors, /Croissant/);
    const data = JSON.parse(await read('croissant.json')) as JsonLd;
    for (const [what, nodes, properties] of REQUIRED) {
      const found = nodes(data);
      assert.ok(found.length > 0, what);
      for (const node of found)
        for (const [key, isRight] of Object.entries(properties))
          assert.ok(isRight.test(JSON.stringify(node[key]) ?? ''), `${what}: ${key}`);
    }
    assert.equal(data['url'], URL_GIVEN);
    const files = data['distribution'] as Record<string, string>[];
    assert.deepEqual(
      files.map((file) => file['contentUrl']),
      ['data/train.jsonl', 'data/validation.jsonl', 'data/test.jsonl'],
    );
    for (const file of files) {
      const content = await readFile(path.join(out, file['contentUrl']!));
      assert.equal(createHash('sha256').update(content).digest('hex'), file['sha256']);
      assert.equal(file['contentSize'], `${content.length} B`);
    }
    interface Field {
      readonly '@id': string;
      readonly dataType: string;
      readonly source: {
        readonly fileObject: { readonly '@id': string };
        readonly extract: { readonly column?: string; readonly jsonPath?: string };
      };
      readonly subField?: readonly Field[];
    }
    const known = new Set(files.map((file) => file['@id']));
    for (const { field } of data['recordSet'] as { field: Field[] }[]) {
      const all = field.flatMap((one) => [one, ...(one.subField ?? [])]);
      assert.equal(new Set(all.map((one) => one['@id'])).size, all.length);
      for (const { source, dataType } of all) {
        assert.ok(known.has(source.fileObject['@id']) && /^sc:/.test(dataType));
        assert.ok(source.extract.column ?? source.extract.jsonPath);
      }
      const first = JSON.parse((await read('data/train.jsonl')).split('\n')[0]!) as object;
      for (const { source } of field)
        if (source.extract.column) assert.ok(source.extract.column in first, source.extract.column);
    }
  });

  it('has a citation with what the format asks for, and with what is known', async () => {
    const cited = async (...more: readonly string[]) =>
      parse(await (await released(...more)).read('CITATION.cff')) as JsonLd;
    const known = {
      'cff-version': '1.2.0',
      message: 'If you use this dataset, please cite it as below.',
      type: 'dataset',
      title: 'Try',
      authors: [{ name: 'أمل' }, { name: 'Amal B' }],
      version: '1.0',
      'date-released': '2026-11-29',
      license: 'CC-BY-4.0',
    };
    const { abstract, ...rest } = await cited();
    assert.deepEqual(rest, known);
    assert.equal(typeof abstract, 'string');
    assert.equal((await cited('--url', URL_GIVEN))['url'], URL_GIVEN);
    const odd = 'a: "b" # c\n- d';
    assert.equal((await cited('--title', odd))['title'], odd);
  });

  it('without texts goes back on them', async () => {
    const { out, code, errors, read } = await released('--without-text');
    assert.equal(code, 0, errors);
    assert.doesNotMatch(await read('annotations/gold/000_4c4651075b1dae0f.jsonl'), /"text"/);
    await assert.rejects(read('data/train.jsonl'));
    const texts = path.join(out, '../texts');
    await cp('seeds', texts, { recursive: true });
    await rm(path.join(texts, 'annotations'), { recursive: true });
    const restored = await tool(['restore', out, texts]);
    assert.equal(restored.code, 0, restored.errors);
    assert.match(restored.errors, /283 of 283 annotations are put back/);
  });

  it('says what it lacks', async () => {
    const corpus = await folderOf({
      'hawashi.json': '{}',
      'a.txt': textOf(1),
      'annotations/gold/a.jsonl': lineOf(textOf(1), 'مراكش', 'GPE', 'm'),
    });
    const out = path.join(corpus, '../release');
    assert.equal((await tool(['release', '1.0', corpus, '--out', out])).code, 2);
    assert.equal((await tool(['release', '1.0', corpus, '--out', out, ...told, '--date', 'soon'])).code, 2);
    assert.equal(
      (await tool(['release', '1.0', corpus, '--out', out, ...told, '--annotator', 'nobody'])).code,
      2,
    );
    for (const url of ['example.org', 'https://', 'ftp://example.org/a'])
      assert.equal(
        (await tool(['release', '1.0', corpus, '--out', out, ...told, '--url', url])).code,
        2,
        url,
      );
    const { code, errors } = await tool(['release', '1.0', corpus, '--out', out, ...told]);
    assert.equal(code, 0, errors);
    assert.match(errors, /croissant\.json lacks it without --url/);
    assert.ok(!('url' in JSON.parse(await readFile(path.join(out, 'croissant.json'), 'utf8'))));
    assert.match(errors, /there is no split\.json: all is released as training/);
  });
});
