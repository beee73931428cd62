/**
 * The commands of the tool and their options. Each command's work is loaded when it is asked for: `--help` and
 * a typing mistake cost no lexicon.
 */
import { Command, Option } from 'commander';
import { VERSION } from '../version.js';
import { ASSIGNMENT_ORDERS } from '../corpus/assignment/plan.js';
import { MEASURES } from '../corpus/search/association.js';
import { adjudicateCommand, agreeCommand } from './agreementCommands.js';
import type { Making } from './making.js';
import { BadUse } from './messages.js';
import { confidence, countFrom } from './numbers.js';
import { guidelinesCommand } from './guidelinesCommand.js';
import { questionsCommand } from './questionsCommand.js';
import type { Run } from './run.js';
import { say } from './say.js';
import { languageServerCommand, mcpCommand, serveCommand } from './servingCommands.js';

/** In the order of the help. */
const COMMANDS: readonly ((making: Making) => void)[] = [
  annotateCommand,
  exportCommand,
  importCommand,
  checkCommand,
  searchCommand,
  entitiesCommand,
  questionsCommand,
  guidelinesCommand,
  statsCommand,
  assignCommand,
  gitCommand,
  agreeCommand,
  adjudicateCommand,
  splitCommand,
  releaseCommand,
  restoreCommand,
  formatsCommand,
  scoreCommand,
  evaluateCommand,
  learnCommand,
  serveCommand,
  mcpCommand,
  languageServerCommand,
  completionCommand,
  manualCommand,
];

/** Options of several commands. */
const SHARED = {
  documents: () => new Option('-d, --documents <file>', say('tool.with.documents')),
  errors: () => new Option('--errors <number>', say('tool.with.errors')).argParser(countFrom(0)).default(30),
  flat: () => new Option('--flat', say('tool.with.flat')),
  force: () => new Option('--force', say('tool.with.force')),
  format: () => new Option('-f, --format <format>', say('tool.with.format')),
  mapping: () => new Option('--labels <mapping>', say('tool.with.labels')),
  option: () => new Option('--option <name=value...>', say('tool.with.option')),
  texts: () => new Option('--texts <folder>', say('tool.with.texts')),
} as const;

/** The commands; `end` is told the exit code of the one that ran. */
export function createCommands(
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
    .addOption(SHARED.documents())
    .addOption(SHARED.format().default('jsonl'))
    .addOption(SHARED.option())
    .option('-j, --jobs <number>', say('tool.annotate.jobs'), countFrom(1))
    .option('--minimum-confidence <number>', say('tool.annotate.minimumConfidence'), confidence)
    .option('--fresh', say('tool.annotate.fresh'))
    .addOption(SHARED.force())
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
    .argument('<corpus>', say('tool.corpus'))
    .addOption(SHARED.format())
    .requiredOption('-o, --out <path>', say('tool.export.out'))
    .option('-a, --annotator <name...>', say('tool.export.annotator'))
    .option('--document <name...>', say('tool.export.document'))
    .option('--label <label...>', say('tool.export.label'))
    .option('--status <status...>', say('tool.export.status'))
    .option('--complete', say('tool.export.complete'))
    .addOption(SHARED.option())
    .option('--no-verify', say('tool.export.noVerify'))
    .addOption(SHARED.force())
    .option('--without-text', say('tool.export.withoutText'))
    .action(async (corpus: string, options) => {
      if (options.withoutText)
        end(await (await import('./release/withoutText.js')).exportWithoutText(corpus, options, given));
      else if (options.format === undefined) throw new BadUse(say('tool.export.noFormat'));
      else end(await (await import('./export.js')).exportFolder(corpus, options, given));
    });
}

function importCommand({ command, given, end }: Making): void {
  command('import', say('tool.import'))
    .argument('<corpus>', say('tool.corpus'))
    .argument('<files...>', say('tool.import.files'))
    .addOption(SHARED.format().default(undefined, say('tool.import.likeliest')))
    .requiredOption('-a, --annotator <name>', say('tool.import.annotator'))
    .option('--labels <file>', say('tool.import.labels'))
    .option('--write-labels <file>', say('tool.import.writeLabels'))
    .addOption(SHARED.force())
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
    .option('--off <code...>', say('tool.check.off'))
    .option('--strict', say('tool.check.strict'))
    .action(async (corpus: string, options) =>
      end(await (await import('./check.js')).check(corpus, options, given)),
    );
}

function entitiesCommand({ command, given, end }: Making): void {
  command('entities', say('tool.entities'))
    .argument('<corpus>', say('tool.corpus'))
    .argument('[name]', say('tool.entities.name'))
    .option('-f, --format <format>', say('tool.stats.format'))
    .option('-a, --annotator <name...>', say('tool.entities.annotator'))
    .option('--label <label>', say('tool.entities.label'))
    .option('--no-suggestions', say('tool.search.noSuggestions'))
    .action(async (corpus: string, name: string | undefined, options) =>
      end(await (await import('./entities.js')).entities(corpus, name, options, given)),
    );
}

function statsCommand({ command, given, end }: Making): void {
  command('stats', say('tool.stats'))
    .argument('<corpus>', say('tool.check.corpus'))
    .option('-f, --format <format>', say('tool.stats.format'))
    .option('-a, --annotator <name...>', say('tool.check.annotator'))
    .option('--by <field...>', say('tool.stats.by'))
    .action(async (corpus: string, options) =>
      end(await (await import('./stats.js')).stats(corpus, options, given)),
    );
}

