/** Export: choose format, selection and folder; say what was written and what the format could not carry. */
import { l10n, env, Uri, window, type Disposable } from 'vscode';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import type { ExportFormat, ExportParameters, ExportResult } from '../../../server/src/protocol/exchange.js';
import { registerCommand } from '../commands.js';
import type { LanguageService } from '../service/languageService.js';
import type { Corpora } from '../views/corpora.js';
import { chooseCorpus } from '../views/chooseCorpus.js';
import { chooseFormat } from './chooseFormat.js';
import { askChoices, defaultChoices } from './exportChoices.js';
import { chooseExportFolder } from './exportFolder.js';
import { longWork } from './longWork.js';
import { problemsReport } from './reportText.js';
import type { Reports } from './reports.js';
import { isolated } from '../sentences.js';
import { showErrorMessage, showInformationMessage, showWarningMessage } from '../surfaces/notices.js';

/** What a key binding or another extension may decide beforehand; with a format and a folder, nothing is asked. */
type ExportArgument = Partial<ExportParameters>;

export function registerExporting(
  service: LanguageService,
  corpora: Corpora,
  reports: Reports,
): readonly Disposable[] {
  return [
    registerCommand('export', async (argument?: ExportArgument) => {
      const given = argument ?? {};
      const corpus = await chooseCorpus(corpora, given.corpus, l10n.t('Corpus to export'));
      const format = corpus && (await formatOf(service, given.format));
      if (!corpus || !format) return undefined;
      const parameters = await parametersOf(corpus, format, given);
      if (!parameters) return undefined;
      const result = await longWork(
        service,
        l10n.t('Exporting as {0}', isolated(format.title)),
        'hawashi/export',
        parameters,
      );
      // Not awaited: the message stays as long as the user likes.
      if (result) void report(result, format, Uri.parse(parameters.target), reports);
      return result;
    }),
  ];
}

async function formatOf(service: LanguageService, id: string | undefined): Promise<ExportFormat | undefined> {
  const formats = await service.request('hawashi/formats', null);
  if (id !== undefined || !formats) return formats?.find((format) => format.id === id);
  const written = formats.filter((format) => format.written);
  return chooseFormat(written, { title: l10n.t('Export as') });
}

async function parametersOf(
  corpus: CorpusSummary,
  format: ExportFormat,
  given: ExportArgument,
): Promise<ExportParameters | undefined> {
  const named = { corpus: corpus.root, format: format.id };
  if (given.target !== undefined)
    return { ...defaultChoices(corpus), ...given, ...named, target: given.target };
  const choices = await askChoices(corpus, format);
  const target = choices && (await chooseExportFolder(corpus, format));
  return target && { ...choices, ...given, ...named, target: target.toString() };
}

async function report(
  result: ExportResult,
  format: ExportFormat,
  target: Uri,
  reports: Reports,
): Promise<void> {
  if (result.refused !== undefined) {
    void showErrorMessage(l10n.t('Hawashi: {0}', isolated(result.refused)));
    return;
  }
  if (!result.complete) {
    void showInformationMessage(l10n.t('Hawashi: the export was cancelled; nothing was written.'));
    return;
  }
  const { files, documents, annotations, loss, lossReport, problems } = result;
  const [first] = files;
  const actions = new Map<string, () => unknown>();
  if (first !== undefined && !first.endsWith('.parquet'))
    actions.set(l10n.t('Open'), () => window.showTextDocument(Uri.parse(first)));
  if (lossReport !== undefined)
    actions.set(l10n.t('Show Losses'), () => window.showTextDocument(Uri.parse(lossReport)));
  if (problems.length > 0)
    actions.set(l10n.t('Show Problems'), () =>
      reports.show(l10n.t('Export problems'), problemsReport(l10n.t('Could not be read'), problems)),
    );
  actions.set(l10n.t('Copy Path'), () => env.clipboard.writeText(target.fsPath));
  const unread = problems.length > 0 ? l10n.t('{0} could not be read.', problems.length) : '';
  const message = [
    l10n.t(
      'Hawashi: {0} annotations of {1} documents written as {2}.',
      annotations,
      documents,
      isolated(format.title),
    ),
    unread,
  ]
    .filter(Boolean)
    .join(' ');
  const choice =
    loss !== undefined || unread !== ''
      ? await showWarningMessage([message, loss].filter(Boolean).join(' '), ...actions.keys())
      : await showInformationMessage(message, ...actions.keys());
  if (choice !== undefined) await actions.get(choice)?.();
}
