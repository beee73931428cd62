import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { textMove } from '../../../server/src/service/document/textMove.js';

const open = (text: string) => TextDocument.create('file:///a.txt', 'hawashi', 1, text);
const signs = fc.array(fc.constantFrom('م', 'ن', '\r', '\n'), { maxLength: 8 }).map((all) => all.join(''));

describe('what an edit moves', () => {
  it('is found again, whatever line breaks are cut or made', () => {
    fc.assert(
      fc.property(signs, signs, signs, signs, (head, old, fresh, tail) => {
        const before = open(head + old + tail);
        const after = open(head + fresh + tail);
        const move = textMove(before.getText(), after);
        if (!move) return assert.equal(before.getText(), after.getText());
        const { offset, from, to, units } = move;
        for (let at = offset; at <= before.getText().length; at++) {
          const { line, character } = before.positionAt(at);
          assert.deepEqual(after.positionAt(at + units), {
            line: line + to.line - from.line,
            character: line === from.line ? character + to.character - from.character : character,
          });
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is as little as can be', () => {
    assert.deepEqual(textMove('كتب\nقرأ', open('كتاب\nقرأ')), {
      offset: 2,
      from: { line: 0, character: 2 },
      to: { line: 0, character: 3 },
      units: 1,
    });
    assert.equal(textMove('كتب', open('كتب')), undefined);
  });
});
