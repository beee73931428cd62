import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beginningOfState, beginningOfText } from '../../../../client/src/webviews/reader/beginning.js';
import type { ToReader } from '../../../../client/messages/reader.js';
import { written } from '../../../../client/messages/wire.js';
import { item, range, stateOf } from '../../client/items.js';

describe('the beginning of a text', () => {
  function check(title: string, lines: readonly string[], expected: readonly string[] | undefined): void {
    it(title, () => {
      const text = { name: 'a.txt', version: 3, lines };
      const beginning = beginningOfText(text, 10);
      assert.deepEqual(beginning?.lines, expected);
      if (expected) assert.equal(beginning?.isBeginning === true, expected.length < lines.length);
    });
  }
  check('is all of a short one', ['كلمة', 'أخرى'], ['كلمة', 'أخرى']);
  check('is the lines that have room', ['كلمة', '', 'خبر', 'سطر آخر'], ['كلمة', '', 'خبر']);
  check('is nothing where the first line is long', ['سطر طويل جدا', 'آخر'], undefined);
  check('of an empty one is all of it', [''], ['']);
});

describe('the beginning of a state', () => {
  const state = stateOf([item('a', range(0, 0, 0, 1)), item('b', range(1, 0, 1, 1))]);

  it('is all of it where the items are few', () => {
    assert.deepEqual(beginningOfState(state, 2), { type: 'state', state });
  });

  it('has the first items, and says that there are more', () => {
    const { state: beginning, isBeginning } = beginningOfState(state, 1);
    assert.deepEqual(
      beginning?.items.map(({ id }) => id),
      ['a'],
    );
    assert.equal(isBeginning, true);
    assert.deepEqual(beginning?.counts, state.counts);
  });
});

describe('messages written into the page', () => {
  it('come back as they were, whatever the text, and hold no markup and no address of VS Code', () => {
    const piece = fc.constantFrom(
      '</script>',
      '<!--',
      'vscode-resource:',
      'VSCode-x',
      '"',
      '\\',
      '\u2028',
      '\0',
      '\ud83d',
      'خبر',
    );
    fc.assert(
      fc.property(fc.array(fc.string({ unit: piece, maxLength: 5 }), { maxLength: 4 }), (lines) => {
        const messages: ToReader[] = [{ type: 'document', document: { name: 'a.txt', version: 1, lines } }];
        const data = written(messages);
        assert.deepEqual(JSON.parse(data), messages);
        assert.doesNotMatch(data, /<|vscode-/i);
      }),
    );
  });
});
