import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const XMI_HEAD =
  '<xmi:XMI xmlns:cas="http:///uima/cas.ecore" xmlns:xmi="http://www.omg.org/XMI" xmlns:my="http:///custom.ecore"' +
  ' xmlns:pos="http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore"' +
  ' xmlns:xml1="http:///org/dkpro/core/api/xml/type.ecore" xmi:version="2.0">';
const SOFA = '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="زار سعيد فاس"/></xmi:XMI>';
const xmi = (structures: string): Record<string, string> => ({ 'a.xmi': XMI_HEAD + structures + SOFA });

const tsv = (layers: readonly string[], ...rows: readonly string[]): Record<string, string> => ({
  'a.tsv': ['#FORMAT=WebAnno TSV 3.3', ...layers, '', '#Text=زار سعيد', ...rows, ''].join('\n'),
});

const tei = (body: string): Record<string, string> => ({
  'a.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>${body}</body></text></TEI>`,
});

describe('layers and features of UIMA tools', () => {
  it('parts of speech of WebAnno TSV are no annotations', async () => {
    const { spans, told } = await readFiles(
      'webanno-tsv',
      tsv(
        [
          '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue',
          '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma|value',
          '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value',
        ],
        '1-1\t0-3\tزار\tVBD\tزار\t_\t',
        '1-2\t4-8\tسعيد\tNNP\tسعيد\tPER\t',
      ),
    );
    assert.deepEqual(spans, ['PER سعيد']);
    assert.equal(told.length, 2);
    assert.match(told[0]!, /pos\.POS has no annotations of content/);
  });

  it('slots of WebAnno TSV are relations by their roles, each once', async () => {
    const slots = (of: string): string =>
      `#T_SP=custom.Visit|kind|ROLE_custom.Visit:who_custom.VisitWhoLink|${of}`;
    for (const of of ['custom.Name', 'uima.tcas.Annotation']) {
      const { documents, told } = await readFiles(
        'webanno-tsv',
        tsv(
          [slots(of), '#T_SP=custom.Name|value'],
          '1-1\t0-3\tزار\tvisit[1]\tagent;*;\\*odd\\;[1]\t1-3;1-3;1-3\t_\t',
          '1-2\t4-8\tسعيد\tvisit[1]\tagent;*;\\*odd\\;[1]\t1-3;1-3;1-3\t_\t',
          '1-3\t9-12\tفاس\t_\t_\t_\tGPE\t',
        ),
      );
      assert.deepEqual(told, []);
      const [{ annotations, relations }] = documents as [(typeof documents)[number]];
      const text = (id: string) => annotations.find((one) => one.id === id)?.text;
      assert.deepEqual(
        relations.map(({ type, from, to }) => [type, text(from), text(to)]),
        ['agent', 'who', '*odd;'].map((role) => [role, 'زار سعيد', 'فاس']),
      );
    }
  });

  it('slots of WebAnno TSV that nothing fills are no labels, and told', async () => {
    const { documents, spans, told } = await readFiles(
      'webanno-tsv',
      tsv(
        ['#T_SP=custom.Visit|kind|ROLE_custom.Visit:who_custom.VisitWhoLink|uima.tcas.Annotation'],
        '1-1\t0-3\tزار\tvisit\tagent;place\t1-2;1-2\t',
        '1-2\t4-8\tسعيد\t_\t_\t_\t',
      ),
    );
    assert.deepEqual(spans, ['visit زار']);
    assert.equal(documents[0]!.annotations[0]!.attributes, undefined);
    assert.match(told.join('\n'), /slots are left out/);
  });

  it('further features of WebAnno TSV are kept; true and false are no labels', async () => {
    const { documents } = await readFiles(
      'webanno-tsv',
      tsv(
        ['#T_SP=custom.Thing|sure|sort|colour'],
        '1-1\t0-3\tزار\ttrue\tverb\tred\t',
        '1-2\t4-8\tسعيد\t_\t_\t_\t',
      ),
    );
    const { label, attributes } = documents[0]!.annotations[0]!;
    assert.deepEqual([label, attributes], ['verb', { sure: true, colour: 'red' }]);
  });

  it('features of relations of WebAnno TSV are kept; what is yes or no, or a number, is no type', async () => {
    const { documents, told } = await readFiles(
      'webanno-tsv',
      tsv(
        ['#T_SP=custom.Span|value', '#T_RL=custom.Link|sure|weight|role|BT_custom.Span'],
        '1-1\t0-3\tزار\tA\t_\t_\t_\t_\t',
        '1-2\t4-8\tسعيد\tB\ttrue|*\t42|*\tsubj|obj\t1-1|1-2\t',
      ),
    );
    assert.deepEqual(told, []);
    assert.deepEqual(
      documents[0]!.relations.map(({ type, attributes }) => [type, attributes]),
      [
        ['subj', { sure: true, weight: '42' }],
        ['obj', undefined],
      ],
    );
  });

  it('features of XMI are kept; grammar and markup are no annotations', async () => {
    const { documents, told } = await readFiles(
      'uima-xmi',
      xmi(
        '<my:Thing xmi:id="2" sofa="1" begin="4" end="8" category="PER" sure="high"/>' +
          '<my:Thing xmi:id="3" sofa="1" begin="9" end="12" category="LOC"/>' +
          '<my:Link xmi:id="4" sofa="1" begin="9" end="12" Governor="2" Dependent="3" kind="visits" weight="3"/>' +
          '<pos:POS xmi:id="5" sofa="1" begin="0" end="3" PosValue="VBD"/>' +
          '<xml1:XmlElement xmi:id="6" sofa="1" begin="0" end="12" qName="p"/>',
      ),
    );
    const { annotations, relations } = documents[0]!;
    assert.deepEqual(
      annotations.map(({ label, attributes }) => [label, attributes]),
      [
        ['PER', { sure: 'high' }],
        ['LOC', undefined],
      ],
    );
    assert.deepEqual([relations[0]!.type, relations[0]!.attributes], ['visits', { weight: '3' }]);
    assert.match(told.join('\n'), /XmlElement/);
  });

  it('a Timex3 has the type as its label, and no empty attributes', async () => {
    const { documents } = await readFiles(
      'uima-xmi',
      xmi('<my:Timex3 xmi:id="2" sofa="1" begin="0" end="3" timexType="SET" timexValue="P1D" timexMod=""/>'),
    );
    const { label, value, mod } = documents[0]!.annotations[0]!;
    assert.deepEqual([label, value, mod], ['SET', 'P1D', undefined]);
  });

  it('namespaces may be declared on the elements themselves', async () => {
    const { spans } = await readFiles(
      'uima-xmi',
      xmi('<own:Thing xmlns:own="http:///custom.ecore" xmi:id="2" sofa="1" begin="4" end="8" value="PER"/>'),
    );
    assert.deepEqual(spans, ['PER سعيد']);
  });
});

