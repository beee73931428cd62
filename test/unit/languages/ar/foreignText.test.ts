/** Paragraphs in other languages get what is listed and what stands in digits; Arabic ones all that is known of Arabic. */
import assert from 'node:assert/strict';
import { isForeign } from '../../../../server/src/languages/ar/foreignText.js';
import { tokenise } from '../../../../server/src/languages/ar/tokens.js';
import { Recogniser } from '../../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../packs.js';

const FOREIGN: readonly (readonly [language: string, text: string])[] = [
  ['Persian', 'رئیس جمهور ایران دیروز در تهران با وزیر خارجه پاکستان دیدار و گفتگو کرد.'],
  ['Persian', 'او گفت که این کتاب را در سال گذشته خوانده است.'],
  [
    'Persian with Arabic yeh and kaf',
    'او پس از جنگ به تهران برگشت و در دانشگاه ادبيات فارسي ژاپن را درس گفت.',
  ],
  [
    'Persian with Arabic phrases',
    'دبیر کل سازمان بین‌المللی پلیس جنایی و مدیر کل الجزایر در پاریس گفتگو کردند.',
  ],
  ['Urdu', 'پاکستان کے وزیر اعظم نے کہا ہے کہ حکومت مہنگائی پر قابو پانے کے لیے اقدامات کر رہی ہے۔'],
  ['Urdu', 'یہ کتاب میں نے کل لاہور میں خریدی تھی۔'],
  ['Sorani Kurdish', 'سەرۆکی هەرێمی کوردستان دوێنێ لە هەولێر لەگەڵ باڵیۆزی فەرەنسا کۆبووەوە.'],
  ['Pashto', 'د افغانستان د بهرنیو چارو وزیر پرون په کابل کې له خپل پاکستاني سیال سره وکتل.'],
  ['Uyghur', 'ئۇيغۇر تىلى تۈركىي تىللار ئائىلىسىگە كىرىدۇ.'],
  ['French', 'Le ministre de l’Intérieur s’est rendu à Rabat le 6 décembre 2023.'],
  ['English', 'Interpol will hold its 93rd General Assembly in Marrakech in November.'],
  ['English that quotes a word', 'The word كتاب means book, and it is written from right to left.'],
  ['Chinese', '国家主席2024年5月6日在北京会见外国代表团'],
  ['Tamazight', 'ⵜⴰⴳⵍⴷⵉⵜ ⵏ ⵍⵎⵖⵔⵉⴱ 2024'],
  ['Amharic', 'ጠቅላይ ሚኒስትሩ በ2024 ወደ ሞሮኮ ተጓዙ'],
  ['a heading in capitals', 'BREAKING NEWS 2024: MAD 500'],
  ['Hebrew', 'ראש הממשלה נפגש אתמול בירושלים עם השר'],
];

const ARABIC: readonly (readonly [of: string, text: string])[] = [
  ['news', 'أكد عبد اللطيف حموشي في مراكش أن الدورة الحالية للجمعية العامة للإنتربول تنعقد في المغرب.'],
  ['a Persian name', 'التقى وزير الخارجية الإيراني عباس عراقچي نظيره الپاكستاني في إسلام آباد أمس.'],
  [
    'Moroccan spellings',
    'نظمت جماعة أگادير بشراكة مع جهة سوس ماسة وجمعية تيزنيت مهرجانا بمدينة إنزگان وأگلو للسنة الثانية.',
  ],
  [
    'Egyptian spellings',
    'قالت شركة پيپسي في مصر إن الإنتاج في مصنع الجيزة زاد عن العام الماضي مع چنرال موتورز.',
  ],
  ['a Persian keyboard', 'قال وزیر الخارجیة فی بیان له إن کل الدول العربیة تدعم حل الدولتین.'],
  [
    'a Persian keyboard and a Persian name',
    'قال وزیر الخارجیة محمد جواد ظریف فی بیان نشرته وکالة پارس إن کل الدول العربیة تدعم الحل فی الیمن.',
  ],
  ['a headline of two names', 'گوگل تطلق پيكسل'],
  ['a name', 'محمد علی کلای'],
  ['without an article', 'عاد محمد من بيروت مساء أمس'],
  ['Latin names in it', 'وقعت شركة Renault Maroc اتفاقا مع OCP Group و Royal Air Maroc في الدار البيضاء.'],
  ['a number', '2023'],
  ['signs', '…'],
  ['the Koran', 'بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ'],
];

