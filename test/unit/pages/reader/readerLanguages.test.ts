import assert from 'node:assert/strict';
import { languageOf } from '../../../../client/pages/reader/languages.js';

describe('the language of a paragraph', () => {
  function check(paragraph: string, language: string): void {
    it(`${language || 'unknown'}: ${paragraph}`, () => assert.equal(languageOf(paragraph), language));
  }
  check('أكد السيد عبد اللطيف حموشي ضرورة توحيد الجهود الأمنية', 'ar');
  check('أكد الرئيس الروسي فلاديمير پوتين لوسائل الإعلام الدولية أمس أن بلاده مستعدة', 'ar');
  check('وزیر خارجه ایران به پاریس سفر کرد', 'fa');
  check('وزیر اعظم نے کراچی میں لوگوں سے خطاب کیا', 'ur');
  check('ראש הממשלה נפגש עם נשיא צרפת Emmanuel Macron', 'he');
  check('The word حموشي stands in an English sentence', '');
  check('التقى حموشي بمسؤولي منظمة Interpol', 'ar');
  check('2025-11-24', '');
  check('', '');
});
