import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد الفاسي مدينة طنجة أمس.\n';
const PERSON = { label: 'PER', start: 4, end: 15 };
const PLACE = { label: 'LOC', start: 22, end: 26 };

describe('records of Argilla', () => {
  it('of version 1 have labels before offsets', async () => {
    const record = {
      text: TEXT,
      tokens: ['زار'],
      annotation: [
        ['PER', 4, 15],
        ['LOC', 22, 26],
      ],
      prediction: [['PER', 4, 15, 0.9]],
      status: 'Validated',
    };
    const { spans, told } = await readFiles('hf-jsonl', { 'a.jsonl': JSON.stringify(record) });
    assert.deepEqual(spans, ['PER سعيد الفاسي', 'LOC طنجة']);
    assert.match(told.join('\n'), /«prediction»/);
  });

  it('of version 2 are the work of those who answered; what is proposed is told', async () => {
    const record = {
      id: '1',
      fields: { text: TEXT },
      responses: {
        entities: [
          { value: [PERSON], user_id: 'anna' },
          { value: [PLACE], user_id: 'bob' },
        ],
        topic: [{ value: 'سفر', user_id: 'anna' }],
      },
      suggestions: { entities: { value: [PLACE] } },
    };
    const { documents, told } = await readFiles('hf-jsonl', { 'a.json': JSON.stringify([record]) });
    assert.deepEqual(
      documents.map(({ annotator, annotations }) => [annotator, annotations.map(({ label }) => label)]),
      [
        ['anna', ['PER']],
        ['bob', ['LOC']],
      ],
    );
    assert.match(told.join('\n'), /«topic»/);
    assert.match(told.join('\n'), /«suggestions»/);
  });

  it('labels have other names elsewhere', async () => {
    const entities = [
      { start: 4, end: 15, type: 'PER' },
      { start: 22, end: 26, entity_group: 'LOC' },
    ];
    const { spans } = await readFiles('hf-jsonl', { 'a.json': JSON.stringify([{ text: TEXT, entities }]) });
    assert.deepEqual(spans, ['PER سعيد الفاسي', 'LOC طنجة']);
  });
});
