/** Places, programmes, products and occasions that are named by kinds of words, and what looks like them and is no name. */
import { checkNames } from './checkNames.js';

const CASES: Readonly<Record<string, readonly string[]>> = {
  'buildings: markets, centres and kinds of them': [
    'سرقة قرب [FAC سوق شطيبة] أمس.',
    'شب حريق في [FAC السوق الأسبوعي ل[GPE القنيطرة]] أمس.',
    'جرى ضبطه قرب [FAC سوق الأحد] وبحوزته مال.',
    'وقال إن سوق العمل في [GPE المغرب] صعبة.',
    'مالت الأسهم في سوق [GPE دبي] للارتفاع.',
    'نقل إلى [FAC المستشفى الإقليمي بوكافر] أمس.',
    'القاعة الكبيرة استقبلت المصابين.',
    'نقل إلى [FAC المركز الاستشفائي الإقليمي [GPE مكناس]] أمس.',
    'جرت في [FAC القاعة متعددة الرياضات ابن ياسين] أمس.',
    'حكم بسجن مهندس [NORP جزائري] أمس.',
    'احتضن [FAC برج باب [GPE مراكش]] حفلا.',
  ],
  'roads: of which a region has one': [
    'أغلقت السلطات [FAC الطريق الصحراوي] أمس.',
    'وقعت على الطريق الرابطة بينهما.',
  ],
  'landscapes: beaches that no town is called like': [
    'انطلاقا من [LOC شاطئ أقطي نتاغة] أمس.',
    'انطلق من شاطئ [GPE العرائش] أمس.',
  ],
  'estates, wards and checkpoints': [
    'ضبط مستودعا في [FAC مدينة الحسن الصناعية] أمس.',
    'نقل إلى [FAC مدينة الملك فهد الطبية] أمس.',
    'بدأ ترميم [FAC مشفى [LOC الفرات]] أمس.',
    'أغلق الجيش [FAC حاجز [GPE بيت فوريك]] أمس.',
  ],
  'bodies and texts: for what they are, of which year': [
    'أعادت [ORG المؤسسة العامة لنقل وتوزيع الكهرباء] التيار أمس.',
    'نشرت [LAW المرسوم الملكي رقم 31 لسنة 2026]، وقالت إنه نافذ.',
  ],
  'events: whose they are': [
    'فاز الحزب في [EVENT انتخابات ولاية [GPE بيهار]] أمس.',
    'وقال إن [EVENT مفاوضات مسقط] انتهت.',
    'شاركت في [EVENT الملتقى الدولي للتمر ب[GPE المغرب]] أمس.',
    'فازت بلقب [EVENT الماراثون الدولي ل[GPE مراكش]] أمس.',
  ],
  'associations: one noun, before what they are for': [
    'أعلنت [ORG جمعية الواحة للماء والبيئة] عن مشروع.',
    'نددت [ORG رابطة الصحراء للديمقراطية وحقوق الإنسان] بالقرار.',
  ],
  'committees, meetings of the world, laws and envoys': [
    'وتعقد [ORG لجنة المالية والتنمية الاقتصادية] اجتماعا أمس.',
    'شارك في [EVENT المنتدى العالمي لمكافحة الجريمة السيبرانية] أمس.',
    'طالب بتفعيل [LAW القانون الإطار رقم 51.17] أمس.',
    'مرفوقا ب[OCC سفير [GPE ألمانيا] المعتمد لدى [GPE المملكة]] [PERS روبرت دولغر].',
  ],
  'occasions and helpers: any, and none in particular': [
    'دعا إلى مؤتمر للمصالحة أمس.',
    'تعرضت لثورة جامحة أمس.',
    'تستعد بمساعدة [ORG حزب الله] للمواجهة.',
    'يقام شرقي المتحف الحالي أمس.',
  ],
  'programmes and products': [
    'ضمن [MISC البرنامج الوطني للتزويد بالماء الشروب 2020-2027] أمس.',
    'كان يقود سيارة من نوع "[MISC ميتسوبيشي]" أمس.',
    'وصلت إلى الرصيف الباخرة "[MISC كوين ماري]" أمس.',
    'ضمن [MISC البرنامج الوطني لتحديث الطرق القروية] أمس.',
    'وقال إن البرنامج الجديد للحكومة جاهز.',
    'عودة هاتف [MISC نوكيا 3310] إلى الأسواق.',
    'طرح هاتف «[MISC نوكيا 5]» أمس.',
    'فاز ب[MISC جائزة ميديسيس للأدب الأجنبي] أمس.',
  ],
  'events: anniversaries, what is voted for, contests': [
    'بمناسبة [EVENT الذكرى الخمسين للمسيرة الخضراء] أمس.',
    'بمناسبة الذكرى الخمسين لزواجه.',
    'فاز في [EVENT انتخابات الرئاسة البرازيلية] مرشح.',
    'تقام [EVENT بطولة [LOC إفريقيا] للجودو] أمس.',
    'لعب في [EVENT المونديال] أمس.',
  ],
};

for (const [what, texts] of Object.entries(CASES)) {
  describe(`named things: ${what}`, () => {
    for (const marked of texts) it(marked, () => checkNames(marked));
  });
}
