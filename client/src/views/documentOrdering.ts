/** Asks in which order documents are annotated, and says what that does to what is measured on them. */
import { ConfigurationTarget, l10n, workspace } from 'vscode';
import { isBiased, type DocumentOrder } from '../../../server/src/annotation/documentOrder.js';
import { documentOrder } from '../settings.js';
import { showQuickPick, type Row } from '../surfaces/picks.js';

/** What is to be known of documents in the order that is set; undefined where there is nothing. */
export function orderWords(): string | undefined {
  if (!isBiased(documentOrder())) return undefined;
  return l10n.t(
    'In this order, the documents that are annotated first are no random sample: figures on them are no figures of the corpus.',
  );
}

function orderTitle(order: DocumentOrder): string {
  switch (order) {
    case 'name':
      return l10n.t('By name');
    case 'fewestDone':
      return l10n.t('The smallest decided share first');
    case 'mostUncertain':
      return l10n.t('The least sure suggestions first');
    case 'teachesMost':
      return l10n.t('What teaches the suggestions most first');
    case 'random':
      return l10n.t('By lot: a random sample first');
  }
}

const ORDERS: readonly DocumentOrder[] = ['name', 'fewestDone', 'mostUncertain', 'teachesMost', 'random'];

/** Sets it for the workspace. */
export async function askOrder(): Promise<void> {
  const current = documentOrder();
  const rows = ORDERS.map((order): Row & { readonly order: DocumentOrder } => ({
    label: orderTitle(order),
    description: [
      ...(order === current ? [l10n.t('now')] : []),
      ...(isBiased(order) ? [l10n.t('no random sample')] : []),
    ].join(' · '),
    order,
  }));
  const chosen = await showQuickPick(rows, { title: l10n.t('In which order are documents annotated?') });
  if (!chosen || chosen.order === current) return;
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await workspace.getConfiguration('hawashi').update('documents.order', chosen.order, target);
}
