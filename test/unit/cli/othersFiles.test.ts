/** The tool writes over what it made, and over nothing else. */
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { folderOf, tool } from './tool.js';

const TEXT = 'زار حموشي مدينة مراكش.\n';
const GOLD = JSON.stringify({ start: 4, end: 9, text: 'حموشي', label: 'PERS', note: 'لي', mine: 1 }) + '\n';
const NOTHING_OVER = /is there already, and this tool did not make it or it was changed since/;

/** A corpus in a folder that has room for others beside it. */
const corpusOf = async (): Promise<string> => {
  const folder = await folderOf({
    'C/hawashi.json': '{}',
    'C/a.txt': TEXT,
    'C/annotations/gold/a.jsonl': GOLD,
  });
  return path.join(folder, 'C');
};

/** Each command that writes: given a corpus and a folder, and the file that it makes there first of all. */
const COMMANDS: readonly (readonly [string, string, (corpus: string, out: string) => string[]])[] = [
  ['annotate', 'a.jsonl', (corpus, out) => ['annotate', corpus, '-o', out]],
  [
    'annotate --jobs 1 --format brat',
    'a.ann',
    (corpus, out) => ['annotate', corpus, '-o', out, '-f', 'brat'],
  ],
  ['annotate, one file', 'spacy.jsonl', (corpus, out) => ['annotate', corpus, '-o', out, '-f', 'spacy']],
  [
    'annotate, what belongs to all',
    'TypeSystem.xml',
    (corpus, out) => ['annotate', corpus, '-o', out, '-f', 'uima-xmi'],
  ],
  ['export', 'a.ann', (corpus, out) => ['export', corpus, '-o', out, '-f', 'brat']],
  [
    'export, what belongs to all',
    'annotation.conf',
    (corpus, out) => ['export', corpus, '-o', out, '-f', 'brat'],
  ],
  [
    'export, one file',
    'mine.jsonl',
    (corpus, out) => ['export', corpus, '-o', path.join(out, 'mine.jsonl'), '-f', 'doccano'],
  ],
  ['export, the list of losses', 'losses.csv', (corpus, out) => ['export', corpus, '-o', out, '-f', 'conll']],
];

