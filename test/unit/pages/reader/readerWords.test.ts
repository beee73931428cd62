import assert from 'node:assert/strict';
import { grownByWord, withEdgeMoved, type Edge } from '../../../../client/annotating/edges.js';
import { extendedByWord, movedByWord, wordAt, type Lines } from '../../../../client/annotating/words.js';
import { range } from '../../client/items.js';

/** Lines of a text; one that begins with ~ lies in a closed fold. */
function linesOf(text: string): Lines {
  const lines = text.split('\n');
  return { count: lines.length, text: (line) => (lines[line]!.startsWith('~') ? '' : lines[line]!) };
}

/** A text with a selection in it, written as ⟦ ⟧; the caret alone is |. */
function marked(text: string) {
  const placeOf = (sign: string) => {
    const at = text.indexOf(sign);
    assert.ok(at >= 0, `${sign} in ${text}`);
    const before = text.slice(0, at).replaceAll(/[⟦⟧|]/gu, '').split('\n');
    return { line: before.length - 1, character: before.at(-1)!.length };
  };
  return {
    lines: linesOf(text.replaceAll(/[⟦⟧|]/gu, '')),
    start: () => placeOf('⟦'),
    end: () => placeOf('⟧'),
    caret: () => placeOf('|'),
  };
}

describe('edges of a span', () => {
  type Step = `${Edge} ${'out' | 'in'}${'' | ' by a letter'}`;
  function check(title: string, from: string, step: Step, expected: string | undefined): void {
    it(title, () => {
      const before = marked(from);
      const [edge, direction, byLetter] = step.split(' ') as [Edge, string, string | undefined];
      const moved = withEdgeMoved(
        { start: before.start(), end: before.end() },
        edge,
        direction === 'out',
        byLetter !== undefined,
        before.lines,
      );
      const after = expected === undefined ? undefined : marked(expected);
      assert.deepEqual(moved, after && { start: after.start(), end: after.end() });
    });
  }
  check('the end to the next word', 'شدد ⟦عبد⟧ اللطيف', 'end out', 'شدد ⟦عبد اللطيف⟧');
  check('over a comma to the end of a word', '⟦حموشي⟧، المدير', 'end out', '⟦حموشي، المدير⟧');
  check('the end back by a word', '⟦عبد اللطيف⟧ حموشي', 'end in', '⟦عبد⟧ اللطيف حموشي');
  check('not to nothing', '⟦عبد⟧ اللطيف', 'end in', undefined);
  check('the start to the word before', 'شدد ⟦عبد⟧', 'start out', '⟦شدد عبد⟧');
  check('the start in by a word', '⟦عبد اللطيف⟧', 'start in', 'عبد ⟦اللطيف⟧');
  check('not before the text', '⟦شدد⟧ عبد', 'start out', undefined);
  check('the start in by a letter', '⟦اللطيف⟧', 'start in by a letter', 'ا⟦للطيف⟧');
  check('the end out by a letter', '⟦اللطي⟧ف', 'end out by a letter', '⟦اللطيف⟧');
  check('a letter with its marks', '⟦مكِّ⟧', 'end in by a letter', '⟦م⟧كِّ');
  check('a letter beyond the basic plane', '⟦قمة⟧😀', 'end out by a letter', '⟦قمة😀⟧');
  check('the end into the next line', '⟦المدير⟧\n\nالعام للأمن', 'end out', '⟦المدير\n\nالعام⟧ للأمن');
  check('the end back over lines', '⟦المدير\n\nالعام⟧', 'end in', '⟦المدير⟧\n\nالعام');
  check('the start into the line before', 'الأمن\n⟦العام⟧', 'start out', '⟦الأمن\nالعام⟧');
  check('by a letter into the next line', '⟦مدير⟧\nعام', 'end out by a letter', '⟦مدير\nع⟧ام');
  check('by a letter into the line before', 'مدير\n⟦عام⟧', 'start out by a letter', 'مدي⟦ر\nعام⟧');
  check('over a closed fold', '⟦المدير⟧\n~اترك رد\nالعام', 'end out', '⟦المدير\n~اترك رد\nالعام⟧');
  check('not after the text', 'المدير ⟦العام⟧\n', 'end out', undefined);
});

