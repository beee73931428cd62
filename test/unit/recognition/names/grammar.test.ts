import { checkNames } from './checkNames.js';

const CASES: Readonly<Record<string, readonly string[]>> = {
  'persons: titles stay outside, first names begin them': [
    'أكد السيد [PERS عبد اللطيف حموشي] أن التعاون مستمر.',
    'وقال الدكتور [PERS أحمد الطيب] إن الحوار ضروري.',
    'وصرحت السيدة [PERS نادية فتاح العلوي] للصحافة.',
    'وأضاف [PERS محمد بن سلمان بن عبد العزيز] أن العمل جار.',
    'التقى ب[PERS عبد الإله بنكيران] أمس.',
    'وقال السيد [PERS سمير الوردي] يعيّن [PERS كمال المدوري] لاحقا.',
  ],
  'persons: a role, then who holds it': [
    'استقبل [OCC وزير الخارجية المصري] [PERS بدر عبد العاطي] نظيره.',
    'أعلن [OCC رئيس الحكومة] [PERS عزيز أخنوش] عن برنامج جديد.',
  ],
  'organisations: how far the name goes': [
    'أعلنت [ORG وزارة التربية الوطنية والتعليم الأولي والرياضة] النتائج.',
    'أفادت [ORG المديرية العامة للأمن الوطني] في بلاغ لها.',
    'قررت [ORG المحكمة الابتدائية ب[GPE الرباط]] تأجيل الملف.',
    'نظمت [ORG الجمعية المغربية لحقوق الإنسان] وقفة.',
    'صرح ل[ORG وكالة الأنباء الكويتية] ونقل إلى [ORG مستشفى مايو كلينك].',
  ],
  'laws: one ends where another begins': [
    'وفقا ل[LAW اتفاقية [GPE باريس] للمناخ] و[LAW قرار [ORG مجلس الأمن] رقم 2797].',
  ],
  'organisations: generic phrases are none': [
    'تدخلت الأجهزة الأمنية [NORP المغربية] بسرعة.',
    'وحضرته وفود أمنية من دول كثيرة.',
    'شاركت عناصر الشرطة [NORP الفرنسية] في العملية.',
  ],
  'roles: what they govern is inside, with the organisation nested': [
    'حضر [OCC الأمين العام ل[ORG حزب العدالة والتنمية]] اللقاء.',
    'انتخب [OCC رئيس [ORG الاتحاد الجزائري لكرة القدم]] بالإجماع.',
    'ودعا [OCC المدير العام ل[ORG منظمة الصحة العالمية]] إلى الحذر.',
    'بأمر من [OCC صاحب الجلالة الملك] [PERS محمد السادس].',
    'استقبل [OCC سفير [GPE فرنسا] في [GPE لبنان]] الوفد.',
    'التقى [OCC الرئيس الأمريكي] المنتهية ولايته [PERS جو بايدن] نظيره.',
  ],
  'places: proclitics come off where the rest is a name': [
    'عاد من [GPE المغرب] إلى [GPE بلجيكا] عبر [GPE فرنسا] و[GPE إسبانيا].',
    'اجتمع الوفدان ب[GPE مراكش] ثم ب[GPE القاهرة].',
    'زار مدينة [GPE طنجة] ودولا أخرى في [LOC إفريقيا].',
    // A verb behind و is no place that is spelled like it.
    'رحب المجلس بالبيان بشأن [GPE دارفور]، وأدان الهجمات.',
  ],
  'places: buildings and landscapes keep their heads': [
    'هبطت الطائرة في [FAC مطار محمد الخامس] ليلا.',
    'غرق القارب في [LOC البحر الأبيض المتوسط] قبالة [GPE ليبيا].',
  ],
  'events: number, organisation and place nested': [
    'تحتضن [GPE مراكش] [EVENT الدورة 93 ل[ORG لجمعية العامة ل[ORG لإنتربول]]] قريبا.',
    'انطلقت أشغال [EVENT المؤتمر ال47 لقادة الشرطة والأمن العرب] ب[GPE طنجة].',
  ],
  'nationalities: alone a name, inside another none': [
    'وصف المسؤولون [NORP الفرنسيون] الزيارة بالناجحة.',
    'أشاد الوفد [NORP المغربي] بالعلاقات [NORP المغربية] [NORP الفرنسية].',
  ],
};

describe('names by grammar and gazetteer', () => {
  for (const [subject, texts] of Object.entries(CASES)) {
    describe(subject, () => {
      for (const text of texts) it(text, () => checkNames(text));
    });
  }
});
