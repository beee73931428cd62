import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CorpusTagger,
  trainTagger,
  type TaggerModel,
} from '../../../../server/src/suggestions/corpusTagger/corpusTagger.js';
import { LabelChain, emptyNeighbours } from '../../../../server/src/suggestions/corpusTagger/labelChain.js';
import { readTagger, writeTagger } from '../../../../server/src/suggestions/corpusTagger/modelFile.js';
import type { TrainingDocument } from '../../../../server/src/suggestions/corpusTagger/sentences.js';
import { spansOf, tagsOf } from '../../../../server/src/suggestions/corpusTagger/tags.js';
import { anyLanguage } from '../../../../server/src/languages/any/anyLanguage.js';
import { readInlineMarkup } from '../../../fixtures/names/inlineMarkup.js';
import { arabic } from '../../languages/packs.js';

const documentOf = (marked: string, isDone = true): TrainingDocument => {
  const { text, annotations } = readInlineMarkup(marked);
  return { text, annotations, suggested: [], rejected: [], isDone };
};

/** Weapons and drugs, of which no program knows anything. */
const WEAPONS = ['سكين', 'خنجر', 'مسدس', 'سيف', 'بندقية', 'ساطور'];
const DRUGS = ['حشيش', 'كوكايين', 'هيروين', 'قنب', 'أفيون', 'ترامادول'];
const report = (weapon: string, drug: string): TrainingDocument =>
  documentOf(
    `حجزت الشرطة لدى المشتبه فيه [WEAPON ${weapon}] من الحجم الكبير وكمية من [DRUG ${drug}] المهرب.`,
  );
const REPORTS = WEAPONS.map((weapon, i) => report(weapon, DRUGS[i]!));

const told = (model: TaggerModel, text: string, language = arabic): string[] =>
  new CorpusTagger(model, language)
    .tag({ text, suggested: [] })
    .map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);

const UNSEEN = 'حجزت الشرطة لدى المشتبه فيه رشاش من الحجم الكبير وكمية من معجون المهرب.';

describe('the tagger of a corpus', () => {
  it('finds what it has not seen, where it stands as what it has', () => {
    const model = trainTagger(REPORTS, arabic)!;
    assert.deepEqual(told(model, UNSEEN), ['WEAPON رشاش', 'DRUG معجون']);
    assert.deepEqual(told(model, 'قالت الوزارة إن الاجتماع انتهى أمس.'), []);
  });

  it('learns where nothing is known of the language', () => {
    const language = anyLanguage();
    const model = trainTagger(REPORTS, language)!;
    assert.deepEqual(told(model, UNSEEN, language), ['WEAPON رشاش', 'DRUG معجون']);
  });

  it('is the same for the same documents', () => {
    assert.deepEqual(trainTagger(REPORTS, arabic), trainTagger(REPORTS, arabic));
  });

  it('leaves clitics outside where annotators do, and inside where they do', () => {
    const behind = (marked: string) => WEAPONS.map((weapon) => documentOf(marked.replaceAll('X', weapon)));
    const outside = trainTagger(
      behind('ضربه ب[WEAPON السكين الكبير] ثم فر، وهدده ب[WEAPON الX] أيضا.'),
      arabic,
    )!;
    const inside = trainTagger(
      behind('ضربه [WEAPON بالسكين الكبير] ثم فر، وهدده [WEAPON بالX] أيضا.'),
      arabic,
    )!;
    const asked = 'ضربه بالسكين الكبير ثم فر.';
    assert.deepEqual(told(outside, asked), ['WEAPON السكين الكبير']);
    assert.deepEqual(told(inside, asked), ['WEAPON بالسكين الكبير']);
  });

  for (const [what, documents] of [
    ['nothing at all', []],
    ['one annotation', [documentOf('حجزت [WEAPON سكين] أمس.')]],
    [
      'labels of few annotations',
      WEAPONS.map((weapon, i) => documentOf(`حجزت [L${'ABCDEF'[i]} ${weapon}] أمس.`)),
    ],
    ['times and numbers alone', WEAPONS.map(() => documentOf('حجزت [DATE أمس] كله.'))],
  ] as const)
    it(`learns nothing from ${what}`, () => assert.equal(trainTagger(documents, arabic), undefined));

  it('learns from annotators who contradict each other, without a fault', () => {
    const contrary = REPORTS.map((document) => ({
      ...document,
      annotations: document.annotations.map((one) => ({
        ...one,
        label: one.label === 'DRUG' ? 'WEAPON' : 'DRUG',
      })),
    }));
    const model = trainTagger([...REPORTS, ...contrary], arabic)!;
    for (const { confidence } of new CorpusTagger(model, arabic).tag({ text: UNSEEN, suggested: [] }))
      assert.ok(confidence > 0 && confidence <= 1);
  });

  it('looks at paragraphs alone in which something was decided, where the annotator is not done', () => {
    const half = REPORTS.map((document) => ({
      ...documentOf(''),
      ...document,
      text: `${document.text}\nحجزت الشرطة لدى المشتبه فيه رشاش من الحجم الكبير.`,
      isDone: false,
    }));
    assert.deepEqual(told(trainTagger(half, arabic)!, UNSEEN), ['WEAPON رشاش', 'DRUG معجون']);
  });
});

