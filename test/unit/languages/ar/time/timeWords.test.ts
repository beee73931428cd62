/** The tables of time and numbers: every row says something that the code asks for, and that a text can have. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wordsOfForm } from '../../../../../server/src/languages/ar/wordClasses.js';
import { PARTICLE_CLASSES } from '../../../../../server/src/languages/ar/numbers/numberParticles.js';
import { timeTextOf } from '../../../../../server/src/languages/ar/time/timeText.js';
import { PHRASE_CLASSES, WORD_CLASSES } from '../../../../../server/src/languages/ar/time/timeWords.js';
import { BIT } from '../../../../../server/src/languages/ar/time/vocabulary.js';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';
import { parseLexicon, variants, type LexiconRow } from '../../../../../server/src/text/lexicon.js';
import { told } from './find.js';

interface Row {
  readonly table: string;
  readonly row: LexiconRow;
}

const rowsIn = (folder: string): Row[] =>
  readdirSync(path.resolve('server/src/languages/ar', folder)).flatMap((table) =>
    parseLexicon(readFileSync(path.resolve('server/src/languages/ar', folder, table), 'utf8')).map((row) => ({
      table,
      row,
    })),
  );
const timeRows = rowsIn('time/lexicons');
const classRows = [...timeRows, ...rowsIn('numbers/lexicons')].filter(
  ({ row }) => row['class'] !== undefined,
);
const senseRows = timeRows.filter(({ row }) => row['kind'] !== undefined && row['kind'] !== 'not-coming');

const WORDS: readonly string[] = [...WORD_CLASSES, ...PARTICLE_CLASSES];
const PHRASES: readonly string[] = PHRASE_CLASSES;

describe('tables of closed classes', () => {
  it('have the classes that code asks for, and no others', () => {
    const inTables = [...new Set(classRows.map(({ row }) => row['class']!))];
    assert.deepEqual(inTables.sort(), [...new Set([...WORDS, ...PHRASES])].sort());
  });

  it('have words of one token where code looks at one', () => {
    const wrong = classRows
      .filter(({ row }) => !PHRASES.includes(row['class']!))
      .flatMap(({ table, row }) =>
        variants(row['forms'])
          .filter((form) => wordsOfForm(form).length !== 1)
          .map((form) => `${table}: ${row['class']} ${form}`),
      );
    assert.deepEqual(wrong, []);
  });

  it('are cut as a text with their words is', () => {
    for (const { row } of [...classRows, ...senseRows])
      for (const form of variants(row['forms']))
        assert.deepEqual(
          wordsOfForm(form),
          tokenise(form).tokens.map(({ norm }) => norm),
          form,
        );
  });

  it('have no word twice in a row', () => {
    const twice = classRows.flatMap(({ table, row }) => {
      const folded = variants(row['forms']).map((form) => wordsOfForm(form).join(' '));
      return folded
        .filter((form, i) => folded.indexOf(form) !== i)
        .map((form) => `${table}: ${row['class']} ${form}`);
    });
    assert.deepEqual(twice, []);
  });

  /** Classes that code compares with a word whose proclitics are taken off. */
  const STEMS: ReadonlySet<string> = new Set([
    'demonstrative',
    'every',
    'evening',
    'first',
    'first-feminine',
    'half',
    'hour-marker',
    'hours',
    'indefinite-many',
    'last',
    'month-ordinal',
    'once-or-twice',
    'one',
    'opener',
    'frequent-opener',
    'placed-day',
    'season-word',
    'shift',
    'the-one',
    'two',
  ]);

  it('have no word that loses a proclitic where code has taken them off', () => {
    const peeled = classRows
      .filter(({ row }) => STEMS.has(row['class']!))
      .flatMap(({ table, row }) =>
        variants(row['forms'])
          .filter((form) => {
            const { words, tokens } = timeTextOf(tokenise(form));
            return words[0] !== undefined && words[0].stem !== tokens[0]!.norm;
          })
          .map((form) => `${table}: ${row['class']} ${form}`),
      );
    assert.deepEqual(peeled, []);
  });
});

describe('tables of senses', () => {
  it('have the kinds that code asks for, and no others', () => {
    assert.deepEqual([...new Set(senseRows.map(({ row }) => row['kind']!))].sort(), Object.keys(BIT).sort());
  });

  it('have no form that no text can have', () => {
    const unreachable = senseRows.flatMap(({ table, row }) =>
      variants(row['forms'])
        .filter((form) => {
          const { words, tokens } = timeTextOf(tokenise(form));
          const folded = tokens.map(({ norm }) => norm).filter((norm) => norm !== '-');
          return !words[0]?.senses.some(
            ({ kind, value, rest }) =>
              kind === row['kind'] &&
              value === (row['value'] ?? '') &&
              rest.join(' ') === folded.slice(1).join(' '),
          );
        })
        .map((form) => `${table}: ${row['kind']} ${form}`),
    );
    assert.deepEqual(unreachable, []);
  });
});

describe('rows that no text could have before', () => {
  const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
    ['من 4 إلى نهاية غاية 7 نونبر 2024', ['DATE من 4 إلى نهاية غاية 7 نونبر 2024 = 2024-11-04/2024-11-07']],
    [
      'يومي الثلاثاء والأربعاء لـ 25 و26 فبراير 2025',
      ['DATE يومي الثلاثاء والأربعاء لـ 25 و26 فبراير 2025 = 2025-02-25/2025-02-26'],
    ],
    ['قضى حوالى سنة في السجن', ['DURATION سنة = P1Y']],
    ['سنة 1446 هجرية', ['DATE سنة 1446 هجرية = 2024-07-07/2025-06-25']],
    ['الساعة الثالثة الاّ ربعا', ['TIME الساعة الثالثة الاّ ربعا = T02:45']],
    ['مساحتها 120 م²', ['QUANTITY 120 م² = 120 m²']],
    ['مساحتها 20 م2', ['QUANTITY 20 م2 = 20 m²']],
    ['خزان من 500 م³', ['QUANTITY 500 م³ = 500 m³']],
    ['على 710 كلم²', ['QUANTITY 710 كلم² = 710 km²']],
    ['على 710 كم2', ['QUANTITY 710 كم2 = 710 km²']],
    ['في 5 ك2 2024', ['DATE 5 ك2 2024 = 2024-01-05']],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(told(text), expected));
});
