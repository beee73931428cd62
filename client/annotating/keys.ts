/** What keys do in the reader: one table, shown as help too. Pure. */
import type { LabelDefinition } from '../../server/src/annotation/model.js';
import { labelOfKey, latinKey } from './labelKeys.js';
import type { Action } from '../messages/reader.js';

/** A key as the browser reports it. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

export type Move =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'lineStart'
  | 'lineEnd'
  | 'previousParagraph'
  | 'nextParagraph'
  | 'documentStart'
  | 'documentEnd';

export type Meaning =
  | { readonly kind: 'action'; readonly action: Action; readonly letter?: boolean }
  | { readonly kind: 'label'; readonly label: LabelDefinition }
  | { readonly kind: 'move'; readonly move: Move; readonly extend: boolean; readonly letter: boolean };

export interface Binding {
  /** Modifiers in the order Ctrl, Shift, then the key: `Ctrl+Shift+z`. */
  readonly keys: readonly string[];
  readonly action: Action;
  readonly help: string;
}

/** Letters here give way to a label of the corpus that has the same key. */
export const BINDINGS: readonly Binding[] = [
  { keys: ['Tab'], action: 'nextSuggestion', help: 'Next suggestion' },
  { keys: ['Shift+Tab'], action: 'previousSuggestion', help: 'Previous suggestion' },
  { keys: ['Enter', 'Space'], action: 'accept', help: 'Accept the suggestion and go to the next' },
  { keys: ['x'], action: 'reject', help: 'Reject the suggestion and go to the next; remove the annotation' },
  { keys: ['Delete', 'Backspace'], action: 'remove', help: 'Remove the annotation' },
  { keys: ['w'], action: 'tag', help: 'Tag the selection or the word at the caret: choose a label' },
  { keys: ['h', 'F2'], action: 'changeLabel', help: 'Change the label: choose another' },
  { keys: ['a'], action: 'tagEverywhere', help: 'The same name elsewhere: tag all' },
  { keys: ['j'], action: 'nextAnnotation', help: 'Next annotation' },
  { keys: ['k'], action: 'previousAnnotation', help: 'Previous annotation' },
  { keys: ['.'], action: 'growEnd', help: 'Move the end outwards (Alt: by letters)' },
  { keys: [','], action: 'shrinkEnd', help: 'Move the end inwards (Alt: by letters)' },
  { keys: ['Shift+.'], action: 'growStart', help: 'Move the start outwards (Alt: by letters)' },
  { keys: ['Shift+,'], action: 'shrinkStart', help: 'Move the start inwards (Alt: by letters)' },
  { keys: ['v'], action: 'editValue', help: 'Edit the value' },
  { keys: ['e'], action: 'linkEntity', help: 'Link to an entity' },
  { keys: ['n'], action: 'editNote', help: 'Write a note' },
  { keys: ['r'], action: 'relate', help: 'Relate to another annotation' },
  { keys: ['Shift+r'], action: 'showRelations', help: 'Show or hide relations as lines' },
  { keys: ['Shift+j'], action: 'nextUnsettled', help: 'Next annotation that lost its place in the text' },
  { keys: ['Shift+w'], action: 'attach', help: 'Attach that annotation to the selection or word' },
  { keys: ['u', 'Ctrl+z'], action: 'undo', help: 'Undo' },
  { keys: ['y', 'Ctrl+y', 'Ctrl+Shift+z'], action: 'redo', help: 'Redo' },
  { keys: ['g'], action: 'nextDocument', help: 'Next document' },
  { keys: ['Shift+g'], action: 'doneAndNext', help: 'This document is done; next document' },
  { keys: ['Ctrl++', 'Ctrl+='], action: 'larger', help: 'Larger text' },
  { keys: ['Ctrl+-'], action: 'smaller', help: 'Smaller text' },
  { keys: ['?'], action: 'help', help: 'Show or hide the keys' },
  { keys: ['Escape'], action: 'escape', help: 'Close what is open; select nothing' },
];

export const MOVES_HELP: readonly { readonly keys: string; readonly help: string }[] = [
  { keys: '← →', help: 'Move by words (Alt: by letters)' },
  { keys: '↑ ↓', help: 'Move by lines' },
  { keys: 'Ctrl+↑ ↓', help: 'Move by paragraphs' },
  { keys: 'Shift', help: 'with any of these: select' },
];

const ACTIONS = new Map(BINDINGS.flatMap(({ keys, action }) => keys.map((key) => [key, action] as const)));

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'lineStart',
  End: 'lineEnd',
  'Ctrl+ArrowLeft': 'left',
  'Ctrl+ArrowRight': 'right',
  'Ctrl+ArrowUp': 'previousParagraph',
  'Ctrl+ArrowDown': 'nextParagraph',
  'Ctrl+Home': 'documentStart',
  'Ctrl+End': 'documentEnd',
};

/** What a key means with a label set; undefined for a key that is not ours, which VS Code then gets. */
export function meaningOf(pressed: Pressed, labels: readonly LabelDefinition[]): Meaning | undefined {
  const ctrl = pressed.ctrlKey || pressed.metaKey ? 'Ctrl+' : '';
  const move = MOVES[ctrl + pressed.key];
  if (move) return { kind: 'move', move, extend: pressed.shiftKey, letter: pressed.altKey };
  const key = keyName(pressed);
  if (ctrl === '' && !pressed.altKey && !pressed.shiftKey) {
    const label = labelOfKey(labels, key);
    if (label) return { kind: 'label', label };
  }
  // A question mark is one however the board makes it; Shift is part of other names.
  const shift = pressed.shiftKey && key !== '?' && key !== '+' ? 'Shift+' : '';
  const action = ACTIONS.get(ctrl + shift + key);
  if (!action) return undefined;
  const edge = action.startsWith('grow') || action.startsWith('shrink');
  if (pressed.altKey && !edge) return undefined;
  return { kind: 'action', action, letter: pressed.altKey };
}

const PUNCTUATION: Readonly<Record<string, string>> = { Comma: ',', Period: '.' };

/** The name of the key whatever the layout: digits, comma and full stop by place, letters by what they type. */
function keyName({ key, code, shiftKey }: Pressed): string {
  if (key === ' ') return 'Space';
  if (key === '?' || key === '؟') return '?';
  // French boards give digits with Shift only; on Arabic ones the comma key gives a letter.
  if (code.startsWith('Digit') && (!shiftKey || /^\p{Nd}$/u.test(key))) return code.slice('Digit'.length);
  const punctuation = PUNCTUATION[code];
  if (punctuation !== undefined && !/^[a-z]$/i.test(key)) return punctuation;
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const latin = latinKey(key);
  if (/^[a-z0-9]$/.test(latin)) return latin;
  // Shift on an Arabic board gives marks and ligatures: the place of the key tells the letter.
  if (/^Key[A-Z]$/.test(code)) return code.slice('Key'.length).toLowerCase();
  return key;
}
