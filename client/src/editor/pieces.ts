/** The pieces of annotations with gaps: the selection becomes one more of an annotation near it, or the one at the caret goes. */
import { l10n, type Disposable } from 'vscode';
import type { Item } from '../../../server/src/protocol/items.js';
import type { Range } from '../../../server/src/protocol/positions.js';
import { message } from '../../../server/src/messages/message.js';
import { nearestFirst, pieceAt, shownText } from '../../annotating/pieces.js';
import { itemsAround } from '../../annotating/places.js';
import { registerCommand } from '../commands.js';
import { isolated, say } from '../sentences.js';
import { showInformationMessage, showWarningMessage } from '../surfaces/notices.js';
import { showQuickPick } from '../surfaces/picks.js';
import type { Decisions } from './decisions.js';
import { rangeToTag } from './tagging.js';
import { targetOf } from './target.js';

export function registerPieces(decisions: Decisions): readonly Disposable[] {
  return [
    registerCommand('addPiece', () => addPiece(decisions)),
    registerCommand('removePiece', () => removePiece(decisions)),
  ];
}

async function addPiece(decisions: Decisions): Promise<void> {
  const target = await targetOf(decisions.states);
  if (!target) return;
  const { uri, state } = target;
  if (!state.spanRules.gaps) {
    void showWarningMessage(l10n.t('Hawashi: {0}', say(message('decision.noGaps'))));
    return;
  }
  const range = rangeToTag();
  if (!range) {
    void showInformationMessage(l10n.t('Hawashi: select the words of the piece, or put the caret into one.'));
    return;
  }
  const owner = await pickOwner(state.items, range);
  if (owner) await decisions.decide(uri, { kind: 'addPiece', id: owner.id, range });
}

/** One of the annotations, the nearest first. */
async function pickOwner(items: readonly Item[], range: Range): Promise<Item | undefined> {
  const annotations = items.filter(({ kind, anchor }) => kind === 'annotation' && anchor !== 'lost');
  if (annotations.length === 0) {
    void showInformationMessage(l10n.t('Hawashi: annotate the first piece, then add others to it.'));
    return undefined;
  }
  const rows = nearestFirst(annotations, range).map((item) => ({
    label: shownText(item),
    description: l10n.t('{0}, line {1}', isolated(item.label), item.range.start.line + 1),
    item,
  }));
  const picked = await showQuickPick(rows, {
    title: l10n.t('A piece of which annotation?'),
    matchOnDescription: true,
  });
  return picked?.item;
}

/** Of the innermost annotation with gaps at the caret. */
async function removePiece(decisions: Decisions): Promise<void> {
  const target = await targetOf(decisions.states);
  if (!target) return;
  const { uri, state, selection } = target;
  const caret = selection?.active;
  const item = caret && itemsAround(state.items, caret).find(({ pieces }) => pieces !== undefined);
  const range = item && pieceAt(item, caret);
  if (!range) {
    void showInformationMessage(l10n.t('Hawashi: there is no annotation with gaps at the caret.'));
    return;
  }
  await decisions.decide(uri, { kind: 'removePiece', id: item.id, range });
}
