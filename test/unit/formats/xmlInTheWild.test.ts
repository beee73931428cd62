/** XML as tools and editors really write it. */
import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const tei = (body: string, before = ''): string =>
  `${before}<TEI><teiHeader/><text><body><p>${body}</p></body></text></TEI>`;

describe('XML in the wild', () => {
  it('takes an ampersand that begins no reference as it is, and tells its line', async () => {
    const content =
      '<TimeML>\nزار\nسعيد & علي <TIMEX3 type="DATE" value="2024">أمس</TIMEX3> &amp;\n</TimeML>';
    const { documents, spans, told } = await readFiles('timeml', { 'a.tml': content });
    assert.equal(documents[0]?.text.trim(), 'زار\nسعيد & علي أمس &');
    assert.deepEqual([spans, told.length], [['DATE أمس'], 1]);
    assert.match(told[0]!, /^3: a «&» that begins no reference/);
  });

  it('knows the entities that a document declares, and no others', async () => {
    const doctype = '<!DOCTYPE TEI [ <!ENTITY said "سعيد"> <!ENTITY far SYSTEM "/etc/passwd"> ]>';
    const known = await readFiles('tei', { 'a.xml': tei('زار <persName>&said;</persName>', doctype) });
    assert.deepEqual([known.spans, known.told], [['PERS سعيد'], []]);
    const unknown = await readFiles('tei', { 'a.xml': tei('&far;', doctype) });
    assert.deepEqual(unknown.documents, []);
    assert.match(unknown.told.join(), /well-formed XML/);
  });

  it('does not let entities make a bomb', async () => {
    const doctype = `<!DOCTYPE TEI [ <!ENTITY a "${'x'.repeat(1000)}"> <!ENTITY b "&a;&a;"> ]>`;
    const many = await readFiles('tei', { 'a.xml': tei('&a;'.repeat(20_000), doctype) });
    assert.match(many.told.join(), /entities that it declares make it too long/);
    assert.deepEqual((await readFiles('tei', { 'a.xml': tei('&b;', doctype) })).documents, []);
  });

  it('reads each text of a corpus, and one reading of a choice', async () => {
    const one = tei('زار <persName>سعيد <choice><sic>الفسي</sic><corr>الفاسي</corr></choice></persName>');
    const { documents, spans, told } = await readFiles('tei', {
      'a.xml': `<teiCorpus><teiHeader/>${one}${tei('<placeName>فاس</placeName>')}</teiCorpus>`,
    });
    assert.deepEqual(
      documents.map(({ name }) => name),
      ['a-1', 'a-2'],
    );
    assert.deepEqual(spans, ['PERS سعيد الفاسي', 'LOC فاس']);
    assert.match(told.join(), /of two readings «corr» is taken, and «sic» is left out/);
  });
});
