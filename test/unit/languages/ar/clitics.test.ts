/** What Arabic writes as part of a word and the guidelines keep outside of a name. */
import assert from 'node:assert/strict';
import { arabic } from '../packs.js';

const { clitics } = arabic;
const names = (...known: readonly string[]) => {
  const folded = new Set(known.map((name) => arabic.spelling.fold(name)));
  return (word: string): boolean => folded.has(word);
};

describe('letters before a stem', () => {
  const cases: readonly (readonly [
    word: string,
    stem: string,
    known: readonly string[],
    letters?: number,
  ])[] = [
    ['الرباط', 'الرباط', [], 0],
    ['والرباط', 'الرباط', [], 1],
    ['للرباط', 'الرباط', [], 1],
    ['وللرباط', 'الرباط', [], 2],
    ['وليد', 'ليد', [], 1],
    ['وليد', 'ليد', ['وليد'], undefined],
    ['كان', 'ان', [], undefined],
    ['الرباط', 'مراكش', [], undefined],
    ['covid', 'ovid', [], undefined],
  ];
  for (const [word, stem, known, letters] of cases)
    it(`${stem} in ${word}${known.length > 0 ? ', a name' : ''}`, () =>
      assert.equal(clitics.lettersBefore(word, stem, names(...known)), letters));
});

describe('letters outside of a span', () => {
  const cases: readonly (readonly [span: string, known: readonly string[] | undefined, letters: number])[] = [
    ['بالمغرب', undefined, 1],
    ['وللامن', undefined, 2],
    ['ولامن', undefined, 0],
    ['والي', undefined, 0],
    ['وليد', undefined, 0],
    ['وليد', ['ليد'], 1],
    ['وليد', ['وليد', 'ليد'], 0],
    ['بمراكش', ['مراكش'], 1],
    ['وعبد الله', ['عبد الله'], 1],
    ['وبا', ['با'], 0],
    ['بالمغرب', ['مراكش'], 1],
  ];
  for (const [span, known, letters] of cases)
    it(`${span} where ${known?.join(' and ') ?? 'no name'} is known`, () =>
      assert.equal(clitics.lettersOutside(span.split(' ')[0]!, span, known && names(...known)), letters));
});

describe('what can be a clitic', () => {
  it('before a word', () => {
    assert.ok(clitics.canPrecede('والرباط', 1) && clitics.canPrecede('وللرباط', 2));
    assert.ok(!clitics.canPrecede('والرباط', 0) && !clitics.canPrecede('الرباط', 1));
    assert.deepEqual(clitics.stems('بالرباط'), ['بالرباط', 'الرباط']);
  });

  it('behind a word', () => {
    assert.ok(clitics.canFollow('رئيسها', 'ها') && clitics.canFollow('كتابه', 'ه'));
    // ة is an ending of the word itself; a noun with the article takes no pronoun; nothing would be left.
    assert.ok(
      !clitics.canFollow('مدينة', 'ة') && !clitics.canFollow('الله', 'ه') && !clitics.canFollow('به', 'ه'),
    );
  });
});
