/** The guidelines of the corpus beside the text, at the label that is meant. */
import { commands, l10n, Uri, window, ViewColumn, type Disposable } from 'vscode';
import type { Guideline } from '../../../server/src/annotation/guideline.js';
import { registerCommand, run } from '../commands.js';
import { targetOf } from '../editor/target.js';
import type { DocumentStates } from '../service/documentStates.js';
import type { LanguageService } from '../service/languageService.js';
import type { Corpora } from '../views/corpora.js';
import { registerGuidelineChanges } from './guidelineChanges.js';
import { showInformationMessage } from '../surfaces/notices.js';

const PREVIEW = 'markdown.showPreviewToSide';

interface Asked {
  readonly uri?: string;
  readonly label?: string;
}

export const registerGuidelines = (
  service: LanguageService,
  states: DocumentStates,
  corpora: Corpora,
): readonly Disposable[] => [
  registerGuidelineChanges(service, corpora),
  registerCommand('showGuidelines', async (asked?: Asked) => {
    const target = await targetOf(states, asked);
    if (!target) return;
    const guidelines = await service.request('hawashi/guidelines', { uri: target.uri.toString() });
    if (!guidelines?.isThere) return offerGuidelines();
    const label = typeof asked?.label === 'string' ? asked.label : target.items[0]?.label;
    const guideline = guidelines.labels.find((each) => each.label === label);
    await show(Uri.parse(guidelines.file), guideline);
  }),
];

/** As Markdown where VS Code can show that, else the file. */
async function show(file: Uri, guideline: Guideline | undefined): Promise<void> {
  const fragment = guideline ? anchorOf(guideline.heading) : '';
  if (await isDone(PREVIEW, file.with({ fragment }))) return;
  const editor = await window.showTextDocument(file, { viewColumn: ViewColumn.Beside, preview: true });
  const line = editor.document.lineAt(Math.min(guideline?.line ?? 0, editor.document.lineCount - 1));
  editor.revealRange(line.range);
}

/** Whether there is such a command: what brings it may be switched off, or not be started yet. */
const isDone = (command: string, ...given: readonly unknown[]): Promise<boolean> =>
  Promise.resolve(commands.executeCommand(command, ...given)).then(
    () => true,
    () => false,
  );

/** What VS Code's preview calls a heading by. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\s/g, '-')
    .replace(/[^\p{L}\p{N}\p{M}_-]/gu, '')
    .replace(/^-+|-+$/g, '');

async function offerGuidelines(): Promise<void> {
  const make = l10n.t('Create Guidelines…');
  const told = l10n.t('Hawashi: the corpus has no guidelines yet.');
  if ((await showInformationMessage(told, make)) === make) await run('createGuidelines');
}
