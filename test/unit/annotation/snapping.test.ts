import { inWords } from '../messages/inWords.js';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { snapSpan, spanProblems } from '../../../server/src/annotation/snapping.js';
import { arabic } from '../languages/packs.js';
import { fold } from '../../../server/src/languages/ar/normalise.js';
import { CodePointIndex } from '../../../server/src/text/offsets.js';

/** The span between [ and ] of a marked text. */
function marked(line: string): { text: string; start: number; end: number } {
  const start = line.indexOf('⟦');
  const end = line.indexOf('⟧') - 1;
  return { text: line.replace('⟦', '').replace('⟧', ''), start, end };
}

const NAMES = new Set(
  [
    'مراكش',
    'المغرب',
    'بلجيكا',
    'وليد',
    'ليبيا',
    'كاليفورنيا',
    'المملكة المغربية',
    'كواليس اليوم',
    'طه',
    'سي',
    'فالنسيا',
    'لاهاي',
  ].map(fold),
);
const isName = (folded: string): boolean => NAMES.has(folded);

/** ⟦…⟧ is what was selected; the second is what is tagged. */
const check = (line: string, expected: string, known = true): void => {
  it(`${line} → ${expected}${known ? '' : ' (no names known)'}`, () => {
    const { text, ...selection } = marked(line);
    const wanted = marked(expected);
    assert.equal(wanted.text, text);
    const snapped = snapSpan(text, selection, arabic, known ? isName : undefined);
    assert.equal(text.slice(snapped.start, snapped.end), text.slice(wanted.start, wanted.end));
    assert.equal(snapped.start, wanted.start);
    const same = wanted.start === selection.start && wanted.end === selection.end;
    assert.equal(
      snapped.reasons.length === 0,
      same,
      `a reason where the span changed: ${snapped.reasons.map(inWords).join()}`,
    );
  });
};

