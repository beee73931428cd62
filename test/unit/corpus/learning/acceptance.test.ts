import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  recordedIn,
  recordOf,
  type DecisionRecord,
} from '../../../../server/src/annotation/decisionRecord.js';
import type { Annotation } from '../../../../server/src/annotation/model.js';
import {
  acceptanceReport,
  type ReviewedDocument,
} from '../../../../server/src/corpus/learning/acceptance.js';
import { acceptanceTable } from '../../../../server/src/corpus/learning/acceptanceTable.js';
import { wilsonInterval } from '../../../../server/src/corpus/scoring/wilson.js';
import { readInlineMarkup } from '../../../fixtures/names/inlineMarkup.js';
import { arabic } from '../../languages/packs.js';

const { spelling } = arabic;

interface Told {
  readonly rejected?: boolean;
  readonly record?: DecisionRecord;
}

/** Annotated as the first says, suggested for as the second does; `told`: of each annotation, more. */
function document(
  annotated: string,
  suggested: string,
  {
    confidence = 0.7,
    told = [],
    isDone = true,
    name = 'd',
  }: {
    readonly confidence?: number;
    readonly told?: readonly Told[];
    readonly isDone?: boolean;
    readonly name?: string;
  } = {},
): ReviewedDocument {
  const { text, annotations } = readInlineMarkup(annotated);
  const decisions = annotations.map(({ start, end, label }, i): Annotation => {
    const { rejected, record } = told[i] ?? {};
    return {
      ...{ id: String(i), start, end, label, text: text.slice(start, end) },
      ...(rejected ? { rejected } : { origin: 'accepted' as const }),
      ...(record && { extra: recordedIn(record) }),
    };
  });
  const suggestions = readInlineMarkup(suggested).annotations.map(({ start, end, label }) => ({
    ...{ start, end, label, text: text.slice(start, end) },
    ...{ source: 'recogniser', confidence, reasons: [] },
  }));
  return { name, text, decisions, suggestions, isComplete: () => isDone };
}

const outcomes = (...documents: ReviewedDocument[]) => {
  const { accepted, label, borders, refused, left } = acceptanceReport(documents, spelling).all;
  return { accepted, label, borders, refused, left };
};
const NONE = { accepted: 0, label: 0, borders: 0, refused: 0, left: 0 };

describe('how often suggestions are accepted', () => {
  const check = (title: string, one: ReviewedDocument, expected: Partial<typeof NONE>): void => {
    it(title, () => assert.deepEqual(outcomes(one), { ...NONE, ...expected }));
  };
  const SUGGESTED = 'زار [ORG ملعب النسر] أمس';
  check('counts what was taken', document(SUGGESTED, SUGGESTED), { accepted: 1 });
  check('counts another label', document('زار [FAC ملعب النسر] أمس', SUGGESTED), { label: 1 });
  check('counts other borders', document('زار ملعب [ORG النسر] أمس', SUGGESTED), { borders: 1 });
  check('counts what was refused', document(SUGGESTED, SUGGESTED, { told: [{ rejected: true }] }), {
    refused: 1,
  });
  check(
    'counts a refusal before another label',
    document('زار [ORG [FAC ملعب النسر]] أمس', SUGGESTED, { told: [{}, { rejected: true }] }),
    { refused: 1 },
  );
  check('counts what was left in a document that is done', document('زار ملعب النسر أمس', SUGGESTED), {
    left: 1,
  });
  check('counts nothing that waits', document('زار ملعب النسر أمس', SUGGESTED, { isDone: false }), {});

  it('goes by what was recorded, where that was, whatever would be suggested now', () => {
    const suggested = { source: 'spacy', label: 'PERS', text: 'النسر', confidence: 0.35 };
    const record = { at: '2026-01-01T00:00:00.000Z', suggested };
    const report = acceptanceReport([document(SUGGESTED, SUGGESTED, { told: [{ record }] })], spelling);
    assert.deepEqual([report.recorded, report.all.decided, report.all.label], [1, 1, 1]);
    assert.deepEqual(Object.keys(report.sources), ['spacy']);
    assert.deepEqual(
      report.bands.map(({ from, to }) => [from, to]),
      [[0.3, 0.4]],
    );
  });

  it('measures how far rates lie from confidences', () => {
    const sure = document(SUGGESTED, SUGGESTED, { confidence: 1 });
    const wrong = document('زار ملعب النسر أمس', SUGGESTED, { confidence: 0.5 });
    const report = acceptanceReport([sure, wrong], spelling);
    assert.deepEqual(
      report.bands.map(({ from, rate, confidence }) => [from, rate, confidence]),
      [
        [0.5, 0, 0.5],
        [0.9, 1, 1],
      ],
    );
    assert.equal(report.calibrationError, 0.25);
    assert.match(acceptanceTable(report), /50\.0–60\.0 +1 +0 +0 +0 +0 +1 +0\.0 +0\.0 … 79\.3 +50\.0/);
  });

  it('says so where nothing is known', () => {
    const report = acceptanceReport([], spelling);
    assert.equal(report.all.decided, 0);
    assert.match(acceptanceTable(report), /Nothing is known of how long decisions took/);
  });
});

