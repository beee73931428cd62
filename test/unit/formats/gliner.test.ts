import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const TOKENS = ['زار', 'سعيد', 'الفاسي', 'مدينة', 'طنجة', 'أمس', '.'];
const EXAMPLE = {
  tokenized_text: TOKENS,
  ner: [
    [1, 2, 'PER'],
    [4, 4, 'LOC'],
  ],
};
const SPANS = ['PER سعيد الفاسي', 'LOC طنجة'];

describe('training data of GLiNER', () => {
  for (const [what, file, content] of [
    ['lines', 'a.jsonl', JSON.stringify(EXAMPLE) + '\n'],
    ['an array', 'a.json', JSON.stringify([EXAMPLE])],
    ['an indented array', 'a.json', JSON.stringify([EXAMPLE], null, 2)],
  ] as const)
    it(`${what}: the last token of an entity is in it`, async () => {
      const { spans, told } = await readFiles('gliner', { [file]: content });
      assert.deepEqual(spans, SPANS);
      assert.deepEqual(told, []);
    });

  for (const [what, ner, message] of [
    ['a token that is not there', [[1, 9, 'PER']], /found \[1,9,"PER"\]/],
    ['an end before its beginning', [[2, 1, 'PER']], /found \[2,1/],
    ['no label', [[1, 1]], /found \[1,1\]/],
    ['no list', 'x', /"tokenized_text" and "ner"/],
  ] as const)
    it(`${what}: told, and the others are read`, async () => {
      const object = { ...EXAMPLE, ner: Array.isArray(ner) ? [...EXAMPLE.ner, ...(ner as unknown[])] : ner };
      const { spans, told } = await readFiles('gliner', { 'a.jsonl': JSON.stringify(object) });
      assert.match(told.join('\n'), message);
      assert.deepEqual(spans, Array.isArray(ner) ? SPANS : []);
    });
});
