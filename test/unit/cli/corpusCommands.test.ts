import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MADE_FILE } from '../../../server/src/cli/output/madeFiles.js';
import { FORMATS, IMPORT_FORMATS } from '../../../server/src/formats/registry.js';
import { corpusOf, GOLD, at, lines, TEXT } from './smallCorpus.js';
import { folderOf, tool } from './tool.js';

describe('hawashi export', () => {
  it('writes, proves, and lists what could not be carried', async () => {
    const corpus = await corpusOf();
    const out = path.join(corpus, '../' + path.basename(corpus) + '-out');
    const { code, errors } = await tool(['export', corpus, '--format', 'conll-bio', '--out', out]);
    assert.equal(code, 0, errors);
    assert.match(errors, /could not carry 1 nested annotation, 3 attributes/);
    assert.match(errors, /read back and found the same/);
    const losses = (await readFile(path.join(out, 'losses.csv'), 'utf8')).split('\r\n');
    assert.equal(losses[0], '\ufeffdocument,kind,start,end,label,text,detail');
    const { start, end } = at('مراكش');
    assert.equal(losses[1], `a,nested,${start},${end},GPE,مراكش,inside FAC «مدينة مراكش»`);
    assert.match(await readFile(path.join(out, 'a.conll'), 'utf8'), /^مدينة _ _ B-FAC\nمراكش _ _ I-FAC$/m);
  });

  it('names a single file where the path has the format’s ending', async () => {
    const corpus = await corpusOf();
    await tool(['export', corpus, '-f', 'prodigy', '-o', path.join(corpus, 'out/tasks.jsonl')]);
    assert.deepEqual(await readdir(path.join(corpus, 'out')), [MADE_FILE, 'tasks.jsonl']);
  });

  it('takes the documents, labels and annotators that are chosen', async () => {
    const corpus = await corpusOf({ 'b.txt': TEXT, 'annotations/second/b.jsonl': GOLD });
    const out = path.join(corpus, 'out');
    const chosen = [
      '--annotator',
      'gold',
      'second',
      '--document',
      'b',
      '--label',
      'GPE',
      '--option',
      'keys=plain',
    ];
    assert.equal((await tool(['export', corpus, '-f', 'jsonl', '-o', out, ...chosen])).code, 0);
    assert.equal(await readFile(path.join(out, 'gold/b.jsonl'), 'utf8'), '');
    assert.equal((await readFile(path.join(out, 'second/b.jsonl'), 'utf8')).trim().split('\n').length, 2);
  });

  it('exits with 2 where nobody can tell whose annotations are meant', async () => {
    const corpus = await folderOf({
      'a.txt': TEXT,
      'annotations/x/a.jsonl': '',
      'annotations/y/a.jsonl': '',
    });
    const { code, errors } = await tool(['export', corpus, '-f', 'brat', '-o', path.join(corpus, 'out')]);
    assert.equal(code, 2);
    assert.match(errors, /choose one of x, y/);
  });
});

