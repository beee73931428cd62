/** Asks a chat model about a document: its user sees all that would be sent, and says yes, before anything is. */
import { l10n, ProgressLocation, type Uri, type CancellationToken, type LanguageModelChat } from 'vscode';
import type {
  ChatQuestion,
  ChatTaken,
  RecommenderSummary,
} from '../../../server/src/protocol/recommenders.js';
import { isolated } from '../sentences.js';
import type { LanguageService } from '../service/languageService.js';
import {
  showBriefly,
  showInformationMessage,
  showWarningMessage,
  withProgress,
} from '../surfaces/notices.js';
import { showQuickPick } from '../surfaces/picks.js';
import { answerOf, chooseModel, whyNoAnswer } from './chatModel.js';
import type { SentText } from './sentText.js';

interface Asking {
  readonly uri: string;
  readonly recommender: RecommenderSummary;
  readonly model: LanguageModelChat;
  readonly question: ChatQuestion;
}

/** What came of it so far. */
interface Answered {
  readonly parts: number;
  readonly suggestions: number;
  readonly dropped: ChatTaken['dropped'];
  /** Parts whose answer was none. */
  readonly unanswered: number;
  /** Why the last of them was none, or why no more were asked about. */
  readonly problem?: string;
}

const NOTHING: Answered = {
  ...{ parts: 0, suggestions: 0, unanswered: 0 },
  dropped: { malformed: 0, unknownLabel: 0, notThere: 0, ambiguous: 0 },
};

/** About a document, with a recommender that its user has agreed to. */
export async function askAbout(
  uri: Uri,
  recommender: RecommenderSummary,
  service: LanguageService,
  sent: SentText,
): Promise<void> {
  const model = await chooseModel(recommender);
  if (!model) return;
  const { name } = recommender;
  const question = await service.request('hawashi/prepareChat', {
    ...{ uri: uri.toString(), name, model: model.name, tokens: model.maxInputTokens },
  });
  if (!question) return;
  if ('problem' in question) {
    void showWarningMessage(l10n.t('Hawashi: {0}', question.problem));
    return;
  }
  const close = await sent.show(uri.path.split('/').at(-1) ?? '', model.name, question);
  const agreed = await mayBeSent(model, question);
  await close();
  if (agreed) await send({ uri: uri.toString(), recommender, model, question }, service);
}

async function mayBeSent(
  { name, vendor }: LanguageModelChat,
  { parts, left }: ChatQuestion,
): Promise<boolean> {
  const yes = {
    label: l10n.t('Send it to {0}', isolated(name)),
    description: vendor,
    icon: 'send',
    detail:
      left === 0
        ? l10n.t('Requests: {0}', parts.length)
        : l10n.t('Requests: {0}; more parts of the document, the next time: {1}', parts.length, left),
  };
  const no = { label: l10n.t('Send nothing'), icon: 'close' };
  const title = l10n.t('Is all that is shown in the editor to be sent?');
  // The text is read and scrolled meanwhile.
  return (await showQuickPick([yes, no], { title, ignoreFocusOut: true })) === yes;
}

async function send(asking: Asking, service: LanguageService): Promise<void> {
  const { model, question, recommender } = asking;
  const answered = await withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Hawashi: asking {0}…', isolated(model.name)),
      cancellable: true,
    },
    async (progress, token) => {
      let sum = NOTHING;
      for (const part of question.parts.keys()) {
        if (question.parts.length > 1)
          progress.report({
            message: l10n.t('part {0} of {1}', part + 1, question.parts.length),
            increment: 100 / question.parts.length,
          });
        const { answer, isLast } = await askPart(asking, part, service, token);
        sum = added(sum, answer);
        if (isLast || token.isCancellationRequested) break;
      }
      return sum;
    },
  );
  tell(recommender.name, question, answered);
}

async function askPart(
  { uri, recommender, model, question }: Asking,
  part: number,
  service: LanguageService,
  token: CancellationToken,
): Promise<{ readonly answer: Partial<Answered>; readonly isLast: boolean }> {
  const { name, seconds } = recommender;
  try {
    const calls = await answerOf(model, question, question.parts[part]!, seconds, token);
    const taken = await service.request('hawashi/takeChat', { uri, name, id: question.id, part, calls });
    if (!taken) return { answer: {}, isLast: true };
    const { problem, ...rest } = taken;
    return problem === undefined
      ? { answer: { parts: 1, ...rest }, isLast: false }
      : { answer: { unanswered: 1, problem }, isLast: false };
  } catch (error) {
    const why = whyNoAnswer(error, seconds);
    service.output.warn(`${name}: ${String(error)}`);
    return { answer: why === undefined ? {} : { problem: why }, isLast: true };
  }
}

function added(
  sum: Answered,
  { dropped, problem, parts = 0, suggestions = 0, unanswered = 0 }: Partial<Answered>,
): Answered {
  return {
    parts: sum.parts + parts,
    suggestions: sum.suggestions + suggestions,
    unanswered: sum.unanswered + unanswered,
    dropped: {
      malformed: sum.dropped.malformed + (dropped?.malformed ?? 0),
      unknownLabel: sum.dropped.unknownLabel + (dropped?.unknownLabel ?? 0),
      notThere: sum.dropped.notThere + (dropped?.notThere ?? 0),
      ambiguous: sum.dropped.ambiguous + (dropped?.ambiguous ?? 0),
    },
    problem: problem ?? sum.problem,
  };
}

function tell(name: string, { parts }: ChatQuestion, { dropped, problem, ...sum }: Answered): void {
  const leftOut = [
    dropped.notThere > 0 ? l10n.t('{0} not in the text', dropped.notThere) : undefined,
    dropped.ambiguous > 0 ? l10n.t('{0} in several places', dropped.ambiguous) : undefined,
    dropped.unknownLabel > 0 ? l10n.t('{0} of no label of the corpus', dropped.unknownLabel) : undefined,
    dropped.malformed > 0 ? l10n.t('{0} not as asked for', dropped.malformed) : undefined,
  ].filter((said) => said !== undefined);
  const said = [
    l10n.t('suggestions of {0}: {1}', isolated(name), sum.suggestions),
    leftOut.length > 0 ? l10n.t('left out: {0}', leftOut.join(l10n.t(', '))) : undefined,
    sum.parts < parts.length ? l10n.t('parts answered: {0} of {1}', sum.parts, parts.length) : undefined,
    problem,
  ].filter((part) => part !== undefined);
  const told = l10n.t('Hawashi: {0}.', said.join(l10n.t('; ')).replace(/[.]$/, ''));
  if (problem !== undefined) void showWarningMessage(told);
  else if (leftOut.length > 0 || sum.parts < parts.length) void showInformationMessage(told);
  else showBriefly(told, 'check');
}
