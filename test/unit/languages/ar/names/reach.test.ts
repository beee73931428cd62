/** How far names, lists and what is said of them go: just as far as the limits that keep recognition linear let them. */
import { checkNames } from './checkNames.js';

const CASES: Readonly<Record<string, readonly string[]>> = {
  'six fields joined in one name': [
    'أعلنت [ORG وزارة التربية الوطنية والتعليم والتكوين والرياضة والشباب والثقافة والصحة] النتائج.',
  ],
  'a list that a head opens, whose names are all words of prose too': [
    'في محافظات [GPE واسط] و[GPE العمارة] و[GPE الكوت] و[GPE البيضاء] و[GPE الوادي] أيضا.',
  ],
  'another name in brackets, of up to three words': [
    'قالت [ORG منظمة العفو الدولية] ([ORG أمنستي إنترناشيونال ليميتد]) إن العمل جار.',
  ],
  'a day of four words, of which an event is called': [
    'انتهت [EVENT ثورة الحادي والعشرين من شتنبر] أمس.',
    'انتهت [EVENT ثورة 25 يناير] أمس.',
  ],
  'a party or bank of which nothing is known': [
    'قال [ORG بنك روكفورد] إن العمل جار.',
    'فاز [ORG حزب غرودوف].',
  ],
};

for (const [what, texts] of Object.entries(CASES)) {
  describe(`how far names go: ${what}`, () => {
    for (const marked of texts) it(marked, () => checkNames(marked));
  });
}
