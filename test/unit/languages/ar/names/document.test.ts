import assert from 'node:assert/strict';
import fc from 'fast-check';
import { consolidateNames, findNames } from '../../../../../server/src/languages/ar/names/nameRecogniser.js';
import type { NameCandidate } from '../../../../../server/src/languages/ar/names/nameCandidate.js';
import type { ParagraphNames } from '../../../../../server/src/languages/ar/names/document/paragraphNames.js';
import { bundledLexicon } from '../../../../../server/src/languages/ar/names/analysis/bundledNames.js';
import { slug } from '../../../../../server/src/languages/ar/names/words/slug.js';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';
import { words } from '../../../golden/words.js';
import { checkNames, namesOf } from './checkNames.js';

const paragraph = (text: string): ParagraphNames =>
  findNames(tokenise(text), { times: [], numbers: [] }, bundledLexicon(), undefined);

/** Why a name was found, as a person reads it. */
const reasonsOf = ({ reasons }: Pick<NameCandidate, 'reasons'>): string => reasons.map(words).join('; ');

/** Entity ids of the mentions whose text is given. */
const idsOf = (text: string, ...forms: readonly string[]): string[] =>
  namesOf(text)
    .filter(({ start, end }) => forms.includes(text.slice(start, end)))
    .map(({ canonical }) => canonical ?? '');

