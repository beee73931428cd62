/** Going through suggestions and annotations in the text editor. */
import { l10n, Selection, TextEditorRevealType, window, workspace, type Disposable, type Uri } from 'vscode';
import type { Item } from '../../../server/src/protocol/items.js';
import { registerCommand } from '../commands.js';
import type { DocumentStates } from '../service/documentStates.js';
import { nextItem, previousItem } from '../../annotating/places.js';
import { editorRange } from './ranges.js';
import { targetOf } from './target.js';
import { showBriefly } from '../surfaces/notices.js';

/** `revealInReader` shows an item in a page that has the document; says whether there is one. */
export function registerMoving(
  states: DocumentStates,
  revealInReader: (uri: Uri, id: string) => boolean,
): readonly Disposable[] {
  const go = async (kind: Item['kind'], find: typeof nextItem) => {
    const target = await targetOf(states);
    if (!target?.selection) return;
    const item = find(
      target.state.items.filter((candidate) => candidate.kind === kind),
      target.selection,
    );
    if (item) await revealItem(target.uri, item);
    else
      showBriefly(
        kind === 'suggestion'
          ? l10n.t('No suggestions are left in this document.')
          : l10n.t('No annotations are left in this document.'),
      );
  };
  return [
    registerCommand('nextSuggestion', () => go('suggestion', nextItem)),
    registerCommand('previousSuggestion', () => go('suggestion', previousItem)),
    registerCommand('nextAnnotation', () => go('annotation', nextItem)),
    registerCommand('previousAnnotation', () => go('annotation', previousItem)),
    registerCommand('revealItem', async (argument?: unknown) => {
      const target = await targetOf(states, argument);
      const item = target?.items[0];
      if (target && item && !revealInReader(target.uri, item.id)) await revealItem(target.uri, item);
    }),
  ];
}

/** Shows and selects an item in a text editor, the one that has the document where there is one. */
async function revealItem(uri: Uri, item: Item): Promise<void> {
  const shown = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const editor = await window.showTextDocument(shown?.document ?? (await workspace.openTextDocument(uri)), {
    viewColumn: shown?.viewColumn,
  });
  const range = editorRange(item.range);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
