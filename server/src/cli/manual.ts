/** The manual page hawashi(1), made from the commands themselves. */
import { say } from './say.js';
import type { Command } from 'commander';
import { version } from '../../../package.json';

/** Text for roff: backslashes, hyphens and lines that begin with a control character. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');
}

export function manualPage(program: Command): string {
  const lines = [
    `.TH HAWASHI 1 "" "hawashi ${version}" "User Commands"`,
    '.SH NAME',
    say('tool.manual.name'),
    '.SH SYNOPSIS',
    '.B hawashi',
    '.I command',
    '[\\fIoptions\\fR] [\\fIarguments\\fR]',
    '.SH DESCRIPTION',
    roff(program.description()),
    '.SH COMMANDS',
  ];
  for (const command of program.commands.filter((one) => one.name() !== 'help')) {
    const given = command.registeredArguments.map((argument) => {
      const shown = argument.name() + (argument.variadic ? '...' : '');
      return argument.required ? `<${shown}>` : `[${shown}]`;
    });
    lines.push(
      `.SS hawashi ${roff([command.name(), ...given].join(' '))}`,
      roff(command.description()) + '.',
    );
    for (const argument of command.registeredArguments)
      if (argument.description !== '')
        lines.push('.TP', `.I ${roff(argument.name())}`, roff(argument.description));
    for (const { flags, description, defaultValue, defaultValueDescription } of command.options) {
      const byDefault = defaultValueDescription ?? defaultValue;
      const otherwise =
        typeof byDefault === 'string' || typeof byDefault === 'number' ? ` (default: ${byDefault})` : '';
      lines.push('.TP', `.B ${roff(flags)}`, roff(description + otherwise));
    }
  }
  lines.push(
    '.SH EXIT STATUS',
    '.TP',
    '.B 0',
    'Fine.',
    '.TP',
    '.B 1',
    'Findings, conflicts, or what could not be read or written; the rest was done.',
    '.TP',
    '.B 2',
    'Bad use: the command line makes no sense.',
    '.SH FILES',
    '.TP',
    '.I hawashi.json',
    'makes a folder a corpus and says which files are its documents.',
    '.TP',
    '.I documents.json',
    'tells the documents\\(cq dates.',
    '.TP',
    '.I annotations/<annotator>/<document>.jsonl',
    'holds what an annotator decided.',
  );
  return lines.join('\n') + '\n';
}
