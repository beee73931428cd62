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

  describe('of gold that is not exhaustive', () => {
    const judge = (
      gold: readonly string[],
      predicted: readonly string[],
      refused: readonly string[] = [],
    ) => {
      const isExhaustive = (label: string) => label === 'PERS';
      const { all, unjudged, errors } = score([
        { ...document(gold, predicted), refused: spans(...refused), isExhaustive },
      ]);
      return [all.exact.gold, all.exact.predicted, all.exact.correct, unjudged, errors.length];
    };
    const rows: (readonly [string, unknown[], readonly string[], readonly string[], (readonly string[])?])[] =
      [
        ['what nobody looked for is no error', [0, 0, 0, { GPE: 1 }, 0], [], ['0-5 GPE']],
        ['what is exhaustive is', [0, 1, 0, {}, 1], [], ['0-5 PERS']],
        ['what is there counts', [1, 1, 1, {}, 0], ['0-5 GPE'], ['0-5 GPE']],
        ['what is missed counts', [1, 0, 0, {}, 1], ['0-5 GPE'], []],
        ['another border is an error', [1, 1, 0, {}, 1], ['0-5 GPE'], ['0-7 GPE']],
        ['so is another label of the same span', [1, 1, 0, {}, 1], ['0-5 PERS'], ['0-5 GPE']],
        ['not what lies within another label', [1, 0, 0, { GPE: 1 }, 1], ['0-5 PERS'], ['2-5 GPE']],
        ['what was refused is', [0, 1, 0, {}, 1], [], ['0-5 GPE'], ['0-5 GPE']],
        ['not what was refused as something else', [0, 0, 0, { GPE: 1 }, 0], [], ['0-5 GPE'], ['0-5 ORG']],
      ];
    for (const [what, expected, gold, predicted, refused] of rows)
      it(what, () => assert.deepEqual(judge(gold, predicted, refused), expected));
  });

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

describe('keys that an annotator presses', () => {
  /** `12-16 GPE a few words`: a span with its text. */
  const span = (line: string): ScoredSpan => {
    const [, start, end, label, value, text] = /^(\d+)-(\d+) (\w+)(?:=(\S+))? (.*)$/.exec(line)!;
    return { start: Number(start), end: Number(end), label: label!, text: text!, ...(value && { value }) };
  };
  const cases: readonly (readonly [what: string, gold: string, predicted: string, keys: number])[] = [
    ['right: Enter', '0-5 PERS Salma', '0-5 PERS Salma', 1],
    ['spurious: x', '', '0-5 PERS Salma', 1],
    ['another label: h and its key', '0-5 PERS Salma', '0-5 GPE Salma', 2],
    ['another value: Enter, v, Enter', '0-4 DATE=2024 2024', '0-4 DATE=2025 2024', 3],
    ['missed: a word, w, the label', '0-5 PERS Salma', '', 3],
    ['missed, with its value', '0-4 DATE=2024 2024', '', 5],
    ['ends two words early', '0-12 ORG Bank of Oman', '0-4 ORG Bank', 3],
    ['begins a word late, ends a word late', '0-8 ORG the Bank', '4-12 ORG Bank now', 3],
    ['another border and label', '0-9 ORG Bank Oman', '0-8 GPE Bank Oma', 3],
    ['a border, and the value', '0-9 DATE=2024 year 2024', '5-9 DATE=2025 2024', 4],
  ];
  for (const [what, gold, predicted, keys] of cases)
    it(what, () => {
      const of = (line: string): ScoredSpan[] => (line === '' ? [] : [span(line)]);
      const { effort } = score([{ name: 'a', gold: of(gold), predicted: of(predicted) }]);
      assert.equal(effort.keys, keys);
    });

  it('adds up by kind, beside what all would take without suggestions', () => {
    const { effort } = score([
      document(['0-5 PERS', '6-9 GPE', '10-14 DATE =2024'], ['0-5 PERS', '6-9 ORG', '20-24 ORG']),
    ]);
    assert.deepEqual(effort, {
      keys: 9,
      byKind: { right: 1, label: 2, missed: 5, spurious: 1 },
      fromNothing: 11,
    });
  });

  it('is told a document', () => {
    const twice = [document(['0-5 PERS'], ['0-5 PERS']), document(['0-5 PERS'], [])];
    assert.match(scoreReport(score(twice)), /gold: 2\.0 \(3\.0 without suggestions\)/);
  });
});