describe('snapping a selection', () => {
  describe('edges', () => {
    check('زار⟦ مراكش ⟧أمس', 'زار ⟦مراكش⟧ أمس');
    check('“⟦حموشي”،⟧ قال', '“⟦حموشي⟧”، قال');
    check('⟦(الإنتربول)⟧', '(⟦الإنتربول⟧)');
    check('⟦الاتحاد الأوروبي (EU)⟧', '⟦الاتحاد الأوروبي (EU)⟧');
    check('المدير العام ⟦“للإدارة العامة”⟧', 'المدير العام “ل⟦لإدارة العامة⟧”');
    check('⟦المدير العام “للإدارة العامة”،⟧ قال', '⟦المدير العام “للإدارة العامة”⟧، قال');
    check('⟦جمعية "أمل"⟧ تنظم', '⟦جمعية "أمل"⟧ تنظم');
    check('⟦”حموشي“⟧ قال', '”⟦حموشي⟧“ قال');
    check('⟦”حموشي، مراكش⟧ قال', '”⟦حموشي، مراكش⟧ قال');
    check('⟦\u200fمراكش\u200e⟧', '\u200f⟦مراكش⟧\u200e');
    check('⟦20%⟧ من', '⟦20%⟧ من');
    check('⟦-5⟧ درجات', '⟦-5⟧ درجات');
    check('in the ⟦U.S.⟧', 'in the ⟦U.S.⟧');
    check('in ⟦Rabat.⟧', 'in ⟦Rabat⟧.');
    check('«⟦طنجة»\u00a0⟧', '«⟦طنجة⟧»\u00a0');
  });

  describe('words', () => {
    check('مدينة ⟦مراك⟧ش', 'مدينة ⟦مراكش⟧');
    check('مدينة م⟦راك⟧ش', 'مدينة ⟦مراكش⟧');
    check('في ال⟦مغرب⟧ اليوم', 'في ⟦المغرب⟧ اليوم');
    check('عام 20⟦25⟧', 'عام ⟦2025⟧');
    check('زار مرا⟦⟧كش', 'زار ⟦مراكش⟧');
    check('زار مراكش⟦⟧ أمس', 'زار ⟦مراكش⟧ أمس');
    check('عبد ⟦ال⟧له', 'عبد ⟦الله⟧');
    check('⟦مؤكِّ⟧داً', '⟦مؤكِّداً⟧');
  });

  describe('proclitics', () => {
    check('⟦بمراكش⟧', 'ب⟦مراكش⟧');
    check('ب⟦مراكش⟧', 'ب⟦مراكش⟧');
    check('⟦بِمراكش⟧', 'بِ⟦مراكش⟧');
    check('ب⟦راكش⟧'.replace('ب⟦', 'بم⟦'), 'ب⟦مراكش⟧');
    check('⟦بلجيكا⟧', '⟦بلجيكا⟧');
    check('⟦ببلجيكا⟧', 'ب⟦بلجيكا⟧');
    check('⟦وليد⟧', '⟦وليد⟧');
    check('و⟦ليد⟧', '⟦وليد⟧');
    check('⟦لليبيا⟧', 'ل⟦ليبيا⟧');
    check('⟦للمغرب⟧', 'ل⟦لمغرب⟧');
    check('⟦وللمغرب⟧', 'ول⟦لمغرب⟧');
    check('⟦بالمملكة المغربية⟧', 'ب⟦المملكة المغربية⟧');
    check('⟦كاليفورنيا⟧', '⟦كاليفورنيا⟧');
    check('⟦لكواليس اليوم⟧', 'ل⟦كواليس اليوم⟧');
    check('⟦فالنسيا⟧', '⟦فالنسيا⟧');
    check('⟦والي⟧ الجهة', '⟦والي⟧ الجهة');
    check('⟦وسي⟧ أحمد', '⟦وسي⟧ أحمد');
  });

  describe('proclitics without knowledge of names', () => {
    check('⟦بالرباط⟧', 'ب⟦الرباط⟧', false);
    check('⟦للأمن الوطني⟧', 'ل⟦لأمن الوطني⟧', false);
    check('⟦وبالرباط⟧', 'وب⟦الرباط⟧', false);
    check('⟦والرباط⟧', 'و⟦الرباط⟧', false);
    check('⟦بمراكش⟧', '⟦بمراكش⟧', false);
    check('ب⟦مراكش⟧', 'ب⟦مراكش⟧', false);
    check('⟦وليد⟧', '⟦وليد⟧', false);
    check('⟦الرباط⟧', '⟦الرباط⟧', false);
    check('⟦والدي⟧ هنا', '⟦والدي⟧ هنا', false);
  });

  describe('pronouns', () => {
    check('⟦مدير⟧هم العام', '⟦مدير⟧هم العام');
    check('⟦مدين⟧ة طنجة', '⟦مدينة⟧ طنجة');
    check('⟦ط⟧ه حسين', '⟦طه⟧ حسين');
    check('⟦ل⟧ه ذلك', '⟦له⟧ ذلك', false);
    check('⟦دو⟧ر', '⟦دور⟧', false);
  });

  it('gives an empty span where there is nothing to tag', () => {
    for (const line of ['زار⟦ ⟧مراكش', '⟦⟧', '⟦“”⟧', ' ⟦⟧ ']) {
      const { text, ...selection } = marked(line);
      const snapped = snapSpan(text, selection, arabic);
      assert.equal(snapped.start, snapped.end, line);
      assert.ok(snapped.reasons.length > 0);
    }
  });

  it('holds for any text: inside it, done in one step, at whole characters', () => {
    const letter = fc.constantFrom(...'بوفلكالمغرسهة 12٣.،«»()“”-\u200f\u064b\u200c\n😀aB', '\ud83d', '😀');
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 40 }), fc.nat(45), fc.nat(45), (letters, a, b) => {
        const text = letters.join('');
        const first = snapSpan(text, { start: a, end: b }, arabic);
        assert.ok(0 <= first.start && first.start <= first.end && first.end <= text.length);
        if (first.start === first.end) return;
        const again = snapSpan(text, first, arabic);
        assert.deepEqual({ start: again.start, end: again.end }, { start: first.start, end: first.end });
        assert.deepEqual(spanProblems(text, first, arabic), []);
      }),
    );
  });
});

describe('problems of a span', () => {
  const problems = (line: string, expected: string[]): void => {
    it(`${line}: ${expected.join(', ') || 'none'}`, () => {
      const { text, ...span } = marked(line);
      const found = spanProblems(text, span, arabic, isName);
      assert.deepEqual(
        found.map((problem) => problem.kind),
        expected,
      );
      for (const { trimmed } of found) assert.deepEqual(spanProblems(text, trimmed, arabic, isName), []);
    });
  };
  problems('زار ⟦مراكش⟧', []);
  problems('زار⟦ مراكش⟧', ['edge-space']);
  problems('زار “⟦مراكش”⟧', ['edge-quote']);
  problems('زار ⟦مرا⟧كش', ['cuts-word']);
  problems('⟦بمراكش⟧', ['holds-proclitic']);
  problems('بم⟦راكش⟧', ['cuts-word']);
  problems('وبال⟦ربا⟧ط', ['cuts-word']);
  problems('ب⟦مراكش⟧', []);
  problems('⟦ بمراك⟧ش', ['edge-space', 'cuts-word', 'holds-proclitic']);

  it('has nothing against the gold annotations of the first corpus', () => {
    const folder = 'seeds/annotations/gold';
    let seen = 0;
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join('seeds', basename(file, '.jsonl') + '.txt'), 'utf8');
      const points = new CodePointIndex(text);
      for (const line of readFileSync(join(folder, file), 'utf8').trim().split('\n')) {
        const gold = JSON.parse(line) as { start: number; end: number; text: string };
        const span = { start: points.toUtf16(gold.start), end: points.toUtf16(gold.end) };
        assert.deepEqual(spanProblems(text, span, arabic), [], gold.text);
        seen++;
      }
    }
    assert.ok(seen > 200);
  });
});