function assignCommand({ command, given, end }: Making): void {
  command('assign', say('tool.assign'))
    .argument('<corpus>', say('tool.corpus'))
    .option('--annotators <name...>', say('tool.assign.annotators'))
    .option('--overlap <percent>', say('tool.assign.overlap'))
    .option('--times <number>', say('tool.assign.times'))
    .option('--order <order>', say('tool.assign.order', { orders: ASSIGNMENT_ORDERS }))
    .option('--deadline <day>', say('tool.assign.deadline'))
    .option('--seed <number>', say('tool.assign.seed'))
    .option('--blind', say('tool.assign.blind'))
    .option('--no-blind', say('tool.assign.noBlind'))
    .option('--adjudicator <name>', say('tool.assign.adjudicator'))
    .option('--update', say('tool.assign.update'))
    .option('-f, --format <format>', say('tool.assign.format'))
    .action(async (corpus: string, options) =>
      end(await (await import('./assign.js')).assign(corpus, options, given)),
    );
}

function searchCommand({ command, given, end }: Making): void {
  command('search', say('tool.search'))
    .argument('<corpus>', say('tool.check.corpus'))
    .argument('<query>', say('tool.search.query'))
    .option('-f, --format <format>', say('tool.search.format'))
    .option('-a, --annotator <name...>', say('tool.check.annotator'))
    .option('-s, --sort <key...>', say('tool.search.sort'))
    .option('--reverse', say('tool.search.reverse'))
    .option('-g, --group <key>', say('tool.search.group'))
    .option('--collocates [measure]', say('tool.search.collocates', { known: MEASURES, first: MEASURES[0] }))
    .option('--window <words>', say('tool.search.window'), countFrom(1), 5)
    .option('--least <number>', say('tool.search.least'), countFrom(1), 3)
    .option('--context <characters>', say('tool.search.context'), countFrom(0), 60)
    .option('--limit <number>', say('tool.search.limit'), countFrom(1))
    .option('--no-suggestions', say('tool.search.noSuggestions'))
    .action(async (corpus: string, query: string, options) =>
      end(await (await import('./search.js')).search(corpus, query, options, given)),
    );
}

function splitCommand({ command, given, end }: Making): void {
  command('split', say('tool.split'))
    .argument('<corpus>', say('tool.corpus'))
    .option('--by <field>', say('tool.split.by'))
    .option('--shares <numbers>', say('tool.split.shares'), '80:10:10')
    .option('--seed <number>', say('tool.split.seed'), countFrom(0), 1)
    .option('--again', say('tool.split.again'))
    .option('--check', say('tool.split.check'))
    .action(async (corpus: string, options) =>
      end(await (await import('./release/split.js')).split(corpus, options, given)),
    );
}

function releaseCommand({ command, given, end }: Making): void {
  command('release', say('tool.release'))
    .argument('<version>', say('tool.release.version'))
    .argument('<corpus>', say('tool.corpus'))
    .requiredOption('-o, --out <folder>', say('tool.export.out'))
    .requiredOption('--licence <licence>', say('tool.release.licence'))
    .requiredOption('--creator <name...>', say('tool.release.creator'))
    .option('-a, --annotator <name>', say('tool.release.annotator'))
    .option('--title <title>', say('tool.release.title'))
    .option('--description <text>', say('tool.release.about'))
    .option('--url <url>', say('tool.release.url'))
    .option('--date <date>', say('tool.release.dateOf'))
    .option('--without-text', say('tool.release.withoutText'))
    .addOption(SHARED.force())
    .action(async (version: string, corpus: string, options) =>
      end(await (await import('./release/release.js')).release(version, corpus, options, given)),
    );
}

function restoreCommand({ command, given, end }: Making): void {
  command('restore', say('tool.restore'))
    .argument('<folder>', say('tool.restore.folder'))
    .argument('<corpus>', say('tool.corpus'))
    .action(async (folder: string, corpus: string) =>
      end(await (await import('./release/withoutText.js')).restore(folder, corpus, given)),
    );
}

function gitCommand({ command, given, end }: Making): void {
  command('git', say('tool.git'))
    .argument('[arguments...]', say('tool.git.arguments'))
    .option('--enable', say('tool.git.enable'))
    .option('--disable', say('tool.git.disable'))
    .option('--check', say('tool.git.check'))
    .option('--global', say('tool.git.global'))
    .action(async (args: string[], options) =>
      end(await (await import('./git/gitCommand.js')).gitCommand(args, options, given)),
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
    .addOption(SHARED.texts())
    .addOption(SHARED.mapping())
    .addOption(SHARED.flat())
    .addOption(SHARED.errors())
    .action(async (gold: string, predicted: string, options) =>
      end(await (await import('./score.js')).scoreFolders(gold, predicted, options, given)),
    );
}

function evaluateCommand({ command, given, end }: Making): void {
  command('evaluate', say('tool.evaluate'))
    .argument('<gold>', say('tool.score.gold'))
    .addOption(SHARED.documents())
    .addOption(SHARED.texts())
    .addOption(SHARED.mapping())
    .addOption(SHARED.flat())
    .addOption(SHARED.errors())
    .action(async (gold: string, options) =>
      end(await (await import('./evaluate.js')).evaluate(gold, options, given)),
    );
}

function learnCommand({ command, given, end }: Making): void {
  command('learn', say('tool.learn'))
    .argument('<corpus>', say('tool.check.corpus'))
    .option('--evaluate', say('tool.learn.evaluate'))
    .option('--bias', say('tool.learn.bias'))
    .option('--forget', say('tool.learn.forget'))
    .option('--order', say('tool.learn.order'))
    .option('--limit <number>', say('tool.learn.limit'), countFrom(1), 20)
    .option('-a, --annotator <name>', say('tool.learn.annotator'), 'gold')
    .option('--after <documents>', say('tool.learn.after'), countFrom(1))
    .action(async (corpus: string, options) =>
      end(await (await import('./learn.js')).learn(corpus, options, given)),
    );
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
