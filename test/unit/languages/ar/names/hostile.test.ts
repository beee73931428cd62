import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NameLabel } from '../../../../../server/src/languages/mention.js';
import { NameCandidate } from '../../../../../server/src/languages/ar/names/nameCandidate.js';
import { resolve } from '../../../../../server/src/languages/ar/names/resolve.js';
import { findAliases } from '../../../../../server/src/languages/ar/names/document/aliases.js';
import { analyseText } from '../../../../../server/src/languages/ar/names/analysis/analysedText.js';
import { bundledLexicon } from '../../../../../server/src/languages/ar/names/analysis/bundledNames.js';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';
import { namesOf } from './checkNames.js';

/** Spans lie in the text, are not empty, neither cross nor repeat. */
function checkSpans(text: string): void {
  const names = namesOf(text);
  for (const { start, end, confidence } of names) {
    assert.ok(start >= 0 && start < end && end <= text.length);
    assert.ok(confidence > 0 && confidence <= 1);
    assert.equal(text.slice(start, end), text.slice(start, end).trim());
  }
  for (const a of names) {
    for (const b of names) {
      if (a === b) continue;
      assert.ok(!(a.start < b.start && b.start < a.end && a.end < b.end), 'names cross');
      assert.ok(a.start !== b.start || a.end !== b.end, 'a span repeats');
    }
  }
}

describe('names in bad text', () => {
  const texts: Readonly<Record<string, string>> = {
    latin: 'THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG. HOME | ABOUT | CONTACT US',
    hebrew: 'ראש הממשלה נפגש עם שר החוץ בירושלים',
    persian: 'رئیس جمهور ایران در تهران با وزیر امور خارجه دیدار کرد',
    chinese: '国家主席在北京会见外国代表团',
    emoji: '👍🏽 🇲🇦 المغرب 👨‍👩‍👧‍👦',
    'lone surrogates': 'المغرب \ud800 و\udc00فرنسا',
    'symbols only': '“”«»()[]{}—–…،؛؟!',
    'open brackets': '('.repeat(2000) + 'المغرب',
    'proclitics only': 'و ف ب ل ك لل ال وال بال',
  };
  for (const [what, text] of Object.entries(texts)) it(what, () => checkSpans(text));

  it('finds nothing in other languages', () => {
    for (const language of ['latin', 'hebrew', 'chinese']) assert.deepEqual(namesOf(texts[language]!), []);
  });

  it('holds for any text, with the words of names in any order', () => {
    const words =
      'المدير العام للأمن الوطني ولمراقبة التراب وزير الخارجية المغربي السيد محمد عبد اللطيف بن علي مدينة مراكش الدورة 93 للجمعية العامة للإنتربول “ ” ( ) ، . \n'.split(
        ' ',
      );
    const mixed = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(mixed, (parts) => checkSpans(parts.join(' '))),
      { numRuns: 120 },
    );
  });

  const cpu = (): number => process.cpuUsage().user + process.cpuUsage().system;
  const long: Readonly<Record<string, (size: number) => string>> = {
    'a list of names': (size) => 'محمد العلوي، '.repeat(size),
    'names without end': (size) => 'محمد بن عبد الله أبو '.repeat(size),
    'heads without end': (size) => 'رئيس مجلس إدارة وزارة '.repeat(size),
    'one word': (size) => 'محمد'.repeat(size * 60),
    'brackets and quotes': (size) => '«(المغرب)» '.repeat(size),
  };
  for (const [what, make] of Object.entries(long)) {
    it(`takes time in proportion to the text: ${what}`, function () {
      this.timeout(20_000);
      const time = (size: number): number => {
        const text = make(size);
        const before = cpu();
        namesOf(text);
        return cpu() - before;
      };
      time(600);
      const small = Math.min(time(600), time(600), time(600));
      const large = Math.min(time(3_000), time(3_000));
      assert.ok(large < small * 15 + 20_000, `${large} µs for five times what took ${small} µs`);
    });
  }
});

describe('aliases', () => {
  const candidate = (end: number): NameCandidate => new NameCandidate(end - 6, end, 'ORG', 0.9, []);
  const cost = (text: string): number => {
    const analysis = analyseText(tokenise(text), { times: [], numbers: [] }, bundledLexicon());
    const candidates = [...text.matchAll(/المغرب/g)].map(({ index }) => candidate(index + 6));
    const before = process.cpuUsage().user;
    findAliases(analysis, candidates);
    return process.cpuUsage().user - before;
  };
  for (const [what, piece] of [
    ['brackets', '('],
    ['quotes', '"'],
    ['guillemets', '«»'],
    ['names in brackets', 'المغرب ("مملكة") '],
  ] as const)
    it(`cost in proportion to the text: ${what}`, function () {
      this.timeout(20_000);
      cost(`المغرب ${piece.repeat(10_000)}`);
      const [small, large] = [10_000, 80_000].map((size) =>
        Math.min(...[0, 1, 2].map(() => cost(`المغرب ${piece.repeat(size)}`))),
      ) as [number, number];
      // What grows with the square takes seconds here; the rest is room for a busy machine.
      assert.ok(large < small * 24 + 150_000, `${large} µs for eight times what took ${small} µs`);
    });
});

describe('resolve', () => {
  const name = (start: number, end: number, label: NameLabel, confidence: number) =>
    new NameCandidate(start, end, label, confidence, []);
  it('lets a place nest in an organisation, and no nationality', () => {
    const [org, gpe, norp] = [name(0, 30, 'ORG', 0.8), name(20, 30, 'GPE', 0.9), name(5, 12, 'NORP', 0.9)];
    assert.deepEqual(resolve([gpe, norp, org]), [org, gpe]);
  });
  it('keeps the surer of two that cross', () => {
    const [sure, less] = [name(0, 10, 'PERS', 0.9), name(5, 15, 'ORG', 0.5)];
    assert.deepEqual(resolve([less, sure]), [sure]);
  });
  it('shows nothing that is more likely wrong', () => {
    assert.deepEqual(resolve([name(0, 5, 'PERS', 0.3)]), []);
  });
});
