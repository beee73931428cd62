/**
 * The commands of the tool and their options. Each command's work is loaded when it is asked for: `--help` and
 * a typing mistake cost no lexicon.
 */
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

/** The commands; `end` is told the exit code of the one that ran. */
function createProgram(
  given: Run,
  end: (code: number) => void,
  streams: { output: (text: string) => void; errors: (text: string) => void },
): Command {
  const program = new Command('hawashi')
    .description(
      'Annotates text corpora, Arabic first: entities, dates and numbers found, checked, exchanged and scored.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .configureOutput({ writeOut: streams.output, writeErr: streams.errors })
    .exitOverride()
    .showHelpAfterError('(add --help for what is possible)')
    .addHelpText('after', '\nExit codes: 0 fine, 1 findings or documents that failed, 2 bad use.');
  // Subcommands copy settings when they are made, so every command is made by this one.
  const command = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .option('--json', 'messages as JSON lines; results as JSON where the command has a choice');

  command('annotate', 'Recognise entities, dates and numbers in documents')
    .argument(
      '[paths...]',
      'text files or folders; a folder means the documents of its hawashi.json, or all *.txt',
    )
    .option('-o, --out <folder>', 'where the results go, one file a document')
    .option('-d, --documents <file>', 'documents.json with the documents’ dates')
    .option('-f, --format <format>', 'exchange format (see `hawashi formats`)', 'jsonl')
    .option('--option <name=value...>', 'options of the format')
    .option('-j, --jobs <number>', 'worker threads (default: one a core)', countFrom(1))
    .option('--fresh', 'begin anew where an interrupted run could be resumed')
    .option(
      '--stdin',
      'filter: one JSON object {"id","text","dct"?} a line in, one {"id","annotations"} a line out',
    )
    .option('--longest-line <bytes>', 'with --stdin: longer lines are answered with an error', countFrom(1))
    .action(async (paths: string[], options) => {
      if (options.stdin) {
        if (paths.length > 0) throw new BadUse('annotate --stdin takes no paths');
        end(await (await import('./annotateStream.js')).annotateStream(options, given));
      } else end(await (await import('./annotate.js')).annotate(paths, options, given));
    });

  command(
    'export',
    'Write a corpus in an exchange format, prove it, and list what the format could not carry',
  )
    .argument('<corpus>', 'folder of the corpus')
    .requiredOption('-f, --format <format>', 'exchange format (see `hawashi formats`)')
    .requiredOption('-o, --out <path>', 'folder to write into')
    .option('-a, --annotator <name...>', 'whose annotations (default: gold, or the only annotator)')
    .option('--document <name...>', 'these documents alone')
    .option('--label <label...>', 'these labels alone')
    .option('--status <status...>', 'documents with this status alone')
    .option('--option <name=value...>', 'options of the format')
    .option('--no-verify', 'do not read back and compare what was written')
    .action(async (corpus: string, options) =>
      end(await (await import('./export.js')).exportFolder(corpus, options, given)),
    );

  command(
    'import',
    'Take annotations of other tools into a corpus; shows what it would do unless --apply is given',
  )
    .argument('<corpus>', 'folder of the corpus')
    .argument('<files...>', 'files or folders to import')
    .option('-f, --format <format>', 'exchange format (default: the one that reads most of the files)')
    .requiredOption('-a, --annotator <name>', 'whose annotations they become')
    .option('--labels <file>', 'table of labels: a label, a tab, the label of the corpus (nothing: left out)')
    .option('--write-labels <file>', 'write the table that is used, to be edited and given to --labels')
    .option('--apply', 'write; without it nothing is')
    .action(async (corpus: string, files: string[], options) =>
      end(await (await import('./import.js')).importFiles(corpus, files, options, given)),
    );

  command('check', 'Tell what is wrong or doubtful in a corpus, as an editor would')
    .argument('<corpus>', 'folder of the corpus')
    .option('-f, --format <format>', 'text, json or sarif (default: text)')
    .option('-a, --annotator <name...>', 'whose annotations (default: everybody’s)')
    .option('--hints', 'hints too (page furniture)')
    .option('--strict', 'exit with 1 on warnings too')
    .action(async (corpus: string, options) =>
      end(await (await import('./check.js')).check(corpus, options, given)),
    );

  command('formats', 'List the exchange formats and their options')
    .option('--markdown', 'as the page of the documentation')
    .action(async (options) => end(await (await import('./formats.js')).listFormats(options, given)));

  command('score', 'Compare predicted annotations with gold ones')
    .argument('<gold>', 'file or folder of gold annotations')
    .argument('<predicted>', 'file or folder of predicted annotations')
    .option('--texts <folder>', 'where the documents are, for token-level figures and context')
    .option('--labels <mapping>', 'count labels as others: PERS=PER,GPE=LOC,DATE= (nothing: left out)')
    .option('--flat', 'outermost annotations alone, on both sides')
    .option('--errors <number>', 'how many kinds of errors are listed', countFrom(0), 30)
    .action(async (gold: string, predicted: string, options) =>
      end(await (await import('./score.js')).scoreFolders(gold, predicted, options, given)),
    );

  command('evaluate', 'Recognise the documents of a gold set and score the result')
    .argument('<gold>', 'file or folder of gold annotations')
    .option('-d, --documents <file>', 'documents.json with the documents’ dates')
    .option('--texts <folder>', 'where the documents are, if not beside the annotations')
    .option('--labels <mapping>', 'count labels as others: PERS=PER,GPE=LOC,DATE= (nothing: left out)')
    .option('--flat', 'outermost annotations alone, on both sides')
    .option('--errors <number>', 'how many kinds of errors are listed', countFrom(0), 30)
    .action(async (gold: string, options) =>
      end(await (await import('./evaluate.js')).evaluate(gold, options, given)),
    );

  command('language-server', 'Serve an editor (LSP)')
    .addOption(new Option('--stdio', 'over standard input and output').default(true))
    .action(async () => {
      await import('../node/main.js');
    });

  command('completion', 'Print a completion script: bash, zsh or fish')
    .argument('<shell>', 'for example: source <(hawashi completion bash)')
    .action(async (shell: string) => {
      await given.print((await import('./completion.js')).completionScript(shell, program));
    });

  command('manual', 'Print the manual page (roff): hawashi manual | man -l -').action(async () => {
    await given.print((await import('./manual.js')).manualPage(program));
  });

  return program;
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
      throw new BadUse(`«${text}» is not a whole number from ${least} up`);
    return count;
  };
}
