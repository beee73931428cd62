import assert from 'node:assert/strict';
import { evaluateLearning } from '../../../../server/src/corpus/learning/evaluation.js';
import { evaluationReport } from '../../../../server/src/corpus/learning/evaluationReport.js';
import type { AnnotatedDocument } from '../../../../server/src/corpus/learning/simulation.js';
import { readInlineMarkup } from '../../../fixtures/names/inlineMarkup.js';
import { arabic } from '../../languages/packs.js';

const basis = { language: arabic, labels: new Set(['ORG', 'FAC']) };

/** Annotated as the first says, suggested for as the second does. */
function document(name: string, annotated: string, suggested: string): AnnotatedDocument {
  const { text, annotations } = readInlineMarkup(annotated);
  const spans = (marked: readonly { start: number; end: number; label: string }[]) =>
    marked.map(({ start, end, label }) => ({ start, end, label, text: text.slice(start, end) }));
  return {
    ...{ name, text, gold: spans(annotations) },
    suggestions: spans(readInlineMarkup(suggested).annotations).map((one) => ({
      ...one,
      ...{ source: 'recogniser', confidence: 0.7, reasons: [] },
    })),
  };
}

/** The corpus calls stadiums facilities, the recogniser organisations. */
const STADIUMS = ['النسر', 'الوادي', 'السد', 'البحر', 'الريف', 'النهر'].map((name, i) =>
  document(`d${i}`, `فاز في [FAC ملعب ${name}] أمس`, `فاز في [ORG ملعب ${name}] أمس`),
);

describe('what learning is worth', () => {
  it('is told by documents that others have taught for', async () => {
    const { all, labels, tested, corrections } = await evaluateLearning(STADIUMS, basis);
    assert.equal(tested, STADIUMS.length);
    assert.deepEqual([all.before.f1, all.after.f1, all.gain], [0, 1, 1]);
    assert.deepEqual(all.interval, [1, 1]);
    assert.deepEqual(Object.keys(labels), ['FAC', 'ORG']);
    assert.deepEqual(
      corrections.map(({ before, after }) => [before, after]),
      [
        [1, 1],
        [1, 1],
        [1, 0],
        [1, 0],
        [1, 0],
        [1, 0],
      ],
    );
  });

  it('is told of the rest, after the first documents', async () => {
    const { all, tested } = await evaluateLearning(STADIUMS, basis, { after: 1 });
    assert.deepEqual([tested, all.after.f1], [5, 0]);
  });

  it('is nothing where nothing can be learned, and is put into words', async () => {
    const alone = document('a', 'زار [ORG مجمع الريف] أمس', 'زار [ORG مجمع الريف] أمس');
    const evaluation = await evaluateLearning([alone, { ...alone, name: 'b' }], basis);
    assert.equal(evaluation.all.gain, 0);
    assert.match(evaluationReport(evaluation), /ORG +100\.0 +100\.0 +100\.0 +100\.0 +100\.0 +100\.0 +\+0\.0/);
  });
});
