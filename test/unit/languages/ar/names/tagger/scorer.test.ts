import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TAG_COUNT } from '../../../../../../server/src/languages/ar/names/tagger/labels.js';
import { Scorer } from '../../../../../../server/src/languages/ar/names/tagger/scorer.js';
import {
  sentenceFeatures,
  surfacesOf,
} from '../../../../../../server/src/languages/ar/names/tagger/sentenceFeatures.js';
import { Vocabulary } from '../../../../../../server/src/languages/ar/names/tagger/vocabulary.js';
import {
  readWeights,
  type FeatureWeights,
} from '../../../../../../server/src/languages/ar/names/tagger/weightsFile.js';
import {
  analyseWord,
  classPairFeature,
  PAIR_GRAINS,
  PAIRS,
  type WordKnowledge,
} from '../../../../../../server/src/languages/ar/names/tagger/wordFeatures.js';
import { tokenise } from '../../../../../../server/src/languages/ar/tokens.js';
import { LISTS, smallWeights } from './trainedTagger.js';

const { vocabulary, words: weights } = readWeights(smallWeights());
const knowledge: WordKnowledge = { vocabulary: new Vocabulary(vocabulary), lists: LISTS };

/** What the scorer does, feature by feature and token by token. */
function plainly(surfaces: readonly string[], { rows, scale }: FeatureWeights): (number[] | undefined)[] {
  const words = surfaces.map((surface) => analyseWord(surface, knowledge));
  const sums = surfaces.map(() => new Array<number>(TAG_COUNT).fill(0));
  const addTo = (sum: number[], hash: number): void => {
    const feature = rows.find(hash);
    for (let tag = 0; feature >= 0 && tag < TAG_COUNT; tag++) sum[tag]! += rows.valueOf(feature, tag);
  };
  const pairsOf = words.map((_, t) =>
    PAIRS.flatMap(([first, second], pair) =>
      PAIR_GRAINS.flatMap((grain) => {
        const [one, two] = [words[t + first]?.classes[grain] ?? 0, words[t + second]?.classes[grain] ?? 0];
        return one > 0 && two > 0 ? [classPairFeature(pair, grain, one, two)] : [];
      }),
    ),
  );
  sentenceFeatures(surfaces, knowledge, (t, hash) => {
    if (!pairsOf[t]!.includes(hash)) addTo(sums[t]!, hash);
  });

  let open = surfaces.map(() => true);
  const close = (): void => {
    const ahead = sums.map(([outside, ...others]) => (outside! - Math.max(...others)) * scale);
    const is = open.map((may, t) => may && ahead[t]! <= 5);
    const mayBe = open.map((may, t) => may && ahead[t]! <= 9);
    for (let round = 0; round < is.length; round++)
      for (let t = 0; t < is.length; t++) if (mayBe[t] && (is[t - 1] || is[t + 1])) is[t] = true;
    open = is;
  };
  close();
  for (const [t, may] of open.entries()) if (may) for (const hash of pairsOf[t]!) addTo(sums[t]!, hash);
  close();
  return sums.map((sum, t) => (open[t] ? sum : undefined));
}

describe('the scorer', () => {
  it('finds the open tokens of a sentence and their sums, as adding up all features of all tokens does', () => {
    const word = fc.constantFrom(
      ...['قال', 'الرئيس', 'كمال', 'الورداني', 'في', 'تونس', 'إن', 'البلاد', 'بخير', '.', 'أعلنت', 'منظمة'],
      ...[
        'الصحة',
        'العالمية',
        'جنيف',
        'الأمم',
        'المتحدة',
        'والأمم',
        'بيروت',
        'وبيروت',
        'حداد',
        'كان',
        'الجو',
      ],
      ...[
        '12',
        '2024',
        '،',
        'Interpol',
        'كـــــــــــــــــــــــــــــــــــــــمال',
        'لمراكش',
        'ماركوني',
        'أمس',
      ],
    );
    const found = { open: 0, closed: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(1, 2, 4, 8, 16),
        (sentences, strength) => {
          const scaled = { ...weights, scale: weights.scale * strength };
          const scorer = new Scorer(scaled, knowledge);
          const { tokens } = tokenise(sentences.flat().join(' '));
          // Whatever was scored before, in whichever parts.
          scorer.read(tokens);
          let from = 0;
          for (const { length } of sentences) {
            const to = Math.min(tokens.length, from + length);
            scorer.score(from, to);
            const expected = plainly(surfacesOf(tokens.slice(from, to)), scaled);
            for (const [t, sums] of expected.entries()) {
              assert.equal(scorer.open[t], sums ? 1 : 0);
              found[sums ? 'open' : 'closed']++;
              if (!sums) continue;
              const row = new Int16Array(TAG_COUNT);
              scorer.copyRow(t, row, 0);
              assert.deepEqual([...row], sums);
            }
            from = to;
          }
        },
      ),
    );
    assert.ok(found.open > 100 && found.closed > 100);
  });
});
