/** Annotation files by their JSON Schema, as ajv sees them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { openModel } from '../corpus/memoryModel.js';
import { runImportRequest } from '../../../server/src/exchange/importRequest.js';
import { generated } from './generatedDocuments.js';
import { exportToMemory } from './memoryExport.js';

const schema = JSON.parse(readFileSync('schemas/annotations.schema.json', 'utf8')) as object;
const isLine = new Ajv({ strict: true, strictRequired: false }).compile(schema);

function check(file: string, content: string): number {
  const lines = content.split('\n').filter((line) => line !== '');
  for (const [i, line] of lines.entries())
    assert.ok(isLine(JSON.parse(line)), `${file}:${i + 1}: ${line}\n${JSON.stringify(isLine.errors)}`);
  return lines.length;
}

describe('the schema of annotation files', () => {
  it('takes what is exported', async () => {
    const { held } = await exportToMemory('jsonl', {}, generated(200));
    let lines = 0;
    for (const [file, bytes] of held) lines += check(file, new TextDecoder().decode(bytes));
    assert.ok(lines > 500);
  });

  it('takes what is stored', async () => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/a.txt': 'زار مراكش.',
      '/in/a.ann': 'T1\tGPE 4 9\tمراكش\nT2\tX 0 3\tزار\nR1\tin Arg1:T2 Arg2:T1\n',
      '/in/a.txt': 'زار مراكش.',
    });
    const parameters = { corpus: '', sources: ['file:///in'], format: 'brat', annotator: 'x', apply: true };
    await runImportRequest(await openModel(files, '/c'), parameters, { step: () => Promise.resolve(true) });
    assert.equal(check('a.jsonl', files.text('/c/annotations/x/a.jsonl')!), 4);
  });

  it('takes the gold files of the seeds', () => {
    const folder = 'seeds/annotations/gold';
    for (const file of readdirSync(folder))
      assert.ok(check(file, readFileSync(path.join(folder, file), 'utf8')) > 0);
  });

  const wrong: (readonly [string, object])[] = [
    ['offsets that are none', { start: -1, end: 2, text: 'x', label: 'X' }],
    ['halves of characters', { start: 0.5, end: 2, text: 'x', label: 'X' }],
    ['no label', { start: 0, end: 2, text: 'x' }],
    ['an origin that there is not', { start: 0, end: 2, text: 'x', label: 'X', origin: 'god' }],
    ['a status that there is not', { hawashi: 1, status: 'finished' }],
    ['a layout to come', { hawashi: 2 }],
    ['a hash that is none', { hawashi: 1, sha256: 'ABC' }],
    ['a relation without an end', { type: 'in', from: 'a' }],
    ['nothing', {}],
  ];
  for (const [what, line] of wrong) it(`refuses ${what}`, () => assert.equal(isLine(line), false));
});
