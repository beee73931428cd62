import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد الفاسي مدينة طنجة أمس.\n';
const SPANS = ['PER سعيد الفاسي', 'LOC طنجة'];
const texts = (name: string): string | undefined => (/^(folder\/)?a(\.txt)?$/.test(name) ? TEXT : undefined);
const read = (content: string, file = 'spans.csv') => readFiles('table', { [file]: content }, texts);

describe('a table of spans', () => {
  const taken: readonly (readonly [what: string, content: string, file?: string])[] = [
    ['commas', 'document,start,end,text,label\na,4,15,سعيد الفاسي,PER\na,22,26,طنجة,LOC\n'],
    ['semicolons', 'doc_id;begin;end;label\na.txt;4;15;PER\na.txt;22;26;LOC'],
    ['tabs', 'file\tlabel\tstart_char\tend_char\na\tPER\t4\t15\na\tLOC\t22\t26\n', 'spans.tsv'],
    ['CRLF and a byte order mark', '\ufeffDocument,Start,End,Label\r\na,4,15,PER\r\na,22,26,LOC\r\n'],
    ['quoted cells', '"document","start","end","label"\n"a","4","15","PER"\n"a","22","26","LOC"\n'],
    ['names of columns by pandas', ',filename,start,end,entity_type\n0,a,4.0,15.0,PER\n1,a,22.0,26.0,LOC\n'],
    ['a length for an end', 'document,offset,length,type\na,4,11,PER\na,22,4,LOC\n'],
    ['texts that are quotes alone', 'document,text,label\na,سعيد الفاسي,PER\na,طنجة,LOC\n'],
    ['the name of the file for a document', 'start,end,label\n4,15,PER\n22,26,LOC\n', 'a.csv'],
    ['the text in a cell', `text,start,end,label\n"${TEXT}",4,15,PER\n"${TEXT}",22,26,LOC\n`],
    ['the text and quotes', `sentence;span;tag\n"${TEXT}";سعيد الفاسي;PER\n"${TEXT}";طنجة;LOC\n`],
    ['marks in cells of tabs', 'doc\tquote\tlabel\tnote\na\tسعيد الفاسي\tPER\t"x\na\tطنجة\tLOC\t\n', 'x.tsv'],
    [
      'offsets of UTF-8 bytes beside quotes',
      'doc,start,end,quote,label\na,7,28,سعيد الفاسي,PER\na,40,48,طنجة,LOC\n',
    ],
  ];
  for (const [what, content, file] of taken)
    it(`${what}: taken`, async () => {
      const { spans, documents, told } = await read(content, file);
      assert.deepEqual(spans, SPANS);
      assert.equal(documents.length, 1);
      assert.equal(documents[0]!.text, TEXT);
      assert.deepEqual(
        told.filter((one) => !one.includes('placed by their quotes')),
        [],
      );
    });

  it('what is known has its columns, and others are attributes', async () => {
    const { documents } = await read(
      'document,start,end,label,entity id,note,value,certainty\na,4,15,PER,Q1,"قال: ""نعم""",v,0.9\n',
    );
    const { canonical, note, value, attributes } = documents[0]!.annotations[0]!;
    assert.deepEqual(
      { canonical, note, value, attributes },
      {
        canonical: 'Q1',
        note: 'قال: "نعم"',
        value: 'v',
        attributes: { certainty: '0.9' },
      },
    );
  });

  it('annotators are kept apart', async () => {
    const { documents } = await read(
      'document,start,end,label,annotator\na,4,15,PER,anna\na,22,26,LOC,bob\n',
    );
    assert.deepEqual(
      documents.map(({ annotator }) => annotator),
      ['anna', 'bob'],
    );
  });

  const told: readonly (readonly [what: string, content: string, message: RegExp])[] = [
    ['no header', 'a,4,15,PER\n', /1: expected a first line that names the columns/],
    ['labels of whole texts', 'id,text,label\n1,زار,PER\n', /names the columns/],
    ['a document that is not there', 'document,start,end,label\nb,4,15,PER\n', /2: expected the text of «b»/],
    ['a row that is short', 'document,start,end,label\na,4\na,4,15,PER\n', /2: expected whole numbers/],
    ['no label', 'document,start,end,label\na,4,15,\n', /2: expected a label/],
    ['neither offsets nor a quote', 'document,start,end,label\na,,,PER\n', /2: expected offsets or/],
    [
      'a quote that is anywhere',
      'document,quote,label\na,ا,PER\n',
      /2: its quote «ا» is not in the text, or/,
    ],
    ['a quotation mark without end', 'document,start,end,label\n"a,4,15,PER\n', /closed nowhere/],
    [
      'lines of cells with line ends',
      'document,start,end,label,note\na,4,15,PER,"x\ny"\na,9,99,PER,z\n',
      /^4: .*within the text/,
    ],
  ];
  for (const [what, content, message] of told)
    it(`${what}: told`, async () => {
      assert.match((await read(content)).told.join('\n'), message);
    });

  it('a column of texts is one of quotes though some rows are wrong or have no offsets', async () => {
    const rows = ['a,8,15,سعيد الفاسي,PER', 'a,,,nowhere,ORG', 'a,22,26,طنجة,LOC', 'a,22,26,طنجة,LOC'];
    const { spans, told } = await read(['document,start,end,text,label', ...rows].join('\r\n'));
    assert.deepEqual(spans, [...SPANS, 'LOC طنجة']);
    assert.match(told.join('\n'), /3: .*«nowhere» is not in the text/);
  });
});
