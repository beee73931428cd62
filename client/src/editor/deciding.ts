/** Accepting, rejecting, relabelling, removing; undo and redo. */
import { l10n, type Disposable } from 'vscode';
import type { Item } from '../../../server/src/protocol/items.js';
import { registerCommand } from '../commands.js';
import { acceptAbove } from './acceptingAbove.js';
import type { Decisions } from './decisions.js';
import { pickLabel } from './labelPick.js';
import { isEmpty } from '../../annotating/places.js';
import { plainRange } from './ranges.js';
import { documentMeant, itemsChosen, targetOf, type Target } from './target.js';
import { isolated } from '../sentences.js';
import { askBefore, showInformationMessage } from '../surfaces/notices.js';

export function registerDeciding(decisions: Decisions): readonly Disposable[] {
  const { states } = decisions;

  /** Decides on the items meant that are of the kind; says so where there is none. */
  const onItems = async (argument: unknown, kind: Item['kind'] | 'any', nothing: string) => {
    const target = await targetOf(states, argument);
    if (!target) return undefined;
    const items = target.items.filter((item) => kind === 'any' || item.kind === kind);
    if (items.length === 0) {
      void showInformationMessage(nothing);
      return undefined;
    }
    return { ...target, items, ids: items.map((item) => item.id) };
  };

  return [
    registerCommand('accept', async (argument?: unknown) => {
      const meant = await onItems(
        argument,
        'suggestion',
        l10n.t('Hawashi: there is no suggestion at the caret.'),
      );
      if (meant) await decisions.decide(meant.uri, { kind: 'accept', ids: meant.ids });
    }),
    registerCommand('reject', async (argument?: unknown) => {
      const meant = await onItems(argument, 'any', l10n.t('Hawashi: there is no suggestion at the caret.'));
      if (meant) await decisions.decide(meant.uri, { kind: 'reject', ids: meant.ids });
    }),
    registerCommand('remove', async (argument?: unknown) => {
      const meant = await onItems(
        argument,
        'annotation',
        l10n.t('Hawashi: there is no annotation at the caret.'),
      );
      if (meant) await removeChosen(decisions, meant, argument);
    }),
    registerCommand('changeLabel', async (argument?: unknown) => {
      const meant = await onItems(
        argument,
        'any',
        l10n.t('Hawashi: there is nothing to relabel at the caret.'),
      );
      if (meant) await changeLabel(decisions, meant, argument);
    }),
    registerCommand('acceptAll', async (argument?: { line?: number }) => {
      const target = await targetOf(states, argument);
      if (target) await acceptAll(decisions, target, argument?.line);
    }),
    registerCommand('acceptAbove', async (argument?: unknown) => {
      const target = await targetOf(states, argument);
      if (target) await acceptAbove(decisions, target);
    }),
    registerCommand('undo', async (argument?: unknown) => {
      const uri = documentMeant(argument);
      if (uri) await decisions.decide(uri, { kind: 'undo' });
    }),
    registerCommand('redo', async (argument?: unknown) => {
      const uri = documentMeant(argument);
      if (uri) await decisions.decide(uri, { kind: 'redo' });
    }),
  ];
}

async function removeChosen(decisions: Decisions, meant: Target, argument: unknown): Promise<void> {
  const title = l10n.t('Which annotation goes?');
  const items = await itemsChosen(meant, argument, { title, all: l10n.t('All of them') });
  if (items) await decisions.decide(meant.uri, { kind: 'remove', ids: items.map(({ id }) => id) });
}

async function changeLabel(decisions: Decisions, meant: Target, argument: unknown): Promise<void> {
  const { uri, state } = meant;
  const [item] = (await itemsChosen(meant, argument, { title: l10n.t('Which label is another?') })) ?? [];
  if (!item) return;
  const title = l10n.t('Label of «{0}»', isolated(item.text));
  const label = await pickLabel(state.labels, {
    title,
    current: item.label,
    said: await decisions.saidOfLabels(uri),
  });
  if (!label) return;
  await decisions.decide(
    uri,
    item.kind === 'suggestion'
      ? { kind: 'accept', ids: [item.id], label: label.name }
      : { kind: 'relabel', id: item.id, label: label.name },
  );
}

/** All suggestions of a line, of the selection, or (asked first) of the document. */
async function acceptAll(decisions: Decisions, target: Target, line: unknown): Promise<void> {
  const { uri, selection, state } = target;
  if (typeof line === 'number') {
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    await decisions.decide(uri, { kind: 'acceptAll', range });
    return;
  }
  if (selection && !isEmpty(selection)) {
    await decisions.decide(uri, { kind: 'acceptAll', range: plainRange(selection) });
    return;
  }
  const { suggestions } = state.counts;
  if (suggestions === 0) {
    void showInformationMessage(l10n.t('Hawashi: no suggestions are left in this document.'));
    return;
  }
  const accept = l10n.t('Accept {0}', suggestions);
  const question = l10n.t('Accept all {0} suggestions of this document?', suggestions);
  const detail = l10n.t('One undo takes it back.');
  if ((await askBefore(question, detail, accept)) !== accept) return;
  await decisions.decide(uri, { kind: 'acceptAll' });
}
