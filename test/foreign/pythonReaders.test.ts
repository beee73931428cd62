/**
 * Exports as Python's readers see them: conllu and spaCy, where they are installed (pip install conllu spacy). Without
 * them their tests are skipped.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { ExchangeDocument } from '../../server/src/formats/format.js';
import { visible } from '../../server/src/exchange/textMatching.js';
import { generated } from '../unit/formats/generatedDocuments.js';
import { carried, onDisk, skip } from './foreign.js';
import { exportToMemory } from '../unit/formats/memoryExport.js';

const env = { ...process.env, PYTHONUTF8: '1' };

function hasModule(name: string): boolean {
  try {
    execFileSync('python3', ['-c', `import ${name}`], { env, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Read {
  readonly text: string;
  readonly spans: readonly (readonly string[])[];
  readonly relations: readonly (readonly string[])[];
}

function read(program: string, files: readonly string[]): Read[] {
  const given = [path.resolve('test/fixtures/foreign', program), ...files];
  const output = execFileSync('python3', given, { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(output) as Read[];
}

const sorted = (rows: readonly (readonly string[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

/** The same, told of documents as we have them. */
function wanted({ text, annotations, relations }: ExchangeDocument): Read {
  const spanOf = (id: string): readonly string[] => {
    const { label, text: quote } = annotations.find((annotation) => annotation.id === id)!;
    return [label, quote];
  };
  return {
    text,
    spans: annotations.map(({ label, text: quote }) => [label, quote]),
    relations: relations.map(({ type, from, to }) => [type, ...spanOf(from), ...spanOf(to)]),
  };
}

function same(found: readonly Read[], expected: readonly ExchangeDocument[]): void {
  assert.equal(found.length, expected.length);
  for (const [i, document] of expected.entries()) {
    const { text, spans, relations } = wanted(document);
    assert.equal(found[i]!.text, text);
    assert.deepEqual(sorted(found[i]!.spans), sorted(spans));
    assert.deepEqual(sorted(found[i]!.relations), sorted(relations));
  }
}

describe('readers in Python', function () {
  this.timeout(120_000);

  it('conllu reads texts, spans and relations', async function () {
    if (!hasModule('conllu')) skip(this, 'no conllu for Python (pip install conllu)');
    // A document without tokens is comments alone, which that package passes over.
    const given = generated(120).filter(({ text }) => visible(text) !== '');
    for (const tokens of ['split', 'widen']) {
      const files = onDisk(await exportToMemory('conllu', { tokens }, given));
      same(
        read(
          'read_conllu.py',
          given.map(({ name }) => files.get(`${name}.conllu`)!),
        ),
        carried('conllu', given, { tokens }),
      );
    }
  });

  it('spaCy makes documents of the lines', async function () {
    if (!hasModule('spacy')) skip(this, 'no spaCy for Python (pip install spacy)');
    const given = generated(120);
    const [file] = [...onDisk(await exportToMemory('spacy', {}, given)).values()];
    same(read('read_spacy.py', [file!]), carried('spacy', given));
  });
});
