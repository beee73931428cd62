/** One question about names of annotators, asked by the server, the settings and whoever is logged in. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ANNOTATOR_PATTERN,
  annotatorProblem,
  folderNameFor,
} from '../../../server/src/annotation/annotatorName.js';

/** What a pattern cannot know. */
const BEYOND = new Set(['annotator.decomposed', 'annotator.tooLong']);
const pattern = new RegExp(ANNOTATOR_PATTERN, 'u');

/** Names with much in them that is refused somewhere. */
const names = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'con',
        'CoM¹',
        'lpt3',
        'conin$',
        'aux',
        'nul',
        '.',
        ' ',
        '/',
        '\\',
        ':',
        '*',
        '\t',
        '\u200c',
      ),
      fc.constantFrom('\u200f', '\ufeff', '\u2028', '\ud800', 'أمل', 'Dr', 'e\u0301', 'ع'.repeat(130)),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

describe("annotators' names in settings", () => {
  it('the pattern takes what will do, and nothing else that a pattern can know', () =>
    fc.assert(
      fc.property(names, (name) => {
        const trimmed = name.trim();
        const problem = trimmed === '' ? undefined : annotatorProblem(trimmed);
        assert.equal(
          pattern.test(name),
          problem === undefined || BEYOND.has(problem.key),
          JSON.stringify(name),
        );
      }),
      { numRuns: 2000 },
    ));

  it('whoever is logged in has a name that will do', () => {
    for (const [login, folder] of [
      ['anna', 'anna'],
      ['Dr. A.', 'Dr. A'],
      ['DOMAIN\\anna', 'DOMAIN_anna'],
      ['con', 'con_'],
      ['', 'annotator'],
      ['...', 'annotator'],
    ] as const)
      assert.equal(folderNameFor(login), folder);
    fc.assert(fc.property(names, (name) => annotatorProblem(folderNameFor(name)) === undefined));
  });
});
