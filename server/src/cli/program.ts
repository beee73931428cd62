/**
 * The commands of the tool and their options. Each command's work is loaded when it is asked for: `--help` and
 * a typing mistake cost no lexicon.
 */
import { say } from './say.js';
import { Command, CommanderError, Option } from 'commander';
import { BadUse, EXIT_BAD_USE, EXIT_FINE, EXIT_FINDINGS, Messages, sayError } from './messages.js';
import type { Run } from './run.js';
import { VERSION } from '../version.js';

export interface ProgramStreams {
  readonly input?: NodeJS.ReadableStream;
  readonly output?: NodeJS.WritableStream;
  readonly errors?: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Runs the tool with the arguments after its name; gives the exit code: 0 fine, 1 findings, 2 bad use. */
export async function run(
  argv: readonly string[],
  entry: string,
  streams: ProgramStreams = {},
): Promise<number> {
  const output = streams.output ?? process.stdout;
  const errors = streams.errors ?? process.stderr;
  const messages = new Messages((text) => void errors.write(text), argv.includes('--json'));
  const print = printer(output);
  const given: Run = {
    messages,
    entry,
    interactive: Boolean(errors.isTTY) && !argv.includes('--json'),
    print,
    input: streams.input ?? process.stdin,
  };
  let code: number = EXIT_FINE;
  const program = createProgram(given, (result) => (code = result), {
    output: (text) => void output.write(text),
    errors: (text) => void errors.write(text),
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_FINE : EXIT_BAD_USE;
    messages.error(sayError(error));
    return isBadUse(error) ? EXIT_BAD_USE : EXIT_FINDINGS;
  }
  return code;
}

/** Writes with backpressure; a reader that went away (`| head`) ends the tool quietly. */
function printer(output: NodeJS.WritableStream): (text: string) => Promise<void> {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT_FINE);
  });
  return async (text) => {
    if (!output.write(text)) await new Promise<void>((resolve) => output.once('drain', resolve));
  };
}

/** What the commands are made with. */
interface Making {
  readonly program: Command;
  /** Adds a command to the program. */
  readonly command: (name: string, description: string) => Command;
  readonly given: Run;
  /** Is told the exit code of the command that ran. */
  readonly end: (code: number) => void;
}

/** In the order of the help. */
const COMMANDS: readonly ((making: Making) => void)[] = [
  annotateCommand,
  exportCommand,
  importCommand,
  checkCommand,
  formatsCommand,
  scoreCommand,
  evaluateCommand,
  languageServerCommand,
  completionCommand,
  manualCommand,
];

/** The commands; `end` is told the exit code of the one that ran. */
function createProgram(
  given: Run,
  end: (code: number) => void,
  streams: { output: (text: string) => void; errors: (text: string) => void },
): Command {
  const program = new Command('hawashi')
    .description(say('tool.summary'))
    .version(VERSION, '-V, --version', say('tool.option.version'))
    .helpOption('-h, --help', say('tool.option.help'))
    .configureOutput({ writeOut: streams.output, writeErr: streams.errors })
    .exitOverride()
    .showHelpAfterError(say('tool.addHelp'))
    .addHelpText('after', `\n${say('tool.exitCodes')}`);
  // Subcommands copy settings when they are made, so every command is made by this one.
  const command = (name: string, description: string): Command =>
    program.command(name).description(description).option('--json', say('tool.all.json'));
  for (const make of COMMANDS) make({ program, command, given, end });
  return program;
}

function annotateCommand({ command, given, end }: Making): void {
  command('annotate', say('tool.annotate'))
    .argument('[paths...]', say('tool.annotate.paths'))
    .option('-o, --out <folder>', say('tool.annotate.out'))
    .option('-d, --documents <file>', say('tool.annotate.documents'))
    .option('-f, --format <format>', say('tool.annotate.format'), 'jsonl')
    .option('--option <name=value...>', say('tool.annotate.option'))
    .option('-j, --jobs <number>', say('tool.annotate.jobs'), countFrom(1))
    .option('--fresh', say('tool.annotate.fresh'))
    .option('--stdin', say('tool.annotate.stdin'))
    .option('--longest-line <bytes>', say('tool.annotate.longestLine'), countFrom(1))
    .action(async (paths: string[], options) => {
      if (options.stdin) {
        if (paths.length > 0) throw new BadUse(say('tool.annotate.stdinPaths'));
        end(await (await import('./annotateStream.js')).annotateStream(options, given));
      } else end(await (await import('./annotate.js')).annotate(paths, options, given));
    });
}