describe('files of others', () => {
  for (const [what, file, argvOf] of COMMANDS) {
    it(`${what}: what it made itself is made again`, async () => {
      const corpus = await corpusOf();
      const argv = argvOf(corpus, path.join(corpus, '../out'));
      assert.equal((await tool(argv)).code, 0);
      await writeFile(path.join(corpus, 'a.txt'), `${TEXT}وعاد إلى الرباط.\n`);
      const { code, errors } = await tool(argv);
      assert.equal(code, 0, errors);
    });

    for (const [state, before] of [
      ['what somebody else made', undefined],
      ['what was changed since', 'made'],
    ] as const)
      it(`${what}: ${state} stays, unless that is forced`, async () => {
        const corpus = await corpusOf();
        const out = path.join(corpus, '../out');
        const argv = argvOf(corpus, out);
        if (before) assert.equal((await tool(argv)).code, 0);
        await mkdir(out, { recursive: true });
        const target = path.join(out, file);
        const mine = (before ? await readFile(target, 'utf8') : '') + 'لي\n';
        await writeFile(target, mine);
        const { code, errors } = await tool([...argv, ...(argv[0] === 'annotate' ? ['--fresh'] : [])]);
        assert.equal(code, 1, errors);
        assert.match(errors, NOTHING_OVER);
        assert.match(errors, /--force/);
        assert.equal(await readFile(target, 'utf8'), mine);
        assert.equal((await tool([...argv, '--force'])).code, 0);
        assert.notEqual(await readFile(target, 'utf8'), mine);
      });
  }

  it('nothing of an export is written where one file is somebody else’s', async () => {
    const corpus = await corpusOf();
    const out = path.join(corpus, '../out');
    await mkdir(out);
    await writeFile(path.join(out, 'visual.conf'), 'لي');
    assert.equal((await tool(['export', corpus, '-f', 'brat', '-o', out])).code, 1);
    assert.deepEqual(await readdir(out), ['visual.conf']);
  });

  it('a list of losses of one’s own stays where nothing is lost', async () => {
    const corpus = await corpusOf();
    const out = path.join(corpus, '../out');
    await mkdir(out);
    await writeFile(path.join(out, 'losses.csv'), 'لي');
    assert.equal((await tool(['export', corpus, '-f', 'jsonl', '-o', out])).code, 0);
    assert.equal(await readFile(path.join(out, 'losses.csv'), 'utf8'), 'لي');
  });

  it('that of an earlier export goes where nothing is lost any more', async () => {
    const corpus = await corpusOf();
    const out = path.join(corpus, '../out');
    await tool(['export', corpus, '-f', 'conll', '-o', out]);
    assert.ok((await readdir(out)).includes('losses.csv'));
    await tool(['export', corpus, '-f', 'jsonl', '-o', out]);
    assert.ok(!(await readdir(out)).includes('losses.csv'));
  });

  for (const below of ['', 'annotations', 'annotations/gold', 'annotations/new'])
    it(`no export goes into the corpus itself: ${below || 'its folder'}`, async () => {
      const corpus = await corpusOf();
      const before = await readdir(corpus, { recursive: true });
      const { code, errors } = await tool(['export', corpus, '-f', 'brat', '-o', path.join(corpus, below)]);
      assert.equal(code, 2);
      assert.match(errors, /belongs to the corpus itself: choose an empty folder/);
      await symlink(corpus, path.join(corpus, '../link'));
      const link = path.join(corpus, '../link', below);
      assert.equal((await tool(['export', corpus, '-f', 'brat', '-o', link])).code, 2);
      assert.deepEqual(await readdir(corpus, { recursive: true }), before);
    });

  it('gold annotations survive `annotate` into their folder', async () => {
    const corpus = await corpusOf();
    const gold = path.join(corpus, 'annotations/gold');
    assert.equal((await tool(['annotate', corpus, '-o', gold])).code, 1);
    assert.equal(await readFile(path.join(gold, 'a.jsonl'), 'utf8'), GOLD);
    assert.deepEqual(await readdir(gold), ['a.jsonl']);
  });

  it('a file of the same content stays somebody else’s', async () => {
    const corpus = await corpusOf();
    await tool(['annotate', corpus, '-o', corpus, '-f', 'brat']);
    await writeFile(path.join(corpus, 'a.txt'), `${TEXT}!`);
    await writeFile(path.join(corpus, '../b.txt'), 'x');
    const other = path.join(corpus, '../D');
    await mkdir(other);
    await writeFile(path.join(other, 'a.txt'), 'نص آخر');
    assert.equal((await tool(['annotate', other, '-o', corpus, '-f', 'brat'])).code, 1);
    assert.equal(await readFile(path.join(corpus, 'a.txt'), 'utf8'), `${TEXT}!`);
  });

  for (const argvOf of [
    (corpus: string, out: string) => ['annotate', corpus, '-o', out],
    (corpus: string, out: string) => ['export', corpus, '-f', 'jsonl', '-o', out],
  ]) {
    const name = argvOf('', '')[0]!;
    it(`${name}: --out that is a file, or below one, is bad use`, async () => {
      const corpus = await corpusOf();
      const file = path.join(corpus, '../file');
      await writeFile(file, 'لي');
      for (const out of [file, path.join(file, 'below')]) {
        const { code, errors } = await tool(argvOf(corpus, out));
        assert.equal(code, 2);
        assert.match(errors, /there is a file; name a folder/);
      }
      assert.equal(await readFile(file, 'utf8'), 'لي');
    });

    it(`${name}: --out may have parents that are not there, and be a link to a folder`, async () => {
      const corpus = await corpusOf();
      const deep = path.join(corpus, '../x/y/z');
      assert.equal((await tool(argvOf(corpus, deep))).code, 0);
      await symlink(deep, path.join(corpus, '../link'));
      assert.equal((await tool(argvOf(corpus, path.join(corpus, '../link')))).code, 0);
    });

    it(`${name}: no link in --out leads elsewhere`, async () => {
      const corpus = await corpusOf();
      await mkdir(path.join(corpus, 'news'));
      await writeFile(path.join(corpus, 'news/b.txt'), TEXT);
      const [out, elsewhere] = [path.join(corpus, '../out'), path.join(corpus, '../elsewhere')];
      await mkdir(out);
      await mkdir(elsewhere);
      await writeFile(path.join(elsewhere, 'mine'), 'لي');
      await symlink(elsewhere, path.join(out, 'news'));
      await symlink(path.join(elsewhere, 'mine'), path.join(out, 'a.jsonl'));
      assert.equal((await tool(argvOf(corpus, out))).code, 1);
      await rm(path.join(out, 'news'));
      assert.equal((await tool([...argvOf(corpus, out), '--force'])).code, 0);
      assert.deepEqual(await readdir(elsewhere), ['mine']);
      assert.equal(await readFile(path.join(elsewhere, 'mine'), 'utf8'), 'لي');
    });

    it(`${name}: two runs at once`, async () => {
      const corpus = await corpusOf();
      const argv = argvOf(corpus, path.join(corpus, '../out'));
      const both = await Promise.all([tool(argv), tool(argv)]);
      assert.ok(
        both.some(({ code }) => code === 0),
        both.map(({ errors }) => errors).join(),
      );
      assert.ok((await readFile(path.join(corpus, '../out/a.jsonl'), 'utf8')).endsWith('}\n'));
      assert.equal((await tool(argv)).code, 0);
    });
  }

  it('a table of labels is written once', async () => {
    const corpus = await corpusOf();
    const table = path.join(corpus, '../labels.tsv');
    const argv = ['import', corpus, path.join(corpus, 'annotations/gold'), '-f', 'jsonl', '-a', 'new'];
    await writeFile(table, 'لي');
    const { code, errors } = await tool([...argv, '--apply', '--write-labels', table]);
    assert.equal(code, 2);
    assert.match(errors, /name another file for --write-labels/);
    assert.equal(await readFile(table, 'utf8'), 'لي');
    assert.ok(
      !(await readdir(path.join(corpus, 'annotations'))).includes('new'),
      'nothing is taken in before',
    );
    assert.equal((await tool([...argv, '--write-labels', table, '--force'])).code, 0);
    assert.match(await readFile(table, 'utf8'), /^label\t/);
  });
});
