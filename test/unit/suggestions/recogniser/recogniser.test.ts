import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadTagger } from '../../../../server/src/languages/ar/names/tagger/tagger.js';
import { Recogniser } from '../../../../server/src/suggestions/recogniser/recogniser.js';
import type { Recognition } from '../../../../server/src/suggestions/recogniser/recognition.js';
import { testLanguages } from '../../languages/packs.js';
import { said } from './said.js';
import { trainSmall } from '../../languages/ar/names/tagger/trainedTagger.js';

const SENTENCES = [
  'زار عبد اللطيف الحموشي مدينة مراكش يوم الاثنين الماضي.',
  'قال الحموشي إن الدورة 93 للجمعية العامة للإنتربول ستنعقد بمراكش.',
  'المملكة تستضيف المؤتمر من 24 إلى 27 نونبر الجاري.',
  'عاد محمد إلى بيروت مساء أمس.',
  'وأعلنت منظمة الأمم المتحدة (الأمم المتحدة) ذلك في بيروت.',
  'شارك هذا المقال',
  'Marrakech 2025 😀',
];

describe('the title of a text', () => {
  function check(title: string, lines: readonly string[], expected: readonly number[]): void {
    it(title, () =>
      assert.deepEqual(new Recogniser(testLanguages()).recognise(lines.join('\n')).titles, expected),
    );
  }
  check('is its first paragraph', ['المغرب يؤكد ضرورة توحيد الجهود', SENTENCES[0]!], [0]);
  check('is missing where a text begins with a long paragraph', [SENTENCES.join(' ').repeat(3)], []);
});

describe('recognising a text that was edited', () => {
  const weights = trainSmall();
  const edit = fc.record({
    at: fc.nat(),
    removed: fc.oneof(fc.nat(3), fc.nat(80)),
    inserted: fc.oneof(
      fc.constantFrom('', 'ا', ' ', '\n', ' في مراكش ', '.\n'),
      fc.constantFrom(...SENTENCES),
      fc.constantFrom(...SENTENCES).map((sentence) => `\n${sentence}\n`),
    ),
  });
  const beginning = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 12 });

  it('finds what recognising it anew finds', () => {
    const recogniser = new Recogniser(testLanguages({ tagger: loadTagger(weights) }));
    fc.assert(
      fc.property(beginning, fc.array(edit, { maxLength: 6 }), (lines, edits) => {
        let text = lines.join('\n');
        let before: Recognition | undefined;
        for (const { at, removed, inserted } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + inserted + text.slice(start + removed);
          before = recogniser.recognise(text, { date: '2025-11-24', ...(before && { before }) });
          const anew = new Recogniser(testLanguages({ tagger: loadTagger(weights) }));
          assert.deepEqual(said(before), said(anew.recognise(text, { date: '2025-11-24' })));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('places the mentions of each version in its own text, whichever is asked for them first', () => {
    const recogniser = new Recogniser(testLanguages());
    const text = 'زار الوزير مدينة مراكش\nثم عاد إلى الرباط\nثم عاد إلى الرباط';
    const later = `سطر\n${text}`;
    const first = recogniser.recognise(text);
    const second = recogniser.recognise(later, { before: first });
    for (const { mentions, of } of [
      { mentions: second.mentions, of: later },
      { mentions: first.mentions, of: text },
      { mentions: second.mentions, of: later },
    ]) {
      assert.ok(mentions.length >= 3);
      for (const mention of mentions) assert.equal(of.slice(mention.start, mention.end), mention.text);
    }
  });

  it('gives those with problems without the others', () => {
    const text = 'زار مراكش\nيوم الأربعاء 24 نوفمبر 2025\nثم الرباط\nيوم الأحد 24 نوفمبر 2025';
    const { mentions, questionable } = new Recogniser(testLanguages()).recognise(text);
    assert.equal(questionable.length, 2);
    assert.deepEqual(
      questionable,
      mentions.filter(({ problems }) => problems),
    );
  });
});