describe('attributes that are not ours', () => {
  it('TimeML: attributes are kept, events and links told', async () => {
    const { documents, told } = await readFiles('timeml', {
      'a.tml':
        '<TimeML><TEXT>زار <EVENT eid="e1">أمس</EVENT> <TIMEX3 tid="t1" type="SET" value="P1D" mod="" quant="EVERY">كل يوم</TIMEX3>' +
        '</TEXT><TLINK lid="l1"/><TLINK lid="l2"/></TimeML>',
    });
    const { label, mod, extra } = documents[0]!.annotations[0]!;
    assert.deepEqual([label, mod, extra], ['SET', undefined, { quant: 'EVERY' }]);
    assert.equal(told.length, 2);
    assert.match(told.join('\n'), /«EVENT»[^]*«TLINK»/);
  });

  it('brat: what is said of relations is taken', async () => {
    const { documents, told } = await readFiles('brat', {
      'a.txt': 'زار سعيد فاس',
      'a.ann':
        'T1\tPER 4 8\tسعيد\nT2\tLOC 9 12\tفاس\nR1\tvisits Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes R1\tحقا\nA1\tNegated R1\n',
    });
    const [relation] = documents[0]!.relations;
    assert.deepEqual([relation!.attributes, relation!.extra], [{ Negated: true }, { note: 'حقا' }]);
    assert.deepEqual(told, []);
  });

  const names: readonly (readonly [body: string, span: string, attributes: object])[] = [
    ['<ab><persName ref="#p1">سعيد</persName></ab>', 'PERS سعيد', { canonical: '#p1' }],
    ['<ab><persName type="author">سعيد</persName></ab>', 'PERS سعيد', { attributes: { type: 'author' } }],
    ['<ab><placeName type="GPE">فاس</placeName></ab>', 'GPE فاس', {}],
    ['<p><name type="person">سعيد</name></p>', 'PERS سعيد', {}],
    ['<p><rs type="vessel">سفينة</rs></p>', 'vessel سفينة', {}],
    ['<p><geogName cert="low">أطلس</geogName></p>', 'LOC أطلس', { attributes: { cert: 'low' } }],
    ['<p><country>المغرب</country></p>', 'GPE المغرب', {}],
    [
      '<p><placeName type="city" subtype="capital">الرباط</placeName></p>',
      'LOC الرباط',
      { attributes: { type: 'city', subtype: 'capital' } },
    ],
    [
      '<p><persName role="judge" ref="#p" key="k">سعيد</persName></p>',
      'PERS سعيد',
      { canonical: 'k', attributes: { role: 'judge', ref: '#p' } },
    ],
    ['<p><time subtype="dawn">الفجر</time></p>', 'TIME الفجر', { mod: 'dawn' }],
    ['<p><rs type="DURATION" subtype="APPROX">شهر</rs></p>', 'DURATION شهر', { mod: 'APPROX' }],
    [
      '<p><persName ana="#male http://x/y">سعيد</persName></p>',
      'PERS سعيد',
      { attributes: { ana: '#male http://x/y' } },
    ],
    [
      '<p><date from="2024-05-01" to="2024-05-05">أيام</date></p>',
      'DATE أيام',
      { value: '2024-05-01/2024-05-05' },
    ],
  ];
  for (const [body, span, attributes] of names)
    it(`TEI: ${body}`, async () => {
      const { documents, spans } = await readFiles('tei', tei(body));
      assert.deepEqual(spans, [span]);
      const { value, mod, canonical, attributes: said, extra } = documents[0]!.annotations[0]!;
      const found = Object.entries({ value, mod, canonical, attributes: said, extra }).filter(
        ([, one]) => one !== undefined,
      );
      assert.deepEqual(Object.fromEntries(found), attributes);
    });

  it('TEI: the text is all of the body', async () => {
    const { documents, spans } = await readFiles(
      'tei',
      tei('<head>قصة</head> <ab><persName>علي</persName></ab> <ab><persName>عمر</persName></ab>'),
    );
    assert.equal(documents[0]!.text, 'قصة علي عمر');
    assert.deepEqual(spans, ['PERS علي', 'PERS عمر']);
  });

  it('TEI: elements of content without a label are told', async () => {
    assert.match((await readFiles('tei', tei('<p><term>عرض</term></p>'))).told.join(), /«term» are left out/);
  });
});
