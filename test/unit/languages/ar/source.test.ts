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
    ['هسبريس - أحمد الراشدي', { outlet: 'هسبريس', author: 'أحمد الراشدي' }],
    ['هسبريس - أحمد الراشدي - الرباط', { outlet: 'هسبريس', place: 'الرباط', author: 'أحمد الراشدي' }],
    ['بقلم: أحمد الراشدي', { author: 'أحمد الراشدي' }],
    ['بقلم أحمد الراشدي', { author: 'أحمد الراشدي' }],
    ['بقلم: د. أحمد الراشدي', { author: 'د. أحمد الراشدي' }],
    ['بقلم الأستاذ أحمد الراشدي - العيون', { author: 'أحمد الراشدي' }],
    ['كتب: محمد العلوي', { author: 'محمد العلوي' }],
    ['إعداد: فاطمة الزهراء العلوي', { author: 'فاطمة الزهراء العلوي' }],
    ['نشر في: 8 نونبر 2024', { published: '2024-11-08' }],
    ['تاريخ النشر: الجمعة 8 نونبر 2024', { published: '2024-11-08' }],
    ['نُشر يوم 8 نوفمبر 2024', { published: '2024-11-08' }],
    ['الجمعة 8 نونبر 2024', { published: '2024-11-08' }],
    ['8 نوفمبر 2024', { published: '2024-11-08' }],
    ['الجمعة 8 نونبر 2024 - 10:30', { published: '2024-11-08T10:30' }],
    ['نشر في 8 نونبر 2024 - آخر تحديث 9 نونبر 2024', { published: '2024-11-08' }],
    ['هسبريس - الجمعة 8 نونبر 2024', { outlet: 'هسبريس', published: '2024-11-08' }],
    // What only looks so.
    ['آخر تحديث: 9 نونبر 2024', {}],
    ['كتب ممنوعة في معرض الرباط', {}],
    ['إعداد ميزانية سنة 2025', {}],
    ['تحرير: الموصل', {}],
    ['بقلم رصاص', {}],
    ['بقلم: أحمد الراشدي، الذي قال إنه مستعد.', {}],
    ['خلال الجمعة 8 نونبر 2024', {}],
    ['الجمعة 8 نونبر', {}],
    ['محمد العلوي: المغرب مستعد', {}],
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
