/** Makes corpora: a folder, a ready scheme to start from, guidelines for its labels. */
import { l10n, Uri, window, workspace, type Disposable } from 'vscode';
import { GUIDELINE_LANGUAGES, type GuidelineLanguage } from '../../../server/src/annotation/guideline.js';
import { SCHEME_IDS, type SchemeId } from '../../../server/src/annotation/schemeIds.js';
import { message } from '../../../server/src/messages/message.js';
import { registerCommand } from '../commands.js';
import { documentMeant } from '../editor/target.js';
import { say } from '../sentences.js';
import type { LanguageService } from '../service/languageService.js';
import type { Membership } from '../service/membership.js';
import { showInformationMessage, showWarningMessage } from '../surfaces/notices.js';
import { showQuickPick, type Row } from '../surfaces/picks.js';
import type { Corpora } from '../views/corpora.js';

export function registerCreating(
  service: LanguageService,
  corpora: Corpora,
  membership: Membership,
): readonly Disposable[] {
  return [
    registerCommand('createCorpus', () => createCorpus(service, corpora, membership)),
    registerCommand('createGuidelines', () => createGuidelines(service, corpora)),
  ];
}

async function createCorpus(
  service: LanguageService,
  corpora: Corpora,
  membership: Membership,
): Promise<void> {
  const folder = await pickFolder();
  const scheme = folder && (await pickScheme());
  const language = scheme && (await pickLanguage());
  if (!folder || !scheme || !language) return;
  const asked = { folder: folder.toString(), scheme };
  const result = await service.request('hawashi/createCorpus', asked);
  if (!result) return;
  const told =
    result.message ?? (result.done ? l10n.t('The corpus was made.') : l10n.t('No corpus was made.'));
  if (!result.done) {
    void showWarningMessage(`Hawashi: ${told}`);
    return;
  }
  const uri = folder.toString();
  if (language !== 'none') await service.request('hawashi/createGuidelines', { uri, language });
  membership.considerAll();
  await corpora.refresh();
  const open = l10n.t('Open hawashi.json');
  if ((await showInformationMessage(`Hawashi: ${told}`, open)) === open) {
    await window.showTextDocument(Uri.joinPath(folder, 'hawashi.json'));
  }
}

/** Guidelines to start from, in a corpus that has none. */
async function createGuidelines(service: LanguageService, corpora: Corpora): Promise<void> {
  const uri = documentMeant()?.toString() ?? corpora.summaries[0]?.root;
  if (uri === undefined) {
    void showInformationMessage(l10n.t('Hawashi: there is no corpus yet; make one of a folder first.'));
    return;
  }
  const language = await pickLanguage(false);
  if (!language || language === 'none') return;
  const result = await service.request('hawashi/createGuidelines', { uri, language });
  if (!result) return;
  const told = result.message ?? l10n.t('No guidelines were made.');
  const made = await service.request('hawashi/guidelines', { uri });
  if (result.done) void showInformationMessage(`Hawashi: ${told}`);
  else void showWarningMessage(`Hawashi: ${told}`);
  if (made?.isThere) await window.showTextDocument(Uri.parse(made.file));
}

const LANGUAGE_NAMES: Readonly<Record<GuidelineLanguage, string>> = { en: 'English', ar: 'العربية' };

/** The language of guidelines to start from; undefined where the list was left. */
async function pickLanguage(orNone = true): Promise<GuidelineLanguage | 'none' | undefined> {
  const rows: (Row & { readonly id: GuidelineLanguage | 'none' })[] = GUIDELINE_LANGUAGES.map((id) => ({
    id,
    label: LANGUAGE_NAMES[id],
  }));
  if (orNone) rows.push({ id: 'none', label: l10n.t('No guidelines') });
  return (await showQuickPick(rows, { title: l10n.t('Guidelines to start from') }))?.id;
}

/** What the corpus starts from; it is changed in its `hawashi.json`. */
async function pickScheme(): Promise<SchemeId | undefined> {
  const rows = SCHEME_IDS.map((id): Row & { readonly id: SchemeId } => ({
    id,
    label: say(message(`scheme.${id}`)),
    detail: say(message(`scheme.${id}.detail`)),
  }));
  return (await showQuickPick(rows, { title: l10n.t('What is annotated in the corpus') }))?.id;
}

/** A folder of the workspace, or any other. */
async function pickFolder(): Promise<Uri | undefined> {
  const other = l10n.t('Other folder…');
  const folders = workspace.workspaceFolders ?? [];
  const items: (Row & { readonly uri?: Uri })[] = [
    ...folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, uri: folder.uri })),
    { label: other },
  ];
  const chosen =
    folders.length === 0 ? items[0] : await showQuickPick(items, { title: l10n.t('Folder of the corpus') });
  if (!chosen || chosen.uri) return chosen?.uri;
  const picked = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Make it a corpus'),
  });
  return picked?.[0];
}