describe('hawashi import', () => {
  for (const format of FORMATS) {
    it(`takes in what ${format.id} exported`, async () => {
      const corpus = await corpusOf();
      const out = path.join(corpus, '../' + path.basename(corpus) + `-${format.id}`);
      assert.equal((await tool(['export', corpus, '-f', format.id, '-o', out])).code, 0);
      const { code, errors } = await tool(['import', corpus, out, '-f', format.id, '-a', 'other', '--apply']);
      assert.equal(code, 0, errors);
      const read = await readFile(path.join(corpus, 'annotations/other/a.jsonl'), 'utf8');
      const taken = read
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line) as { start: number; end: number; text: string });
      assert.ok(taken.length > 0);
      for (const { start, end, text } of taken) assert.equal([...TEXT].slice(start, end).join(''), text);
    });
  }

  const foreign = {
    'foreign/x.conll':
      'زار O\nحموشي B-PERSON\nمدينة O\nمراكش B-CITY\nيوم O\n8 O\nنونبر O\n2024 O\n. O\n\n😀 O\nعاد O\nإلى O\nالرباط B-CITY\n. O\n',
  };

  it('matches texts by content, proposes labels, and writes nothing without --apply', async () => {
    const corpus = await corpusOf(foreign);
    const given = ['import', corpus, path.join(corpus, 'foreign'), '-f', 'conll', '-a', 'new'];
    const dry = await tool(given);
    assert.equal(dry.code, 0, dry.errors);
    assert.match(dry.output, /\| PERSON \| PERS \| 1 \|\n\| CITY \| GPE \| 2 \|/);
    assert.match(dry.output, /x → a: 3 new/);
    await assert.rejects(stat(path.join(corpus, 'annotations/new')));
    await tool([...given, '--apply']);
    const again = await tool([...given, '--apply']);
    assert.match(again.errors, /0 annotations .* 3 there already/);
  });

  it('uses the table that was edited', async () => {
    const corpus = await corpusOf(foreign);
    const table = path.join(corpus, 'labels.tsv');
    const given = ['import', corpus, path.join(corpus, 'foreign'), '-f', 'conll', '-a', 'new'];
    await tool([...given, '--write-labels', table]);
    assert.equal(await readFile(table, 'utf8'), 'label\tbecomes\nPERSON\tPERS\nCITY\tGPE\n');
    await writeFile(table, 'label\tbecomes\nPERSON\t\nCITY\tLOC\n');
    const { output } = await tool([...given, '--labels', table, '--json']);
    const plan = JSON.parse(output) as { annotations: number; labels: unknown };
    assert.equal(plan.annotations, 2);
    assert.deepEqual(plan.labels, [
      { label: 'PERSON', count: 1, known: false },
      { label: 'CITY', count: 2, becomes: 'LOC', known: true },
    ]);
  });

  it('finds out the format where none is named', async () => {
    const corpus = await corpusOf(foreign);
    const given = ['import', corpus, path.join(corpus, 'foreign'), '-a', 'new'];
    const { code, errors } = await tool(given);
    assert.equal(code, 0, errors);
    assert.match(errors, /read as conll/);
    assert.equal((await tool([...given.slice(0, 2), corpus + '/hawashi.json', '-a', 'new'])).code, 2);
  });

  it('refuses an annotator’s name that leads elsewhere', async () => {
    const corpus = await corpusOf(foreign);
    const given = [
      'import',
      corpus,
      path.join(corpus, 'foreign'),
      '-f',
      'conll',
      '--apply',
      '-a',
      '../../elsewhere',
    ];
    assert.equal((await tool(given)).code, 2);
  });

  it('tells conflicts and changes nothing that is there', async () => {
    const crossing = lines(
      { ...at('حموشي مدينة'), label: 'ORG' },
      { ...at('مراكش'), label: 'LOC' },
      { ...at('زار'), label: 'MISC' },
    );
    const corpus = await corpusOf();
    const other = await folderOf({
      'a.jsonl': crossing,
      'elsewhere.jsonl': lines({ start: 0, end: 1, text: 'x', label: 'MISC' }),
      'elsewhere.txt': 'x',
    });
    const before = await readFile(path.join(corpus, 'annotations/gold/a.jsonl'), 'utf8');
    const given = ['import', corpus, other, '-f', 'jsonl', '-a', 'gold', '--apply', '--json'];
    const { code, output } = await tool(given);
    assert.equal(code, 1);
    const { conflicts } = JSON.parse(output) as { conflicts: { kind: string }[] };
    assert.deepEqual(conflicts.map((conflict) => conflict.kind).sort(), [
      'crossing',
      'relabelled',
      'unmatched',
    ]);
    const after = (await readFile(path.join(corpus, 'annotations/gold/a.jsonl'), 'utf8')).split('\n');
    for (const line of before.trim().split('\n')) {
      const kept = JSON.parse(line) as { start: number; label: string };
      assert.ok(
        after.some(
          (one) => one.includes(`"start": ${kept.start},`) || one.includes(`"start":${kept.start},`),
        ),
      );
    }
    assert.equal(after.filter((line) => line.includes('MISC')).length, 1);
  });
});

