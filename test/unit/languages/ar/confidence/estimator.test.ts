import assert from 'node:assert/strict';
import {
  ConfidenceError,
  readEstimator,
} from '../../../../../server/src/languages/ar/confidence/estimator.js';
import { bundledConfidences } from '../../../../../server/src/languages/ar/confidence/confidences.js';
import { told } from '../../../../../server/src/languages/ar/confidence/told.js';

const FIELDS = ['always', 'source'];
const file = (...rows: string[]): string =>
  ['# what was learned', 'model\tfield\tvalue\tmentions\tlabel\tborder', ...rows].join('\n');
const half = 0.5;
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

describe('the estimator of confidence', () => {
  const estimator = readEstimator(
    file(
      'names\talways\tyes\t\t1\t2',
      'names\tsource\trule\t\t-1\t-2',
      'names\tsource\trule\tPERS\t3\t4',
      'amounts\talways\tyes\t\t9\t9',
    ),
    'names',
    FIELDS,
  );
  for (const [what, label, evidence, expected] of [
    ['adds up the weights of the values', 'ORG', ['yes', 'rule'], [half, half]],
    ['adds those of the label', 'PERS', ['yes', 'rule'], [logistic(3), logistic(4)]],
    ['takes what it does not know for nothing', 'PERS', ['yes', 'unheard of'], [logistic(1), logistic(2)]],
    ['takes what is not said for nothing', 'PERS', ['yes', ''], [logistic(1), logistic(2)]],
  ] as const)
    it(what, () => assert.deepEqual(Object.values(estimator(label, evidence)), expected));

  for (const [what, rows, key] of [
    ['a file without the model', ['amounts\talways\tyes\t\t1\t1'], 'confidence.noModel'],
    ['an empty file', [], 'confidence.noModel'],
    ['a field that there is not', ['names\tweather\tyes\t\t1\t1'], 'confidence.unknownField'],
    ['a weight that is no number', ['names\talways\tyes\t\t1\tmuch'], 'confidence.noNumber'],
    ['a row that is cut', ['names\talways\tyes\t\t1'], 'confidence.noNumber'],
  ] as const)
    it(`refuses ${what}`, () =>
      assert.throws(
        () => readEstimator(file(...rows), 'names', FIELDS),
        (error: unknown) => error instanceof ConfidenceError && error.said.key === key,
      ));
});

it('the weights that are shipped are of the fields that are looked at, each row', () => {
  const { names, amounts } = bundledConfidences();
  for (const estimate of [names('PERS', ['yes']), amounts('DATE', ['yes'])])
    assert.ok(estimate.label > half && estimate.border > half);
});

describe('what is told of an estimate', () => {
  it('is the product of both', () =>
    assert.deepEqual(told({ label: 0.8, border: half }), {
      confidence: 0.8 * half,
      labelConfidence: 0.8,
      borderConfidence: half,
    }));
  it('is neither certain nor out of the question', () => {
    const { labelConfidence, borderConfidence } = told({ label: 1, border: 0 });
    assert.ok(labelConfidence! < 1 && borderConfidence! > 0);
  });
});
