import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenise } from '../../../../server/src/languages/ar/tokens.js';

const check = (text: string, expected: string[]): void => {
  it(JSON.stringify(text), () => {
    assert.deepEqual(
      tokenise(text).tokens.map((token) => text.slice(token.start, token.end)),
      expected,
    );
  });
};

describe('tokens', () => {
  check('بمدينة طنجة، أشغال', ['بمدينة', 'طنجة', '،', 'أشغال']);
  check('المؤتمر ال47 لقادة', ['المؤتمر', 'ال', '47', 'لقادة']);
  check('الـ 93', ['الـ', '93']);
  check('العيـــــون', ['العيـــــون']);
  check('مؤكِّداً على', ['مؤكِّداً', 'على']);
  check('“حموشي”', ['“', 'حموشي', '”']);
  check('covid-19 😀', ['covid', '-', '19', '😀']);
  check('', []);

  it('know the white space before them, whatever marks stand there', () => {
    const { tokens } = tokenise(' 6\u200f/\u200e5 \u200f(\u00a0 أ\u061c');
    assert.deepEqual(
      tokens.map(({ norm, gap }) => `${norm} ${gap}`),
      ['6 1', '/ 0', '5 0', '( 1', 'ا 2'],
    );
  });

  it('never overlap, stay in order, cover every visible letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0;
        for (const token of tokenise(text).tokens) {
          assert.ok(token.start >= last && token.end > token.start && token.end <= text.length);
          last = token.end;
        }
      }),
    );
  });
});
