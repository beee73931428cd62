/** Which labels are complete in a document: a list of all of them, ticked where nothing more has them. */
import { l10n, workspace } from 'vscode';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import type { Decisions } from '../editor/decisions.js';
import { documentMeant, targetOf } from '../editor/target.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showQuickPickOfMany, type Row } from '../surfaces/picks.js';

/** The document that is meant may be open or not. */
export async function setExhaustive(decisions: Decisions, argument?: unknown): Promise<void> {
  const uri = documentMeant(argument);
  // What is decided about a document that nobody shows is decided about its text all the same.
  if (uri && !decisions.states.get(uri)) await workspace.openTextDocument(uri);
  const target = await targetOf(decisions.states, argument);
  if (!target) return;
  const { exhaustive } = target.state;
  if (!exhaustive) {
    void showInformationMessage(
      l10n.t(
        'Hawashi: in this corpus documents are done as wholes. For label by label, write "completeness": "labels" in hawashi.json.',
      ),
    );
    return;
  }
  const picked = await showQuickPickOfMany(rowsOf(target.state, exhaustive), {
    title: l10n.t('Complete labels: nothing more in the document has them'),
    placeHolder: l10n.t('Tick what is complete; what is not is no evidence for scores and training'),
    matchOnDescription: true,
  });
  if (!picked) return;
  const wanted = new Set(picked.map(({ label }) => label));
  const labels = [...wanted].filter((label) => !exhaustive.includes(label));
  const open = exhaustive.filter((label) => !wanted.has(label));
  if (labels.length + open.length === 0) return;
  await decisions.decide(target.uri, { kind: 'exhaustive', labels, open });
}

/** With what is annotated and what is left, so that one sees what one says. */
function rowsOf({ labels, items }: DocumentState, exhaustive: readonly string[]): Row[] {
  const annotated = new Map<string, number>();
  const left = new Map<string, number>();
  for (const { kind, label } of items) {
    const counts = kind === 'suggestion' ? left : annotated;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const known = labels.map(({ name }) => name);
  const names = [...new Set([...known, ...exhaustive])];
  return names.map((label) => ({
    label,
    description: [
      l10n.t('{0} annotated', annotated.get(label) ?? 0),
      ...(left.has(label) ? [l10n.t('{0} left', left.get(label)!)] : []),
    ].join(' · '),
    picked: exhaustive.includes(label),
  }));
}
