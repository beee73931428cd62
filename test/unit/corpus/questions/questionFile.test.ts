import assert from 'node:assert/strict';
import type { Question } from '../../../../server/src/annotation/questions/question.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { QuestionFile } from '../../../../server/src/corpus/questions/questionFile.js';
import { inWords } from '../../messages/inWords.js';

const PATH = '/c/questions.jsonl';
const QUESTION =
  '{"id":"q", "document":"a","author":"amal","time":"2026-11-01T10:00:00.000Z","comment":"أهذا شخص؟","mine":[1]}';
const ANSWER =
  '{"id": "x", "answers": "q", "author": "huda", "time": "2026-11-02T10:00:00.000Z", "comment": "نعم"}';

async function open(content?: string) {
  const files = new MemoryFileSystem(content === undefined ? {} : { [PATH]: content });
  const file = new QuestionFile(files, PATH, { pause: 1, cut: 5, gone: 3, most: 20 });
  await file.reload();
  return { files, file };
}

const asked = (id: string, more: Partial<Question> = {}): Question => ({
  ...{
    kind: 'question',
    id,
    document: 'a',
    author: 'amal',
    time: '2026-11-03T00:00:00.000Z',
    comment: 'لماذا؟',
  },
  ...more,
});

describe('questions.jsonl', () => {
  it('is made by the first question', async () => {
    const { files, file } = await open();
    const place = { start: 4, end: 9, text: 'حموشي', prefix: 'زار ', suffix: ' مراكش' };
    assert.equal((await file.change([{ after: asked('q', { place, annotation: 'n' }) }])).length, 1);
    assert.equal(
      files.text(PATH),
      '{"id": "q", "document": "a", "start": 4, "end": 9, "text": "حموشي", "annotation": "n", "prefix": "زار ", "suffix": " مراكش", "author": "amal", "time": "2026-11-03T00:00:00.000Z", "comment": "لماذا؟"}\n',
    );
    assert.deepEqual(file.of('a')[0]?.question.place, place);
  });

  it('keeps other lines and unknown keys as they are', async () => {
    const { files, file } = await open(`half a li\r\n${QUESTION}\r\n{"id": "z"}\r\n`);
    assert.deepEqual(
      file.problems.map(({ line }) => line),
      [1, 3],
    );
    const before = file.get('q') as Question;
    await file.change([{ before, after: { ...before, settled: 'huda' } }]);
    assert.deepEqual(files.text(PATH)?.split('\r\n'), [
      'half a li',
      '{"id": "q", "document": "a", "author": "amal", "time": "2026-11-01T10:00:00.000Z", "comment": "أهذا شخص؟", "settled": "huda", "mine": [1]}',
      '{"id": "z"}',
      '',
    ]);
  });

  it('puts an answer behind its question, and tells of one that answers nothing', async () => {
    const { files, file } = await open(`${QUESTION}\n`);
    await file.change([{ after: asked('r') }]);
    await file.change([
      {
        after: {
          ...{ kind: 'answer', id: 'x', question: 'q', author: 'huda' },
          ...{ time: '2026-11-02T10:00:00.000Z', comment: 'نعم' },
        },
      },
    ]);
    assert.deepEqual(
      files
        .text(PATH)
        ?.split('\n')
        .map((line) => line.slice(0, 12)),
      [QUESTION.slice(0, 12), ANSWER.slice(0, 12), '{"id": "r", ', ''],
    );
    assert.deepEqual(
      file.of('a').map(({ question, answers }) => [question.id, answers.map(({ id }) => id)]),
      [
        ['q', ['x']],
        ['r', []],
      ],
    );
    const alone = await open(`${ANSWER}\n`);
    assert.match(
      inWords(alone.file.problems[0]!.message),
      /answers the question q, which is not in the file/,
    );
    await alone.file.change([{ after: asked('r') }]);
    assert.ok(alone.files.text(PATH)?.includes(ANSWER));
  });

  it('merges with what others wrote meanwhile, and changes nothing that is otherwise by now', async () => {
    const { files, file } = await open(`${QUESTION}\n`);
    const before = file.get('q') as Question;
    files.put(PATH, `${QUESTION.replace('أهذا شخص؟', 'أهذا مكان؟')}\n${ANSWER}\n`);
    assert.deepEqual(await file.change([{ before, after: { ...before, comment: 'س' } }]), []);
    assert.equal((file.get('q') as Question).comment, 'أهذا مكان؟');
    assert.equal(file.of('a')[0]?.answers.length, 1);
  });

  it('answers no question that somebody took back meanwhile', async () => {
    const { files, file } = await open(`${QUESTION}\n`);
    files.put(PATH, '{"id": "other", "document": "b", "author": "h", "comment": "؟"}\n');
    const after = {
      kind: 'answer',
      id: 'x',
      question: 'q',
      author: 'huda',
      time: '',
      comment: 'نعم',
    } as const;
    assert.deepEqual(await file.change([{ after }]), []);
    assert.equal(file.get('x'), undefined);
  });

  it('is not written over where it stays cut off', async () => {
    const { files, file } = await open(`${QUESTION}\n${ANSWER}\n`);
    files.put(PATH, `${QUESTION}\n${ANSWER.slice(0, 20)}`);
    await assert.rejects(file.change([{ after: asked('r') }]));
    assert.equal(files.text(PATH), `${QUESTION}\n${ANSWER.slice(0, 20)}`);
  });
});
