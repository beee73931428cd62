import assert from 'node:assert/strict';
import {
  FURNITURE_KINDS,
  PHRASE_PLACES,
  wordsAmong,
} from '../../../../server/src/languages/ar/furniture/boilerplateLexicon.js';
import phraseTable from '../../../../server/src/languages/ar/furniture/lexicons/boilerplate.tsv';
import { tokenise } from '../../../../server/src/languages/ar/tokens.js';
import { parseLexicon, variants } from '../../../../server/src/text/lexicon.js';
import { findBoilerplate } from '../../../../server/src/languages/ar/furniture/boilerplate.js';
import { splitParagraphs } from '../../../../server/src/text/paragraphs.js';

const ARTICLE = [
  'استقبل رئيس الحكومة وفدا من رجال الأعمال، وبحث معهم سبل تطوير الاستثمار في البلاد.',
  'وأكد أن التعليقات التي نشرت على فيسبوك لا تعكس موقف الحكومة، وأن المزيد من الإصلاحات قادم.',
  'ومن المرتقب أن يشارك في اللقاء المقبل ممثلو النقابات، كما أعلن المتحدث أمس.',
];

/** The lines of an article with others around it that are taken for furniture. */
function furnitureOf(...around: readonly string[]): string[] {
  const paragraphs = splitParagraphs([...around.slice(0, 1), ...ARTICLE, ...around.slice(1)].join('\n'));
  return findBoilerplate(paragraphs).map(({ paragraph }) => paragraphs[paragraph]!.text);
}

describe('boilerplate', () => {
  const furniture = [
    'اترك رد',
    'لن يتم نشر عنوان بريدك الإلكتروني.',
    'لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *',
    'شاهد أيضا',
    'اقرأ أيضاً: الحكومة تصادق على مشروع',
    'مواضيع ذات صلة',
    'إشترك بالقائمة البريدية لتتوصل بكل الجديد عبر البريد الإلكتروني',
    'تعليقات الزوار',
    'جاري تحميل التعاليق...',
    'يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك. سنفترض أنك موافق على هذا ، ولكن يمكنك إلغاء الاشتراك.',
    'جميع الحقوق محفوظة © 2024',
    'afterheader desktop',
    'فيسبوك X لينكدإن واتساب مشاركة عبر البريد طباعة',
    '1,204 مشاهدة',
    '12 تعليقا',
    'وقت القراءة: 3 دقائق',
    'دقيقتان للقراءة',
    'آخر تحديث: 18:30 - 12 نونبر 2024',
    'نشر في: 12/11/2024',
    'بقلم: عبد الله السالم',
    'المصدر: وكالات',
    'الرئيسية » أخبار » اقتصاد',
    'الوسوم: المغرب، الجزائر',
    'استمع إلى الخبر',
    'أحدث المقالات',
    'الاسم *',
    'التعليقات الواردة تعبر عن آراء أصحابها',
    'تصميم وتطوير شركة المدى',
    'Leave A Reply',
    'À lire aussi',
    'Partager sur Facebook',
    '•••',
  ];
  for (const line of furniture)
    it(line, () => assert.deepEqual(furnitureOf('عنوان الخبر الرئيسي', line), [line]));

  const text = [
    'شارك المنتخب في البطولة التي أقيمت في القاهرة وحضرها عدد كبير من المشجعين القادمين من دول مختلفة.',
    'طنجة – أعلنت الشركة عن نتائجها.',
    '«المزيد من الحرية»، هكذا رفع المحتجون شعارهم أمام البرلمان في العاصمة.',
    'Le ministre a déclaré que « tout va bien ».',
    'البحث عن ناجين تحت أنقاض المبنى المنهار',
    'فيسبوك تطلق خدمة جديدة لمستخدميها',
    'إعلان نتائج البكالوريا يوم الجمعة',
    'المزيد من القتلى في غزة',
    'نشر الجيش قواته في المدينة',
    '12 قتيلا في حادث سير',
    'المصدر ذاته أكد أن التحقيق مستمر',
    'اتصل بنا المواطن وأخبرنا بالحادث',
  ];
  for (const line of text)
    it(`is text: ${line}`, () => assert.deepEqual(furnitureOf('عنوان الخبر', line), []));

  it('takes short lines that repeat, not the title said twice', () => {
    assert.deepEqual(furnitureOf('العدالة اليوم', 'العدالة اليوم'), ['العدالة اليوم', 'العدالة اليوم']);
    const title = 'الحكومة تعلن عن برنامج جديد لدعم السكن في المدن الكبرى';
    assert.deepEqual(furnitureOf(title, title), []);
  });

  it('leaves a text in another language alone', () => {
    const paragraphs = splitParagraphs('Le gouvernement\nUn nouveau programme pour les villes\nFin');
    assert.deepEqual(findBoilerplate(paragraphs), []);
  });
});

describe('phrases of boilerplate', () => {
  const rows = parseLexicon(phraseTable);

  it('are of kinds that code knows, and of all of them', () => {
    assert.deepEqual([...new Set(rows.map(({ kind }) => kind))].sort(), Object.keys(FURNITURE_KINDS).sort());
    assert.deepEqual([...new Set(rows.map(({ where }) => where))].sort(), [...PHRASE_PLACES].sort());
  });

  it('can stand in a text, and stand there once in one way', () => {
    const seen = new Set<string>();
    for (const { where, kind, phrases } of rows)
      for (const phrase of variants(phrases)) {
        const words = wordsAmong(tokenise(phrase).tokens);
        assert.ok(words.length > 0, phrase);
        const key = where === 'list' ? `${kind} ${phrase}` : words.join(' ');
        assert.ok(!seen.has(`${where} ${key}`), `«${phrase}» of ${where} is there already`);
        seen.add(`${where} ${key}`);
      }
  });
});
