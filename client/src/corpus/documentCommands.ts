/** Commands on the document and the corpus as a whole: date, status, next document. */
import { l10n, commands, Uri, type Disposable, type TextDocumentShowOptions } from 'vscode';
import type { DocumentStatus } from '../../../server/src/annotation/model.js';
import type { Message } from '../../../server/src/messages/message.js';
import type { Decisions } from '../editor/decisions.js';
import { documentMeant, isReaderInFront, targetOf } from '../editor/target.js';
import { registerCommand } from '../commands.js';
import { READER } from '../webviews/reader/readers.js';
import { readerWanted } from '../settings.js';
import type { Corpora } from '../views/corpora.js';
import type { DocumentChoosing } from '../views/documentChoosing.js';
import { STATUS_ICONS, STATUS_WORDS } from '../views/statusWords.js';
import { editFields } from './fieldCommands.js';
import { setExhaustive } from './exhaustiveLabels.js';
import { dateProblem } from './dateInput.js';
import { isolated, say } from '../sentences.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showInputBox, showQuickPick, type Row } from '../surfaces/picks.js';

export function registerDocumentCommands(
  decisions: Decisions,
  corpora: Corpora,
  choosing: DocumentChoosing,
): readonly Disposable[] {
  return [
    registerCommand('setDate', (argument?: { value?: string }) => setDate(decisions, argument)),
    registerCommand('editFields', (argument?: unknown) => editFields(decisions, corpora, argument)),
    registerCommand('setStatus', (argument?: { status?: DocumentStatus }) => setStatus(decisions, argument)),
    registerCommand('setExhaustive', (argument?: unknown) => setExhaustive(decisions, argument)),
    registerCommand('openDocument', async (argument?: unknown) => {
      const uri = documentMeant(argument);
      if (uri) await openDocument(uri);
    }),
    registerCommand('nextDocument', (argument?: { readonly reader?: boolean }) =>
      openNextDocument(corpora, choosing, argument?.reader === true),
    ),
    registerCommand('refreshCorpus', () => corpora.refresh(true)),
  ];
}

async function setDate(decisions: Decisions, argument?: { readonly value?: string }): Promise<void> {
  const target = await targetOf(decisions.states, argument);
  if (!target) return;
  const { date } = target.state;
  const value =
    typeof argument?.value === 'string'
      ? argument.value
      : await showInputBox({
          title: l10n.t('Date of the document'),
          prompt: date?.reason
            ? l10n.t('Inferred: {0}', isolated(date.reason))
            : l10n.t('Relative dates («yesterday») are resolved against it.'),
          placeHolder: l10n.t('2024-11-08, 2024-11 or 2024; empty takes it away'),
          value: date?.value ?? '',
          validateInput: (typed) => inWords(dateProblem(typed)),
        });
  if (value !== undefined) await decisions.setDate(target.uri, value.trim());
}

async function setStatus(
  decisions: Decisions,
  argument?: { readonly status?: DocumentStatus },
): Promise<void> {
  const target = await targetOf(decisions.states, argument);
  if (!target) return;
  const status = argument?.status ?? (await pickStatus(target.state.status));
  if (status) await decisions.decide(target.uri, { kind: 'status', status });
}

/** Among those that the tree shows. `inReader`: whatever else would be chosen. */
async function openNextDocument(
  corpora: Corpora,
  choosing: DocumentChoosing,
  inReader: boolean,
): Promise<void> {
  await corpora.refresh();
  const current = documentMeant();
  const corpus = corpora.of(current) ?? corpora.summaries[0];
  const uri = current?.toString();
  const name = corpus?.documents.find((document) => document.uri === uri)?.name;
  const next = corpus && choosing.next(corpus, name);
  if (next) await openDocument(Uri.parse(next.uri), inReader);
  else if (!corpus)
    void showInformationMessage(l10n.t('Hawashi: there is no corpus yet; make one of a folder first.'));
  else
    void showInformationMessage(
      choosing.filterWords === undefined
        ? l10n.t('Hawashi: all other documents are done.')
        : l10n.t('Hawashi: all other documents that are shown are done ({0}).', choosing.filterWords),
    );
}

const inWords = (problem: Message | undefined): string | undefined => problem && say(problem);

/** In the reader for who is reading there; as a preview, which the next document takes the place of. */
async function openDocument(uri: Uri, inReader = false): Promise<void> {
  const options: TextDocumentShowOptions = { preview: true };
  if (inReader || readerWanted() || isReaderInFront())
    await commands.executeCommand('vscode.openWith', uri, READER, options);
  else await commands.executeCommand('vscode.open', uri);
}

async function pickStatus(current: DocumentStatus): Promise<DocumentStatus | undefined> {
  const items = (Object.keys(STATUS_WORDS) as DocumentStatus[]).map(
    (status): Row & { readonly status: DocumentStatus } => ({
      status,
      icon: STATUS_ICONS[status],
      label: STATUS_WORDS[status],
      description: status === current ? l10n.t('(now)') : undefined,
    }),
  );
  return (await showQuickPick(items, { title: l10n.t('Status of the document') }))?.status;
}
