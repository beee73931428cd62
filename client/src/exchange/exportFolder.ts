/** Which folder an export is written into: a new one beside the corpus is proposed, so that nothing stands among its texts. */
import { l10n, Uri, window, workspace } from 'vscode';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import type { ExportFormat } from '../../../server/src/protocol/exchange.js';
import { showQuickPick, type Row } from '../surfaces/picks.js';

export async function chooseExportFolder(
  { root }: CorpusSummary,
  format: ExportFormat,
): Promise<Uri | undefined> {
  const corpus = Uri.parse(root);
  const beside = Uri.joinPath(corpus, '..');
  const proposed = await newFolder(beside, `${corpus.path.split('/').at(-1)}-${format.id}`);
  const own: Row = {
    icon: 'new-folder',
    label: proposed.path.split('/').at(-1) ?? '',
    description: l10n.t('new, beside the corpus'),
    detail: proposed.fsPath,
  };
  const other: Row = { icon: 'folder-opened', label: l10n.t('Another folder…') };
  const title = l10n.t('Folder to write the export into');
  const picked = await showQuickPick([own, other], { title });
  if (picked !== other) return picked && proposed;
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: beside,
    openLabel: l10n.t('Export here'),
    title,
  });
  return chosen?.[0];
}

/** The name, with a number behind it where there is something of that name. */
async function newFolder(parent: Uri, name: string): Promise<Uri> {
  for (let number = 1; ; number++) {
    const folder = Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
    if (!(await isThere(folder))) return folder;
  }
}

const isThere = (uri: Uri): Promise<boolean> =>
  Promise.resolve(workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
