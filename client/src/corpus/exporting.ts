/** Export: choose format, annotator and folder; say what was written and what the format could not carry. */
import { env, ProgressLocation, Uri, window, workspace, type Disposable } from 'vscode';
import type { CorpusSummary, ExportFormat, ExportResult } from '../../../server/src/protocol.js';
import { documentMeant } from '../annotating/target.js';
import { registerCommand } from '../commands.js';
import type { LanguageService } from '../service/languageService.js';
import type { Corpora } from '../views/corpora.js';

export function registerExporting(service: LanguageService, corpora: Corpora): readonly Disposable[] {
  return [
    registerCommand(
      'hawashi.export',
      async (argument?: { format?: string; target?: string; annotator?: string }) => {
        await corpora.refresh();
        const corpus = corpora.of(documentMeant()) ?? corpora.summaries[0];
        if (!corpus) {
          void window.showInformationMessage(
            'Hawashi: there is no corpus to export; make one of a folder first.',
          );
          return undefined;
        }
        const format = await chooseFormat(service, argument?.format);
        const annotator = format && (argument?.annotator ?? (await chooseAnnotator(corpus)));
        if (!format || annotator === undefined) return undefined;
        const target =
          argument?.target === undefined ? await chooseFolder(corpus) : Uri.parse(argument.target);
        if (!target) return undefined;
        const result = await window.withProgress(
          {
            location: ProgressLocation.Notification,
            title: `Exporting as ${format.title}`,
            cancellable: true,
          },
          (_progress, token) =>
            service.request(
              'hawashi/export',
              { corpus: corpus.root, format: format.id, target: target.toString(), annotator },
              token,
            ),
        );
        // Not awaited: the message stays as long as the user likes.
        if (result) void report(result, format, target);
        return result;
      },
    ),
  ];
}

async function chooseFormat(
  service: LanguageService,
  id: string | undefined,
): Promise<ExportFormat | undefined> {
  const formats = await service.request('hawashi/formats', null);
  if (!formats) return undefined;
  if (id !== undefined) return formats.find((format) => format.id === id);
  const items = formats.map((format) => ({
    format,
    label: format.title,
    description: format.extension,
    detail: format.description,
  }));
  return (await window.showQuickPick(items, { title: 'Export as', matchOnDetail: true }))?.format;
}

async function chooseAnnotator(corpus: CorpusSummary): Promise<string | undefined> {
  const others = corpus.annotators.filter((annotator) => annotator !== corpus.annotator);
  if (others.length === 0) return corpus.annotator;
  const items = [corpus.annotator, ...others].map((annotator) => ({
    label: annotator,
    description: annotator === corpus.annotator ? '(you)' : undefined,
  }));
  return (await window.showQuickPick(items, { title: 'Whose annotations' }))?.label;
}

async function chooseFolder(corpus: CorpusSummary): Promise<Uri | undefined> {
  const picked = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: workspace.workspaceFolders?.[0]?.uri ?? Uri.parse(corpus.root),
    openLabel: 'Export here',
    title: 'Folder to write the export into',
  });
  return picked?.[0];
}

async function report(result: ExportResult, format: ExportFormat, target: Uri): Promise<void> {
  const message = `Hawashi: ${result.annotations} annotations of ${result.documents} documents written as ${format.title}.`;
  const showReport = 'Show Report';
  const showFolder = 'Copy Path';
  const actions = result.lossReport === undefined ? [showFolder] : [showReport, showFolder];
  const choice = result.loss
    ? await window.showWarningMessage(`${message} ${result.loss}`, ...actions)
    : await window.showInformationMessage(message, ...actions);
  if (choice === showFolder) await env.clipboard.writeText(target.fsPath);
  if (choice === showReport) {
    await window.showTextDocument(
      await workspace.openTextDocument({ content: result.lossReport, language: 'markdown' }),
    );
  }
}
