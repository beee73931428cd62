import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, tool } from './tool.js';

describe('documentation', () => {
  const pages: (readonly [string, readonly string[]])[] = [
    ['docs/formats.md', ['formats', '--markdown']],
    ['docs/hawashi.1', ['manual']],
  ];
  for (const [page, argv] of pages)
    it(`${page} is what the tool prints`, async () => {
      const { code, output } = await tool(argv);
      assert.equal(code, 0);
      assert.equal(readFileSync(page, 'utf8'), output, `make it again: hawashi ${argv.join(' ')} > ${page}`);
    });

  it('every command is in --help, with its options', async () => {
    const { output } = await tool(['--help']);
    for (const command of [
      'annotate',
      'check',
      'export',
      'import',
      'score',
      'evaluate',
      'formats',
      'language-server',
    ]) {
      assert.match(output, new RegExp(`^ {2}${command}\\b`, 'm'));
      assert.equal((await tool([command, '--help'])).code, 0);
    }
  });

  for (const shell of ['bash', 'zsh', 'fish'])
    it(`completion for ${shell} knows commands, options and formats`, async () => {
      const { code, output } = await tool(['completion', shell]);
      assert.equal(code, 0);
      for (const word of ['annotate', 'export', 'annotator', 'uima-xmi'])
        assert.ok(output.includes(word), word);
    });

  it('bash completes formats', async () => {
    const script = (await tool(['completion', 'bash'])).output;
    const ask =
      'COMP_WORDS=(hawashi export --format webanno); COMP_CWORD=3; _hawashi; echo "${COMPREPLY[*]}"';
    assert.equal(execFileSync('bash', ['-c', `${script}\n${ask}`], { encoding: 'utf8' }), 'webanno-tsv\n');
  });

  it('knows three shells', async () => assert.equal((await tool(['completion', 'csh'])).code, 2));
});

/** The commands of docs/batch.md, as they stand there. */
function recipe(name: string): string {
  const page = readFileSync('docs/batch.md', 'utf8');
  const [, commands] = new RegExp(`<!-- recipe: ${name} -->\\n\`\`\`sh\\n([^]*?)\`\`\``).exec(page) ?? [];
  assert.ok(commands, `no recipe ${name}`);
  return commands;
}

describe('batch recipes', function () {
  this.timeout(120_000);
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
    run: (commands: string, environment?: object) => void;
  }> {
    const files = Object.fromEntries(TEXTS.map((text, i) => [`texts/مقال ${i}.txt`, text]));
    const lines = TEXTS.map((text, id) => JSON.stringify({ id, text }) + '\n').join('');
    const folder = await folderOf({ ...files, 'texts.jsonl': lines });
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'hawashi'), `#!/bin/sh\nexec "${process.execPath}" "${built}" "$@"\n`);
    chmodSync(path.join(bin, 'hawashi'), 0o755);
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
    const run = (commands: string, environment: object = {}): void => {
      execFileSync('bash', ['-c', commands], {
        cwd: folder,
        env: { ...env, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    };
    return { folder, run };
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
});
