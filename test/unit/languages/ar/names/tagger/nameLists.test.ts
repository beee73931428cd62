import assert from 'node:assert/strict';
import { listedNames } from '../../../../../../server/src/languages/ar/names/gazetteer/listedNames.js';
import { namesOf } from '../../../../../../server/src/languages/ar/names/gazetteer/frozenNames.js';
import { markPhrases } from '../../../../../../server/src/languages/ar/names/tagger/nameLists.js';
import { surfaceOf } from '../../../../../../server/src/languages/ar/names/tagger/surface.js';
import { tokenise } from '../../../../../../server/src/languages/ar/tokens.js';

const TABLE = `label	kind	name	variants
GPE	city	مراكش	
GPE	city	الدار البيضاء	كازابلانكا
ORG	agency	البيت الأبيض	
PERS	family	الحموشي	
		بلا لون	
`;
const lists = namesOf(listedNames([TABLE])).lists;

describe('name lists', () => {
  it('tell which list a word is in, and how', () => {
    const check = (word: string, expected: string[]): void =>
      assert.deepEqual(
        lists.lookUp(word).membership.map(([list, role]) => `${lists.nameOf(list)} ${role}`),
        expected,
        word,
      );
    check('مراكش', ['GPE/city 0']);
    check('كازابلانكا', ['GPE/city 0']);
    check('بمراكش', ['GPE/city 1']);
    check('وبمراكش', ['GPE/city 1']);
    check('الدار', ['GPE/city 2']);
    check('البيضاء'.replace('ء', 'ء'), ['GPE/city 4']);
    check('حموشي', ['PERS/family 5']);
    check('بلا', []);
    check('كتاب', []);
  });

  it('mark names of several words', () => {
    const check = (text: string, expected: string): void => {
      const words = tokenise(text).tokens.map((token) => lists.lookUp(surfaceOf(token)));
      const marks = new Uint16Array(words.length);
      const numbers = words.map(({ number }) => number);
      const openings = words.map(({ opening }) => opening);
      markPhrases([...words.keys()], { numbers, openings }, 0, words.length, lists, marks);
      const names = [...marks].map((mark) =>
        mark === 0 ? '-' : (mark & 1 ? 'B ' : 'I ') + lists.nameOf((mark - 1) >> 1),
      );
      assert.equal(names.join(', '), expected, text);
    };
    check('في الدار البيضاء أمس', '-, B GPE/city, I GPE/city, -');
    check('بالدار البيضاء', 'B GPE/city, I GPE/city');
    check('الدار الكبيرة', '-, -');
    check('الدار', '-');
  });
});