describe('a paragraph in another language', () => {
  for (const [language, text] of FOREIGN)
    it(`${language}: ${text}`, () => assert.ok(isForeign(tokenise(text))));
});

describe('an Arabic paragraph', () => {
  for (const [of, text] of ARABIC) it(`${of}: ${text}`, () => assert.ok(!isForeign(tokenise(text))));
});

describe('the borders between the two', () => {
  const repeated = (word: string, count: number): string => `${word} `.repeat(count);
  const cases: readonly (readonly [of: string, text: string, foreign: boolean])[] = [
    ['two words with foreign letters', repeated('پل', 2), false],
    ['three', repeated('پل', 3), true],
    ['five articles beside them', repeated('پل', 3) + repeated('البيت', 5), true],
    ['six', repeated('پل', 3) + repeated('البيت', 6), false],
    ['two words of a Persian keyboard', repeated('کل', 2), false],
    ['three', repeated('کل', 3), true],
    ['one article beside them', repeated('کل', 3) + 'البيت', false],
    ['one teh marbuta beside them', repeated('کل', 3) + 'دولة', false],
    ['four Latin words for an Arabic one', `بيت ${repeated('house', 4)}`, true],
    ['three', `بيت ${repeated('house', 3)}`, false],
  ];
  for (const [of, text, foreign] of cases)
    it(`${of}: ${text}`, () => assert.equal(isForeign(tokenise(text)), foreign));
});

describe('what is found in another language', () => {
  const recogniser = new Recogniser(testLanguages());
  const told = (text: string): string[] =>
    recogniser
      .recognise(text, { date: '2024-03-10' })
      .mentions.map(({ label, text: found, value, canonical }) =>
        [label, found, value ?? canonical ?? ''].join(' ').trim(),
      );
  const cases: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
    [
      'وزیر خارجه ایران در ۶/۱۲/۲۰۲۳ ساعت ۱۵:۳۰ با ۲۵ نفر در لبنان دیدار و گفتگو کرد.',
      'GPE ایران iran',
      'DATE ۶/۱۲/۲۰۲۳ 2023-12-06',
      'TIME ۱۵:۳۰ T15:30',
      'CARDINAL ۲۵ 25',
      'GPE لبنان lebanon',
    ],
    ['گزارش مالی پالایشگاه ولبنان پس از جنگ چاپ شد و رئیس وزرا رفت.'],
    ['در اول صبح یک روز گرم، او سه کتاب و پنج مجله خرید و به گرگان رفت.'],
    ['یہ کتاب میں نے کل ۱۲ بجے لاہور میں خریدی تھی۔', 'CARDINAL ۱۲ 12', 'GPE لاہور lahore'],
    [
      'Le ministre arrive le 2023-12-06 avec 12,5 % de plus.',
      'DATE le 2023-12-06 2023-12-06',
      'PERCENT 12,5 % 12.5',
    ],
  ];
  for (const [text, ...expected] of cases) it(text, () => assert.deepEqual(told(text), expected));

  const dates = [
    'El ministro habló con la prensa el 5 de marzo de 2024.',
    'Dışişleri Bakanı 5 Mart 2024 tarihinde görüştü.',
    'شر رئیس گفتگو چاپ کرد پس از ۵ مارس ۲۰۲۴ دیدار.',
    'שר החוץ נפגש עם העיתונאים ב-5 במרץ 2024.',
  ];
  for (const text of dates)
    it(`days and years beside a month count nothing: ${text}`, () => assert.deepEqual(told(text), []));
  it('numbers that count stay', () =>
    assert.deepEqual(told('There were 12 people and 2000 books in 5 rooms of the house.'), [
      'CARDINAL 12 12',
      'CARDINAL 2000 2000',
      'CARDINAL 5 5',
    ]));

  it('does not touch the Arabic paragraphs around it', () => {
    const arabic = 'أكد عبد اللطيف حموشي في مراكش يوم 6 دجنبر 2023 ذلك.';
    const persian = FOREIGN[0]![1];
    const alone = told(arabic);
    assert.ok(alone.length >= 3);
    assert.deepEqual(
      told(`${persian}\n${arabic}\n${persian}`).filter((one) => alone.includes(one)),
      alone,
    );
  });
});
