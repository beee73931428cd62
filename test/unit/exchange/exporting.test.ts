import assert from 'node:assert/strict';
import { FileError } from '../../../server/src/corpus/files/fileSystem.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { message } from '../../../server/src/messages/message.js';
import { openModel } from '../corpus/memoryModel.js';
import { runExport } from '../../../server/src/exchange/exportRequest.js';
import type { ExportParameters, ExportResult } from '../../../server/src/protocol/exchange.js';

const TEXT = 'زار حموشي مراكش.';
const line = (value: object): string => JSON.stringify(value) + '\n';
const PERSON = line({ start: 4, end: 9, text: 'حموشي', label: 'PERS', id: 'p' });
const CITY = line({ start: 10, end: 15, text: 'مراكش', label: 'GPE', id: 'c', canonical: 'marrakech' });
const header = (document: string, status: string): string => line({ hawashi: 1, document, status });

const FILES: Readonly<Record<string, string>> = {
  '/corpus/hawashi.json': '{}',
  '/corpus/a.txt': TEXT,
  '/corpus/b.txt': TEXT,
  '/corpus/c.txt': TEXT,
  '/corpus/annotations/amal/a.jsonl': header('a.txt', 'done') + PERSON + CITY,
  '/corpus/annotations/amal/b.jsonl': header('b.txt', 'in-progress') + CITY,
  '/corpus/annotations/basim/a.jsonl': header('a.txt', 'done') + CITY,
};

const OUT = 'file:///out/';

interface Exported {
  readonly result: ExportResult;
  readonly files: MemoryFileSystem;
  /** What was written, by path below the target. */
  readonly written: Readonly<Record<string, string>>;
}

async function exported(
  chosen: Partial<ExportParameters> = {},
  more: Readonly<Record<string, string | Uint8Array>> = {},
  step: (done: number) => boolean = () => true,
): Promise<Exported> {
  const files = new MemoryFileSystem({ ...FILES, ...more });
  const corpus = await openModel(files, '/corpus');
  const parameters = { corpus: 'file:///corpus', format: 'brat', target: 'file:///out', ...chosen };
  const result = await runExport(corpus, 'amal', parameters, { step: async (done) => step(done) });
  const below = files.uris().filter((uri) => uri.startsWith(OUT));
  const written = Object.fromEntries(below.map((uri) => [uri.slice(OUT.length), files.text(uri)!]));
  return { result, files, written };
}

