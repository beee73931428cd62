/** Every row of the tables of French and English is found where the grammar looks for it, under a kind that it asks for. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { anyLanguage } from '../../../../server/src/languages/any/anyLanguage.js';
import { find, latinTextOf } from '../../../../server/src/languages/latin/latinText.js';
import { lexicon, SIGN_KINDS, WORD_KINDS, rowsOf } from '../../../../server/src/languages/latin/lexicon.js';
import { parseLexicon } from '../../../../server/src/text/lexicon.js';

const ROOM = 'server/src/languages/latin';
const { spelling } = anyLanguage();
const tables = readdirSync(`${ROOM}/lexicons`).filter((file) => file !== 'function-words.tsv');
const tableOf = (file: string): string => readFileSync(`${ROOM}/lexicons/${file}`, 'utf8');
const code = readdirSync(ROOM)
  .filter((file) => file.endsWith('.ts') && file !== 'lexicon.ts')
  .map((file) => readFileSync(`${ROOM}/${file}`, 'utf8'))
  .join('\n');

for (const file of tables)
  describe(`rows of ${file}`, () => {
    const languages = file.startsWith('fr') ? ['fr' as const] : ['en' as const];
    const rows = rowsOf(tableOf(file));

    it('are each found as they are written', () => {
      const lost = rows.filter(({ kind, value, form, language, tag }) => {
        if (kind.endsWith('-ending')) return false;
        const [own] = language === 'fr' ? (['fr'] as const) : languages;
        const text = latinTextOf(form, spelling.words(form), lexicon(own));
        const found = find(text, 0, kind);
        const senses = (text.lexicon.words.get(text.norms[0]!) ?? []).concat(
          text.lexicon.signs.get(text.raws[0]!) ?? [],
        );
        const isThere = senses.some(
          (sense) => sense.kind === kind && sense.value === value && sense.tag === tag,
        );
        return !isThere || found?.next !== text.tokens.length;
      });
      assert.deepEqual(
        lost.map(({ kind, form }) => `${kind} ${form}`),
        [],
      );
    });

    it('are of kinds that the grammar asks for, and say nothing twice', () => {
      const known: ReadonlySet<string> = new Set([...WORD_KINDS, ...SIGN_KINDS]);
      assert.deepEqual(
        rows.filter(({ kind }) => !known.has(kind)),
        [],
      );
      const seen = rows.map(({ language, kind, form }) => `${language ?? ''} ${kind} ${form}`);
      assert.deepEqual(
        seen.filter((one, i) => seen.indexOf(one) !== i && !/ month mois$| unit mois$/.test(one)),
        [],
      );
    });
  });

describe('kinds of words', () => {
  it('are each asked for by the grammar', () => {
    const used = (kind: string): boolean => code.includes(`'${kind}'`) || kind.endsWith('-ending');
    assert.deepEqual(
      [...WORD_KINDS, ...SIGN_KINDS].filter((kind) => !used(kind)),
      [],
    );
  });
});

describe('small words', () => {
  it('are cut as a text is', () => {
    for (const { language, words = '' } of parseLexicon(tableOf('function-words.tsv')))
      for (const word of words.split(' ')) {
        const [first, ...rest] = spelling.words(word);
        assert.ok(first?.kind === 'word' && rest.length === 0, `${language} ${word}`);
      }
  });
});
