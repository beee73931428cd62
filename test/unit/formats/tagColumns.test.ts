import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const CASES: readonly (readonly [
  what: string,
  content: string,
  text: string,
  spans: readonly string[],
  told?: readonly string[],
])[] = [
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
  [
    'chunks before the names',
    'زار VBD B-VP O\nسعيد NNP B-NP B-PER\n',
    'زار سعيد\n',
    ['PER سعيد'],
    ['1: columns beside the token and its tags are left out: «VBD B-VP»'],
  ],
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
    ['2: columns beside the token and its tags are left out: «ali»'],
  ],
  [
    'numbers and two columns',
    '1\tجامعة\tB-ORG\tO\n2\tفاس\tI-ORG\tB-LOC\n',
    'جامعة فاس\n',
    ['ORG جامعة فاس', 'LOC فاس'],
  ],
  ['labels alone', 'زار O\nسعيد PER\nالفاسي PER\nهنا O\n', 'زار سعيد الفاسي هنا\n', ['PER سعيد الفاسي']],
  ['underscores', 'زار O\nسعيد B_PER\nالفاسي I_PER\n', 'زار سعيد الفاسي\n', ['PER سعيد الفاسي']],
  ['small letters', 'زار o\nسعيد b-per\nالفاسي i-per\n', 'زار سعيد الفاسي\n', ['per سعيد الفاسي']],
  ['prefixes behind', 'زار O\nسعيد PER-B\nالفاسي PER-I\n', 'زار سعيد الفاسي\n', ['PER سعيد الفاسي']],
  ['the tag first', 'O\tزار\nB-PER\tسعيد\nO\t.\n', 'زار سعيد .\n', ['PER سعيد']],
  ['commas', 'زار,O\nسعيد,B-PER\n",",O\n"""لا""",O\n', 'زار سعيد , "لا"\n', ['PER سعيد']],
  [
    'semicolons',
    'زار;VB;O\nسعيد;NN;B-PER\n',
    'زار سعيد\n',
    ['PER سعيد'],
    ['1: columns beside the token and its tags are left out: «VB»'],
  ],
  ['carriage returns alone', 'زار O\rسعيد B-PER\r\rهنا O\r', 'زار سعيد\nهنا\n', ['PER سعيد']],
];

describe('columns of tokens and tags', () => {
  for (const [what, content, text, spans, told = []] of CASES)
    it(what, async () => {
      const read = await readFiles('conll', { 'a.conll': content });
      assert.deepEqual([read.documents[0]!.text, read.spans, read.told], [text, spans, told]);
    });

  it('names of columns, which are told', async () => {
    const read = await readFiles('conll', { 'a.conll': 'Word\tTag\nزار\tO\nسعيد\tB-PER\n' });
    assert.deepEqual(
      [read.documents[0]!.text, read.spans, read.told],
      ['زار سعيد\n', ['PER سعيد'], ['1: the line «Word Tag» is taken for the names of the columns']],
    );
  });

  it('parts of speech are no labels', async () => {
    const { spans, told } = await readFiles('conll', { 'a.conll': 'زار VERB\nسعيد NOUN\nهنا ADV\n' });
    assert.deepEqual([spans, told.length], [[], 3]);
  });
});
