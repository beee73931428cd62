/** `hawashi questions` and its options. */
import type { Making } from './making.js';
import { say } from './say.js';

export function questionsCommand({ command, given, end }: Making): void {
  command('questions', say('tool.questions'))
    .argument('<corpus>', say('tool.corpus'))
    .option('--settled', say('tool.questions.settled'))
    .option('--document <name...>', say('tool.export.document'))
    .option('-f, --format <format>', say('tool.questions.format'))
    .option('--answer <id>', say('tool.questions.answer'))
    .option('--comment <text>', say('tool.questions.comment'))
    .option('--settle <id...>', say('tool.questions.settle'))
    .option('-a, --annotator <name>', say('tool.questions.annotator'))
    .action(async (corpus: string, options) =>
      end(await (await import('./questions.js')).questions(corpus, options, given)),
    );
}