function exportCommand({ command, given, end }: Making): void {
  command('export', say('tool.export'))
    .argument('<corpus>', say('tool.export.corpus'))
    .requiredOption('-f, --format <format>', say('tool.export.format'))
    .requiredOption('-o, --out <path>', say('tool.export.out'))
    .option('-a, --annotator <name...>', say('tool.export.annotator'))
    .option('--document <name...>', say('tool.export.document'))
    .option('--label <label...>', say('tool.export.label'))
    .option('--status <status...>', say('tool.export.status'))
    .option('--option <name=value...>', say('tool.export.option'))
    .option('--no-verify', say('tool.export.noVerify'))
    .action(async (corpus: string, options) =>
      end(await (await import('./export.js')).exportFolder(corpus, options, given)),
    );
}

function importCommand({ command, given, end }: Making): void {
  command('import', say('tool.import'))
    .argument('<corpus>', say('tool.import.corpus'))
    .argument('<files...>', say('tool.import.files'))
    .option('-f, --format <format>', say('tool.import.format'))
    .requiredOption('-a, --annotator <name>', say('tool.import.annotator'))
    .option('--labels <file>', say('tool.import.labels'))
    .option('--write-labels <file>', say('tool.import.writeLabels'))
    .option('--apply', say('tool.import.apply'))
    .action(async (corpus: string, files: string[], options) =>
      end(await (await import('./import.js')).importFiles(corpus, files, options, given)),
    );
}

function checkCommand({ command, given, end }: Making): void {
  command('check', say('tool.check'))
    .argument('<corpus>', say('tool.check.corpus'))
    .option('-f, --format <format>', say('tool.check.format'))
    .option('-a, --annotator <name...>', say('tool.check.annotator'))
    .option('--hints', say('tool.check.hints'))
    .option('--strict', say('tool.check.strict'))
    .action(async (corpus: string, options) =>
      end(await (await import('./check.js')).check(corpus, options, given)),
    );
}

function formatsCommand({ command, given, end }: Making): void {
  command('formats', say('tool.formats'))
    .option('--markdown', say('tool.formats.markdown'))
    .action(async (options) => end(await (await import('./formats.js')).listFormats(options, given)));
}

function scoreCommand({ command, given, end }: Making): void {
  command('score', say('tool.score'))
    .argument('<gold>', say('tool.score.gold'))
    .argument('<predicted>', say('tool.score.predicted'))
    .option('--texts <folder>', say('tool.score.texts'))
    .option('--labels <mapping>', say('tool.score.labels'))
    .option('--flat', say('tool.score.flat'))
    .option('--errors <number>', say('tool.score.errors'), countFrom(0), 30)
    .action(async (gold: string, predicted: string, options) =>
      end(await (await import('./score.js')).scoreFolders(gold, predicted, options, given)),
    );
}

function evaluateCommand({ command, given, end }: Making): void {
  command('evaluate', say('tool.evaluate'))
    .argument('<gold>', say('tool.evaluate.gold'))
    .option('-d, --documents <file>', say('tool.evaluate.documents'))
    .option('--texts <folder>', say('tool.evaluate.texts'))
    .option('--labels <mapping>', say('tool.evaluate.labels'))
    .option('--flat', say('tool.evaluate.flat'))
    .option('--errors <number>', say('tool.evaluate.errors'), countFrom(0), 30)
    .action(async (gold: string, options) =>
      end(await (await import('./evaluate.js')).evaluate(gold, options, given)),
    );
}

function languageServerCommand({ command }: Making): void {
  command('language-server', say('tool.languageServer'))
    .addOption(new Option('--stdio', say('tool.languageServer.stdio')).default(true))
    .action(async () => {
      await import('../node/main.js');
    });
}

function completionCommand({ command, given, program }: Making): void {
  command('completion', say('tool.completion'))
    .argument('<shell>', say('tool.completion.shell'))
    .action(async (shell: string) => {
      await given.print((await import('./completion.js')).completionScript(shell, program));
    });
}

function manualCommand({ command, given, program }: Making): void {
  command('manual', say('tool.manual')).action(async () => {
    await given.print((await import('./manual.js')).manualPage(program));
  });
}

const BAD_USE: readonly string[] = ['UnknownFormat', 'NoInput'];

/** Unknown formats and files are bad use too; the classes are not at hand before a command is loaded. */
function isBadUse(error: unknown): boolean {
  return error instanceof BadUse || (error instanceof Error && BAD_USE.includes(error.name));
}

function countFrom(least: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < least)
      throw new BadUse(say('tool.wholeNumber', { given: text, least }));
    return count;
  };
}