describe('hawashi check', () => {
  const findingsOf = async (files: Readonly<Record<string, string | Buffer>>, ...argv: string[]) => {
    const { code, output } = await tool(['check', await corpusOf(files), '--format', 'json', ...argv]);
    return {
      code,
      findings: (JSON.parse(output) as { findings: { file: string; line: number; code: string }[] }).findings,
    };
  };

  it('says nothing of a corpus that is fine', async () => {
    assert.deepEqual(await findingsOf({}), { code: 0, findings: [] });
  });

  it('takes a folder without hawashi.json, and a text file by itself', async () => {
    const folder = await folderOf({
      'sub/نص.txt': 'زا\u202eر',
      'annotations/amal/sub/نص.jsonl': lines({ start: 9, end: 12, text: 'غائب', label: 'PERS' }),
    });
    const codes = async (checked: string) => {
      const { output } = await tool(['check', checked, '--format', 'json']);
      const { findings } = JSON.parse(output) as { findings: { file: string; code: string }[] };
      return findings.map(({ file, code }) => `${file} ${code}`);
    };
    const inFolder = await codes(folder);
    assert.ok(inFolder.some((one) => one.startsWith('annotations/amal/sub/نص.jsonl corpus.broken-file')));
    assert.ok(inFolder.some((one) => /^sub\/نص\.txt text\./.test(one)));
    const alone = await codes(path.join(folder, 'sub/نص.txt'));
    assert.ok(alone.length > 0 && alone.every((one) => /^نص\.txt text\./.test(one)), alone.join());
    const nowhere = await tool(['check', path.join(folder, 'none')]);
    assert.equal(nowhere.code, 2);
  });

  it('finds broken files, gone texts and hidden characters, with file and line', async () => {
    const { code, findings } = await findingsOf({
      'b.txt': 'نص \u202eمقلوب\u202c هنا.\n',
      'c.txt': Buffer.from([0xd9, 0x0a, 0xff]),
      'annotations/gold/b.jsonl':
        '{"start":0,\n' + lines({ start: 2, end: 8, text: 'الدار البيضاء', label: 'GPE' }),
    });
    assert.equal(code, 1);
    const found = findings.map((finding) => `${finding.file}:${finding.line} ${finding.code}`);
    for (const wanted of [
      'annotations/gold/b.jsonl:1 corpus.broken-file',
      'b.txt:1 annotation.lost',
      'b.txt:1 text.bidi-control',
      'c.txt:1 text.unreadable',
    ])
      assert.ok(found.includes(wanted), `${wanted} in\n${found.join('\n')}`);
  });

  it('gives SARIF that code hosts read', async () => {
    const { output } = await tool(['check', await corpusOf({ 'b.txt': '\u202e' }), '--format', 'sarif']);
    const sarif = JSON.parse(output) as {
      version: string;
      runs: { results: { ruleId: string; level: string }[] }[];
    };
    assert.equal(sarif.version, '2.1.0');
    assert.deepEqual(
      sarif.runs[0]!.results.map(({ ruleId, level }) => [ruleId, level]),
      [['text.bidi-control', 'warning']],
    );
  });

  it('exits with 1 on warnings where it is strict', async () => {
    const files = { 'b.txt': '\u202eنص' };
    assert.equal((await findingsOf(files)).code, 0);
    assert.equal((await findingsOf(files, '--strict')).code, 1);
  });
});

describe('hawashi formats', () => {
  it('lists the registry', async () => {
    const listed = JSON.parse((await tool(['formats', '--json'])).output) as { id: string }[];
    assert.deepEqual(
      listed.map(({ id }) => id),
      IMPORT_FORMATS.map(({ id }) => id),
    );
  });
});
