/** Which corpus of the workspace is meant. */
import { l10n, Uri } from 'vscode';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import { documentMeant } from '../editor/target.js';
import type { Corpora } from './corpora.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showQuickPick } from '../surfaces/picks.js';

/** The corpus of the document in front, or the only one, or the one that is picked; tells where there is none. */
export async function chooseCorpus(
  corpora: Corpora,
  named: string | undefined,
  title: string,
): Promise<CorpusSummary | undefined> {
  await corpora.refresh();
  const { summaries } = corpora;
  if (named !== undefined) {
    const root = Uri.parse(named).toString();
    return summaries.find((corpus) => Uri.parse(corpus.root).toString() === root);
  }
  const [only] = summaries;
  const meant = corpora.of(documentMeant()) ?? (summaries.length === 1 ? only : undefined);
  if (meant) return meant;
  if (!only) {
    void showInformationMessage(l10n.t('Hawashi: there is no corpus yet; make one of a folder first.'));
    return undefined;
  }
  const items = summaries.map((corpus) => ({
    corpus,
    label: Uri.parse(corpus.root).path.split('/').at(-1) ?? corpus.root,
    description: l10n.t('{0} documents', corpus.documents.length),
    detail: Uri.parse(corpus.root).fsPath,
  }));
  return (await showQuickPick(items, { title }))?.corpus;
}
