import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tool } from './tool.js';

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
      'entities',
      'stats',
      'export',
      'import',
      'search',
      'score',
      'evaluate',
      'formats',
      'serve',
      'mcp',
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
