import assert from 'node:assert/strict';
import { ACTIONS, KEYED_ACTIONS } from '../../../../client/actions/actions.js';
import { meaningOf, type Pressed } from '../../../../client/annotating/keys.js';
import { DEFAULT_LABELS } from '../../../../server/src/annotation/labels.js';
import type { AttributeDefinition } from '../../../../server/src/annotation/attributes.js';
import type { LabelDefinition } from '../../../../server/src/annotation/model.js';

/** `Ctrl+Shift+key code`; code left out where it tells nothing. */
function press(description: string): Pressed {
  const [keys = '', code = ''] = description.split(' ');
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return {
    key: parts.at(-1) === 'Space' ? ' ' : parts.at(-1)!,
    code,
    ctrlKey: has('Ctrl'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
    metaKey: has('Meta'),
  };
}

function words(
  description: string,
  labels: readonly LabelDefinition[],
  attributeDefinitions: readonly AttributeDefinition[] = [],
): string | undefined {
  const meaning = meaningOf(press(description), { labels, attributeDefinitions });
  if (!meaning) return undefined;
  if (meaning.kind === 'label') return meaning.label.name;
  if (meaning.kind === 'attribute') return meaning.attribute.name;
  if (meaning.kind === 'action') return meaning.action + (meaning.letter ? ' by letter' : '');
  return [meaning.move, meaning.extend && 'extend', meaning.letter && 'letter'].filter(Boolean).join(' ');
}

describe('keys of the reader', () => {
  function check(
    pressed: string,
    expected: string | undefined,
    labels = DEFAULT_LABELS as readonly LabelDefinition[],
  ): void {
    it(`${pressed} → ${expected}`, () => assert.equal(words(pressed, labels), expected));
  }
  it('attributes come after labels and before actions', () => {
    const attributes: readonly AttributeDefinition[] = [
      { name: 'kind', type: 'text', key: 'x' },
      { name: 'late', type: 'text', key: 'm' },
    ];
    assert.equal(words('ء KeyX', DEFAULT_LABELS, attributes), 'kind');
    assert.equal(words('m', DEFAULT_LABELS, attributes), 'MISC');
    assert.equal(words('Ctrl+x', DEFAULT_LABELS, attributes), undefined);
  });
  check('Shift+V', 'setAttribute');
  check('Tab', 'nextSuggestion');
  check('Shift+Tab', 'previousSuggestion');
  check('Enter', 'accept');
  check('Space', 'accept');
  check('x', 'reject');
  check('1 Digit1', 'PERS');
  check('m', 'MISC');
  // Arabic board
  check('ء KeyX', 'reject');
  check('١ Digit1', 'PERS');
  check('و Comma', 'shrinkEnd');
  check('Shift+< Comma', 'shrinkStart');
  check('؟ Slash', 'help');
  // French board: digits are on Shift, the bare key types «&»
  check('& Digit1', 'PERS');
  check('q KeyA', 'QUANTITY');
  check('Ctrl+z', 'undo');
  check('Meta+z', 'undo');
  check('Ctrl+Shift+Z', 'redo');
  check('Ctrl+Shift+p', undefined);
  check('Alt+x', undefined);
  check('Alt+. Period', 'growEnd by letter');
  check('ArrowLeft', 'left');
  check('Shift+ArrowLeft', 'left extend');
  check('Shift+Alt+ArrowRight', 'right extend letter');
  check('Ctrl+ArrowDown', 'nextParagraph');
  check('F5', undefined);
  // A label of the corpus takes its key
  check('w', 'WEAPON', [{ name: 'WEAPON', key: 'w' }]);

  it('leave no action of the sheet without a key under the label set of the guidelines', () => {
    for (const action of KEYED_ACTIONS) {
      const { keys = [] } = ACTIONS[action];
      const reached = keys.some(
        (key) =>
          words(
            key.replace(/^Shift\+([a-z])$/, (_, letter: string) => `Shift+${letter.toUpperCase()}`),
            DEFAULT_LABELS,
          ) === action,
      );
      const byPlace = keys.some((key) => key.endsWith(',') || key.endsWith('.') || key.startsWith('Ctrl+'));
      assert.ok(reached || byPlace, action);
    }
  });
});