describe('a tagger as a file', () => {
  const model = trainTagger(REPORTS, arabic)!;
  const file = writeTagger({ model, used: ['WEAPON'], annotations: 12 });

  it('says the same when it is read again', () => {
    const read = readTagger(file)!;
    assert.deepEqual([read.used, read.annotations, read.model.labels], [['WEAPON'], 12, ['DRUG', 'WEAPON']]);
    assert.deepEqual(told(read.model, UNSEEN), told(model, UNSEEN));
  });

  it('is none where it is cut, of another version, or something else', () => {
    assert.equal(readTagger(new Uint8Array()), undefined);
    assert.equal(readTagger(new TextEncoder().encode('{"hawashiTagger":1}\n')), undefined);
    assert.equal(readTagger(file.subarray(0, file.length - 1)), undefined);
    const text = new TextDecoder('latin1').decode(file);
    const other = Uint8Array.from(text.replace('"hawashiTagger":1', '"hawashiTagger":9'), (char) =>
      char.charCodeAt(0),
    );
    assert.equal(readTagger(other), undefined);
  });

  it('never throws, whatever it holds', () =>
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (place, value) => {
        const broken = file.slice();
        broken[place] = value;
        const read = readTagger(broken);
        if (read) told(read.model, UNSEEN);
      }),
    ));
});

describe('a chain of tags', () => {
  const tags = 5;
  const scores = (length: number) =>
    fc
      .array(fc.float({ min: -4, max: 4, noNaN: true }), {
        minLength: length * tags,
        maxLength: length * tags,
      })
      .map((values) => Float32Array.from(values));

  it('gives spans back that were made tags', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ gap: fc.nat(3), length: fc.integer({ min: 1, max: 4 }), label: fc.nat(1) })),
        (parts) => {
          let at = 0;
          const spans = parts.map(({ gap, length, label }) => {
            const from = at + gap;
            at = from + length;
            return { from, to: at, label };
          });
          assert.deepEqual(spansOf(tagsOf(at + 1, spans), at + 1), spans);
        },
      ),
    ));

  it('has probabilities that add up, and decodes what is likeliest of all', () =>
    fc.assert(
      fc.property(scores(3), (given) => {
        const neighbours = emptyNeighbours(tags);
        const chain = new LabelChain(neighbours);
        chain.run(given, 3);
        const best = new Uint8Array(3);
        chain.decode(given, 3, best);
        const marginals = new Float64Array(3 * tags);
        let total = 0;
        let highest = -Infinity;
        for (let a = 0; a < tags; a++)
          for (let b = 0; b < tags; b++)
            for (let c = 0; c < tags; c++) {
              const score =
                neighbours.scores[tags * tags + a]! +
                neighbours.scores[a * tags + b]! +
                neighbours.scores[b * tags + c]! +
                given[a]! +
                given[tags + b]! +
                given[2 * tags + c]!;
              const mass = Math.exp(score);
              total += mass;
              highest = Math.max(highest, score);
              for (const [t, tag] of [a, b, c].entries()) marginals[t * tags + tag]! += mass;
            }
        const bestScore = best.reduce((sum, tag, t) => {
          const before = t === 0 ? tags : best[t - 1]!;
          return sum + neighbours.scores[before * tags + tag]! + given[t * tags + tag]!;
        }, 0);
        assert.ok(Math.abs(bestScore - highest) < 1e-4);
        for (let i = 0; i < marginals.length; i++)
          assert.ok(Math.abs(marginals[i]! / total - chain.marginals[i]!) < 1e-6);
      }),
    ));
});
