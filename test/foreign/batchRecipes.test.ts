/** The recipes of docs/batch.md, run by the engines that they are for. What is not installed is skipped, with the reason. */
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { OneNodeSlurm } from './oneNodeSlurm.js';
import { folderOf } from '../unit/cli/tool.js';

/** The commands of docs/batch.md, as they stand there. */
function recipe(name: string): string {
  const page = readFileSync('docs/batch.md', 'utf8');
  const [, commands] = new RegExp(`<!-- recipe: ${name} -->\\n\`\`\`sh\\n([^]*?)\`\`\``).exec(page) ?? [];
  assert.ok(commands, `no recipe ${name}`);
  return commands;
}

describe('batch recipes', function () {
  this.timeout(300_000);
  const built = path.resolve('dist/cli.js');
  const missing = (reason: string, context: Mocha.Context): void => {
    console.log(`      skipped: ${reason}`);
    context.skip();
  };
  const works = (command: string): boolean => {
    try {
      execFileSync(command, ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };

  const TEXTS = Array.from({ length: 7 }, (_, i) => `زار مراكش يوم ${i + 1} نونبر 2024.\n`);

  async function workplace(): Promise<{
    folder: string;
    environment: NodeJS.ProcessEnv;
    run: (commands: string, more?: object) => void;
  }> {
    const files = Object.fromEntries(TEXTS.map((text, i) => [`texts/مقال ${i}.txt`, text]));
    const lines = TEXTS.map((text, id) => JSON.stringify({ id, text }) + '\n').join('');
    const folder = await folderOf({ ...files, 'texts.jsonl': lines });
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'hawashi'), `#!/bin/sh\nexec "${process.execPath}" "${built}" "$@"\n`);
    chmodSync(path.join(bin, 'hawashi'), 0o755);
    const environment = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
    const run = (commands: string, more: object = {}): void => {
      execFileSync('bash', ['-c', commands], {
        cwd: folder,
        env: { ...environment, ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    };
    return { folder, environment, run };
  }

  const results = (folder: string): string[] =>
    readdirSync(path.join(folder, 'annotations'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => path.basename(name))
      .sort();
  const wanted = TEXTS.map((_, i) => `مقال ${i}.jsonl`);

  it('GNU parallel: lines, in order', async function () {
    if (!existsSync(built)) return missing('the tool is not built (npm run build)', this);
    if (!works('parallel')) return missing('no GNU parallel (apt-get install parallel)', this);
    const { folder, run } = await workplace();
    run(recipe('lines').replace('4M', '400'));
    const lines = readFileSync(path.join(folder, 'annotated.jsonl'), 'utf8').trim().split('\n');
    const answers = lines.map(
      (line) => JSON.parse(line) as { id: number; annotations: { label: string; value?: string }[] },
    );
    assert.deepEqual(
      answers.map(({ id, annotations }) => [id, annotations.find((one) => one.label === 'DATE')?.value]),
      TEXTS.map((_, i) => [i, `2024-11-0${i + 1}`]),
    );
  });

  it('GNU parallel: files', async function () {
    if (!existsSync(built)) return missing('the tool is not built (npm run build)', this);
    if (!works('parallel')) return missing('no GNU parallel (apt-get install parallel)', this);
    const { folder, run } = await workplace();
    run(recipe('files').replace('100', '3'));
    assert.deepEqual(results(folder), wanted);
  });

  it('Slurm: the tasks of an array share the files out', async function () {
    if (!existsSync(built)) return missing('the tool is not built (npm run build)', this);
    const { folder, run } = await workplace();
    for (const task of [0, 1, 2])
      run(recipe('slurm'), {
        SLURM_ARRAY_TASK_ID: String(task),
        SLURM_ARRAY_TASK_COUNT: '3',
        SLURM_CPUS_PER_TASK: '1',
      });
    assert.deepEqual(results(folder), wanted);
    assert.deepEqual(readdirSync(path.join(folder, 'annotations')).sort(), ['0', '1', '2']);
  });

  it('Slurm: a job array on one node', async function () {
    if (!existsSync(built)) return missing('the tool is not built (npm run build)', this);
    const lack = OneNodeSlurm.missing();
    if (lack !== undefined) return missing(lack, this);
    const { folder, environment } = await workplace();
    writeFileSync(path.join(folder, 'annotate.sh'), recipe('slurm'));
    const slurm = await OneNodeSlurm.start().catch((error: Error) => error);
    if (slurm instanceof Error) return missing(slurm.message, this);
    try {
      // The recipe asks for more than every machine has.
      const given = ['--array=0-2', '--cpus-per-task=1', '--mem=300M', '--output=%a.log', '--wait'];
      await promisify(execFile)('sbatch', [...given, 'annotate.sh'], {
        cwd: folder,
        env: { ...environment, ...slurm.environment },
        timeout: 180_000,
      });
    } finally {
      await slurm.stop();
    }
    assert.deepEqual(results(folder), wanted);
    assert.deepEqual(readdirSync(path.join(folder, 'annotations')).sort(), ['0', '1', '2']);
  });
});
