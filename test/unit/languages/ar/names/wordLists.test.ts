import assert from 'node:assert/strict';
import { NAME_LABELS } from '../../../../../server/src/languages/mention.js';
import { WORD_CLASSES } from '../../../../../server/src/languages/ar/names/analysis/analysedWords.js';
import { HEAD_FRAMES } from '../../../../../server/src/languages/ar/names/words/heads.js';
import { NAME_WORDS } from '../../../../../server/src/languages/ar/names/words/nameWords.js';
import { PARTICLES } from '../../../../../server/src/languages/ar/names/words/particles.js';
import { SPORT_WORDS } from '../../../../../server/src/languages/ar/names/words/sportWords.js';
import { TRAITS } from '../../../../../server/src/languages/ar/names/words/traits.js';
import { WordSet, wordSets } from '../../../../../server/src/languages/ar/names/words/wordSets.js';
import { fold } from '../../../../../server/src/languages/ar/normalise.js';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';
import { parseLexicon, variants } from '../../../../../server/src/text/lexicon.js';
import bodies from '../../../../../server/src/languages/ar/names/lexicons/triggers-bodies.tsv';
import common from '../../../../../server/src/languages/ar/names/lexicons/triggers-common.tsv';
import heads from '../../../../../server/src/languages/ar/names/lexicons/triggers-heads.tsv';
import nameWords from '../../../../../server/src/languages/ar/names/lexicons/triggers-name-words.tsv';
import organs from '../../../../../server/src/languages/ar/names/lexicons/triggers-organs.tsv';
import particles from '../../../../../server/src/languages/ar/names/lexicons/triggers-particles.tsv';
import respellings from '../../../../../server/src/languages/ar/names/lexicons/respellings.tsv';
import sport from '../../../../../server/src/languages/ar/names/lexicons/triggers-sport.tsv';
import traits from '../../../../../server/src/languages/ar/names/lexicons/triggers-traits.tsv';
import words from '../../../../../server/src/languages/ar/names/lexicons/triggers-words.tsv';

/** Tables whose rows are classes of words: the column of the class, and the classes that code asks for. */
const TABLES: Readonly<Record<string, readonly [table: string, column: string, asked: readonly string[]]>> = {
  traits: [traits, 'trait', TRAITS],
  particles: [particles, 'class', PARTICLES],
  'name-words': [nameWords, 'class', NAME_WORDS],
  sport: [sport, 'class', SPORT_WORDS],
  heads: [heads, 'frame', HEAD_FRAMES],
  words: [words, 'class', Object.keys(WORD_CLASSES)],
  common: [common, 'class', ['common']],
};

/** What a text must have for a form to be found: its tokens, folded. */
const tokensOf = (form: string): string[] => tokenise(form).tokens.map(({ norm }) => norm);

describe('lists of words for names', () => {
  for (const [name, [table, column, asked]] of Object.entries(TABLES)) {
    it(`${name}: the table has the classes that code asks for, and no others`, () => {
      const found = new Set(parseLexicon(table).map((row) => row[column]));
      assert.deepEqual([...found].sort(), [...asked].sort());
    });

    it(`${name}: no row says what another says, and each word can stand in a text`, () => {
      const seen = new Set<string>();
      for (const [number, row] of parseLexicon(table).entries()) {
        // A head in two rows counts twice, on purpose.
        const place = table === heads ? `${number} ${row['label']}` : '';
        for (const form of variants(row['words'])) {
          assert.deepEqual(tokensOf(form), [fold(form)], `«${form}» is never one word of a text`);
          const key = `${place} ${row[column]} ${fold(form)}`;
          assert.ok(
            !seen.has(key),
            `«${form}» of ${row[column]} is there already, spelled in this way or another`,
          );
          seen.add(key);
        }
      }
    });

    if (name !== 'common')
      it(`${name}: each class is explained at the head of the table`, () => {
        const head = table.split('\n').filter((line) => line.startsWith('#'));
        for (const each of asked)
          assert.ok(
            head.some((line) => new RegExp(`[ ;] ${each}(\\s|:)`).test(line)),
            each,
          );
      });
  }

  it('heads have labels of names', () => {
    for (const { label } of parseLexicon(heads))
      assert.ok((NAME_LABELS as readonly string[]).includes(label!), label);
  });

  it('organs are two words or one, and bodies one and one', () => {
    for (const row of parseLexicon(organs))
      for (const form of [row['name']!, ...variants(row['variants'])])
        assert.ok(tokensOf(form).length <= 2 && tokensOf(form).join(' ') === fold(form), form);
    for (const row of parseLexicon(bodies))
      for (const form of [row['first']!, ...variants(row['second'])])
        assert.deepEqual(tokensOf(form), [fold(form)], form);
  });

  it('respellings of a stem differ when they are folded', () => {
    for (const row of parseLexicon(respellings)) {
      const stems = variants(row['stems']).map(fold);
      assert.ok(stems.length > 1 && new Set(stems).size === stems.length, row['stems']);
    }
  });

  it('are known as they are folded, and read when they are asked for', () => {
    const table = 'class\twords\na\tأحمد|مدينة\nb\tفي\na\tإلى';
    const wordsOf = wordSets(table, 'class', ['a', 'b']);
    assert.deepEqual([...wordsOf('a').words], ['احمد', 'مدينه', 'الي']);
    assert.deepEqual(wordsOf('a').spellings, ['أحمد', 'مدينة', 'إلى']);
    assert.ok(wordsOf('b').has('في') && !wordsOf('b').has('احمد'));
    assert.ok(wordsOf('a').hasBeginningOf('مدينهما') && !wordsOf('a').hasBeginningOf('مدين'));
    let reads = 0;
    const set = new WordSet(() => [`${++reads}`]);
    assert.equal(reads, 0);
    assert.ok(set.has('1') && set.has('1'));
    assert.equal(reads, 1);
  });
});
