import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { isMainThread } from 'node:worker_threads';
import { work } from '../../../server/src/cli/annotateWorker.js';
import { run } from '../../../server/src/cli/program.js';
import { folderOf, tool } from './tool.js';

const ARTICLE = 'زار وزير الخارجية مدينة مراكش يوم 8 نونبر 2024.\n';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly label: string;
  readonly value?: string;
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
        const known = ['start', 'end', 'text', 'label', 'value', 'canonical'];
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
      assert.deepEqual((await readdir(path.join(folder, 'out'))).sort(), ['b.jsonl', 'c.jsonl']);
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

    it('goes on where an interrupted run stopped', async () => {
      const folder = await folderOf({ 'a.txt': ARTICLE, 'b.txt': ARTICLE });
      const out = path.join(folder, 'out');
      const broken = path.join(folder, 'b.txt');
      await tool(['annotate', folder, '-o', out]);
      // As if it had been killed before b: the mark is there, b's result is not, a's was made by this run.
      const mark = path.join(out, '.hawashi-annotate.json');
      assert.ok(!existsSync(mark), 'a finished run leaves no mark');
      const settings = {
        format: 'jsonl',
        options: { keys: 'plain' },
        out,
        paths: [folder],
        documents: undefined,
      };
      await writeFile(mark, JSON.stringify({ began: Date.now() - 60_000, settings }));
      await rm(path.join(out, 'b.jsonl'));
      await writeFile(path.join(out, 'a.jsonl'), 'made before\n');
      await utimes(broken, new Date(0), new Date(0));
      const { errors } = await tool(['annotate', folder, '-o', out]);
      assert.match(errors, /going on where the interrupted run stopped/);
      assert.equal(await readFile(path.join(out, 'a.jsonl'), 'utf8'), 'made before\n');
      assert.ok((await linesOf(path.join(out, 'b.jsonl'))).length > 0);
      assert.ok(!existsSync(mark));
    });

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
    ];
    for (const [what, argv] of badUse)
      it(`exits with 2 on ${what}`, async () => {
        const { code, errors } = await tool(argv);
        assert.equal(code, 2);
        assert.notEqual(errors, '');
      });
  });

  describe('hawashi annotate --stdin', () => {
    const answers = async (
      input: string | Buffer,
      ...argv: string[]
    ): Promise<{ code: number; lines: unknown[] }> => {
      const { code, output } = await tool(['annotate', '--stdin', ...argv], { input });
      const lines = output.split('\n').filter((line) => line !== '');
      return { code, lines: lines.map((line) => JSON.parse(line) as unknown) };
    };

    it('answers each line, in order, with its id', async () => {
      const input = [
        { id: 7, text: 'وصل أمس إلى الرباط.', dct: '2024-11-08' },
        { id: 'ب', text: '' },
      ];
      const { code, lines } = await answers(input.map((line) => JSON.stringify(line)).join('\n'));
      assert.equal(code, 0);
      const [first, second] = lines as { id: unknown; annotations: Line[] }[];
      assert.equal(first!.id, 7);
      assert.deepEqual(
        first!.annotations.filter((one) => one.label === 'DATE').map((one) => one.value),
        ['2024-11-07'],
      );
      assert.deepEqual(second, { id: 'ب', annotations: [] });
    });

    it('answers lines that are none with an error, and goes on', async () => {
      const input = Buffer.concat([
        Buffer.from('{"id":1\n'),
        Buffer.from('{"id":2}\n\n'),
        Buffer.from([0x22, 0xff, 0x22, 0x0a]),
        Buffer.from('{"id":4,"text":"ا"}\n'),
      ]);
      const { code, lines } = await answers(input);
      assert.equal(code, 1);
      const [first, second, third, fourth] = lines as { id?: unknown; error?: string; line?: number }[];
      assert.match(first!.error!, /expected one JSON object a line/);
      assert.deepEqual([second!.id, second!.error, second!.line], [2, 'expected a "text"', 2]);
      assert.equal(third!.error, 'expected UTF-8');
      assert.equal(fourth!.id, 4);
    });

    it('takes the next lines only when the answers before them were taken, as pipes of batch engines need', async () => {
      const COUNT = 300;
      let asked = 0;
      let answered = 0;
      let furthest = 0;
      function* requests(): Generator<Buffer> {
        for (; asked < COUNT; asked++) {
          furthest = Math.max(furthest, asked - answered);
          yield Buffer.from(JSON.stringify({ id: asked, text: 'زار مراكش. '.repeat(20) }) + '\n');
        }
      }
      const ids: number[] = [];
      const output = new Writable({
        highWaterMark: 1,
        write(chunk: Buffer, _encoding, taken) {
          for (const line of chunk.toString().trim().split('\n'))
            ids.push((JSON.parse(line) as { id: number }).id);
          answered = ids.length;
          // A consumer that takes its time.
          setImmediate(taken);
        },
      });
      const input = Readable.from(requests(), { highWaterMark: 1 });
      assert.equal(
        await run(['annotate', '--stdin'], import.meta.url, { input, output, errors: new PassThrough() }),
        0,
      );
      assert.deepEqual(
        ids,
        Array.from({ length: COUNT }, (_, i) => i),
      );
      assert.ok(furthest <= 4, `${furthest} requests were taken ahead of their answers`);
    });

    it('says nothing to nothing, as an empty partition needs', async () => {
      assert.deepEqual(await answers(''), { code: 0, lines: [] });
    });

    it('keeps no more of a line than is allowed', async () => {
      const long = JSON.stringify({ id: 1, text: 'ا'.repeat(1000) });
      const { lines } = await answers(`${long}\n{"id":2,"text":""}\n`, '--longest-line', '100');
      const [first, second] = lines as { error?: string; id?: unknown }[];
      assert.match(first!.error!, /more than 100/);
      assert.equal(second!.id, 2);
    });
  });
}

if (isMainThread) tests();
else await work();
