/** Runs the tool: its commands, what they tell, and the exit code. */
import { CommanderError } from 'commander';
import { createCommands } from './commands.js';
import { BadUse, EXIT_BAD_USE, EXIT_FINE, EXIT_FINDINGS, Messages, sayError } from './messages.js';
import type { Run } from './run.js';
import { StandardOutput } from './output/standardOutput.js';

export interface ProgramStreams {
  readonly input?: NodeJS.ReadableStream;
  readonly output?: NodeJS.WritableStream;
  readonly errors?: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * Runs the tool with the arguments after its name; gives the exit code: 0 fine, 1 findings or work that failed, 2 bad use.
 * Never rejects.
 */
export async function run(
  argv: readonly string[],
  entry: string,
  streams: ProgramStreams = {},
): Promise<number> {
  const output = new StandardOutput(streams.output ?? process.stdout);
  const errors = streams.errors ?? process.stderr;
  // Where messages have no place left to go, the exit code still tells.
  errors.on('error', () => undefined);
  const messages = new Messages((text) => void errors.write(text), argv.includes('--json'));
  const given: Run = {
    messages,
    entry,
    interactive: Boolean(errors.isTTY) && !argv.includes('--json'),
    print: (text) => output.write(text),
    input: streams.input ?? process.stdin,
  };
  try {
    const code = await runCommand(argv, given, output, (text) => void errors.write(text));
    await output.end();
    return code;
  } catch (error) {
    messages.error(sayError(error));
    return isBadUse(error) ? EXIT_BAD_USE : EXIT_FINDINGS;
  }
}

async function runCommand(
  argv: readonly string[],
  given: Run,
  output: StandardOutput,
  errors: (text: string) => void,
): Promise<number> {
  let code: number = EXIT_FINE;
  const program = createCommands(given, (result) => (code = result), { output: output.writeSoon, errors });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_FINE : EXIT_BAD_USE;
    throw error;
  }
  return code;
}

const BAD_USE: readonly string[] = ['UnknownFormat', 'NoInput'];

/** Unknown formats and files are bad use too; the classes are not at hand before a command is loaded. */
function isBadUse(error: unknown): boolean {
  return error instanceof BadUse || (error instanceof Error && BAD_USE.includes(error.name));
}
