/** `agree` and `adjudicate`, with their options. */
import { MEASURES } from '../corpus/agreement/measured/measured.js';
import { STRATEGY_KINDS } from '../corpus/adjudication/strategies.js';
import type { Making } from './making.js';
import { anyNumber, countFrom } from './numbers.js';
import { say } from './say.js';

export function agreeCommand({ command, given, end }: Making): void {
  command('agree', say('tool.agree'))
    .argument('<corpus>', say('tool.check.corpus'))
    .argument('[annotators...]', say('tool.agree.annotators'))
    .option('-m, --measure <measure...>', say('tool.agree.measure', { known: MEASURES }))
    .option('-f, --format <format>', say('tool.agree.format'))
    .option('--document <name...>', say('tool.agree.document'))
    .option('--unfinished', say('tool.agree.unfinished'))
    .option('--at-least <number>', say('tool.agree.atLeast'), anyNumber)
    .option('--seed <number>', say('tool.agree.seed'), countFrom(0), 1)
    .option('--samples <number>', say('tool.agree.samples'), countFrom(1), 30)
    .option('--draws <number>', say('tool.agree.draws'), countFrom(0), 500)
    .action(async (corpus: string, annotators: string[], options) =>
      end(await (await import('./agree.js')).agree(corpus, annotators, options, given)),
    );
}

export function adjudicateCommand({ command, given, end }: Making): void {
  command('adjudicate', say('tool.adjudicate'))
    .argument('<corpus>', say('tool.check.corpus'))
    .argument('[annotators...]', say('tool.agree.annotators'))
    .option('--as <name>', say('tool.adjudicate.as'), 'gold')
    .option('--by <name>', say('tool.adjudicate.by'), 'hawashi')
    .option('-s, --strategy <strategy...>', say('tool.adjudicate.strategy', { known: STRATEGY_KINDS }))
    .option('--votes <number>', say('tool.adjudicate.votes'), countFrom(1))
    .option('--take <name>', say('tool.adjudicate.take'))
    .option('--document <name...>', say('tool.agree.document'))
    .option('--unfinished', say('tool.agree.unfinished'))
    .option('--apply', say('tool.adjudicate.apply'))
    .action(async (corpus: string, annotators: string[], options) =>
      end(await (await import('./adjudicate.js')).adjudicate(corpus, annotators, options, given)),
    );
}
