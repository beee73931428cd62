import assert from 'node:assert/strict';
import type { Annotation } from '../../../server/src/annotation/model.js';
import { undecided } from '../../../server/src/suggestions/undecided.js';

/** Spans by their letters: `ORG bcd` is from 1 to 4. */
const spanOf = (told: string) => {
  const [label, letters] = told.split(' ') as [string, string];
  return { label, start: letters.charCodeAt(0) - 97, end: letters.charCodeAt(letters.length - 1) - 96 };
};
const annotationOf = (told: string): Annotation => ({ ...spanOf(told), id: told, text: told });

interface Case {
  readonly what: string;
  readonly found: readonly string[];
  readonly decided?: readonly string[];
  readonly refused?: readonly string[];
  readonly open: readonly string[];
}

const CASES: readonly Case[] = [
  { what: 'all, where nothing was decided', found: ['ORG bc', 'GPE ef'], open: ['ORG bc', 'GPE ef'] },
  { what: 'not what was accepted', found: ['ORG bc', 'GPE ef'], decided: ['ORG bc'], open: ['GPE ef'] },
  { what: 'not a span that has another label now', found: ['ORG bc'], decided: ['GPE bc'], open: [] },
  { what: 'not what was refused', found: ['ORG bc', 'GPE ef'], refused: ['ORG bc'], open: ['GPE ef'] },
  { what: 'another label than was refused', found: ['ORG bc'], refused: ['GPE bc'], open: ['ORG bc'] },
  { what: 'not what crosses an annotation before it', found: ['ORG cde'], decided: ['GPE abc'], open: [] },
  { what: 'not what crosses an annotation behind it', found: ['ORG abc'], decided: ['GPE cde'], open: [] },
  {
    what: 'what only touches annotations',
    found: ['ORG cd'],
    decided: ['GPE ab', 'GPE ef'],
    open: ['ORG cd'],
  },
  {
    what: 'what follows a long annotation and a short one',
    found: ['GPE hi'],
    decided: ['OCC abcde', 'ORG fg'],
    open: ['GPE hi'],
  },
  { what: 'another label within an annotation', found: ['ORG cd'], decided: ['OCC abcde'], open: ['ORG cd'] },
  {
    what: 'another label around an annotation',
    found: ['OCC abcde'],
    decided: ['ORG cd'],
    open: ['OCC abcde'],
  },
  {
    what: 'the same label within an annotation, where the recogniser has found both',
    found: ['ORG abcde', 'ORG cd'],
    decided: ['ORG abcde'],
    open: ['ORG cd'],
  },
  {
    what: 'the same label around an annotation, where the recogniser has found both',
    found: ['ORG abcde', 'ORG cd'],
    decided: ['ORG cd'],
    open: ['ORG abcde'],
  },
  {
    what: 'not the same label within an annotation whose borders the annotator drew',
    found: ['ORG cd'],
    decided: ['ORG abcde'],
    open: [],
  },
  {
    what: 'not the same label around an annotation whose borders the annotator drew',
    found: ['ORG abcde'],
    decided: ['ORG cd'],
    open: [],
  },
  {
    what: 'not what crosses a long annotation, whatever short ones lie between',
    found: ['GPE hijk'],
    decided: ['OCC abcdefghi', 'ORG bc', 'ORG de'],
    open: [],
  },
];

describe('what is still a question to the annotator', () => {
  for (const { what, found, decided = [], refused = [], open } of CASES)
    it(what, () => {
      const mentions = found.map((told) => ({ ...spanOf(told), told, confidence: 0.9 }));
      const asked = undecided(mentions, decided.map(annotationOf), refused.map(annotationOf), 0);
      assert.deepEqual(
        asked.map(({ told }) => told),
        open,
      );
    });

  it('a mention that is as sure as is asked for, and none that is less', () => {
    const mentions = [0.5, 0.6, 0.7].map((confidence, i) => ({
      label: 'ORG',
      start: i,
      end: i + 1,
      confidence,
    }));
    const asked = (decided: readonly Annotation[]): number[] =>
      undecided(mentions, decided, [], 0.6).map(({ confidence }) => confidence);
    assert.deepEqual(asked([]), [0.6, 0.7]);
    assert.deepEqual(asked([annotationOf('GPE xyz')]), [0.6, 0.7]);
  });

  it('what a lost annotation stood on', () => {
    const mentions = [{ ...spanOf('ORG bc'), confidence: 0.9 }];
    const lost = { ...annotationOf('ORG bc'), anchor: 'lost' as const };
    assert.equal(undecided(mentions, [lost], [], 0).length, 1);
    assert.equal(undecided(mentions, [{ ...lost, anchor: 'moved' }], [], 0).length, 0);
  });
});
