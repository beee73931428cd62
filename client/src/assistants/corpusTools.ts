/**
 * The corpora of the workspace for chat models in VS Code: tools that tell of them and write nothing. They answer as
 * `hawashi mcp` does. VS Code does not check what a tool is called with: the server does.
 */
import {
  l10n,
  LanguageModelTextPart,
  LanguageModelToolResult,
  lm,
  Uri,
  workspace,
  type CancellationToken,
  type Disposable,
} from 'vscode';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import {
  CORPUS_TOOL_NAMES,
  languageModelToolId,
  type CorpusToolName,
} from '../../../server/src/protocol/corpusTools.js';
import { documentMeant } from '../editor/target.js';
import type { LanguageService } from '../service/languageService.js';
import type { Corpora } from '../views/corpora.js';

export const registerCorpusTools = (service: LanguageService, corpora: Corpora): readonly Disposable[] =>
  CORPUS_TOOL_NAMES.map((tool) =>
    lm.registerTool<unknown>(languageModelToolId(tool), {
      prepareInvocation: () => ({
        invocationMessage: l10n.t('Looking into the corpus ({0})', tool),
        confirmationMessages: {
          title: l10n.t('Look into the corpus ({0})', tool),
          message: l10n.t(
            'What it tells, texts and annotations among it, is sent to whoever runs the chat model.',
          ),
        },
      }),
      invoke: ({ input }, token) => answer(tool, input, service, corpora, token),
    }),
  );

/** Rejects where there is no answer: the model is told why. */
async function answer(
  tool: CorpusToolName,
  given: unknown,
  service: LanguageService,
  corpora: Corpora,
  token: CancellationToken,
): Promise<LanguageModelToolResult> {
  if (!workspace.isTrusted) throw new Error(l10n.t('The workspace is not trusted: nothing is told of it.'));
  const { corpus, ...input } = (typeof given === 'object' && given !== null ? given : {}) as {
    readonly corpus?: unknown;
  };
  const { root } = await corpusNamed(corpus, corpora);
  const answered = await service.request('hawashi/askCorpus', { uri: root, tool, input }, token);
  if (!answered) throw new Error(l10n.t('The corpus could not be asked.'));
  if ('problem' in answered) throw new Error(answered.problem);
  return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(answered.answer))]);
}

/** The corpus of that name or address; without one that of the document in front, or the only one. */
async function corpusNamed(named: unknown, corpora: Corpora): Promise<CorpusSummary> {
  await corpora.refresh();
  const { summaries } = corpora;
  const found =
    named === undefined
      ? (corpora.of(documentMeant()) ?? (summaries.length === 1 ? summaries[0] : undefined))
      : summaries.find(({ root }) => [nameOf(root), root, Uri.parse(root).fsPath].includes(String(named)));
  if (found) return found;
  if (summaries.length === 0) throw new Error(l10n.t('There is no corpus in the workspace.'));
  const names = summaries.map(({ root }) => nameOf(root)).join(l10n.t(', '));
  throw new Error(l10n.t('Say which corpus is meant, by “corpus”: {0}.', names));
}

const nameOf = (root: string): string => Uri.parse(root).path.split('/').filter(Boolean).at(-1) ?? root;
