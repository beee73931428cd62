/** TEI as others write it: feature structures, interpretations, elements in pieces; and what of it we write. */
import assert from 'node:assert/strict';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';

const tei = (body: string, aside = ''): Readonly<Record<string, string>> => ({
  'a.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>${aside}<text><body><p>${body}</p></body></text></TEI>`,
});

const ASIDE =
  '<standOff><fs xml:id="f1"><f name="stance"><symbol value="sure"/></f><f name="since"><numeric value="1999"/></f>' +
  '<f name="negated"><binary value="false"/></f><f name="kinds"><vColl org="set"><string>أ</string><string>ب</string></vColl></f>' +
  '<f name="role"><fs><f name="of"><string>فاس</string></f></fs></f><f name="plain">نص</f></fs>' +
  '<interpGrp type="tone"><interp xml:id="t1">irony</interp></interpGrp><interp xml:id="t2" type="voice">first</interp>' +
  '</standOff>';

describe('TEI of others', () => {
  const analyses: readonly (readonly [ana: string, attributes: object])[] = [
    [
      '#f1',
      {
        ...{ stance: 'sure', since: 1999, negated: false, kinds: ['أ', 'ب'] },
        ...{ role: { of: 'فاس' }, plain: 'نص' },
      },
    ],
    ['#t1 #t2', { tone: 'irony', voice: 'first' }],
    ['#t1 #elsewhere', { tone: 'irony', ana: '#elsewhere' }],
  ];
  for (const [ana, attributes] of analyses)
    it(`ana="${ana}" are attributes`, async () => {
      const { documents, told } = await readFiles(
        'tei',
        tei(`<persName ana="${ana}">سعيد</persName>`, ASIDE),
      );
      assert.deepEqual(documents[0]!.annotations[0]!.attributes, attributes);
      assert.deepEqual(told, []);
    });

  const name = (text: string, attributes: string): string => `<orgName ${attributes}>${text}</orgName>`;
  const pieces: readonly (readonly [what: string, files: Readonly<Record<string, string>>])[] = [
    [
      '@next and @prev',
      tei(
        `${name('وزارتا', 'xml:id="a" next="#b" role="x"')} العدل ${name('المالية', 'xml:id="b" prev="#a"')}`,
      ),
    ],
    [
      '@prev alone',
      tei(`${name('وزارتا', 'xml:id="a" role="x"')} العدل ${name('المالية', 'xml:id="b" prev="#a"')}`),
    ],
    [
      'a join',
      tei(
        `${name('وزارتا', 'xml:id="a" role="x"')} العدل ${name('المالية', 'xml:id="b"')}`,
        '<standOff><join target="#a #b"/></standOff>',
      ),
    ],
    [
      'pairs of string-range()',
      tei(
        'وزارتا العدل المالية',
        '<standOff><span type="ORG" target="#string-range(x,0,6,13,7)" role="x"/></standOff>',
      ),
    ],
    [
      'several pointers',
      tei(
        'وزارتا العدل المالية',
        '<standOff><span type="ORG" target="#string-range(x,0,6) #string-range(x,13,7)" role="x"/></standOff>',
      ),
    ],
  ];
  for (const [what, files] of pieces)
    it(`pieces by ${what} are one annotation`, async () => {
      const { documents, told } = await readFiles('tei', files);
      const [{ fragments, label, attributes } = {} as never, ...others] = documents[0]!.annotations;
      assert.deepEqual(others, []);
      assert.deepEqual(told, []);
      assert.deepEqual([label, attributes], ['ORG', { role: 'x' }]);
      assert.deepEqual(fragments, [
        { start: 0, end: 6 },
        { start: 13, end: 20 },
      ]);
    });

  it('structures that lie too deep in each other are told', async () => {
    const deep = '<f name="a"><fs>'.repeat(3000) + '</fs></f>'.repeat(3000);
    const { told } = await readFiles(
      'tei',
      tei('<persName ana="#d">سعيد</persName>', `<standOff><fs xml:id="d">${deep}</fs></standOff>`),
    );
    assert.match(told.join(), /«fs» are left out/);
  });
});

describe('TEI of ours', () => {
  const text = 'وزيرا المالية والعدل هنا';
  const document: ExchangeDocument = {
    name: 'a',
    text,
    annotations: [
      {
        ...{ id: 'o', start: 0, end: 20, text: text.slice(0, 20), label: 'OCC' },
        fragments: [
          { start: 0, end: 5 },
          { start: 15, end: 20 },
        ],
        attributes: { stance: 'مؤكد', type: 'minister', subtype: 'deputy' },
      },
      { id: 'l', start: 21, end: 24, text: 'هنا', label: 'LOC', note: 'ن', attributes: { type: 'city' } },
    ],
    relations: [{ id: 'r', type: 'in', from: 'o', to: 'l', attributes: { sure: true } }],
  };
  const written = async (spans: string): Promise<string> => {
    const { held, losses, differences } = await exportToMemory('tei', { spans }, [document]);
    assert.deepEqual([losses, differences], [{}, []]);
    return new TextDecoder().decode(held.get('a.xml'));
  };

  it('has subtypes as others do, and pieces chained in the text', async () => {
    const xml = await written('inline');
    for (const part of [
      '<roleName xml:id="i1" next="#i1.2" type="minister" subtype="deputy" ana="#i1.fs">وزيرا</roleName>',
      '<roleName xml:id="i1.2" prev="#i1" type="OCC">العدل</roleName>',
      '<placeName xml:id="i2" type="city">هنا</placeName>',
      '<fs xml:id="i1.fs" type="attributes"><f name="stance"><string>مؤكد</string></f></fs>',
      '<relation name="in" active="#i1" passive="#i2" ana="#r1.fs"/>',
      '<note target="#i2">ن</note>',
    ])
      assert.ok(xml.includes(part), `${part}\n${xml}`);
  });

  it('points at pieces beside the text', async () => {
    const xml = await written('standoff');
    assert.ok(
      xml.includes('target="#string-range(text,0,5,15,5)" type="OCC" subtype="deputy" ana="#s1.fs"'),
      xml,
    );
    assert.ok(xml.includes('<f name="type"><string>minister</string></f>'), xml);
  });

  it('leaves out what crosses a piece, not what lies in a gap', async () => {
    const inGap = { id: 'g', start: 6, end: 13, text: 'المالية', label: 'ORG' };
    const crossing = { id: 'x', start: 14, end: 24, text: text.slice(14), label: 'MISC' };
    const given = { ...document, annotations: [...document.annotations, inGap], relations: [] };
    assert.deepEqual((await exportToMemory('tei', { spans: 'inline' }, [given])).losses, {});
    const across = { ...given, annotations: [...given.annotations, { ...crossing, start: 13, end: 17 }] };
    const { losses } = await exportToMemory('tei', { spans: 'inline' }, [across]);
    assert.deepEqual(losses, { crossing: 1 });
  });
});
