/**
 * What no reader knows is kept or told in files that are no JSON too: an attribute and an element, a column, a line are
 * added in turn to each place of an export where they may stand.
 */
import assert from 'node:assert/strict';
import type { FormatOptions } from '../../../server/src/formats/format.js';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';
import { DOCUMENT, TEXT } from './smallDocument.js';

/** The export's main file with each change; those that are neither kept nor told. */
async function silentOf(
  id: string,
  options: FormatOptions,
  main: RegExp,
  changes: (content: string) => Iterable<readonly [what: string, changed: string]>,
): Promise<readonly string[]> {
  const { held } = await exportToMemory(id, options, [DOCUMENT]);
  const [name, bytes] = [...held].find(([path]) => main.test(path))!;
  const content = new TextDecoder().decode(bytes);
  const read = async (changed: string): Promise<{ told: readonly string[]; kept: string }> => {
    const { told, documents } = await readFiles(id, { 'a.txt': TEXT, [name]: changed }, () => TEXT);
    const kept = documents.flatMap(({ annotations, relations }) => [...annotations, ...relations]);
    return { told, kept: JSON.stringify(kept) };
  };
  const before = await read(content);
  const silent: string[] = [];
  for (const [what, changed] of changes(content)) {
    const { told, kept } = await read(changed);
    if (told.length <= before.told.length && !kept.includes('fremd')) silent.push(what);
  }
  return silent;
}

/** An attribute in each element of some names behind a beginning, and an element of another name before each. */
const inXml = (names: RegExp, beginning = '') =>
  function* (content: string): Generator<readonly [string, string]> {
    const from = content.indexOf(beginning);
    for (const { 0: tag, 1: name = '', index } of content.matchAll(/<([\w:]+)[^>]*>/g)) {
      if (index < from || !names.test(name)) continue;
      const [head, tail] = [content.slice(0, index), content.slice(index)];
      yield [`${name}/@fremd`, head + tail.replace(`<${name}`, () => `<${name} fremd="fremd"`)];
      yield [`fremd before ${tag}`, `${head}<fremd/>${tail}`];
    }
  };

/** A cell more at the end of each line with cells. */
function* inColumns(content: string): Generator<readonly [string, string]> {
  const lines = content.split('\n');
  for (const [i, line] of lines.entries())
    if (line.includes('\t')) yield [line, lines.with(i, `${line}\tfremd`).join('\n')];
}

/** A line before each. */
const withLine = (added: string) =>
  function* (content: string): Generator<readonly [string, string]> {
    const lines = content.split('\n');
    for (let i = 0; i <= lines.length - 1; i++) yield [`${i + 1}`, lines.toSpliced(i, 0, added).join('\n')];
  };

describe('unknown markup, columns and lines', () => {
  const cases: readonly (readonly [string, FormatOptions, RegExp, Parameters<typeof silentOf>[3]])[] = [
    ['tei', { spans: 'standoff' }, /\.xml$/, inXml(/^(span|relation)$/)],
    ['tei', { spans: 'inline' }, /\.xml$/, inXml(/^(persName|placeName|date)$/, '<text>')],
    ['timeml', {}, /\.tml$/, inXml(/^TIMEX3$/, '<TEXT>')],
    ['brat', {}, /\.ann$/, withLine('fremd')],
    ['brat', {}, /\.ann$/, withLine('A9\tfremd T1 x')],
    ['conllu', {}, /\.conllu$/, withLine('# fremd = x')],
    ['conllu', {}, /\.conllu$/, inColumns],
    ['webanno-tsv', {}, /\.tsv$/, inColumns],
    ['conll', {}, /\.conll$/, withLine('fremd')],
  ];
  for (const [id, options, main, changes] of cases)
    it(`${id} ${JSON.stringify(options)}: are kept or told`, async () => {
      assert.deepEqual(await silentOf(id, options, main, changes), []);
    });

  it('uima-xmi: features and structures are kept or told', async () => {
    const silent = await silentOf('uima-xmi', {}, /\.xmi$/, function* (content) {
      for (const { 0: tag, index } of content.matchAll(
        /<(type\d*|custom|webanno\w*|\w+):(NamedEntity|Relation) /g,
      ))
        yield [
          tag,
          `${content.slice(0, index + tag.length)}fremd="fremd" ${content.slice(index + tag.length)}`,
        ];
      const other = '<fremd:Thing xmlns:fremd="http:///fremd.ecore" xmi:id="999" of="fremd"/>';
      yield ['a structure', content.replace('</xmi:XMI>', `${other}</xmi:XMI>`)];
    });
    assert.deepEqual(silent, []);
  });
});

describe('columns beside the token and its tag', () => {
  const rows = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
    'a.conll': lines.join('\n'),
  });

  it('are told, once a file', async () => {
    const { told, spans } = await readFiles('conll', rows('سعيد NNP B-NP B-PER', 'نام VBD B-VP O'));
    assert.deepEqual(spans, ['PER سعيد']);
    assert.deepEqual(told, ['1: columns beside the token and its tags are left out: «NNP B-NP»']);
  });

  it('are no annotations where they are of phrases', async () => {
    const { told, spans } = await readFiles('conll', rows('سعيد B-NP B-PER', 'نام B-VP O', 'مساء B-NP O'));
    assert.deepEqual(spans, ['PER سعيد']);
    assert.match(told.join('\n'), /B-NP/);
  });

  it('are not told where nothing stands in them', async () => {
    const { told } = await readFiles('conll', rows('سعيد -X- _ B-PER', 'نام -X- _ O'));
    assert.deepEqual(told, []);
  });
});
