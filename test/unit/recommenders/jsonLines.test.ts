import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JsonLinesRecommender, proposalsOf } from '../../../server/src/recommenders/jsonLines.js';
import type { AskedText } from '../../../server/src/recommenders/recommender.js';
import { NEVER, StubProgram } from './stub.js';

const TEXT = '😀 زار مراكش ثم 😀 فاس';
const asked: AskedText = { name: 'a', text: TEXT, date: '2024-01-02' };
const points = (word: string) => {
  const start = [...TEXT.slice(0, TEXT.indexOf(word))].length;
  return { start, end: start + [...word].length };
};
const options = { command: ['x'], folder: 'file:///c/', seconds: 5, megabytes: 100 };
const idOf = (line: string) => (JSON.parse(line) as { id: string }).id;
const with_ = (annotations: unknown) => (line: string) => JSON.stringify({ id: idOf(line), annotations });

describe('recommenders: spans of JSON lines', () => {
  const units = { start: TEXT.indexOf('فاس'), end: TEXT.indexOf('فاس') + 3 };
  const table: readonly [string, readonly unknown[], readonly string[], number][] = [
    ['code points', [{ ...points('فاس'), label: 'GPE' }], ['فاس'], 0],
    ['code points with a quote', [{ ...points('مراكش'), text: 'مراكش', label: 'GPE' }], ['مراكش'], 0],
    ['UTF-16, told by the quote', [{ ...units, text: 'فاس', label: 'GPE' }], ['فاس'], 0],
    ['a quote that is nowhere', [{ ...points('فاس'), text: 'وجدة', label: 'GPE' }], [], 1],
    ['outside of the text', [{ start: 5, end: 500, label: 'GPE' }], [], 1],
    ['negative', [{ start: -1, end: 3, label: 'GPE' }], [], 1],
    ['backwards', [{ start: 5, end: 3, label: 'GPE' }], [], 1],
    ['empty', [{ start: 5, end: 5, label: 'GPE' }], [], 1],
    ['no numbers', [{ start: '5', end: 6, label: 'GPE' }], [], 1],
    ['no label', [{ start: 5, end: 6 }], [], 1],
    ['nothing', [null, 3, 'x', []], [], 4],
    ['one wrong among right ones', [{ start: 9 }, { ...points('فاس'), label: 'GPE' }], ['فاس'], 1],
  ];
  for (const [title, said, texts, dropped] of table)
    it(title, () => {
      const answer = proposalsOf(TEXT, said);
      assert.deepEqual(
        answer.proposals.map(({ start, end }) => TEXT.slice(start, end)),
        texts,
      );
      assert.equal(answer.dropped, dropped);
    });

  it('takes no more than a text can have', () => {
    const many = Array.from({ length: 1_000_000 }, () => ({ start: 0, end: 1, label: 'GPE' }));
    const { proposals, dropped } = proposalsOf(TEXT, many);
    assert.ok(proposals.length <= 100_000);
    assert.equal(proposals.length + dropped, 1_000_000);
  });

  it('never throws, and says only what is of the text, whatever is said', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (said) => {
        const { proposals, dropped } = proposalsOf(TEXT, said);
        assert.equal(proposals.length + dropped, said.length);
        for (const { start, end } of proposals) assert.ok(0 <= start && start < end && end <= TEXT.length);
      }),
    );
  });
});

describe('recommenders: a program', () => {
  it('is started once, told the text and its date, and answers', async () => {
    const lines: unknown[] = [];
    const program = new StubProgram((line) => {
      lines.push(JSON.parse(line));
      return with_([{ ...points('فاس'), label: 'GPE', confidence: 0.9 }])(line);
    });
    const recommender = new JsonLinesRecommender(options, program);
    for (let i = 0; i < 2; i++) {
      const { proposals } = await recommender.predict(asked, NEVER);
      assert.deepEqual(
        proposals.map(({ label, confidence }) => [label, confidence]),
        [['GPE', 0.9]],
      );
    }
    assert.equal(program.starts.length, 1);
    assert.deepEqual(lines, [
      { id: '1', text: TEXT, dct: '2024-01-02' },
      { id: '2', text: TEXT, dct: '2024-01-02' },
    ]);
  });

  const bad: readonly [string, string, RegExp][] = [
    ['what is no JSON', 'Traceback (most recent call last)', /no JSON/],
    ['something else', '[1]', /protocol/],
    ['a list that is none', '{"annotations":3}', /protocol/],
    ['an error', '{"error":"no model"}', /no model/],
  ];
  for (const [title, line, told] of bad)
    it(`tells where it answers ${title}, and is asked again`, async () => {
      let answers = 0;
      const program = new StubProgram((sent) => (answers++ === 0 ? line : with_([])(sent)));
      const recommender = new JsonLinesRecommender(options, program);
      await assert.rejects(recommender.predict(asked, NEVER), told);
      assert.deepEqual(await recommender.predict(asked, NEVER), { proposals: [], dropped: 0 });
    });

  it('is started anew after it died, and questions that wait are asked', async () => {
    const program: StubProgram = new StubProgram((line) =>
      program.starts.length < 2 ? undefined : with_([])(line),
    );
    const recommender = new JsonLinesRecommender(options, program);
    const first = recommender.predict(asked, NEVER);
    const second = recommender.predict(asked, NEVER);
    program.dies();
    await assert.rejects(first, /ended/);
    assert.deepEqual(await second, { proposals: [], dropped: 0 });
    assert.equal(program.starts.length, 2);
  });

  it('is ended when it is too slow', async () => {
    const program = new StubProgram(() => undefined);
    const recommender = new JsonLinesRecommender({ ...options, seconds: 0.01 }, program);
    await assert.rejects(recommender.predict(asked, NEVER), /0\.01 s/);
    assert.equal(program.ended, 1);
  });

  it('is not asked what was given up meanwhile, and late answers are of nobody', async () => {
    const given = new AbortController();
    const program = new StubProgram(with_([]));
    const recommender = new JsonLinesRecommender(options, program);
    const first = recommender.predict(asked, NEVER);
    const second = recommender.predict(asked, given.signal);
    given.abort();
    await first;
    await assert.rejects(second, /changed/);
    const late: StubProgram = new StubProgram((line) =>
      late.starts.length === 1 ? JSON.stringify({ id: '0', annotations: [{}] }) : with_([])(line),
    );
    const other = new JsonLinesRecommender({ ...options, seconds: 0.05 }, late);
    await assert.rejects(other.predict(asked, NEVER), /0\.05 s/);
  });
});
