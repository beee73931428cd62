import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Suggestion } from '../../../../../server/src/suggestions/suggestion.js';
import { loadTagger } from '../../../../../server/src/languages/ar/names/tagger/tagger.js';
import { Recogniser } from '../../../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../../packs.js';

const TEXT = [
  'قال وزير الخارجية المغربي ناصر بوريطة إن الرباط ستستضيف المؤتمر يوم 12 مارس 2024.',
  'وأضاف أن 30 دولة ومنظمة الصحة العالمية وشركة زوزوم للاستيراد ستشارك، ومنها فرنسا.',
].join('\n\n');

describe('confidence', () => {
  const tagger = loadTagger(readFileSync('server/models/tagger.bin'));
  const recogniser = new Recogniser(testLanguages({ tagger }));
  const { mentions } = recogniser.recognise(TEXT);
  const of = (text: string, among: readonly Suggestion[] = mentions): Suggestion =>
    among.find((mention) => mention.text === text)!;

  it('is between 0 and 1, and the product of that of label and borders', () => {
    assert.ok(mentions.length > 6);
    for (const { confidence, labelConfidence, borderConfidence } of mentions) {
      assert.ok(confidence > 0 && confidence < 1);
      assert.ok(Math.abs(confidence - labelConfidence! * borderConfidence!) < 1e-9);
    }
  });

  it('is told of times and numbers too', () =>
    assert.ok(of('يوم 12 مارس 2024').confidence > 0.8 && of('30').labelConfidence! > 0.8));

  it('of an unknown company is less than of a known country', () =>
    assert.ok(of('شركة زوزوم للاستيراد').confidence < of('فرنسا').confidence));

  it('of borders is less where a name may go on', () =>
    assert.ok(of('شركة زوزوم للاستيراد').borderConfidence! < of('فرنسا').borderConfidence!));

  it('is the same again, and in a document that goes on', () => {
    const longer = recogniser.recognise(`${TEXT}\n\nوانتهى اللقاء.`).mentions;
    assert.deepEqual(
      longer.map(({ confidence }) => confidence),
      mentions.map(({ confidence }) => confidence),
    );
  });
});