describe('exporting a corpus', () => {
  it('writes what the annotator of the settings decided, documents that nobody annotated too', async () => {
    const { result, written } = await exported();
    assert.deepEqual(
      Object.keys(written).filter((name) => name.endsWith('.ann')),
      ['a.ann', 'b.ann', 'c.ann'],
    );
    assert.match(written['a.ann']!, /^T1\tPERS 4 9\tحموشي$/m);
    assert.equal(written['c.ann'], '');
    assert.deepEqual([result.documents, result.annotations, result.complete], [3, 3, true]);
    assert.deepEqual(
      [...result.files].sort(),
      Object.keys(written).map((name) => `file:///out/${name}`),
    );
  });

  const chosen: (readonly [string, Partial<ExportParameters>, readonly string[], number])[] = [
    ['documents', { documents: ['b'] }, ['b.ann'], 1],
    ['statuses', { statuses: ['done'] }, ['a.ann'], 2],
    ['labels', { labels: ['PERS'] }, ['a.ann', 'b.ann', 'c.ann'], 1],
    ['nothing that fits', { statuses: ['new'], labels: ['GPE'], documents: ['c', 'b'] }, [], 0],
    [
      'several annotators, each in a folder',
      { annotators: ['amal', 'basim'], documents: ['a'] },
      ['amal/a.ann', 'basim/a.ann'],
      3,
    ],
  ];
  for (const [what, parameters, names, annotations] of chosen)
    it(`takes a selection: ${what}`, async () => {
      if (annotations === 0) {
        await assert.rejects(exported(parameters), /nothing to export/);
        return;
      }
      const { result, written } = await exported(parameters);
      assert.deepEqual(
        Object.keys(written).filter((name) => name.endsWith('.ann')),
        names,
      );
      assert.equal(result.annotations, annotations);
    });

  it('takes the options of a format', async () => {
    const { written } = await exported({ format: 'conll', options: { scheme: 'bioes' }, documents: ['a'] });
    assert.match(written['a.conll']!, /^حموشي .*S-PERS$/m);
    await assert.rejects(exported({ format: 'conll', options: { shape: 'x' } }), /no option «shape»/);
  });

  it('lists what the format could not carry', async () => {
    const { result, written } = await exported({ format: 'conll-bio' });
    assert.match(result.loss!, /could not carry 2 attributes/);
    assert.equal(result.lossReport, 'file:///out/losses.csv');
    assert.match(written['losses.csv']!, /a,attribute,10,15,GPE,مراكش,canonical marrakech/);
  });

  it('counts byte order marks and line endings as the file has them', async () => {
    const text = '\ufeffا\r\nمراكش\r\n';
    const { written } = await exported(
      { documents: ['a'] },
      {
        '/corpus/a.txt': text,
        '/corpus/annotations/amal/a.jsonl':
          line({ start: 1, end: 2, text: 'ا', label: 'MISC', prefix: '', suffix: '\r\nمراكش' }) +
          line({ start: 4, end: 9, text: 'مراكش', label: 'GPE' }),
      },
    );
    assert.equal(written['a.txt'], text);
    const spans = written['a.ann']!.split('\n').filter((one) => one.startsWith('T'));
    assert.deepEqual(spans, ['T1\tMISC 1 2\tا', 'T2\tGPE 4 9\tمراكش']);
  });

  it('takes pieces to the places that they have in the file', async () => {
    const text = 'ا\r\nب\r\nج';
    const line1 = line({
      start: 0,
      end: 7,
      fragments: [
        [0, 4],
        [6, 7],
      ],
      text,
      label: 'MISC',
      id: 'p',
    });
    const { written } = await exported(
      { format: 'prodigy', documents: ['crlf'] },
      { '/corpus/crlf.txt': text, '/corpus/annotations/amal/crlf.jsonl': header('crlf.txt', 'done') + line1 },
    );
    assert.match(written['prodigy.jsonl']!, /"fragments":\[\{"start":0,"end":4\},\{"start":6,"end":7\}\]/);
  });

  it('never writes over a file', async () => {
    const there = { '/out/a.ann': 'mine' };
    await assert.rejects(exported({}, there), /\/out\/a\.ann is there already/);
  });

  it('tells what cannot be read, once, and exports the rest', async () => {
    const { result } = await exported({ format: 'spacy' }, { '/corpus/b.txt': new Uint8Array([0xd9, 0x0a]) });
    assert.equal(result.documents, 2);
    assert.deepEqual(
      result.problems.map((problem) => /^\/corpus\/b\.txt:1: .*UTF-8/.test(problem)),
      [true],
    );
  });

  it('says when a format has no place for what was annotated, or nothing was', async () => {
    await assert.rejects(exported({ format: 'timeml' }), /no place for/);
    await assert.rejects(exported({ annotators: ['nobody'] }), /no annotations of nobody/);
    await assert.rejects(exported({ annotators: ['../x'] }), /cannot be the name of an annotator/);
  });

  it('writes nothing when it is cancelled', async () => {
    const { result, written } = await exported({}, {}, (done) => done < 2);
    assert.deepEqual([result.complete, result.documents, written], [false, 2, {}]);
  });

  it('leaves nothing behind where the disk becomes full on the way, but what others put in its place', async () => {
    class Full extends MemoryFileSystem {
      room = 2;
      override writeFile(
        uri: string,
        content: Uint8Array,
        options?: { readonly ifContent?: Uint8Array | null },
      ): Promise<void> {
        if (uri.startsWith(OUT) && this.room-- <= 0)
          return Promise.reject(new FileError('unavailable', uri, message('file.reason.diskFull')));
        return super.writeFile(uri, content, options);
      }
    }
    const parameters = { corpus: 'file:///corpus', format: 'brat', target: 'file:///out' };
    const run = async (files: Full) =>
      runExport(await openModel(files, '/corpus'), 'amal', parameters, { step: async () => true });
    const below = (files: Full) => files.uris().filter((uri) => uri.startsWith(OUT));

    const files = new Full(FILES);
    await assert.rejects(run(files), /the disk is full.*nothing of it is left behind/);
    assert.deepEqual(below(files), []);

    class Replaced extends Full {
      override removeFile(uri: string, content: Uint8Array): Promise<void> {
        this.put(uri, 'theirs');
        return super.removeFile(uri, content);
      }
    }
    const replaced = new Replaced(FILES);
    await assert.rejects(run(replaced), /the disk is full.*2 files of it could not be taken away/);
    assert.deepEqual(
      below(replaced).map((uri) => replaced.text(uri)),
      ['theirs', 'theirs'],
    );
  });
});
