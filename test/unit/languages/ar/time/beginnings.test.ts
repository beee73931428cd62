/** The gates of the grammar: what is found with all of them open is found with them as they are. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Begin } from '../../../../../server/src/languages/ar/time/beginnings.js';
import { readAmountBeforeOther } from '../../../../../server/src/languages/ar/time/amountRanges.js';
import { readNumberMention } from '../../../../../server/src/languages/ar/time/numberMentions.js';
import { readTime } from '../../../../../server/src/languages/ar/time/timeGrammar.js';
import { timeTextOf, type TimeText } from '../../../../../server/src/languages/ar/time/timeText.js';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';
import { splitParagraphs } from '../../../../../server/src/text/paragraphs.js';

/** No gates of rules, but words of the grammar. */
const GRAMMAR = Begin.FrequentOpener | Begin.AfterFrequentOpener;
/** Words that have senses begin these by their kinds alone, whatever else could be read from them. */
const BY_KIND = Begin.Appointed | Begin.Date | Begin.Period;

const opened = (text: TimeText): TimeText => ({
  ...text,
  all: ~0,
  begins: text.begins.map((bits, i) => {
    const closed = GRAMMAR | (text.words[i]?.kinds ? BY_KIND : 0);
    return (bits & closed) | ~closed;
  }),
});

function sameWithOpenGates(written: string): void {
  const text = timeTextOf(tokenise(written));
  const open = opened(text);
  for (let i = 0; i < text.tokens.length; i++) {
    assert.deepEqual(readTime(text, i), readTime(open, i), `${written.slice(0, 200)} at ${i}`);
    const amount = readAmountBeforeOther(open, i) ?? readNumberMention(open, i);
    assert.deepEqual(readAmountBeforeOther(text, i) ?? readNumberMention(text, i), amount);
    if (amount) assert.ok((text.begins[i]! & (Begin.Number | Begin.Amount)) !== 0, text.tokens[i]!.norm);
  }
}

const textsBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));

const WORDS = (
  'من إلى بين ما و في على يوم اليوم أمس الأربعاء الاثنين 6 24 2023 730 5 ٫ دجنبر رمضان كانون الثاني الجاري الماضي ' +
  'شهر سنة عام الساعة ساعات السادسة الثالثة عشرة مساء صباحا قبل بعد منذ ثلاثة أيام نصف ربع ألف مليون وخمسمائة كل ' +
  'مرات مرتين نهاية الربع الفصل الأول أول آخر الأخيرة جمعة هـ - / : ( ) ، % $ د.م. SAR درهم كيلومترا ال لل بال هذا ' +
  'هذه ذلك القرن التسعينيات سأعود وسأعود عمره وعمرها سن بلوغه العقد نفس الفترة المماثلة المؤتمر السنوي صيف عيد طن'
).split(' ');
/** What chance would hardly put together. */
const PHRASES = [
  'السداسي الأول من 2023',
  'في الثمانين من العمر',
  'سأعود في السابعة',
  'فصل الصيف',
  'مرة في السنة',
];

describe('gates of the grammar of times', () => {
  it('lose nothing of the texts', () => {
    for (const text of [...textsBelow('seeds'), ...textsBelow('test/fixtures')])
      for (const paragraph of splitParagraphs(text)) sameWithOpenGates(paragraph.text);
  });

  it('lose nothing of what is made of their words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS, ...PHRASES), { maxLength: 12 }),
        fc.constantFrom(' ', '', '\u200f '),
        (words, between) => sameWithOpenGates(words.join(between)),
      ),
      { numRuns: 2000 },
    );
  });
});
