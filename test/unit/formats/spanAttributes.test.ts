/** JSON of the same shape is read by several formats: what spans say is taken, whichever format it was taken for. */
import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد مراكش';
const SPAN = {
  start: 4,
  end: 8,
  label: 'PER',
  value: 'v',
  mod: 'm',
  note: 'ن',
  kb_id: 'Q1',
  extra: { certainty: 'high' },
};

describe('attributes of spans in JSON', () => {
  for (const id of ['spacy', 'prodigy', 'hf-jsonl'])
    it(`${id}: are taken`, async () => {
      const line = JSON.stringify({ text: TEXT, spans: [SPAN], meta: { document: 'letter' } });
      const { documents } = await readFiles(id, { 'a.jsonl': line });
      const { value, mod, note, canonical, extra } = documents[0]!.annotations[0]!;
      assert.deepEqual([value, mod, note, canonical, extra], ['v', 'm', 'ن', 'Q1', { certainty: 'high' }]);
    });

  for (const id of ['spacy', 'prodigy'])
    for (const key of ['document', 'name'])
      it(`${id}: the document is called as «${key}» says`, async () => {
        const line = JSON.stringify({ text: TEXT, spans: [SPAN], meta: { [key]: 'letter' } });
        assert.equal((await readFiles(id, { 'a.jsonl': line })).documents[0]!.name, 'letter');
      });
});
