import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const CASES: readonly (readonly [what: string, content: string, text: string, spans: readonly string[]])[] = [
  ['two columns', 'زار O\nسعيد B-PER\n', 'زار سعيد\n', ['PER سعيد']],
  [
    'tags of annotations in each other',
    'جامعة B-ORG O\nفاس I-ORG B-GPE\nالكبرى I-ORG O\n',
    'جامعة فاس الكبرى\n',
    ['ORG جامعة فاس الكبرى', 'GPE فاس'],
  ],
  [
    'as many tags as there are',
    'جامعة B-ORG\nفاس I-ORG B-GPE\nهنا O\n',
    'جامعة فاس هنا\n',
    ['ORG جامعة فاس', 'GPE فاس'],
  ],
  ['chunks before the names', 'زار VBD B-VP O\nسعيد NNP B-NP B-PER\n', 'زار سعيد\n', ['PER سعيد']],
  [
    'comments',
    '# id 17 domain=ar\nزار _ _ O\nسعيد _ _ B-PER\n\n# O\n',
    'زار سعيد\n# O\n'.replace(' O', ''),
    ['PER سعيد'],
  ],
  [
    'numbers, comments and names of annotators',
    '# text = زار سعيد\n1\tزار\tO\t-\tali\n2\tسعيد\tB-PER\t-\tali\n',
    'زار سعيد\n',
    ['PER سعيد'],
  ],
  [
    'numbers and two columns',
    '1\tجامعة\tB-ORG\tO\n2\tفاس\tI-ORG\tB-LOC\n',
    'جامعة فاس\n',
    ['ORG جامعة فاس', 'LOC فاس'],
  ],
];

describe('columns of tokens and tags', () => {
  for (const [what, content, text, spans] of CASES)
    it(what, async () => {
      const read = await readFiles('conll', { 'a.conll': content });
      assert.deepEqual([read.documents[0]!.text, read.spans, read.told], [text, spans, []]);
    });
});