describe('names over a document', () => {
  const consistent = [
    'استقبل السيد [PERS سعيد الوردي] الوفد.\n\nوأكد [PERS الوردي] أن المشروع جاهز، ورافق [PERS الوردي] ضيوفه.',
    'قال [PERS رفيق بلعربي] إن الخطة جاهزة.\nشارك [PERS البلعربي] في اللقاء.',
    'التزام [GPE المغرب] واضح.\nوتواصل [GPE المملكة] جهودها.',
    // A common word is a club where clubs are spoken of, and a common word elsewhere.
    'تأهل فريق [ORG الهلال] إلى النهائي بعد فوزه على غريمه [ORG الاتحاد].\nوسجل هدف [ORG الاتحاد] لاعب بديل، ويلتقي [ORG الهلال] الفائز.',
    'حقق الجيش النصر في المعركة، وظهر الهلال ليلا.',
    'فاز فريق [ORG الهلال].\nوهنأه [OCC وزير الشباب].',
    // A word in quotes beside a name is another name of it, though it is a verb elsewhere.
    'أدانت [ORG إدارة الكوارث والطوارئ التركية] "[ORG آفاد]" ذلك.',
    // How many is no other name.
    'سجل [PERS سعيد الوردي] (هدفين) في المباراة، وأضاف رفيق هدفين.',
    // A surname that is a month or a common word is its bearer's beside what only persons have, or where the phrase ends.
    'استقالت [PERS تيريزا ماي] أمس.\nوانهارت حكومة [PERS ماي] في ماي الماضي.',
    'عرض على [PERS الحبيب الصيد] منصب.\nفشل تكليف [PERS الصيد]، وعاد الصيد البحري.',
    'طعن [PERS سامر إقبال] أمس.\nونقل [PERS إقبال] إلى المستشفى، وشهد المعرض إقبالا.',
    'غنت [PERS أريانا غراندي] أمس.\nثم رقصت [PERS أريانا] طويلا.',
    'قال [PERS تركي آل الشيخ] ذلك.\nثم انسحب [PERS آل شيخ] منه.',
    // A word that is a town for certain in one place is it in others.
    'وصل الوفد إلى مدينة [GPE عبري] مساء.\nواحتفلت [GPE عبري] به.',
  ];
  for (const text of consistent) it(text.replaceAll('\n', ' / '), () => checkNames(text));

  it('gives one id to a person in full, by surname and with the other article', () => {
    const text = 'قال رفيق بلعربي إن الخطة جاهزة.\nوأضاف بلعربي ذلك.\nشارك البلعربي.';
    assert.equal(new Set(idsOf(text, 'رفيق بلعربي', 'بلعربي', 'البلعربي')).size, 1);
    assert.equal(idsOf(text, 'بلعربي', 'البلعربي').length, 2);
  });

  it('joins spellings of one name', () => {
    const text = 'قال عبداللطيف الزوهري ذلك.\nوأكد عبد اللطيف الزوهري الأمر.';
    assert.equal(new Set(idsOf(text, 'عبداللطيف الزوهري', 'عبد اللطيف الزوهري')).size, 1);
  });

  it('joins words that are spelled in two ways, in listed names and others', () => {
    const listed = 'قالت الكونفدرالية الديمقراطية للشغل ذلك.\nوأكدت الكنفدرالية الديموقراطية للشغل الأمر.';
    const [first, second, ...more] = namesOf(listed).filter(({ label }) => label === 'ORG');
    assert.equal(first?.canonical, second?.canonical);
    assert.deepEqual(more, []);
    const other = 'قررت الهيئة العليا للرصد البحري ذلك.\nوأكدت الهيأة العليا للرصد البحري الأمر.';
    const ids = namesOf(other).map(({ canonical }) => canonical);
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
  });

  it('takes a surname for the one whom the document names in full', () => {
    const [full, surname] = idsOf('قال مروان باسيل ذلك.\nوأضاف باسيل الأمر.', 'مروان باسيل', 'باسيل');
    assert.equal(surname, full);
    const brothers = 'التقى سمير الخطيب شقيقه وائل الخطيب.';
    assert.equal(new Set(idsOf(brothers, 'سمير الخطيب', 'وائل الخطيب')).size, 2);
  });

  it('joins an alias in brackets to its organisation', () => {
    const text = 'أصدرت الجمعية الوطنية لحماية المستهلك (جوحم) بيانا.\nوقالت جوحم إن الأسعار ارتفعت.';
    const ids = idsOf(text, 'الجمعية الوطنية لحماية المستهلك', 'جوحم');
    assert.equal(ids.length, 3);
    assert.equal(new Set(ids).size, 1);
  });

  it('tells an event by its organisation and number, however the number is written', () => {
    const ids = [
      'الدورة 93 للجمعية العامة للإنتربول',
      'الدورة الثالثة والتسعين للجمعية العامة للإنتربول',
    ].map((event) => {
      const text = `انطلقت ${event} أمس.`;
      return namesOf(text).find(({ label }) => label === 'EVENT')?.canonical;
    });
    assert.equal(ids[0], ids[1]);
    assert.match(ids[0] ?? '', /93$/);
  });

  it('says why', () => {
    const [full, short] = namesOf('قال رفيق بلعربي إن الخطة جاهزة.\nوأضاف بلعربي ذلك.');
    assert.match(reasonsOf(full!), /first name known/);
    assert.match(reasonsOf(short!), /seen in full: «رفيق بلعربي»/);
  });

  it('gives the same names after edits as from scratch', () => {
    const lines = [
      'قال رفيق بلعربي إن الخطة جاهزة.',
      'وأضاف بلعربي ذلك.',
      'التزام المملكة واضح في المغرب.',
      'عادت جوحم إلى العمل.',
      'أصدرت الجمعية الوطنية لحماية المستهلك (جوحم) بيانا.',
      'الدورة 93 للجمعية العامة للإنتربول.',
      'اجتمعت الجمعية العامة اليوم.',
    ];
    const edit = fc.record({ at: fc.nat(lines.length - 1), line: fc.constantFrom('نص عادي.', ...lines) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const texts = [...lines];
        const kept = texts.map(paragraph);
        consolidateNames(kept);
        for (const { at, line } of edits) {
          texts[at] = line;
          kept[at] = paragraph(line);
          assert.deepEqual(consolidateNames(kept), consolidateNames(texts.map(paragraph)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('slug', () => {
  const cases: readonly [name: string, id: string][] = [
    ['عبد اللطيف حموشي', 'abd-alltyf-hmwshy'],
    ['مُحَمَّد', 'mhmd'],
    ['شركة OCP', 'shrkh-ocp'],
    ['الصحراء ٢٤', 'alshra-24'],
    ['…', 'unnamed'],
  ];
  for (const [name, id] of cases) it(name, () => assert.equal(slug(name), id));
  it('is readable ASCII for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug(name))),
    );
  });
});
