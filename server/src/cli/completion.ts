/** Completion scripts for shells, made from the commands themselves. */
import { say } from './say.js';
import type { Command, Option } from 'commander';
import { IMPORT_FORMATS } from '../formats/registry.js';
import { BadUse } from './messages.js';

export type Shell = 'bash' | 'zsh' | 'fish';
export const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

/** The script for a shell; throws `BadUse` for others. */
export function completionScript(shell: string, program: Command): string {
  const commands = program.commands.filter((command) => command.name() !== 'help');
  if (shell === 'bash') return bash(commands);
  // zsh runs bash's functions by its own compatibility layer.
  if (shell === 'zsh')
    return `#compdef hawashi\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
  if (shell === 'fish') return fish(commands);
  throw new BadUse(say('tool.completion.unknownShell', { known: SHELLS, given: shell }));
}

const flagsOf = (command: Command): string[] =>
  [...command.options, { short: '-h', long: '--help' } as Option]
    .flatMap(({ short, long }) => [short, long])
    .filter((flag) => flag !== undefined);

const formats = (): string => IMPORT_FORMATS.map((format) => format.id).join(' ');

/** The options that take an exchange format: those of the commands that say so. */
const takesFormat = (command: Command): boolean =>
  command.options.some(
    (option) => option.long === '--format' && option.description.includes('exchange format'),
  );

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => {
    const choices = takesFormat(command) ? formats() : 'text json sarif';
    return [
      `    ${command.name()})`,
      `      case "$previous" in -f|--format) COMPREPLY=($(compgen -W "${choices}" -- "$word")); return;; esac`,
      `      [[ $word == -* ]] && COMPREPLY=($(compgen -W "${flagsOf(command).join(' ')}" -- "$word"));;`,
    ].join('\n');
  });
  return `_hawashi() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "${commands.map((command) => command.name()).join(' ')} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -o default -o bashdefault -F _hawashi hawashi
`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function fish(commands: readonly Command[]): string {
  const lines = commands.map(
    (command) =>
      `complete -c hawashi -n __fish_use_subcommand -a ${command.name()} -d ${quoted(command.description())}`,
  );
  for (const command of commands) {
    const condition = `-n '__fish_seen_subcommand_from ${command.name()}'`;
    for (const { short, long, description } of command.options) {
      const names = [short && `-s ${short.slice(1)}`, long && `-l ${long.slice(2)}`]
        .filter(Boolean)
        .join(' ');
      const choices =
        long === '--format' ? ` -x -a ${quoted(takesFormat(command) ? formats() : 'text json sarif')}` : '';
      lines.push(`complete -c hawashi ${condition} ${names} -d ${quoted(description)}${choices}`);
    }
  }
  return lines.join('\n') + '\n';
}
