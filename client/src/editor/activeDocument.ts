/** The document that the annotator is at, in a text editor or in a page of ours, and the context keys that follow it. */
import { commands, EventEmitter, window, type Disposable, type Uri } from 'vscode';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { itemsAround } from '../../annotating/places.js';
import { documentMeant } from './target.js';
import type { DocumentStates } from '../service/documentStates.js';

export class ActiveDocument implements Disposable {
  private readonly changed = new EventEmitter<DocumentState | undefined>();
  private readonly caretMoved = new EventEmitter<readonly Item[]>();
  private readonly disposables: Disposable[];
  private readonly context = new Map<string, boolean>();

  /** Another document, or the state of the same one. */
  readonly onDidChange = this.changed.event;
  /** The items at the caret, innermost first. */
  readonly onDidMoveCaret = this.caretMoved.event;
  uri: Uri | undefined;

  constructor(private readonly states: DocumentStates) {
    this.disposables = [
      this.changed,
      this.caretMoved,
      window.onDidChangeActiveTextEditor(() => this.follow()),
      window.tabGroups.onDidChangeTabs(() => this.follow()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.followCaret();
      }),
      states.onDidChange(({ uri }) => {
        // A document whose language has just become ours is not yet known as the active one.
        if (!this.uri || uri.toString() === this.uri.toString()) this.follow(true);
      }),
    ];
    this.follow(true);
  }

  get state(): DocumentState | undefined {
    return this.uri && this.states.get(this.uri);
  }

  /** The items at the caret of the active text editor, innermost first. */
  itemsAtCaret(): readonly Item[] {
    const editor = window.activeTextEditor;
    if (!this.state || editor?.document.uri.toString() !== this.uri?.toString()) return [];
    return itemsAround(this.state.items, editor!.selection.active);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private follow(changed = false): void {
    const uri = documentMeant();
    if (!changed && uri?.toString() === this.uri?.toString()) return;
    this.uri = uri;
    const { state } = this;
    this.setContext('active', state !== undefined);
    this.setContext('hasSuggestions', (state?.counts.suggestions ?? 0) > 0);
    this.setContext('hasGaps', state?.spanRules.gaps ?? false);
    this.setContext('canUndo', state?.canUndo ?? false);
    this.setContext('canRedo', state?.canRedo ?? false);
    this.changed.fire(state);
    this.followCaret();
  }

  private followCaret(): void {
    const items = this.itemsAtCaret();
    this.setContext(
      'atSuggestion',
      items.some((item) => item.kind === 'suggestion'),
    );
    this.setContext(
      'atAnnotation',
      items.some((item) => item.kind === 'annotation'),
    );
    this.caretMoved.fire(items);
  }

  private setContext(key: string, value: boolean): void {
    if (this.context.get(key) === value) return;
    this.context.set(key, value);
    void commands.executeCommand('setContext', `hawashi.${key}`, value);
  }
}
