/** Kinds of numbers and times that a sentence can hide. */
import assert from 'node:assert/strict';
import { told } from './find.js';

const CASES: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  ['La situation s’est améliorée au cours des 12 derniers mois.', 'DURATION P12M|12 derniers mois'],
  [
    'Le prêt porte sur 450 M€ et 3 Mds de dollars.',
    'MONEY 450000000 EUR|450 M€',
    'MONEY 3000000000 USD|3 Mds de dollars',
  ],
  ['Le budget est de 350 MDH.', 'MONEY 350000000 MAD|350 MDH'],
  ['L’article 19 et les articles 5 et 6 fixent les règles.'],
  ['Le numéro de la mairie est le 05 37 68 12 34 pour tous.'],
  ['Le Premier ministre est arrivé en quart de finale.'],
  ['Le quart des ménages est pauvre.', 'CARDINAL 0.25|quart'],
  ['The 2022 World Cup was in Qatar.', 'DATE 2022|2022'],
  ['The plane was at Terminal 2 and in room 14.'],
  ['The match ended 3-0 in the 42nd minute.', 'CARDINAL 3|3', 'CARDINAL 0|0', 'ORDINAL 42|42nd'],
  ['Two hundred and ten of the 1,200 were hurt.', 'CARDINAL 210|Two hundred and ten', 'CARDINAL 1200|1,200'],
  [
    'Ils sont quatre-vingt-dix-sept et elles vingt et une.',
    'CARDINAL 97|quatre-vingt-dix-sept',
    'CARDINAL 21|vingt et une',
  ],
  ['The march may not be the last of the season.'],
];

describe('kinds of numbers and times', () => {
  for (const [text, ...expected] of CASES)
    it(text, () => assert.deepEqual(told(text, '2024-06-05'), expected));
});
