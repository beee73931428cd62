/** `hawashi guidelines` and its options. */
import type { Making } from './making.js';
import { say } from './say.js';

export function guidelinesCommand({ command, given, end }: Making): void {
  command('guidelines', say('tool.guidelines'))
    .argument('<corpus>', say('tool.corpus'))
    .option('--reviewed [label...]', say('tool.guidelines.reviewed'))
    .action(async (corpus: string, options) =>
      end(await (await import('./guidelines.js')).guidelines(corpus, options, given)),
    );
}
