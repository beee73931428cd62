/**
 * A mode of the text editor in which the document is read-only and single keys decide, as in the reader. Documents of a
 * corpus open in it where the settings say so: their text is the source, which a slip of a key must not change. Each document
 * has its own; a status bar switch shows it, and the same switch, command or key leaves it.
 */
import {
  l10n,
  commands,
  Selection,
  StatusBarAlignment,
  ThemeColor,
  window,
  workspace,
  type Disposable,
  type Uri,
} from 'vscode';
import type { Item } from '../../../server/src/protocol/items.js';
import { commandId, isEdgeAction, type KeyedAction } from '../../actions/actions.js';
import { hasKeyed } from '../../annotating/attributes.js';
import { registerCommand, run } from '../commands.js';
import { EDGE_MOVES, grownByWord, withEdgeMoved, type Edge } from '../../annotating/edges.js';
import { actionKeys, attributeKeys, labelKeys, meaningOf, type KeyedScheme } from '../../annotating/keys.js';
import type { ActiveDocument } from './activeDocument.js';
import type { Decisions } from './decisions.js';
import { isEmpty, isSamePlace, itemMeant, twinsOf } from '../../annotating/places.js';
import { editorRange } from './ranges.js';
import { rangeToTag } from './tagging.js';
import { itemsChosen, targetOf, type Target } from './target.js';
import { isolated, say } from '../sentences.js';
import { readOnlyWanted } from '../settings.js';
import { showBriefly, showInformationMessage } from '../surfaces/notices.js';
import { showQuickPick } from '../surfaces/picks.js';
import { createStatusBarItem, showStatus } from '../surfaces/rows.js';

/** In sight of the document's own items, left of them. */
const PRIORITY = 115;

const CONTEXT = 'hawashi.annotating';

export class AnnotatingMode implements Disposable {
  /** URI of an open document → whether it is in the mode; one that is not here was not looked at yet. */
  private readonly documents = new Map<string, boolean>();
  private readonly item = createStatusBarItem('hawashi.mode', StatusBarAlignment.Right, PRIORITY);
  private readonly disposables: readonly Disposable[];
  /** Done with the keys pressed so far. */
  private pressed: Promise<void> = Promise.resolve();

