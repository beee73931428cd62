import assert from 'node:assert/strict';
import fc from 'fast-check';
import { phraseEnd } from '../../../server/src/annotation/phrases.js';
import { arabic } from '../languages/packs.js';

describe('the phrase that goes on from a place', () => {
  /** `|` stands for the place, and for where the phrase ends. */
  function check(from: string, expected: string): void {
    it(from, () => {
      const end = phraseEnd(from.replace('|', ''), from.indexOf('|'), arabic);
      assert.equal(end, expected.indexOf('|'));
    });
  }
  check('|مجلس وزراء الداخلية العرب في تونس', 'مجلس وزراء الداخلية العرب| في تونس');
  check('مجلس| وزراء الداخلية العرب، الذي', 'مجلس وزراء الداخلية العرب|، الذي');
  check('|المدير العام وأكد', 'المدير العام| وأكد');
  check('|منظمة الصحة العالمية', 'منظمة الصحة العالمية|');
  check('|مُنَظَّمَة الصحة (ها)', 'مُنَظَّمَة الصحة| (ها)');
  check('مجلس الوزراء| في تونس العاصمة', 'مجلس الوزراء في تونس العاصمة|');
  check('العرب|، منظمة الصحة', 'العرب، منظمة الصحة|');
  check('محمد| علي الطيب', 'محمد علي الطيب|');
  check('العرب|', 'العرب|');
  check('العرب|\nالعرب', 'العرب|\nالعرب');

  it('lies behind the place and in its line, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ابم في،(\n '), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(40), (given, at) => {
        const offset = Math.min(at, given.length);
        const end = phraseEnd(given, offset, arabic);
        assert.ok(offset <= end && !given.slice(offset, end).includes('\n'));
      }),
    );
  });
});
