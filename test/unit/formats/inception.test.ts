import assert from 'node:assert/strict';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { readFiles } from './readFiles.js';

const tsv = (label: string): Uint8Array =>
  strToU8(
    '#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Entity|category\n\n\n#Text=زار سعيد طنجة\n' +
      `1-1\t0-3\tزار\t_\t\n1-2\t4-8\tسعيد\t${label}\t\n1-3\t9-13\tطنجة\t_\t\n`,
  );
const xmi = strToU8(
  '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">' +
    '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="زار سعيد طنجة"/>' +
    '<custom:Entity xmi:id="2" sofa="1" begin="4" end="8" value="PER"/></xmi:XMI>',
);
const read = (entries: Zippable) => readFiles('inception', { 'project.zip': zipSync(entries) });

describe('projects of INCEpTION', () => {
  it('have a document an annotator, and curation', async () => {
    const { documents, told } = await read({
      'exportedproject.json': strToU8('{"name":"x"}'),
      'source/a.txt': strToU8('زار سعيد طنجة'),
      'annotation/a.txt/INITIAL_CAS.tsv': tsv('OLD'),
      'annotation/a.txt/anna.tsv': tsv('PER'),
      'annotation/a.txt/bob.tsv': tsv('ORG'),
      'annotation_ser/a.txt/anna.ser': new Uint8Array([1]),
      'curation/a.txt/CURATION_USER.tsv': tsv('PERS'),
    });
    assert.deepEqual(told, []);
    assert.deepEqual(
      documents.map(({ name, annotator, annotations }) => [name, annotator, annotations[0]?.label]),
      [
        ['a', 'anna', 'PER'],
        ['a', 'bob', 'ORG'],
        ['a', 'CURATION_USER', 'PERS'],
      ],
    );
  });

  it('what a document began with counts where nobody worked on it', async () => {
    const { spans } = await read({ 'annotation/a.txt/INITIAL_CAS.tsv': tsv('OLD') });
    assert.deepEqual(spans, ['OLD سعيد']);
  });

  it('documents are in archives with their types, by themselves or in a project', async () => {
    const inner = { 'anna.xmi': xmi, 'TypeSystem.xml': strToU8('<typeSystemDescription/>') };
    assert.deepEqual((await read(inner)).spans, ['PER سعيد']);
    const { documents } = await read({
      'exportedproject.json': strToU8('{}'),
      'annotation/a.txt/anna.zip': zipSync(inner),
    });
    assert.deepEqual(
      documents.map(({ name, annotator, annotations }) => [name, annotator, annotations[0]?.label]),
      [['a', 'anna', 'PER']],
    );
  });

  it('names that lead elsewhere are passed over', async () => {
    const entries = {
      '../annotation/a/x.tsv': tsv('A'),
      '/b.tsv': tsv('B'),
      'c\\..\\d.tsv': tsv('C'),
      'e.tsv': tsv('E'),
    };
    assert.deepEqual((await read(entries)).spans, ['E سعيد']);
  });

  for (const [what, entries, message] of [
    ['nothing to read', { 'a.txt': strToU8('x') }, /no files of WebAnno TSV/],
    [
      'serialised annotations alone',
      { 'annotation_ser/a.txt/anna.ser': strToU8('x') },
      /export the project again/,
    ],
    ['a damaged file in it', { 'a.tsv': strToU8('x') }, /expected «#FORMAT/],
    [
      'archives without end',
      { 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.zip': zipSync({}) }) }) },
      /are not opened/,
    ],
  ] as const)
    it(`${what}: told`, async () => {
      assert.match((await read(entries)).told.join('\n'), message);
    });

  it('what comes of a file is limited, whatever the archive claims', async () => {
    const bomb = zipSync({ 'a.tsv': new Uint8Array(300 * 1024 * 1024) }, { level: 9 });
    const { told } = await readFiles('inception', { 'a.zip': bomb });
    assert.match(told.join('\n'), /more than 268435456 bytes/);
    // The same, where the archive claims a hundred bytes.
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at < bomb.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    assert.match((await readFiles('inception', { 'a.zip': bomb })).told.join('\n'), /expected/);
  });

  it('damaged archives are told, wherever the damage is', async () => {
    const good = zipSync({ 'annotation/a.txt/anna.tsv': tsv('PER') });
    for (let at = 0; at < good.length; at++)
      await readFiles('inception', { 'a.zip': good.with(at, good[at]! ^ 0xff) });
    for (const bytes of [new Uint8Array(), good.slice(0, 50), strToU8('PK')])
      assert.match(
        (await readFiles('inception', { 'a.zip': bytes })).told.join('\n'),
        /expected a ZIP archive/,
      );
  });
});
