/** What single keys do, in the reader and in the annotating mode. Pure. */
import type { Format } from '../../server/src/messages/formatter.js';
import { message, type Message } from '../../server/src/messages/message.js';
import type { LabelDefinition } from '../../server/src/annotation/model.js';
import type { AttributeDefinition } from '../../server/src/annotation/attributes.js';
import { attributeOfKey, keyedChoices } from './attributes.js';
import { labelOfKey, latinKey } from './labelKeys.js';
import { ACTIONS, isEdgeAction, KEYED_ACTIONS, type KeyedAction } from '../actions/actions.js';

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
  | { readonly kind: 'action'; readonly action: KeyedAction; readonly letter?: boolean }
  | { readonly kind: 'label'; readonly label: LabelDefinition }
  | { readonly kind: 'attribute'; readonly attribute: AttributeDefinition }
  | { readonly kind: 'move'; readonly move: Move; readonly extend: boolean; readonly letter: boolean };

/** A line of the sheet of keys. */
export interface KeyHelp {
  readonly keys: readonly string[];
  readonly help: string;
}

/** What a corpus gives keys to. */
export interface KeyedScheme {
  readonly labels: readonly LabelDefinition[];
  readonly attributeDefinitions: readonly AttributeDefinition[];
}

/** What is done by keys that no label and no attribute of the corpus has taken. */
export function actionKeys({ labels, attributeDefinitions }: KeyedScheme, say: Format): readonly KeyHelp[] {
  const isTaken = (key: string) => labelOfKey(labels, key) ?? attributeOfKey(attributeDefinitions, key);
  return KEYED_ACTIONS.map((action) => {
    const { keys = [] } = ACTIONS[action];
    return { keys: keys.filter((key) => !isTaken(key)), help: say(message(`key.${action}`)) };
  }).filter(({ keys }) => keys.length > 0);
}

/** The labels that have a key. */
export function labelKeys(labels: readonly LabelDefinition[]): readonly KeyHelp[] {
  return labels.flatMap(({ key, name, description }) =>
    key === undefined ? [] : [{ keys: [key], help: [name, description].filter(Boolean).join(' ') }],
  );
}

/** The attributes that have a key, each with the keys of its values, which come next. */
export function attributeKeys(definitions: readonly AttributeDefinition[]): readonly KeyHelp[] {
  return definitions.flatMap((definition) => {
    const { key, name, description } = definition;
    if (key === undefined) return [];
    const values = keyedChoices(definition)
      .map((choice) => [choice.key, choice.name].filter(Boolean).join(' '))
      .join(', ');
    return [{ keys: [key], help: [name, description, values && `(${values})`].filter(Boolean).join(' ') }];
  });
}

const MOVE_KEYS: readonly (readonly [key: string, help: Message])[] = [
  ['← →', message('key.move.words')],
  ['↑ ↓', message('key.move.lines')],
  ['Ctrl+↑ ↓', message('key.move.paragraphs')],
  ['Shift', message('key.move.select')],
];

/** What moves the caret of the reader. */
export const moveKeys = (say: Format): readonly KeyHelp[] =>
  MOVE_KEYS.map(([key, help]) => ({ keys: [key], help: say(help) }));

const BOUND = new Map(
  KEYED_ACTIONS.flatMap((action) => (ACTIONS[action].keys ?? []).map((key) => [key, action] as const)),
);

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

/** What a key means with a corpus' scheme; undefined for a key that is not ours, which VS Code then gets. */
export function meaningOf(
  pressed: Pressed,
  { labels, attributeDefinitions }: KeyedScheme,
): Meaning | undefined {
  const ctrl = pressed.ctrlKey || pressed.metaKey ? 'Ctrl+' : '';
  const move = MOVES[ctrl + pressed.key];
  if (move) return { kind: 'move', move, extend: pressed.shiftKey, letter: pressed.altKey };
  const key = keyName(pressed);
  if (ctrl === '' && !pressed.altKey && !pressed.shiftKey) {
    const label = labelOfKey(labels, key);
    if (label) return { kind: 'label', label };
    const attribute = attributeOfKey(attributeDefinitions, key);
    if (attribute) return { kind: 'attribute', attribute };
  }
  // A question mark is one however the board makes it; Shift is part of other names.
  const shift = pressed.shiftKey && key !== '?' && key !== '+' ? 'Shift+' : '';
  const action = BOUND.get(ctrl + shift + key);
  if (!action) return undefined;
  if (pressed.altKey && !isEdgeAction(action)) return undefined;
  return { kind: 'action', action, letter: pressed.altKey };
}

const PUNCTUATION: Readonly<Record<string, string>> = { Comma: ',', Period: '.' };

/** The name of the key whatever the layout: digits, comma and full stop by place, letters by what they type. */
export function keyName({ key, code, shiftKey }: Pressed): string {
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
