/** Names in Latin letters and the Arabic ones that they write. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { NameTable } from '../../../../server/src/corpus/entities/nameTable.js';
import { parseLexicon, variants } from '../../../../server/src/text/lexicon.js';
import { arabic } from '../packs.js';

const { fold } = arabic.spelling;
const LEXICONS = 'server/src/languages/ar';
const LETTERS = parseLexicon(readFileSync(`${LEXICONS}/transliteration/lexicons/letters.tsv`, 'utf8'));

/** What one finds of the other: all of it, its beginning or a later word, or nothing. */
function found(typed: string, name: string): 'whole' | 'part' | undefined {
  const folded = fold(name);
  const place = arabic.transliteration?.reader(fold(typed))?.read(folded);
  return place && (place.start === 0 && place.end === folded.length ? 'whole' : 'part');
}

describe('names in Latin letters', () => {
  const WHOLE: readonly (readonly [name: string, ...latin: string[]])[] = [
    ['حموشي', 'Hammouchi', 'Hamouchi', 'hammushi', 'Ḥammūshī', 'Hamuchi', '7amouchi'],
    [
      'عبد اللطيف حموشي',
      'Abdellatif Hammouchi',
      'Abdelatif Hamouchi',
      'Abd al-Latif Hammushi',
      'ʿAbd al-Laṭīf Ḥammūšī',
    ],
    ['محمد السادس', 'Mohammed Es-Sadis', 'Muḥammad al-Sādis', 'Mohamed Sadis'],
    ['مراكش', 'Marrakech', 'Marrakesh', 'Murrākuš'],
    ['الرباط', 'Rabat', 'ar-Rabat', 'al-Ribāṭ', 'Er Rbat'],
    ['وجدة', 'Oujda', 'Wajda'],
    ['الصويرة', 'Essaouira', 'as-Sawira', 'Saouira'],
    ['أكادير', 'Agadir', 'Akadir'],
    ['خريبكة', 'Khouribga'],
    ['كلميم', 'Guelmim'],
    ['فاس', 'Fès', 'Fes', 'Fas'],
    ['سلا', 'Salé', 'Sala'],
    ['جيبوتي', 'Djibouti', 'Jibuti'],
    ['القذافي', 'Gaddafi', 'Kadhafi', 'al-Qaddhafi', 'Gueddafi', 'Qadhdhafi'],
    ['غازي', 'Ghazi', 'Rhazi'],
    ['فتحي', 'Fathi', 'Fethi'],
    ['إسحاق', 'Ishaq', 'Ishak', 'Is7a9'],
    ['موسى', 'Moussa', 'Musa'],
    ['عمر', 'Omar', 'Umar', '3omar'],
    ['سعيد', 'Saïd', 'Said', 'Saeed'],
    ['فائزة', 'Faiza', 'Fayza', "Fa'iza"],
    ['مدينة الجزائر', 'Madinat al-Jazair', "Madīnat al-Jazā'ir"],
  ];
  for (const [name, ...latin] of WHOLE)
    for (const typed of latin)
      it(`${typed} ↔ ${name}`, () => {
        assert.equal(found(typed, name), 'whole');
        assert.equal(found(name, typed), 'whole');
      });

  const PART: readonly (readonly [typed: string, name: string])[] = [
    ['Ham', 'حموشي'],
    ['Hamouc', 'حموشي'],
    ['hammouchi', 'عبد اللطيف حموشي'],
    ['sadis', 'محمد السادس'],
    ['حمو', 'Abdellatif Hammouchi'],
    ['لطيف', 'Abd al-Latif'],
  ];
  for (const [typed, name] of PART) it(`${typed} … ${name}`, () => assert.equal(found(typed, name), 'part'));

  const OTHERS: readonly (readonly [typed: string, name: string])[] = [
    ['Hammouchi', 'حمودي'],
    ['Hammouchi', 'حمو'],
    ['Rachid', 'رشا'],
    ['Marrakech', 'مكناس'],
    ['uchi', 'حموشي'],
    ['Ali', 'خليل'],
    ['Salma', 'سلا'],
    ['حمودي', 'Hammouchi'],
    ['حموشي', 'حموشي'],
    ['Hammouchi', 'Hammouchi'],
    ['', 'حموشي'],
    ['١٢', 'حموشي'],
    ['Hamوشي', 'حموشي'],
  ];
  for (const [typed, name] of OTHERS)
    it(`${typed} ≠ ${name}`, () => assert.equal(found(typed, name), undefined));
});

