import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { work } from '../../../server/src/cli/annotateWorker.js';
import { MADE_FILE } from '../../../server/src/cli/output/madeFiles.js';
import { folderOf, tool } from './tool.js';

const ARTICLE = 'زار وزير الخارجية مدينة مراكش يوم 8 نونبر 2024.\n';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly label: string;
  readonly value?: string;
  readonly confidence?: number;
}

async function linesOf(file: string): Promise<Line[]> {
  const content = await readFile(file, 'utf8');
  return content
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** What the tool writes for a file that holds just this. */
async function annotationsIn(content: string): Promise<Line[]> {
  const folder = await folderOf({ 'a.txt': content });
  const { code, errors } = await tool(['annotate', folder, '--out', path.join(folder, 'out')]);
  assert.equal(code, 0, errors);
  return linesOf(path.join(folder, 'out/a.jsonl'));
}

function tests(): void {
  describe('hawashi annotate', () => {
    it('writes the gold format: offsets in code points, by start, longer first', async () => {
      const found = await annotationsIn(ARTICLE);
      const date = found.find((line) => line.label === 'DATE');
      assert.equal(date?.text, 'يوم 8 نونبر 2024');
      assert.equal(date.value, '2024-11-08');
      for (const { start, end, text } of found) assert.equal([...ARTICLE].slice(start, end).join(''), text);
      const order = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
      assert.deepEqual(found, order);
      for (const line of found) {
        const known = [
          ...['start', 'end', 'text', 'label', 'value', 'canonical'],
          ...['confidence', 'labelConfidence', 'borderConfidence'],
        ];
        assert.ok(line.confidence! > 0 && line.confidence! <= 1);
        assert.deepEqual(
          Object.keys(line),
          known.filter((key) => key in line),
        );
      }
    });

    it('counts the byte order mark, mixed line endings and emoji as the file holds them', async () => {
      const content = `\ufeff😀\r\n👩‍👩‍👧\n\r\n${ARTICLE}`;
      const date = (await annotationsIn(content)).find((line) => line.label === 'DATE')!;
      assert.equal([...content].slice(date.start, date.end).join(''), 'يوم 8 نونبر 2024');
    });

    it('resolves relative dates against documents.json', async () => {
      const folder = await folderOf({
        'a.txt': 'وصل أمس إلى الرباط.\n',
        'documents.json': JSON.stringify({ a: { dct: '2024-11-08' } }),
      });
      const out = path.join(folder, 'out');
      await tool([
        'annotate',
        path.join(folder, 'a.txt'),
        '--documents',
        path.join(folder, 'documents.json'),
        '-o',
        out,
      ]);
      const date = (await linesOf(path.join(out, 'a.jsonl'))).find((line) => line.label === 'DATE');
      assert.equal(date?.value, '2024-11-07');
    });

    it('takes the documents that hawashi.json names, and all texts where there is none', async () => {
      const files = { 'news/a.txt': ARTICLE, 'news/b.md': ARTICLE, 'old/c.txt': ARTICLE };
      const plain = await folderOf(files);
      await tool(['annotate', plain, '-o', path.join(plain, 'out')]);
      const written = async (folder: string): Promise<string[]> =>
        (await readdir(path.join(folder, 'out'), { recursive: true }))
          .filter((name) => name.endsWith('.jsonl'))
          .sort();
      assert.deepEqual(await written(plain), ['news/a.jsonl', 'old/c.jsonl']);
      const corpus = await folderOf({ ...files, 'hawashi.json': JSON.stringify({ documents: ['news/*'] }) });
      await tool(['annotate', corpus, '-o', path.join(corpus, 'out')]);
      assert.deepEqual(await written(corpus), ['news/a.jsonl', 'news/b.md.jsonl']);
    });

    it('goes on after a document that is no text, and says which', async () => {
      const folder = await folderOf({
        'a.txt': Buffer.from([0xd9, 0x20, 0xc3, 0x28]),
        'b.txt': ARTICLE,
        'c.txt': '',
      });
      const { code, errors } = await tool(['annotate', folder, '-o', path.join(folder, 'out'), '--json']);
      assert.equal(code, 1);
      const messages = errors
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { level: string; message: string });
      assert.match(
        messages.find((message) => message.level === 'error')!.message,
        /a\.txt:1: byte 0 .* is not UTF-8/,
      );
      assert.deepEqual((await readdir(path.join(folder, 'out'))).sort(), [MADE_FILE, 'b.jsonl', 'c.jsonl']);
    });

    it('writes other formats, of either layout', async () => {
      const folder = await folderOf({ 'a.txt': ARTICLE, 'b.txt': ARTICLE });
      const out = path.join(folder, 'out');
      await tool(['annotate', folder, '-o', out, '--format', 'conll-bioes']);
      assert.match(await readFile(path.join(out, 'a.conll'), 'utf8'), /^مراكش _ _ S-GPE$/m);
      await tool(['annotate', folder, '-o', out, '--format', 'uima-xmi']);
      assert.ok(existsSync(path.join(out, 'TypeSystem.xml')), 'what belongs to all documents is written too');
      await tool(['annotate', folder, '-o', path.join(out, 'lake'), '--format', 'parquet']);
      assert.ok(existsSync(path.join(out, 'lake/data/train.parquet')));
      await tool(['annotate', folder, '-o', out, '--format', 'spacy']);
      const rows = (await readFile(path.join(out, 'spacy.jsonl'), 'utf8')).trim().split('\n');
      assert.deepEqual(
        rows.map((row) => (JSON.parse(row) as { meta: { name: string } }).meta.name),
        ['a', 'b'],
      );
    });

    it('writes nothing over where two documents have one name', async () => {
      const folder = await folderOf({ 'x/a.txt': ARTICLE, 'y/a.txt': 'نص' });
      const paths = ['x', 'y'].map((name) => path.join(folder, name));
      const { code, errors } = await tool(['annotate', ...paths, '-o', path.join(folder, 'out')]);
      assert.equal(code, 1);
      assert.match(errors, /another document is called «a»/);
      assert.ok((await linesOf(path.join(folder, 'out/a.jsonl'))).length > 0);
    });

    describe('begun again', () => {
      const NEWS = 'وصل أمس إلى الرباط.\n';
      const DATE = JSON.stringify({ a: { dct: '2024-11-08' }, b: { dct: '2024-11-08' } });
      let folder: string;
      let out: string;
      const again = (...argv: string[]) => tool(['annotate', folder, '-o', out, ...argv]);
      const dateOf = async (name: string) =>
        (await linesOf(path.join(out, `${name}.jsonl`))).find((line) => line.label === 'DATE')?.value;
      beforeEach(async () => {
        folder = await folderOf({ 'a.txt': NEWS, 'b.txt': NEWS, 'documents.json': DATE });
        out = path.join(folder, '../out');
        assert.equal((await again()).code, 0);
      });

      it('goes on where an interrupted run stopped', async () => {
        await rm(path.join(out, 'b.jsonl'));
        const { code, errors } = await again();
        assert.equal(code, 0, errors);
        assert.match(errors, /1 were done before/);
        assert.equal(await dateOf('b'), '2024-11-07');
        assert.match((await again('--fresh')).errors, /2 documents, [^;]*$/m);
      });

      const changes: (readonly [string, string, string, readonly string[]])[] = [
        ['another text', 'a.txt', 'وصل أمس إلى فاس.\n', []],
        ['another date', 'documents.json', DATE.replace('2024-11-08', '2024-01-10'), []],
        ['other labels', 'hawashi.json', '{"labels": [{"name": "DATE", "description": "x"}]}', []],
        ['another calendar', 'hawashi.json', '{"defaultCalendar": "hijri"}', []],
        ['another option of the format', 'x', '', ['--option', 'keys=full']],
        ['a confidence asked for', 'x', '', ['--minimum-confidence', '0.5']],
      ];
      for (const [what, file, content, argv] of changes)
        it(`makes anew what was made with ${what}`, async () => {
          await writeFile(path.join(folder, file), content);
          const { code, errors } = await again(...argv);
          assert.equal(code, 0, errors);
          const isOne = file === 'a.txt' || file === 'documents.json';
          assert.equal(/1 were done before/.test(errors), isOne, errors);
          assert.equal(/2 were done before/.test(errors), false, errors);
          if (file === 'documents.json') assert.equal(await dateOf('a'), '2024-01-09');
          if (what === 'other labels')
            assert.deepEqual(
              (await linesOf(path.join(out, 'a.jsonl'))).map((line) => line.label),
              ['DATE'],
            );
        });
    });

    it('tells of a date that is none', async () => {
      const folder = await folderOf({ 'a.txt': ARTICLE, 'documents.json': '{"a": {"dct": "2024-13-45"}}' });
      const { code, errors } = await tool(['annotate', folder, '-o', path.join(folder, 'out')]);
      assert.equal(code, 1);
      assert.match(errors, /documents\.json:1: error: /);
    });

    it('leaves out what it is less sure of than asked, in threads too', async () => {
      const all = await annotationsIn(ARTICLE);
      const least = String(Math.max(...all.map(({ confidence }) => confidence!)));
      const sure = all.filter(({ confidence }) => confidence === Number(least));
      assert.ok(sure.length < all.length);
      const folder = await folderOf({ 'a.txt': ARTICLE });
      const argv = ['annotate', folder, '-o', path.join(folder, 'out'), '--minimum-confidence', least];
      for (const jobs of ['1', '2']) {
        const { code, errors } = await tool([...argv, '--fresh', '--jobs', jobs], { entry: import.meta.url });
        assert.equal(code, 0, errors);
        assert.deepEqual(await linesOf(path.join(folder, 'out/a.jsonl')), sure);
      }
    }).timeout(60_000);

    it('does with threads what it does without', async () => {
      const text = ARTICLE.repeat(20);
      const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`d${i}.txt`, `${text}${i}\n`]));
      const folder = await folderOf(files);
      const [one, two] = [path.join(folder, 'one'), path.join(folder, 'two')];
      assert.equal((await tool(['annotate', folder, '-o', one, '--jobs', '1'])).code, 0);
      const threaded = await tool(['annotate', folder, '-o', two, '--jobs', '2'], { entry: import.meta.url });
      assert.equal(threaded.code, 0, threaded.errors);
      for (const name of Object.keys(files)) {
        const result = name.replace('.txt', '.jsonl');
        assert.equal(
          await readFile(path.join(two, result), 'utf8'),
          await readFile(path.join(one, result), 'utf8'),
        );
      }
    }).timeout(60_000);

    const badUse: (readonly [string, readonly string[]])[] = [
      ['no paths', ['annotate']],
      ['no --out', ['annotate', '.']],
      ['a path that is not there', ['annotate', '/nowhere/at/all', '-o', '/tmp/x']],
      ['a format that there is not', ['annotate', '.', '-o', '/tmp/x', '-f', 'word']],
      ['an option that there is not', ['annotate', '.', '-o', '/tmp/x', '-f', 'conll', '--option', 'size=4']],
      ['a command that there is not', ['annotat']],
      ['a number that is none', ['annotate', '.', '-o', '/tmp/x', '--jobs', 'many']],
      ...['95', '-0.1', 'high', ''].map(
        (given) =>
          [
            `the confidence «${given}»`,
            ['annotate', '.', '-o', '/tmp/x', `--minimum-confidence=${given}`],
          ] as const,
      ),
    ];
    for (const [what, argv] of badUse)
      it(`exits with 2 on ${what}`, async () => {
        const { code, errors } = await tool(argv);
        assert.equal(code, 2);
        assert.notEqual(errors, '');
      });
  });
}

if (isMainThread) tests();
else await work();
