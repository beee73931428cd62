/** Files as other tools expect them, and files of other tools. */
import { format } from '../../../server/src/messages/format.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { ExchangeDocument, FormatOptions, ReadIssue } from '../../../server/src/formats/format.js';
import { chooseFormat } from '../../../server/src/formats/registry.js';
import { exportToMemory } from './memoryExport.js';

const text = 'زار مدير الأمن مراكش.';
const at = (id: string, quote: string, label: string) => {
  const start = text.indexOf(quote);
  return { id, start, end: start + quote.length, text: quote, label };
};
/** مدير الأمن is a person's role, الأمن an organisation, مراكش a city; the role is part of the organisation. */
const document: ExchangeDocument = {
  name: 'a',
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
  status: 'done',
  annotations: [
    at('x', 'مدير الأمن', 'OCC'),
    at('y', 'الأمن', 'ORG'),
    at('z', 'مراكش', 'GPE'),
    at('w', 'راكش', 'MISC'),
  ],
  relations: [
    { id: 'r', type: 'part_of', from: 'x', to: 'y' },
    { id: 's', type: 'visits', from: 'x', to: 'z' },
    { id: 't', type: 'in', from: 'y', to: 'z' },
    { id: 'u', type: 'odd', from: 'z', to: 'w' },
  ],
};

const RELATIONS = [
  'OCC مدير الأمن part_of ORG الأمن',
  'OCC مدير الأمن visits GPE مراكش',
  'ORG الأمن in GPE مراكش',
  'GPE مراكش odd MISC راكش',
];

async function written(id: string, options: FormatOptions = {}): Promise<ReadonlyMap<string, string>> {
  const { held, differences, losses } = await exportToMemory(id, options, [document]);
  assert.deepEqual([differences, losses], [[], {}]);
  return new Map([...held].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

async function read(
  id: string,
  files: Readonly<Record<string, string>>,
): Promise<{ document: ExchangeDocument; issues: ReadIssue[] }> {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [path, new TextEncoder().encode(content)]),
  );
  const issues: ReadIssue[] = [];
  for await (const found of chooseFormat(id).format.read(bytes, { report: (issue) => issues.push(issue) }))
    return { document: found, issues };
  assert.fail(`nothing read: ${JSON.stringify(issues)}`);
}

const relationsOf = ({ annotations, relations }: ExchangeDocument): readonly string[] =>
  relations.map(({ type, from, to }) => {
    const [source, target] = [from, to].map((id) => annotations.find((one) => one.id === id)!);
    return `${source!.label} ${source!.text} ${type} ${target!.label} ${target!.text}`;
  });

describe('relations', () => {
  it('in WebAnno TSV stand on the line of their target, with the place of their source', async () => {
    const [tsv] = [...(await written('webanno-tsv', { features: 'all' })).values()];
    const lines = tsv!.split('\n');
    assert.ok(
      lines.includes(
        '#T_RL=webanno.custom.Relation|label|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
      ),
    );
    const columns = (address: string): readonly string[] =>
      lines.find((line) => line.startsWith(`${address}\t`))!.split('\t');
    assert.deepEqual(columns('1-2').slice(4, 5), ['OCC[1]']);
    assert.deepEqual(columns('1-3').slice(4, 5), ['OCC[1]|ORG[2]']);
    assert.deepEqual(columns('1-3').slice(9), ['part\\_of', '1-2[1_2]', '']);
    assert.deepEqual(columns('1-4').slice(9), ['visits|in', '1-2[1_0]|1-3[2_0]', '']);
    assert.deepEqual(columns('1-4.1').slice(9), ['odd', '1-4', '']);
    const { document: back } = await read('webanno-tsv', { 'a.tsv': tsv! });
    assert.deepEqual([...relationsOf(back)].sort(), [...RELATIONS].sort());
  });

  it('in CoNLL-U stand in MISC, between numbers of spans', async () => {
    const [conllu] = [...(await written('conllu')).values()];
    const misc = conllu!.split('\n').flatMap((line) => /\bRelations=[^|]*/.exec(line) ?? []);
    assert.deepEqual(misc, ['Relations=1>2:part_of;1>3:visits', 'Relations=2>3:in', 'Relations=3>4:odd']);
  });

  it('in spaCy are in meta, between indices of the span group', async () => {
    const [line] = [...(await written('spacy')).values()];
    const { meta } = JSON.parse(line!) as { meta: { relations: unknown[] } };
    assert.deepEqual(meta.relations[1], { head: 0, child: 2, label: 'visits' });
  });

  it('are read from projects of WebAnno with layers of their own', async () => {
    const tsv = [
      '#FORMAT=WebAnno TSV 3.2',
      '#T_SP=webanno.custom.Referent|entity|infstat',
      '#T_RL=webanno.custom.Coref|type|BT_webanno.custom.Referent',
      '',
      '#Text=she saw her dog',
      '1-1\t0-3\tshe\tperson\tnew\tcoref\t1-3[0_0]\t',
      '1-2\t4-7\tsaw\t_\t_\t_\t_\t',
      '1-3\t8-11\ther\tperson|animal[4]\tgiv|new[4]\t_\t_\t',
      '1-4\t12-15\tdog\tanimal[4]\tnew[4]\tana|bridge\t1-1[0_4]|1-9\t',
      '',
    ].join('\n');
    const { document: back, issues } = await read('webanno-tsv', { 'a.tsv': tsv });
    assert.deepEqual(relationsOf(back), ['person her coref person she', 'person she ana animal her dog']);
    assert.deepEqual(
      issues.map(({ line, message }) => [line, withoutIsolates(format(message))]),
      [[9, 'a relation, an end of which is not there, is left out']],
    );
  });
});

describe('JSON Lines', () => {
  it('tell the hash of the text, and whether it is another one', async () => {
    const [line] = [...(await written('jsonl')).values()];
    const header = JSON.parse(line!.split('\n')[0]!) as Record<string, unknown>;
    assert.deepEqual(header, { hawashi: 1, document: 'a.txt', sha256: document.sha256, status: 'done' });
    const same = await read('jsonl', { 'a.jsonl': line!, 'a.txt': text });
    assert.deepEqual([same.document.sha256, same.issues], [document.sha256, []]);
    const other = await read('jsonl', { 'a.jsonl': line!, 'a.txt': text + '\n' });
    assert.deepEqual(
      other.issues.map(({ file, line: number, message }) => [file, number, withoutIsolates(format(message))]),
      [['a.jsonl', 1, 'the text of «a» is not the one that was annotated (sha256)']],
    );
  });
});