describe('what was accepted faster than it can be read', () => {
  const TEXT = Array.from({ length: 3 }, () => `${'كلمة '.repeat(29)}[PERS حموشي]`).join('\n');
  const at = (seconds: number, together?: number): Told => ({
    record: { at: new Date(1e12 + seconds * 1000).toISOString(), ...(together && { together }) },
  });
  const pace = (...told: Told[]) => acceptanceReport([document(TEXT, TEXT, { told })], spelling).pace;
  const check = (title: string, told: readonly Told[], expected: readonly number[]): void => {
    it(title, () => {
      const { timed, tooFast, together, unknown } = pace(...told);
      assert.deepEqual([timed, tooFast, together, unknown], expected);
    });
  };
  // Thirty words take six seconds at 300 words a minute.
  check('is what was decided sooner', [at(0), at(5.9), at(11.8)], [2, 2, 0, 1]);
  check('is not what was decided later', [at(0), at(6.1), at(12.2)], [2, 0, 0, 1]);
  check('is not known of what was accepted at once', [at(0), at(1, 2), at(1, 2)], [0, 0, 2, 1]);
  check('is not known without times', [{}, {}, {}], [0, 0, 0, 3]);
  check('is not known of refusals', [at(0), { ...at(0.1), rejected: true }, at(9)], [1, 0, 0, 1]);

  it('is not what was decided quickly in a paragraph that was read before', () => {
    const text = `${'كلمة '.repeat(28)}[PERS حموشي] [PERS حموشي]`;
    const first = document('زار [PERS حموشي]', '', { told: [at(0)], name: 'a' });
    const read = document(text, text, { told: [at(10), at(10.2)], name: 'b' });
    const { timed, tooFast, unknown } = acceptanceReport([first, read], spelling).pace;
    assert.deepEqual([timed, tooFast, unknown], [2, 0, 1]);
  });

  it('lists the documents', () => {
    const { pace: found } = acceptanceReport(
      [document(TEXT, TEXT, { told: [at(0), at(1), at(30)] })],
      spelling,
    );
    assert.deepEqual(found.documents, [{ document: 'd', tooFast: 1, timed: 2 }]);
  });
});

describe('the record of a decision', () => {
  it('is read as it was written, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.record({
          at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
          together: fc.option(fc.integer({ min: 2 }), { nil: undefined }),
          suggested: fc.option(
            fc.record({
              ...{ source: fc.string(), label: fc.string(), text: fc.string() },
              confidence: fc.double({ min: 0, max: 1, noNaN: true }),
            }),
            { nil: undefined },
          ),
        }),
        (record) => {
          const written = JSON.parse(JSON.stringify(recordedIn(record as DecisionRecord))) as object;
          assert.deepEqual(recordOf({ extra: { ...written } }), JSON.parse(JSON.stringify(record)));
        },
      ),
    );
    fc.assert(fc.property(fc.jsonValue(), (decision) => void recordOf({ extra: { decision } })));
    assert.equal(recordOf({ extra: { decision: { at: 'soon' } } }), undefined);
  });
});

describe('an interval by Wilson', () => {
  // Agresti & Coull 1998: 0 of 10 → 0 … 0.278.
  it('is as published', () => {
    assert.deepEqual(
      wilsonInterval(0, 10).map((x) => x.toFixed(3)),
      ['0.000', '0.278'],
    );
    assert.deepEqual(
      wilsonInterval(81, 263).map((x) => x.toFixed(4)),
      ['0.2553', '0.3662'],
    );
    assert.deepEqual(wilsonInterval(0, 0), [0, 1]);
  });
});
