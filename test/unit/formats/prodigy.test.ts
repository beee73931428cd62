import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد الفاسي مدينة طنجة أمس.\n';
const WORDS = [
  [0, 3],
  [4, 8],
  [9, 15],
  [16, 21],
  [22, 26],
  [27, 30],
  [30, 31],
] as const;
const TOKENS = WORDS.map(([start, end], id) => ({ text: TEXT.slice(start, end), start, end, id }));
const PERSON = { start: 4, end: 15, label: 'PER' };
const PLACE = { start: 22, end: 26, label: 'LOC' };
const read = (task: object) => readFiles('prodigy', { 'a.jsonl': JSON.stringify({ text: TEXT, ...task }) });

describe('tasks of Prodigy by their tokens', () => {
  for (const [what, tokens, head, child, there] of [
    ['the last token of a span', TOKENS, 2, 4, true],
    ['another token of a span', TOKENS, 1, 4, true],
    ['a token that is no span', TOKENS, 0, 4, false],
    ['a token that is not there', TOKENS, 2, 40, false],
    ['words, where there are no tokens', undefined, 2, 4, true],
    ['a word that does not end a span', undefined, 1, 4, false],
  ] as const)
    it(`relations between numbers of ${what}`, async () => {
      const relations = [{ head, child, label: 'visits' }];
      const { documents, told } = await read({ tokens, spans: [PERSON, PLACE], relations });
      const [document] = documents;
      const text = (id: string): string | undefined =>
        document!.annotations.find((one) => one.id === id)?.text;
      assert.deepEqual(
        document!.relations.map(({ type, from, to }) => [type, text(from), text(to)]),
        there ? [['visits', 'سعيد الفاسي', 'طنجة']] : [],
      );
      assert.equal(told.length, there ? 0 : 1);
    });

  it('spans of numbers of tokens', async () => {
    const { spans, told } = await read({
      tokens: TOKENS,
      spans: [{ token_start: 1, token_end: 2, label: 'PER' }],
    });
    assert.deepEqual(spans, ['PER سعيد الفاسي']);
    assert.deepEqual(told, []);
  });

  it('say whose work they are', async () => {
    const { documents } = await read({ spans: [PERSON], _annotator_id: 'db-anna', _session_id: 'db' });
    assert.equal(documents[0]!.annotator, 'db-anna');
  });
});
