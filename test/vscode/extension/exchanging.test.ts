import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type {
  ExportParameters,
  ExportResult,
  ImportParameters,
  ImportResult,
} from '../../../server/src/protocol/exchange.js';
import { ANNOTATOR, annotationsOf, corpusFolder, DOCUMENTS, openDocument } from './corpus.js';

const NAME = path.basename(DOCUMENTS.arabMinisters, '.txt');

describe('exchanging annotations with other tools', () => {
  let folder: string;
  let text: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hawashi-exchange-'));
    text = await readFile(path.join(corpusFolder().fsPath, DOCUMENTS.arabMinisters), 'utf8');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const uriOf = (...parts: readonly string[]) => vscode.Uri.file(path.join(folder, ...parts)).toString();
  const annotationFile = (annotator: string) =>
    path.join(corpusFolder().fsPath, 'annotations', annotator, `${NAME}.jsonl`);

  const exported = (given: Partial<ExportParameters>) =>
    vscode.commands.executeCommand<ExportResult | undefined>('hawashi.export', given);
  const imported = (given: Partial<ImportParameters>) =>
    vscode.commands.executeCommand<ImportResult | undefined>('hawashi.import', given);

  /** A document of brat about a text of the corpus, under a name of its own. */
  async function foreign(name: string, ...spans: readonly (readonly [string, string])[]): Promise<string> {
    const lines = spans.map(([label, quote], i) => {
      const start = [...text.slice(0, text.indexOf(quote))].length;
      return `T${i + 1}\t${label} ${start} ${start + [...quote].length}\t${quote}\n`;
    });
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, 'other-name.txt'), text);
    await writeFile(path.join(folder, name, 'other-name.ann'), lines.join(''));
    return uriOf(name);
  }

  const word = (nth: number) => [...text.matchAll(/[\p{L}\p{M}]{4,}/gu)][nth]![0];

  it('shows what an import would do, imports, and exports a selection of it', async () => {
    const [first, second] = [word(0), word(3)];
    const source = await foreign('incoming', ['PERSON', first], ['THING', second]);
    const given = {
      sources: [source],
      format: 'brat',
      annotator: 'brat',
      labels: [['THING', 'MISC']],
    } as const;

    const plan = await imported({ ...given, apply: false });
    assert.deepEqual([plan?.applied, plan?.annotations], [false, 2]);
    assert.match(plan!.report, /\| PERSON \| PERS \| 1 \|\n\| THING \| MISC \| 1 \|/);
    await assert.rejects(readFile(annotationFile('brat')));

    const result = await imported({ ...given, apply: true });
    assert.deepEqual([result?.applied, result?.annotations, result?.conflicts], [true, 2, 0]);
    const [, ...lines] = (await readFile(annotationFile('brat'), 'utf8')).trim().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)).map((one) => [one.label, one.text]),
      [
        ['PERS', first],
        ['MISC', second],
      ],
    );

    const target = uriOf('out');
    const written = await exported({ format: 'brat', target, annotators: ['brat'], labels: ['MISC'] });
    assert.equal(written?.annotations, 1);
    assert.ok(written!.documents > 1, 'documents without annotations are exported too');
    const files = await readdir(path.join(folder, 'out'), { recursive: true });
    const standoff = files.find((file) => file.endsWith(`${NAME}.ann`))!;
    assert.match(await readFile(path.join(folder, 'out', standoff), 'utf8'), /^T1\tMISC \d+ \d+\t/m);
    const again = await exported({ format: 'brat', target, annotators: ['brat'] });
    assert.deepEqual(again?.files, [], 'what is there is not written over');
    assert.ok(again?.refused, 'and that is said');
  });

  it('shows what was imported for the annotator in the open document at once', async () => {
    const editor = await openDocument(DOCUMENTS.arabMinisters);
    const before = await annotationsOf(editor);
    const source = await foreign('own', ['ORG', word(1)]);
    await imported({ sources: [source], format: 'brat', annotator: ANNOTATOR, apply: true });
    const after = await annotationsOf(editor);
    assert.deepEqual([before.length, after.map(({ text: quote }) => quote)], [0, [word(1)]]);
    await rm(annotationFile(ANNOTATOR));
  });
});
