import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { shippedRecogniser } from '../../golden/sources.js';

const recogniser = shippedRecogniser();
const clues = (text: string) =>
  Object.fromEntries((recogniser.recognise(text).source ?? []).map(({ name, value }) => [name, value]));

describe('where a text says that it is from', () => {
  const BODY = '\n\nأكد وزير الداخلية، عبد الوافي لفتيت، أن المغرب مستعد لاحتضان التظاهرة المقبلة.\n';
  const SEEDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    '000': { outlet: 'العدالة اليوم' },
    '001': { outlet: 'كواليس اليوم' },
    '002': {},
    '003': { outlet: 'الصحراء 24', place: 'العيون' },
    '004': { outlet: 'ثقة تيفي' },
  };
  for (const file of readdirSync('seeds').filter((name) => name.endsWith('.txt')))
    it(`seed ${file}`, () =>
      assert.deepEqual(clues(readFileSync(`seeds/${file}`, 'utf8')), SEEDS[file.slice(0, 3)]));

  const lines: readonly (readonly [line: string, found: Readonly<Record<string, string>>])[] = [
    ['هسبريس - الرباط', { outlet: 'هسبريس', place: 'الرباط' }],
    ['الرباط – و م ع', { outlet: 'و م ع', place: 'الرباط' }],
    ['هسبريس - أحمد الراشدي', { outlet: 'هسبريس' }],
    ['Le360', { outlet: 'Le360' }],
    ['جريدة الصباح', { outlet: 'جريدة الصباح' }],
    ['أحمد الراشدي', {}],
    ['الرباط', {}],
    ['عاد المنتخب إلى أرض الوطن اليوم', {}],
    ['قال لجريدة الصباح، أمس: لا.', {}],
  ];
  for (const [line, found] of lines)
    it(line, () => assert.deepEqual(clues(`عنوان الخبر الطويل عن التظاهرة\n\n${line}${BODY}`), found));
});
