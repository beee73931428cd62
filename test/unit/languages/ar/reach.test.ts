/** Every row of every lexicon of Arabic is found where its reader looks it up: none is lost to folding or to tokens. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyseText } from '../../../../server/src/languages/ar/names/analysis/analysedText.js';
import { bundledLexicon } from '../../../../server/src/languages/ar/names/analysis/bundledNames.js';
import { Class } from '../../../../server/src/languages/ar/names/words/classBits.js';
import { numberWord } from '../../../../server/src/languages/ar/numbers/numbersLexicon.js';
import { tokenise } from '../../../../server/src/languages/ar/tokens.js';
import { parseLexicon, variants, type LexiconRow } from '../../../../server/src/text/lexicon.js';

const ROOT = path.resolve('server/src/languages/ar');

/** Tests that look at the rows of tables, by the test's file. */
const LOOKED_AT_BY: Readonly<Record<string, RegExp>> = {
  'time/timeWords.test.ts': /^time\/|^numbers\/lexicons\/number-particles\.tsv$/,
  'names/wordLists.test.ts': /^names\/lexicons\/(triggers-.*|respellings)\.tsv$/,
  'boilerplate.test.ts': /^furniture\//,
  'transliteration.test.ts': /^transliteration\//,
  'confidence/estimator.test.ts': /^confidence\/weights\.tsv$/,
};

const tables = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.tsv'))
  .sort();
const rowsOf = (table: string): LexiconRow[] => parseLexicon(readFileSync(path.join(ROOT, table), 'utf8'));
const isGazetteer = (table: string): boolean => {
  const [first] = rowsOf(table);
  return first !== undefined && 'label' in first && 'variants' in first && 'wikidata' in first;
};

const NAME_PARTS: Readonly<Record<string, number>> = {
  'first-name': Class.First,
  'first-name?': Class.MaybeFirst,
  'family-name': Class.Family,
  'family-name?': Class.Family,
};

/** Whether a text of a form alone has the name of the row. */
function isNameFound(row: LexiconRow, form: string): boolean {
  const part = NAME_PARTS[row['kind'] ?? ''];
  const text = tokenise(part === undefined ? form : form.replaceAll(' ', ''));
  const { words, matches } = analyseText(text, { times: [], numbers: [] }, bundledLexicon());
  if (part !== undefined) return words.length === 1 && (words[0]!.classes & part) !== 0;
  return (matches[0] ?? []).some(
    ({ entry, to, skip }) =>
      skip === 0 && to === words.length && entry.id === row['id'] && entry.label === row['label'],
  );
}

function isNumberFound(row: LexiconRow, form: string): boolean {
  const { tokens } = tokenise(form);
  const found = numberWord(tokens[0]!.form);
  if (row['kind'] === 'other') return tokens.length === 1 && found === undefined;
  return (
    tokens.length === 1 &&
    found?.proclitics === '' &&
    found.kind === row['kind'] &&
    found.value === Number(row['value'])
  );
}

/** Headings that stand among the rows of first names. The tagger was trained with them: they go when it is trained next. */
const TRAINED_WITH = ['# Mauritania, Sudan, the Horn', '# Foreign, transliterated'];

describe('lexicons of Arabic', () => {
  for (const table of tables.filter(isGazetteer))
    it(`${table}: every name is found where it stands`, () => {
      const lost = rowsOf(table).flatMap((row) =>
        [row['name']!, ...variants(row['variants'])].filter((form) => !isNameFound(row, form)),
      );
      assert.deepEqual(lost, table.endsWith('/first-names.tsv') ? TRAINED_WITH : []);
    });

  const NUMBERS = 'numbers/lexicons/number-words.tsv';
  it(`${NUMBERS}: every word is read as its row says`, () => {
    const lost = rowsOf(NUMBERS).flatMap((row) =>
      variants(row['forms'])
        .filter((form) => !isNumberFound(row, form))
        .map((form) => `${row['kind']} ${row['value']} ${form}`),
    );
    assert.deepEqual(lost, []);
  });

  it('are looked at row by row, each of them', () => {
    const others = tables.filter((table) => table !== NUMBERS && !isGazetteer(table));
    const unseen = others.filter((table) => !Object.values(LOOKED_AT_BY).some((seen) => seen.test(table)));
    assert.deepEqual(unseen, []);
    for (const test of Object.keys(LOOKED_AT_BY))
      assert.ok(existsSync(path.resolve('test/unit/languages/ar', test)), test);
  });
});
