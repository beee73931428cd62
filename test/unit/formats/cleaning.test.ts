/** What a format cannot write becomes U+FFFD, wherever it stands: in texts, in values, in names of attributes. */
import assert from 'node:assert/strict';
import { projectDocument } from '../../../server/src/formats/projection.js';
import { chooseFormat } from '../../../server/src/formats/registry.js';
import { DOCUMENT } from './smallDocument.js';

describe('characters that cannot be written', () => {
  const cases: readonly (readonly [string, object, object])[] = [
    [
      'uima-xmi',
      { note: 'رنين\u0007', kinds: ['a\u0000', 'b'] },
      { note: 'رنين\ufffd', kinds: ['a\ufffd', 'b'] },
    ],
    ['uima-xmi', { 'b\u0001': { c: '\u0002' } }, { 'b\ufffd': { c: '\ufffd' } }],
    ['jsonl', { half: 'نصف\ud800', bell: '\u0007' }, { half: 'نصف\ufffd', bell: '\u0007' }],
  ];
  for (const [id, given, written] of cases)
    it(`${id}: ${JSON.stringify(given)}`, () => {
      const { format, options } = chooseFormat(id, {});
      const [first, ...rest] = DOCUMENT.annotations;
      const annotations = [{ ...first!, attributes: { ...given } }, ...rest];
      const { document } = projectDocument({ ...DOCUMENT, annotations }, format.carries(options), options);
      assert.deepEqual(document.annotations.find((one) => one.id === first!.id)!.attributes, written);
    });
});
