/** Chat models by VS Code's language-model API: which are there, and what one answers. */
import {
  CancellationError,
  CancellationTokenSource,
  l10n,
  LanguageModelChatMessage,
  LanguageModelChatToolMode,
  LanguageModelError,
  LanguageModelToolCallPart,
  lm,
  type CancellationToken,
  type LanguageModelChat,
} from 'vscode';
import type { ChatQuestion, RecommenderSummary } from '../../../server/src/protocol/recommenders.js';
import { isolated } from '../sentences.js';
import { showQuickPick } from '../surfaces/picks.js';
import { showWarningMessage } from '../surfaces/notices.js';

/** UTF-16 units of JSON: no part of a document has more to say about it. */
const LARGEST_ANSWER = 4_000_000;

/** The model that a recommender means, or that its user picks of several; tells where there is none. */
export async function chooseModel({
  name,
  chat = {},
  target,
}: RecommenderSummary): Promise<LanguageModelChat | undefined> {
  const models = await lm.selectChatModels(chat);
  if (models.length === 0) {
    void showWarningMessage(
      target === ''
        ? l10n.t(
            'Hawashi: VS Code has no chat model. An extension that offers one has to be installed and signed in.',
          )
        : l10n.t(
            'Hawashi: VS Code has no chat model {0}, which {1} asks for.',
            isolated(target),
            isolated(name),
          ),
    );
    return undefined;
  }
  if (models.length === 1) return models[0];
  const rows = models.map((model) => ({
    model,
    label: model.name,
    description: [model.vendor, model.family].join(' · '),
  }));
  return (await showQuickPick(rows, { title: l10n.t('Which chat model is asked?') }))?.model;
}

/** What the tool is called with in the answer about one part. Rejects where there is none, or it is given up. */
export async function answerOf(
  model: LanguageModelChat,
  { instructions, tool }: ChatQuestion,
  part: string,
  seconds: number,
  token: CancellationToken,
): Promise<readonly unknown[]> {
  const asking = new CancellationTokenSource();
  const givenUp = token.onCancellationRequested(() => asking.cancel());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  const ended = new Promise<never>((_, reject) => {
    asking.token.onCancellationRequested(() => reject(isLate ? new LateAnswer() : new CancellationError()));
  });
  ended.catch(() => undefined);
  const answered = async (): Promise<readonly unknown[]> => {
    const response = await model.sendRequest(
      [LanguageModelChatMessage.User(instructions), LanguageModelChatMessage.User(part)],
      {
        justification: l10n.t('Hawashi asks it for suggestions about the document that you were shown.'),
        tools: [tool],
        toolMode: LanguageModelChatToolMode.Required,
      },
      asking.token,
    );
    // Not before: VS Code may have asked its user whether the model may be used.
    timer = setTimeout(() => {
      isLate = true;
      asking.cancel();
    }, seconds * 1000);
    const calls: unknown[] = [];
    for await (const piece of response.stream)
      if (piece instanceof LanguageModelToolCallPart && piece.name === tool.name) calls.push(piece.input);
    if (JSON.stringify(calls).length > LARGEST_ANSWER) throw new LargeAnswer();
    return calls;
  };
  try {
    return await Promise.race([answered(), ended]);
  } finally {
    clearTimeout(timer);
    givenUp.dispose();
    // Whatever comes after it is not waited for.
    asking.cancel();
    asking.dispose();
  }
}

class LateAnswer extends Error {}
class LargeAnswer extends Error {}

/** Why there is no answer, in a sentence; undefined where its user gave it up. */
export function whyNoAnswer(error: unknown, seconds: number): string | undefined {
  if (error instanceof CancellationError) return undefined;
  if (error instanceof LateAnswer) return l10n.t('it did not answer within {0} s', seconds);
  if (error instanceof LargeAnswer) return l10n.t('it answered more than any text has to say');
  const reason = isolated(error instanceof Error ? error.message : String(error));
  const code = error instanceof LanguageModelError ? error.code : '';
  if (code === LanguageModelError.NoPermissions.name)
    return l10n.t('VS Code was not allowed to use it; ask again, and allow it');
  if (code === LanguageModelError.NotFound.name)
    return l10n.t('it is not there any more; ask again, and pick another');
  if (code === LanguageModelError.Blocked.name)
    return l10n.t(
      'it refuses: what you may use of it may be used up, or the text is not let through ({0})',
      reason,
    );
  return l10n.t('it failed ({0})', reason);
}
