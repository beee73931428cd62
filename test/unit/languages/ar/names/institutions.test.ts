/** Buildings, companies, media and bodies of states of which no lexicon need know: what names them, and what does not. */
import { checkNames } from './checkNames.js';

const CASES: Readonly<Record<string, readonly string[]>> = {
  'buildings and roads: what names them': [
    'عرضت اللوحات في [FAC دار الثقافة ابن رشيق] أمس.',
    'نقل الجرحى إلى [FAC مستشفى الثورة العام] أمس.',
    'وقع الحادث على [FAC الطريق الوطني رقم 5] صباحا.',
    'أغلق [FAC الطريق السيار شرق غرب] لساعتين.',
    'تجمع الناس على [FAC جسر الجمهورية] ثم تفرقوا.',
    'وصل إلى [FAC محطة مترو الدمرداش] متأخرا.',
    'انطلقت الأشغال في [FAC محطة معالجة المياه ب[GPE عنابة]].',
    'يفتتح [FAC المسرح الوطني] موسمه غدا.',
  ],
  'buildings: one of many has no name': [
    'افتتح أطول جسر بحري في العالم.',
    'أقيم مستشفى ميداني جديد للمصابين.',
    'وصلت الشرطة إلى مسرح الجريمة بسرعة.',
    'دخل المحامي قاعة المحكمة مبتسما.',
  ],
  'seats of power: a building or whom it houses': [
    'يعمل كثيرون في [FAC البيت الأبيض] ليلا.',
    'أعلن [ORG البيت الأبيض] أن الزيارة تأجلت.',
    'قال [ORG قصر الإليزيه] في بيان إن الزيارة تأجلت.',
  ],
  'companies and schools of which nothing is known': [
    'أعلنت [ORG شركة هاليبرتون إنرجي سيرفيسز] عن أرباحها.',
    'اشترت [ORG شركة بن غاطي للتطوير العقاري] أرضا.',
    'ارتفعت أرباح [ORG مجموعة أولام الزراعية] أمس.',
    'قالت [ORG شركة أبحاث السوق "كاناليس"] إن المبيعات تراجعت.',
    'افتتحت [ORG سلسلة متاجر كارفور] فرعا.',
    'استقال [OCC مدير [ORG سيريكا إنرجي]] أمس.',
    'تخرجت في [ORG كلية وارتون لإدارة الأعمال] مبكرا.',
    'دخلت شركة كبرى وجامعة مرموقة إلى المنافسة.',
  ],
  'media: in Latin letters, spelled, by the state of the paper': [
    'وفقا لموقع [ORG TMZ] المختص.',
    'أورد موقع [ORG إن تي في] التقرير.',
    'أوردت جريدة [ORG الخبر] [NORP الجزائرية] ذلك.',
    '[GPE صنعاء] ([ORG الثورة]): افتتح المعرض أمس.',
    '[GPE الرباط] - [ORG و م ع]: افتتح المعرض أمس.',
  ],
  'bodies that each state has': [
    'أعلنت [ORG الخارجية الماليزية] الخبر، وأعلن [ORG خفر السواحل الليبي] غرق القارب.',
    'أعلنت [ORG البحرية الفلبينية] بدء التدريب.',
    'أتاح اللقاء لأجهزة الأمن الوطني [NORP المغربية] تبادل التجارب.',
    'أقر [ORG مجلس النواب الليبي] الميزانية.',
  ],
};

for (const [what, texts] of Object.entries(CASES)) {
  describe(`institutions by grammar: ${what}`, () => {
    for (const marked of texts) it(marked, () => checkNames(marked));
  });
}
