/** The tool as a process: what only the system can do to it. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import { eventually } from './client.js';

const TOOL = path.resolve('dist/cli.js');
const SEEDS = path.resolve('seeds');
/** Somebody whom permissions bind, where the tests run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const tool = (...argv: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [TOOL, ...argv],
      { ...NOBODY, encoding: 'utf8' },
      (_error, output, errors) => resolve({ code: child.exitCode, output, errors }),
    );
    child.stdin?.end();
  });

/** A copy of the seeds in a folder that anybody may write into. */
async function seeds(): Promise<string> {
  const folder = temporaryFolder('tool-process');
  await chmod(folder, 0o777);
  await cp(SEEDS, path.join(folder, 'C'), { recursive: true });
  return path.join(folder, 'C');
}

describe('the tool as a process', () => {
  it('tells of a full disk behind standard output, with exit code 1', async function () {
    if (!existsSync('/dev/full')) return this.skip();
    for (const argv of [['formats'], ['check', SEEDS], ['--help'], ['manual']]) {
      const full = await open('/dev/full', 'w');
      const child = spawn(process.execPath, [TOOL, ...argv], { stdio: ['ignore', full.fd, 'pipe'] });
      let errors = '';
      child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
      const code = await new Promise((resolve) => child.once('close', resolve));
      await full.close();
      assert.equal(code, 1, argv.join(' '));
      assert.match(errors, /^error: the results could not be written to standard output: the disk is full$/m);
    }
  });

  it('tells once of folders that may not be read, does the rest, and exits with 1', async () => {
    const corpus = await seeds();
    const out = path.join(corpus, '..');
    const gold = path.join(corpus, 'annotations/gold');
    for (const locked of ['sub', 'annotations/second']) {
      await mkdir(path.join(corpus, locked));
      await writeFile(path.join(corpus, locked, 'x.jsonl'), '');
      await chmod(path.join(corpus, locked), 0);
    }
    await mkdir(path.join(gold, 'sub'));
    await chmod(path.join(gold, 'sub'), 0);
    const commands: readonly (readonly [readonly string[], string])[] = [
      [['check', corpus], 'sub'],
      [['check', corpus], 'second'],
      [['annotate', corpus, '-o', path.join(out, 'annotated')], 'sub'],
      [['export', corpus, '-a', 'gold', '-f', 'conll', '-o', path.join(out, 'exported')], 'sub'],
      [['import', corpus, path.join(corpus, 'hawashi.json'), '-f', 'jsonl', '-a', 'new'], 'sub'],
      [['score', gold, SEEDS + '/annotations/gold'], 'gold/sub'],
      [['evaluate', gold], 'gold/sub'],
    ];
    for (const [argv, folder] of commands) {
      const { code, errors } = await tool(...argv);
      assert.equal(code, 1, `${argv.join(' ')}\n${errors}`);
      const told = errors.split('\n').filter((line) => /error: /.test(line) && line.includes(folder));
      assert.ok(told.length >= 1, errors);
      assert.equal(new Set(told).size, told.length, errors);
      assert.doesNotMatch(errors, /^ {4}at /m);
    }
    assert.equal(
      (await readdir(path.join(out, 'annotated'))).filter((name) => name.endsWith('.jsonl')).length,
      5,
    );
    assert.equal(
      (await readdir(path.join(out, 'exported'))).filter((name) => name.endsWith('.conll')).length,
      5,
    );
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    it(`leaves whole files and nothing else where ${signal} ends it, and goes on from there`, async () => {
      const corpus = await seeds();
      const [texts, out] = [path.join(corpus, '../texts'), path.join(corpus, '../out')];
      await mkdir(texts);
      const names = (await readdir(corpus)).filter((name) => name.endsWith('.txt'));
      const text = (await Promise.all(names.map((name) => readFile(path.join(corpus, name), 'utf8')))).join(
        '',
      );
      for (let i = 0; i < 200; i++) await writeFile(path.join(texts, `d${i}.txt`), `${i}\n${text}`);
      const argv = [TOOL, 'annotate', texts, '-o', out, '-j', '1'];
      const child = spawn(process.execPath, argv, { ...NOBODY, stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
      await eventually(async () => assert.ok((await readdir(out)).length > 5));
      child.kill(signal);
      assert.equal(await ended, signal);
      const left = await readdir(out);
      assert.deepEqual(
        left.filter((name) => !/^d\d+\.jsonl$/.test(name)),
        ['.hawashi-made'],
      );
      for (const name of left)
        assert.ok((await readFile(path.join(out, name), 'utf8')).endsWith('}\n'), name);
      const { code, errors } = await tool(...argv.slice(1));
      assert.equal(code, 0, errors);
      assert.match(errors, /200 documents, .* were done before/);
      assert.equal((await readdir(out)).length, 201);
    });
});
