import assert from 'node:assert/strict';
import { score, scoreGrouping } from '../../../server/src/corpus/scoring/score.js';
import type { ScoredDocument, ScoredSpan } from '../../../server/src/corpus/scoring/scoredDocument.js';
import { scoreReport } from '../../../server/src/corpus/scoring/scoreReport.js';

/** `12-16 GPE morocco` or `12-16 DATE =2024`. */
function spans(...lines: readonly string[]): ScoredSpan[] {
  return lines.map((line) => {
    const [, start, end, label, rest] = /^(\d+)-(\d+) (\w+) ?(.*)$/.exec(line)!;
    const attribute = rest!.startsWith('=')
      ? { value: rest!.slice(1) }
      : rest === ''
        ? {}
        : { canonical: rest };
    return { start: Number(start), end: Number(end), label: label!, text: `${start}-${end}`, ...attribute };
  });
}

const document = (gold: readonly string[], predicted: readonly string[]): ScoredDocument => ({
  name: 'a',
  gold: spans(...gold),
  predicted: spans(...predicted),
});

const check = (
  what: string,
  gold: readonly string[],
  predicted: readonly string[],
  expected: { correct: number; precision: number; recall: number; f1: number },
): void => {
  it(what, () => {
    const { correct, precision, recall, f1 } = score([document(gold, predicted)]).all.exact;
    assert.deepEqual({ correct, precision, recall, f1 }, expected);
  });
};

describe('score', () => {
  check('the same is perfect', ['0-5 PERS', '2-3 GPE'], ['0-5 PERS', '2-3 GPE'], {
    correct: 2,
    precision: 1,
    recall: 1,
    f1: 1,
  });
  check('another label, another border: wrong', ['0-5 PERS', '6-9 ORG'], ['0-5 ORG', '6-10 ORG'], {
    correct: 0,
    precision: 0,
    recall: 0,
    f1: 0,
  });
  check('a repeated span counts once', ['0-5 PERS'], ['0-5 PERS', '0-5 PERS'], {
    correct: 1,
    precision: 0.5,
    recall: 1,
    f1: 2 / 3,
  });
  check('nothing against nothing', [], [], { correct: 0, precision: 0, recall: 0, f1: 0 });

  it('counts values on spans that were found', () => {
    const { labels } = score([
      document(
        ['0-4 DATE =2024', '5-9 DATE =2025', '10-12 DATE =2026'],
        ['0-4 DATE =2024', '5-9 DATE =2052'],
      ),
    ]);
    assert.deepEqual(labels['DATE']!.values, { right: 1, of: 2, share: 0.5 });
  });

  it('groups labels', () => {
    const { groups } = score([document(['0-1 PERS', '2-3 DATE', '4-5 ORDINAL', '6-7 GENE'], ['0-1 PERS'])]);
    assert.deepEqual(
      Object.entries(groups).map(([name, figures]) => [name, figures.exact.gold]),
      [
        ['names', 1],
        ['times', 1],
        ['numbers', 1],
        ['other', 1],
      ],
    );
  });

  it('widens to whole tokens where the text is known', () => {
    const toTokens = (start: number, end: number): { start: number; end: number } => ({
      start: Math.floor(start / 5) * 5,
      end: Math.ceil(end / 5) * 5,
    });
    const result = score([{ ...document(['0-5 GPE'], ['1-5 GPE']), toTokens }]);
    assert.equal(result.all.exact.f1, 0);
    assert.equal(result.all.tokens!.f1, 1);
    assert.equal(score([document(['0-5 GPE'], [])]).all.tokens, undefined);
  });

  it('maps entities one to one', () => {
    const pairs = (...rows: readonly (readonly [string, string | undefined])[]): [ScoredSpan, ScoredSpan][] =>
      rows.map(([gold, predicted]) => [
        { start: 0, end: 1, label: 'ORG', text: '', canonical: gold },
        {
          start: 0,
          end: 1,
          label: 'ORG',
          text: '',
          ...(predicted !== undefined && { canonical: predicted }),
        },
      ]);
    const share = (...rows: readonly (readonly [string, string | undefined])[]): string => {
      const { right, of } = scoreGrouping(pairs(...rows));
      return `${right}/${of}`;
    };
    assert.equal(share(['interpol', 'x'], ['interpol', 'x'], ['dgsn', 'y']), '3/3', 'names do not matter');
    assert.equal(share(['a', 'x'], ['a', 'x'], ['a', 'y']), '2/3', 'a split costs the smaller part');
    assert.equal(share(['a', 'x'], ['a', 'x'], ['b', 'x']), '2/3', 'so does a merge');
    assert.equal(share(['a', undefined]), '0/1');
  });

  it('tells what was confused, and lists the most frequent errors first', () => {
    const context = (start: number): string => `around ${start}`;
    const result = score([
      {
        ...document(
          ['0-4 GPE', '5-9 PERS', '10-14 ORG', '20-24 DATE =2024'],
          ['0-4 LOC', '5-8 PERS', '20-24 DATE =2025', '30-34 MISC'],
        ),
        context,
      },
    ]);
    const kinds = Object.fromEntries(result.errors.map((error) => [error.kind, error]));
    assert.deepEqual(Object.keys(kinds).sort(), ['border', 'label', 'missed', 'spurious', 'value']);
    assert.equal(kinds['label']!.predicted!.label, 'LOC');
    assert.equal(kinds['missed']!.examples[0]!.context, 'around 10');
    assert.ok(
      result.confusions.some((one) => one.gold === 'GPE' && one.predicted === 'LOC' && one.count === 1),
    );
    assert.match(scoreReport(result), /1 × value: gold DATE «20-24» = 2024, found DATE «20-24» = 2025/);
  });
});
