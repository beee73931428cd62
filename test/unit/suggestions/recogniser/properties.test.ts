/** What holds for the whole recogniser, with the tagger that is shipped, whatever the text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NUMBER_LABELS, TIME_LABELS } from '../../../../server/src/languages/mention.js';
import {
  Recogniser,
  type RecognitionSettings,
} from '../../../../server/src/suggestions/recogniser/recogniser.js';
import type { Recognition } from '../../../../server/src/suggestions/recogniser/recognition.js';
import { testLanguages } from '../../languages/packs.js';
import { seeds, shippedTagger } from '../../golden/sources.js';
import { said } from './said.js';

const tagger = shippedTagger();
const fresh = (text: string, settings: RecognitionSettings = {}): Recognition =>
  new Recogniser(testLanguages({ tagger })).recognise(text, settings);

const AMOUNTS: ReadonlySet<string> = new Set([...TIME_LABELS, ...NUMBER_LABELS]);

function checkSound(text: string, { mentions, paragraphs, boilerplate, titles }: Recognition): void {
  const open: { readonly start: number; readonly end: number }[] = [];
  let last = { start: 0, end: Infinity };
  for (const mention of mentions) {
    const { start, end, confidence, label } = mention;
    assert.ok(0 <= start && start < end && end <= text.length, 'within the text');
    assert.equal(mention.text, text.slice(start, end));
    assert.ok(start > last.start || (start === last.start && end <= last.end), 'by place, longer first');
    while (open.length > 0 && open.at(-1)!.end <= start) open.pop();
    assert.ok(open.length === 0 || end <= open.at(-1)!.end, 'nested, never crossing');
    assert.ok(confidence > 0 && confidence <= 1);
    assert.ok(mention.reasons.length > 0 || AMOUNTS.has(label), `${label} without a reason`);
    assert.ok(mention.problems === undefined || AMOUNTS.has(label), 'only amounts have problems');
    open.push((last = { start, end }));
  }
  for (const { start, text: paragraph } of paragraphs) assert.ok(text.startsWith(paragraph, start));
  for (const paragraph of [...titles, ...boilerplate.map((line) => line.paragraph)])
    assert.ok(paragraphs[paragraph] !== undefined);
}

const WORDS =
  'المدير العام للأمن الوطني ووزارة الداخلية السيد محمد بن عبد اللطيف حموشي (الإنتربول) بمدينة مراكش الدورة 93 يوم الأربعاء 7 دجنبر الجاري من 24 إلى 27 أمس 5/6/2023 ألف و20 درهما « ” : - / ، . ؟ شارك'.split(
    ' ',
  );
const hostile = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
      {
        weight: 1,
        arbitrary: fc
          .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 })
          .map((codes) => String.fromCharCode(...codes)),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '\n',
          '\r',
          '\r\n',
          '\u2028',
          '\u2029',
          '\ufeff',
          '\u200f',
          '\u202e',
          '\u0640',
          '\u064b',
          '\0',
          '\ud800',
          '\udc00',
          '😀',
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom(...WORDS).map((word) => word.repeat(40)) },
    ),
    { maxLength: 60 },
  )
  .chain((parts) => fc.constantFrom(' ', '', '\u0640').map((between) => parts.join(between)));
const dates = fc.constantFrom(undefined, '2024-11-08', '2024-11', '2024', '0001-01-01', 'nonsense', '');

describe('recognising any text', () => {
  it('never throws, and gives mentions that nest, in order, within the text', () => {
    fc.assert(
      fc.property(hostile, dates, (text, date) =>
        checkSound(text, fresh(text, date === undefined ? {} : { date })),
      ),
      { numRuns: 150 },
    );
  });

  it('gives the same, whatever was recognised before, at once or in slices', async () => {
    const used = new Recogniser(testLanguages({ tagger }), { cacheSize: 2000 });
    await fc.assert(
      fc.asyncProperty(hostile, dates, async (text, date) => {
        const settings = date === undefined ? {} : { date };
        const expected = said(fresh(text, { ...settings, once: true }));
        assert.deepEqual(said(used.recognise(text, settings)), expected);
        const sliced = await used.recogniseInSlices(text, settings, () => Promise.resolve(true));
        assert.deepEqual(said(sliced), expected);
      }),
      { numRuns: 80 },
    );
  });
});

describe('recognising a seed while it is edited', () => {
  const edit = fc.record({
    at: fc.nat(),
    removed: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(600)),
    inserted: fc.oneof(fc.constantFrom('', 'و', '\n', ' ', '.', '2023'), fc.constantFrom(...WORDS), hostile),
    date: dates,
  });
  for (const seed of seeds)
    it(`finds what recognising it anew finds: ${seed.title}`, () => {
      const recogniser = new Recogniser(testLanguages({ tagger }));
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
          let { text } = seed;
          let before = recogniser.recognise(text, { date: seed.date });
          for (const { at, removed, inserted, date } of edits) {
            const start = at % (text.length + 1);
            text = text.slice(0, start) + inserted + text.slice(start + removed);
            before = recogniser.recognise(text, { date, before });
            assert.deepEqual(said(before), said(fresh(text, { date })));
          }
        }),
        { numRuns: 6 },
      );
    });
});

describe('the time that recognition takes', () => {
  const news = seeds.map(({ text }) => text).join('\n');
  const texts: Readonly<Record<string, (times: number) => string>> = {
    'of news': (times) => news.repeat(times),
    'of one line without end': (times) => news.replace(/\s+/g, ' ').repeat(times),
    'of names without end': (times) => 'السيد محمد بن عبد الله العلوي '.repeat(400 * times),
    'of dates without end': (times) => 'من 4 إلى 7 نونبر و'.repeat(400 * times),
    'of brackets and quotes': (times) => '«(المغرب]» “'.repeat(600 * times),
    'of empty lines': (times) => 'مراكش\n\n'.repeat(1500 * times),
    'of one word without end': (times) => 'محمد'.repeat(4000 * times),
  };
  for (const [what, make] of Object.entries(texts))
    it(`${what} grows with the text`, () => {
      const cost = (text: string): number => {
        const begin = process.cpuUsage();
        fresh(text, { once: true });
        const { user, system } = process.cpuUsage(begin);
        return Math.max(user + system, 2000);
      };
      const [short, long] = [make(1), make(10)];
      cost(short);
      // Ten times the text, at most fourteen times the cost, in the quietest of some runs.
      let ratio = Infinity;
      for (let run = 0; run < 6 && ratio > 14; run++) ratio = Math.min(ratio, cost(long) / cost(short));
      assert.ok(ratio <= 14, `${ratio.toFixed(1)} times`);
    });
});
