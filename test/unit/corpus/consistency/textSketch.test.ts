import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sketchText } from '../../../../server/src/corpus/consistency/textSketch.js';
import { testLanguages } from '../../languages/packs.js';

const language = testLanguages().of('ar');
const word = fc.constantFrom(...'قال الوزير اليوم في الرباط مراكش وزارة الداخلية غدا ، .'.split(' '));
/** Lines of few words, over which shingles reach from one line into others, and of many. */
const words = fc.oneof(fc.array(word, { maxLength: 3 }), fc.array(word, { minLength: 15, maxLength: 30 }));
const line = words.map((all) => all.join(' '));
const lines = fc.array(line, { minLength: 6, maxLength: 12 });
/** From a line on so many are replaced by others. */
const edits = fc.array(fc.tuple(fc.nat(11), fc.nat(2), fc.array(line, { maxLength: 3 })), {
  minLength: 1,
  maxLength: 5,
});

describe('the sketch of a text', () => {
  it('is the same after edits as from the beginning', () => {
    fc.assert(
      fc.property(lines, edits, (first, changes) => {
        const now = [...first];
        let known = sketchText(now.join('\n'), language);
        for (const [at, removed, inserted] of changes) {
          now.splice(at, removed, ...inserted);
          const text = now.join('\n');
          known = sketchText(text, language, known);
          assert.deepEqual(known.sketch, sketchText(text, language).sketch);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('looks at the words of what changed alone', () => {
    const looked: string[] = [];
    const { spelling } = language;
    const watched = {
      spelling: { ...spelling, words: (text: string) => (looked.push(text), spelling.words(text)) },
    };
    const said = 'قال الوزير اليوم في الرباط';
    const before = sketchText(`${said} أ\n${said} ب\n${said} ت`, watched);
    looked.length = 0;
    sketchText(`${said} أ\n${said} ث\n${said} ت`, watched, before);
    assert.deepEqual(looked, [`${said} ث`]);
  });
});