describe('transliteration', () => {
  const spellingsOf = new Map(
    LETTERS.map(({ letter = '', spellings }) => [letter, variants(spellings).filter((one) => one !== '_')]),
  );
  const letter = fc.constantFrom(
    ...[...spellingsOf].filter(([, some]) => some.length > 0).map(([one]) => one),
  );
  const word = fc.array(letter, { minLength: 1, maxLength: 9 }).map((letters) => letters.join(''));
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  /** A name by some of the spellings of its letters, with short vowels, doubled letters and hyphens as somebody likes. */
  const spelled = fc.tuple(name, fc.infiniteStream(fc.nat(59))).map(([arabicName, choices]) => {
    const next = (): number => choices.next().value as number;
    let latin = '';
    for (const one of arabicName) {
      const some = spellingsOf.get(one);
      if (!some) {
        latin += ' -'.charAt(next() % 2);
        continue;
      }
      const written = some[next() % some.length]!;
      latin += next() % 4 === 0 && /[a-z]$/.test(written) ? written + written.at(-1)! : written;
      if (next() % 3 === 0) latin += 'aiueo'.charAt(next() % 5);
    }
    return [arabicName, latin] as const;
  });

  it('finds a name by every spelling of its letters, both ways, and by every beginning', () => {
    fc.assert(
      fc.property(spelled, fc.nat(), ([arabicName, latin], cut) => {
        assert.equal(found(latin, arabicName), 'whole', latin);
        assert.equal(found(arabicName, latin), 'whole', latin);
        const beginning = latin.slice(0, 1 + (cut % latin.length)).trim();
        if (/\p{L}/u.test(beginning)) assert.ok(found(beginning, arabicName), beginning);
      }),
    );
  });

  it('is not misled by what nobody writes so', () => {
    const strange = fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(strange, ([typed, other]) => {
        const place = arabic.transliteration!.reader(fold(typed))?.read(fold(other));
        assert.ok(!place || (place.start <= place.end && place.end <= fold(other).length));
      }),
    );
  });

  it('reads words by themselves as it reads them in names', () => {
    const sign = fc.constantFrom(' ', ' ', '-', '’', ' (');
    const namesOf = (...words: readonly string[]) =>
      fc
        .array(fc.tuple(fc.constantFrom(...words), sign), { minLength: 1, maxLength: 4 })
        .map((all) => all.flat().join('').trim());
    const several = fc.oneof(
      namesOf('الرباط', 'عبد', 'اللطيف', 'حموشي', 'ال', 'ع', 'ميد', '7'),
      namesOf('tanger', 'med', 'rabat', 'al', 'hammouchi', 'fès', '7'),
    );
    const arabicTyped = fc.constantFrom('الر', 'ر', 'ل', 'حم', 'عبد ال', 'ميد', 'رباط', 'تنج', 'طنجة ميد');
    const latinTyped = fc.constantFrom(
      'r',
      'a',
      'rab',
      'al-r',
      'abd',
      'abdel',
      'ham',
      'med',
      'hammouchi',
      'l',
      'o',
      'abdellatif h',
      'rabatmed',
    );
    fc.assert(
      fc.property(
        fc.oneof(arabicTyped, latinTyped),
        fc.array(several, { minLength: 1, maxLength: 3 }),
        (typed, names) => {
          const reader = arabic.transliteration!.reader(fold(typed))!;
          const table = new NameTable(arabic);
          const known = table.of({ id: 'x', name: names[0]!, aliases: names.slice(1) });
          const places = names.map((name) => ({ length: fold(name).length, ...reader.read(fold(name)) }));
          const found = places.filter(({ start }) => start !== undefined);
          const expected = found.some(({ start, end, length }) => start === 0 && end === length)
            ? 'whole'
            : found.some(({ start }) => start === 0)
              ? 'beginning'
              : found.length > 0
                ? 'word'
                : undefined;
          const answer = table.inOtherScript(reader)(known);
          // That the words behind say nothing, a word by itself does not know.
          if (answer !== 'beginning' || expected !== 'whole') assert.equal(answer, expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes no more time than both are long', () => {
    // What repeats itself can be read side by side in the most ways.
    const { read } = arabic.transliteration!.reader('a'.repeat(5000))!;
    assert.ok(read('ا'.repeat(5000)));
  });

  it('knows each row of its table', () => {
    for (const { letter: one = '', spellings } of LETTERS) {
      assert.equal(fold(one), one);
      for (const latin of variants(spellings))
        if (latin !== '_') assert.equal(found(`${latin}man`, `${one}من`), 'whole', `${one} ${latin}`);
    }
  });

  /** Ids of the gazetteers were written by hand, in Latin letters as the press has them. */
  it('finds most people and places of the gazetteers by what the press calls them', () => {
    for (const [table, share] of [
      ['people', 0.98],
      ['places-morocco', 0.9],
    ] as const) {
      const rows = parseLexicon(readFileSync(`${LEXICONS}/names/lexicons/${table}.tsv`, 'utf8'));
      const missed = rows.filter(
        ({ id = '', name: own = '', variants: others }) =>
          ![own, ...variants(others)].some((one) => found(id.replaceAll('-', ' '), one) !== undefined),
      );
      assert.ok(missed.length <= rows.length * (1 - share), `${table}: ${missed.length} of ${rows.length}`);
    }
  });
});
