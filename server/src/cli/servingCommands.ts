/** The commands that serve other programs until they are ended. */
import { Option } from 'commander';
import type { Making } from './making.js';
import { confidence, countFrom } from './numbers.js';
import { say } from './say.js';

export function serveCommand({ command, given, end }: Making): void {
  command('serve', say('tool.serve'))
    .option('-p, --port <number>', say('tool.serve.port'), countFrom(0), 9090)
    .option('--token <token>', say('tool.serve.token'))
    .option('--corpus <folder>', say('tool.serve.corpus'))
    .option('-a, --annotator <name>', say('tool.serve.annotator'), 'gold')
    .option('--labels <mapping>', say('tool.serve.labels'))
    .option('--minimum-confidence <number>', say('tool.annotate.minimumConfidence'), confidence)
    .action(async (options) => end(await (await import('./serve.js')).serve(options, given)));
}

export function languageServerCommand({ command }: Making): void {
  command('language-server', say('tool.languageServer'))
    .addOption(new Option('--stdio', say('tool.languageServer.stdio')).default(true))
    .action(async () => {
      await import('../node/main.js');
    });
}

export function mcpCommand({ command, given, end }: Making): void {
  command('mcp', say('tool.mcp'))
    .argument('<corpus>', say('tool.corpus'))
    .option('--annotator <name>', say('tool.mcp.annotator'))
    .action(async (corpus: string, { annotator }) =>
      end(await (await import('./mcp/mcp.js')).mcp(corpus, annotator, given)),
    );
}
