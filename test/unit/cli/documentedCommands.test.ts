import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { createCommands } from '../../../server/src/cli/commands.js';
import type { Run } from '../../../server/src/cli/run.js';

/** The tool, which reads its arguments as ever and then does nothing. */
function parser(): Command {
  const streams = { output: () => undefined, errors: () => undefined };
  const program = createCommands({} as Run, () => undefined, streams);
  for (const command of program.commands) command.exitOverride().action(() => undefined);
  return program;
}

interface Documented {
  readonly place: string;
  readonly words: readonly string[];
}

const WORD = /"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'|<>;&#]+|[|<>;&#]/g;

/** What stands behind `hawashi` up to the end of the command; what may be left out is taken as given, a variable as what it is without. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of text.replace(/\$\{\w+:-([^}]*)\}/g, '$1').matchAll(WORD)) {
    if (/^[|<>;&#]$/.test(word)) break;
    if (/^["']/.test(word)) words.push(word.slice(1, -1));
    else if (word !== '…') words.push(word.replace(/^\[|\]$/g, ''));
  }
  return words;
}

const COMMAND = /(?:^|[\s"'(`])hawashi (?=[a-z-])(.*)$/;

function documented(file: string): {
  readonly blocks: readonly Documented[];
  readonly inline: readonly Documented[];
} {
  const blocks: Documented[] = [];
  const inline: Documented[] = [];
  const lines = readFileSync(file, 'utf8').split('\n');
  let isBlock = false;
  for (let i = 0; i < lines.length; i++) {
    if (/^\s*```/.test(lines[i]!)) isBlock = !isBlock;
    const place = `${file}:${i + 1}`;
    if (isBlock) {
      let line = lines[i]!;
      while (line.endsWith('\\')) line = line.slice(0, -1) + lines[++i]!;
      const found = COMMAND.exec(line);
      // In tables of files and in sentences of other programs it is spoken of, in round brackets or quotation marks.
      if (found && !/\(hawashi [a-z]+\)/.test(line)) blocks.push({ place, words: wordsOf(found[1]!) });
    } else
      for (const [, code] of lines[i]!.matchAll(/`([^`]+)`/g)) {
        const found = COMMAND.exec(code!);
        if (found) inline.push({ place, words: wordsOf(found[1]!) });
      }
  }
  return { blocks, inline };
}

const FILES = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('commands that the docs name', () => {
  const all = FILES.map(documented);
  const blocks = all.flatMap((file) => file.blocks);
  const inline = all.flatMap((file) => file.inline);

  it('are found', () =>
    assert.ok(blocks.length > 25 && inline.length > 25, `${blocks.length} ${inline.length}`));

  for (const { place, words } of blocks)
    it(`${place}: hawashi ${words.join(' ')}`, async () => {
      await parser().parseAsync(words, { from: 'user' });
    });

  it('have the options that are spoken of in sentences', () => {
    const program = parser();
    for (const { place, words } of inline) {
      const [name, ...rest] = words;
      const command = name!.startsWith('-') ? program : program.commands.find((one) => one.name() === name);
      assert.ok(command, `${place}: hawashi ${name}`);
      const known = command.options.flatMap(({ long, short }) => [long, short]);
      for (const word of [name!, ...rest].filter((each) => /^--?[a-z]/.test(each)))
        assert.ok(
          ['--help', '-h', ...known].includes(word.replace(/=.*$/, '')),
          `${place}: hawashi ${name} ${word}`,
        );
    }
  });
});