describe('an edge that grows by words', () => {
  function check(title: string, from: string, edge: Edge, expected: string | undefined): void {
    it(title, async () => {
      const before = marked(from);
      const { lines } = before;
      // As the guidelines: the proclitic of a name is not part of it.
      const snapped = ({ start, end }: ReturnType<typeof range>) => {
        const isProclitic = /^[بول]/u.test(lines.text(start.line).slice(start.character));
        const cut = start.character + (isProclitic ? 1 : 0);
        return Promise.resolve({ start: { line: start.line, character: cut }, end });
      };
      const grown = await grownByWord({ start: before.start(), end: before.end() }, edge, lines, snapped);
      if (expected === undefined) return assert.equal(grown, undefined);
      const after = marked(expected);
      assert.deepEqual(grown, { start: after.start(), end: after.end() });
    });
  }
  check('takes in the word before', 'زار محمد ⟦الرباط⟧', 'start', 'زار ⟦محمد الرباط⟧');
  check('goes past the proclitic of its first word', 'وصل محمد ب⟦غلاسكو⟧', 'start', 'وصل ⟦محمد بغلاسكو⟧');
  check('and past that of the word before', 'وصل بمحمد ب⟦غلاسكو⟧', 'start', 'وصل ب⟦محمد بغلاسكو⟧');
  check('goes nowhere where there is only a proclitic', 'ب⟦غلاسكو⟧ أمس', 'start', undefined);
  check('takes in the word after', '⟦الرباط⟧ وسلا', 'end', '⟦الرباط وسلا⟧');
});

describe('the caret by words', () => {
  function check(from: string, direction: 'on' | 'back', expected: string | undefined): void {
    it(`${from} ${direction}`, () => {
      const { lines, caret } = marked(from);
      const moved = movedByWord(lines, caret(), direction === 'on');
      assert.deepEqual(moved, expected === undefined ? undefined : marked(expected).caret());
    });
  }
  check('|شدد حموشي', 'on', 'شدد |حموشي');
  check('شد|د «حموشي»', 'on', 'شدد «|حموشي»');
  check('شدد حمو|شي', 'back', 'شدد |حموشي');
  check('شدد |حموشي', 'back', '|شدد حموشي');
  check('شدد |حموشي.\n\nوقال', 'on', 'شدد حموشي.\n\n|وقال');
  check('شدد\n~اترك رد\n|وقال', 'back', '|شدد\n~اترك رد\nوقال');
  check('شدد |حموشي', 'on', undefined);
});

describe('the selection by words', () => {
  function check(title: string, from: string, direction: 'on' | 'back', expected: string): void {
    it(title, () => {
      const before = marked(from);
      const anchored = from.includes('|⟦') ? before.end() : before.start();
      const active = from.includes('|⟦') ? before.start() : before.end();
      const moved = extendedByWord(before.lines, anchored, active, direction === 'on');
      const after = marked(expected);
      assert.deepEqual(moved, expected.includes('|⟦') ? after.start() : after.end());
    });
  }
  check('takes a word whole', 'شدد ⟦⟧عبد اللطيف', 'on', 'شدد ⟦عبد⟧ اللطيف');
  check('and the next', 'شدد ⟦عبد⟧ اللطيف', 'on', 'شدد ⟦عبد اللطيف⟧');
  check('gives one up', 'شدد ⟦عبد اللطيف⟧', 'back', 'شدد ⟦عبد⟧ اللطيف');
  check('the first of the text too', '⟦شدد⟧ عبد', 'back', '⟦⟧شدد عبد');
  check('to nothing, and not past it', 'شدد ⟦عبد⟧', 'back', 'شدد ⟦⟧عبد');
  check('backwards', 'شدد عبد|⟦⟧', 'back', 'شدد |⟦عبد⟧');
  check('into the next line', '⟦شدد⟧\nعبد', 'on', '⟦شدد\nعبد⟧');
});

describe('the word at the caret', () => {
  function check(text: string, expected: ReturnType<typeof range> | undefined): void {
    it(text, () => {
      const { lines, caret } = marked(text);
      assert.deepEqual(wordAt(caret(), lines.text(0)), expected);
    });
  }
  check('شدد ع|بد', range(0, 4, 0, 7));
  check('شدد عبد| اللطيف', range(0, 4, 0, 7));
  check('شدد |عبد', range(0, 4, 0, 7));
  check('شدد مُحَمَّ|د', range(0, 4, 0, 12));
  check(' | ', undefined);
});
