/** Elements of XML that become no annotation are told, but for those of a text's form. */
import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const tei = (body: string): Readonly<Record<string, string>> => ({
  'a.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>${body}</body></text></TEI>`,
});
const tml = (text: string, dct = ''): Readonly<Record<string, string>> => ({
  'a.tml': `<TimeML><DCT>${dct}</DCT><TEXT>${text}</TEXT></TimeML>`,
});
const xmi = (structure: string): Readonly<Record<string, string>> => ({
  'a.xmi':
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" ' +
    'xmlns:xml2="http:///de/tudarmstadt/ukp/dkpro/core/api/xml/type.ecore" ' +
    'xmlns:xml3="http:///org/dkpro/core/api/xml/type.ecore" ' +
    'xmlns:pos="http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore" ' +
    'xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" ' +
    'xmlns:custom="http:///webanno/custom.ecore">' +
    `${structure}<custom:Span xmi:id="9" sofa="1" begin="4" end="8" value="PER"/>` +
    '<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="زار سعيد مراكش"/></xmi:XMI>',
});

describe('elements that become no annotation', () => {
  const told: readonly (readonly [id: string, files: Readonly<Record<string, string>>, message: RegExp])[] = [
    ['tei', tei('<p>زار <term>سعيد</term></p>'), /elements «term» are left out/],
    ['tei', tei('<p>زار <objectType>سعيد</objectType></p>'), /elements «objectType» are left out/],
    ['tei', tei('<p>زار <persName ref="#x"/>سعيد</p>'), /elements «persName» without a text/],
    ['tei', tei('<ab><ptr target="catma://D#char=0,4"/></ab>'), /in another file.*catma:\/\/D#char=0,4/],
    ['timeml', tml('أمس<TIMEX3 tid="t" type="DURATION" value="P1D"/>'), /«TIMEX3» without a text/],
    ['uima-xmi', xmi('<pos:POS xmi:id="5" sofa="1" begin="0" end="3"/>'), /the layer .*\.pos\.POS/],
    ['uima-xmi', xmi('<xml2:XmlElement xmi:id="5" sofa="1" begin="0" end="3"/>'), /the layer .*XmlElement/],
    ['uima-xmi', xmi('<xml3:XmlTextNode xmi:id="5" sofa="1" begin="0" end="3"/>'), /the layer .*XmlTextNode/],
  ];
  for (const [id, files, message] of told)
    it(`${id}: ${String(message)}`, async () => {
      const { told: said, spans } = await readFiles(id, files);
      assert.match(said.join('\n'), message);
      assert.ok(spans.length === 0 || spans.join() === 'PER سعيد', spans.join());
    });

  it('but not the form of a text, nor its words and sentences', async () => {
    const form = '<div><head>أ</head><p><hi>زار</hi> <seg><w>سعيد</w><lb/></seg><note>ن</note></p></div>';
    assert.deepEqual((await readFiles('tei', tei(form))).told, []);
    const token = '<seg:Token xmi:id="5" sofa="1" begin="0" end="3"/>';
    assert.deepEqual((await readFiles('uima-xmi', xmi(token))).told, []);
  });

  it('timeml: the date of publication counts where no other is given', async () => {
    const time = (of: string, value: string): string =>
      `<TIMEX3 tid="t0" type="DATE" value="${value}" functionInDocument="${of}">x</TIMEX3>`;
    const published = time('PUBLICATION_TIME', '2024-05-06');
    const dateOf = async (dct: string): Promise<string | undefined> =>
      (await readFiles('timeml', tml('أمس', dct))).documents[0]?.date;
    assert.equal(await dateOf(published), '2024-05-06');
    assert.equal(await dateOf(published + time('CREATION_TIME', '2024-05-05')), '2024-05-05');
  });
});