  constructor(
    private readonly decisions: Decisions,
    private readonly active: ActiveDocument,
  ) {
    this.item.name = l10n.t('Hawashi: Annotating Mode');
    this.item.command = commandId('toggleAnnotating');
    this.disposables = [
      this.item,
      active.onDidChange(() => this.consider()),
      window.onDidChangeActiveTextEditor(() => this.consider()),
      workspace.onDidCloseTextDocument(({ uri }) => this.documents.delete(uri.toString())),
      registerCommand('toggleAnnotating', () => this.toggle()),
      registerCommand('annotatingKey', (argument?: { key?: string; shift?: boolean; alt?: boolean }) =>
        this.press(argument?.key ?? '', argument?.shift === true, argument?.alt === true),
      ),
    ];
    this.show();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** The document in the text editor that has the keyboard; undefined where that is none of ours. */
  private get uri(): Uri | undefined {
    const uri = window.activeTextEditor?.document.uri;
    return this.active.state && uri?.toString() === this.active.uri?.toString() ? uri : undefined;
  }

  private async toggle(): Promise<void> {
    const uri = this.uri?.toString();
    if (uri === undefined) {
      void showInformationMessage(
        l10n.t('Hawashi: open a text document of a corpus in the text editor first.'),
      );
      return;
    }
    await this.set(uri, !this.documents.get(uri));
    // A click on the switch has taken the keyboard away from the text.
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  }

  /** Puts the document of a corpus that has come into the text editor into the mode, once. */
  private consider(): void {
    const uri = this.uri?.toString();
    if (uri !== undefined && !this.documents.has(uri) && this.active.state?.corpus && readOnlyWanted())
      void this.set(uri, true);
    else this.show();
  }

  /** For the document in the active text editor: VS Code makes no other one read-only. */
  private async set(uri: string, on: boolean): Promise<void> {
    this.documents.set(uri, on);
    this.show();
    await setReadOnly(on);
    const active = window.activeTextEditor?.document.uri.toString();
    // Another came to the front meanwhile: that one was not meant.
    if (on && active !== uri && !this.documents.get(active ?? '')) {
      this.documents.delete(uri);
      await setReadOnly(false);
    }
    this.show();
  }

  private show(): void {
    const { uri } = this;
    const on = uri !== undefined && this.documents.get(uri.toString()) === true;
    void commands.executeCommand('setContext', CONTEXT, on);
    if (!uri) {
      this.item.hide();
      return;
    }
    this.item.backgroundColor = on ? new ThemeColor('statusBarItem.prominentBackground') : undefined;
    showStatus(this.item, {
      icon: on ? 'lock' : 'pencil',
      text: on ? l10n.t('Annotating') : l10n.t('Editing'),
      tooltip: [
        on
          ? l10n.t(
              'Single keys annotate, the text cannot be changed; press ? for the keys. Click to edit the text.',
            )
          : l10n.t('Keys change the text. Click to annotate with single keys.'),
      ],
    });
  }

  /** One key after the other: each finds what the one before it has decided. */
  private press(key: string, shift: boolean, alt: boolean): Promise<void> {
    const pressed = this.pressed.then(() => this.carryOut(key, shift, alt));
    this.pressed = pressed.catch(() => undefined);
    return pressed;
  }

  private async carryOut(key: string, shift: boolean, alt: boolean): Promise<void> {
    const target = await targetOf(this.decisions.states);
    if (!target) return;
    const pressed = { key, code: '', ctrlKey: false, metaKey: false, shiftKey: shift, altKey: alt };
    const meaning = meaningOf(pressed, target.state);
    if (meaning?.kind === 'label') await this.label(target, meaning.label.name);
    else if (meaning?.kind === 'attribute')
      await run('setAttribute', {
        uri: target.uri.toString(),
        id: oneAlone(target)?.id,
        attribute: meaning.attribute.name,
      });
    else if (meaning?.kind === 'action') await this.act(target, meaning.action, meaning.letter === true);
    else showBriefly(l10n.t('No action and no label has the key {0}; ? shows all keys.', isolated(key)));
  }

  private async act(target: Target, action: KeyedAction, byLetter: boolean): Promise<unknown> {
    const item = oneMeant(target);
    if (isEdgeAction(action)) return this.moveEdge(target, item, EDGE_MOVES[action], byLetter);
    const meant = { uri: target.uri.toString(), id: item?.id };
    switch (action) {
      case 'accept':
      case 'reject':
      case 'remove':
        if (item?.kind === 'suggestion') await run(action === 'accept' ? 'accept' : 'reject', meant);
        else if (action !== 'accept') return item && run('remove', { ...meant, id: oneAlone(target)?.id });
        return run('nextSuggestion');
      case 'doneAndNext':
        await this.decisions.decide(target.uri, { kind: 'status', status: 'done' });
        return run('nextDocument');
      case 'help':
        return showKeys(target.state);
      case 'showRelations':
      case 'nextMisplaced':
      case 'attach':
        return run('openReader');
      case 'escape':
      case 'larger':
      case 'smaller':
        return undefined;
      default:
        return run(action);
    }
  }

  /** For the selection, else for what stands at the caret, else for the word there; after a suggestion to the next. */
  private async label(target: Target, label: string): Promise<void> {
    const { selection } = target;
    const meant = oneMeant(target);
    const isAt = meant && selection && (isEmpty(selection) || isSamePlace(meant.range, selection));
    const item = isAt ? meant : undefined;
    if (item?.kind === 'suggestion') {
      await this.decisions.decide(target.uri, { kind: 'accept', ids: [item.id], label });
      // Whoever labels goes on to the attributes that have keys.
      if (!hasKeyed(target.state.attributeDefinitions, { label })) await run('nextSuggestion');
    } else if (item) {
      const title = l10n.t('Which annotation becomes {0}?', isolated(label));
      const [chosen] = (await itemsChosen({ ...target, items: [item] }, undefined, { title })) ?? [];
      if (chosen) await this.decisions.decide(target.uri, { kind: 'relabel', id: chosen.id, label });
    } else {
      const range = rangeToTag();
      if (range) await this.decisions.decide(target.uri, { kind: 'tag', range, label });
    }
  }

  private async moveEdge(
    target: Target,
    item: Item | undefined,
    [edge, outwards]: readonly [Edge, boolean],
    byLetter: boolean,
  ): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (!item || !document) return;
    const lines = { count: document.lineCount, text: (line: number) => document.lineAt(line).text };
    const uri = target.uri.toString();
    const range =
      outwards && !byLetter
        ? await grownByWord(item.range, edge, lines, async (asked) => {
            const answer = await this.decisions.service.request('hawashi/snap', { uri, range: asked });
            return answer?.range ?? asked;
          })
        : withEdgeMoved(item.range, edge, outwards, byLetter, lines);
    if (!range) {
      showBriefly(l10n.t('The edge goes no further there.'));
      return;
    }
    const result = await this.decisions.decide(
      target.uri,
      item.kind === 'annotation'
        ? { kind: 'move', id: item.id, range, exact: true }
        : { kind: 'tag', range, label: item.label, exact: true, canonical: item.canonical },
    );
    // What is selected is what the next key means.
    const editor = window.activeTextEditor;
    if (!result?.done || editor?.document !== document) return;
    if (target.selection && !isEmpty(target.selection)) editor.selection = selectionOf(range);
    else if (!editorRange(range).contains(editor.selection.active))
      editor.selection = selectionOf({ start: range.start, end: range.start });
  }
}

const setReadOnly = (on: boolean): Thenable<unknown> =>
  commands.executeCommand(`workbench.action.files.${on ? 'set' : 'reset'}ActiveEditorReadonlyInSession`);

/** All keys with what they do. */
async function showKeys(scheme: KeyedScheme): Promise<void> {
  const { labels, attributeDefinitions } = scheme;
  const lines = [...actionKeys(scheme, say), ...labelKeys(labels), ...attributeKeys(attributeDefinitions)];
  await showQuickPick(
    lines.map(({ keys, help }) => ({ label: keys.join('  '), description: help })),
    { title: l10n.t('Keys of the annotating mode'), matchOnDescription: true },
  );
}

const selectionOf = (range: Item['range']): Selection => {
  const { start, end } = editorRange(range);
  return new Selection(start, end);
};

/** Undefined where there are several at its place: the command that is run asks. */
function oneAlone(target: Target): Item | undefined {
  const item = oneMeant(target);
  return item && twinsOf(target.state.items, item).length === 1 ? item : undefined;
}

const oneMeant = ({ state, selection }: Target): Item | undefined =>
  selection && itemMeant(state.items, selection);
