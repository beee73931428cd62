/** Other languages stay quiet: nothing is found in them but what is in digits, and no name that nobody wrote. */
import assert from 'node:assert/strict';
import { languageOf } from '../../../../server/src/languages/latin/languageOf.js';
import { Recogniser } from '../../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../packs.js';
import { told } from './find.js';

/** Paragraphs with dates and numbers in words; `expected` is what digits alone say. */
const OTHERS: readonly (readonly [language: string, text: string, ...expected: readonly string[]])[] = [
  [
    'Spanish',
    'El presidente viajó el martes a Madrid y se reunió con tres ministros el 5 de marzo de 2024 por un millón de euros.',
  ],
  [
    'Spanish',
    'La inflación fue del 3,5 % en once meses y subió a 12 puntos.',
    'PERCENT 3.5|3,5 %',
    'CARDINAL 12|12',
  ],
  [
    'German',
    'Die Kanzlerin traf am Montag in Berlin drei Minister, und das Gesetz gilt seit dem 3. Mai 2024.',
  ],
  ['Italian', 'Il presidente ha visitato Roma martedì 5 marzo 2024 con due ministri per un milione di euro.'],
  [
    'Portuguese',
    'O ministro viajou na terça-feira para Lisboa com três colegas, e não falou em março de 2024.',
  ],
  ['Catalan', 'El president va viatjar dimarts amb tres consellers i els diputats del grup per un any.'],
  [
    'Dutch',
    'De minister heeft dinsdag in Amsterdam drie mensen ontmoet en hij is over een jaar terug in de stad.',
  ],
  [
    'Swedish',
    'Ministern träffade på tisdagen tre personer och det är inte klart att han åker den 5 mars 2024.',
  ],
  ['Turkish', 'Bakan salı günü Ankara’da üç kişiyle görüştü ve bir yıl sonra, 5 Mart 2024 tarihinde döndü.'],
  ['Polish', 'Minister we wtorek spotkał się w Warszawie z trzema osobami i nie wróci do 5 marca 2024.'],
  [
    'Romanian',
    'Ministrul a vizitat marți Bucureștiul și a vorbit cu trei persoane despre un an de muncă în țară.',
  ],
  [
    'Indonesian',
    'Menteri itu pergi ke Jakarta pada hari Selasa dengan tiga orang yang akan kembali dari sana.',
  ],
  ['Hebrew', 'שר החוץ נפגש ביום שלישי עם שלושה עיתונאים ב-5 במרץ 2024.'],
];

describe('a paragraph in another language', () => {
  for (const [language, text, ...expected] of OTHERS)
    it(`${language}: ${text}`, () => assert.deepEqual(told(text, '2024-03-10'), expected));

  it('has no names beyond those that are listed as they stand there', () => {
    const recogniser = new Recogniser(testLanguages());
    for (const [, text] of OTHERS)
      for (const { label, text: name } of recogniser.recognise(text, { date: '2024-03-10' }).mentions)
        assert.ok(!/^(?:PERS|ORG|NORP|FAC|EVENT|LAW|OCC|MISC)$/.test(label), `${label} ${name}`);
  });
});

describe('the language of a text', () => {
  const cases: readonly (readonly [text: string, language: string | undefined])[] = [
    ['Le ministre est arrivé à Rabat', 'fr'],
    ['The minister arrived in Rabat', 'en'],
    ['El ministro llegó a Rabat', 'other'],
    ['Rabat', undefined],
    ['Sales doubled over the past three years', 'en'],
    ['Les cours reprendront lundi matin', 'fr'],
    ['Summer', undefined],
  ];
  for (const [text, language] of cases)
    it(`${text}: ${language}`, () => assert.equal(languageOf(text.split(' ')), language));
});

describe('a line that does not tell its language', () => {
  const cases: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
    ['Rabat, 12 mars 2024', 'DATE 2024-03-12|12 mars 2024'],
    ['Rabat, 12 March 2024', 'DATE 2024-03-12|12 March 2024'],
    ['Casablanca 500 DH', 'MONEY 500 MAD|500 DH'],
    ['Budget: £2.5 billion', 'MONEY 2500000000 GBP|£2.5 billion'],
    ['Total : 2,5 milliards de dirhams', 'MONEY 2500000000 MAD|2,5 milliards de dirhams'],
    ['Taza - Fès 30 km', 'QUANTITY 30 km|30 km'],
    ['Ankara 5 Mart 2024'],
    ['Mars 2024 Mission', 'DATE 2024-03|Mars 2024'],
    ['Rabat six'],
  ];
  for (const [text, ...expected] of cases)
    it(text, () => assert.deepEqual(told(text, '2024-03-10'), expected));

  it('is of the language of the corpus, where a pack reads it', () => {
    assert.deepEqual(told('Rabat lundi', '2024-03-12', 'fr'), ['DATE 2024-03-11|lundi']);
    assert.deepEqual(told('Rabat Monday', '2024-03-12', 'en'), ['DATE 2024-03-11|Monday']);
  });
});
