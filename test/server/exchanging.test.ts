import assert from 'node:assert/strict';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, type ResponseError } from 'vscode-jsonrpc/node';
import { LSPErrorCodes, WorkDoneProgress, type WorkDoneProgressReport } from 'vscode-languageserver-protocol';
import type { Requests } from '../../server/src/protocol/requests.js';
import { Client } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const DOCUMENTS = 40;
const TEXT = 'وصل الوزير إلى الرباط مساء أمس.';
const uriOf = (file: string) => pathToFileURL(file).href;

describe('exchange over stdio', () => {
  let client: Awaited<ReturnType<typeof Client.start>>;
  let corpus: CorpusCopy;
  let root: string;
  before(async () => {
    const names = Array.from({ length: DOCUMENTS }, (_, i) => `d${i}`);
    corpus = await corpusOf(
      Object.fromEntries([
        ...names.map((name, i) => [`${name}.txt`, `${TEXT} ${i}`] as const),
        ...names.map((name, i) => [`incoming/n${i}.conll`, conll(i, name)] as const),
        ['hawashi.json', '{ "documents": ["d*.txt"] }'],
      ]),
    );
    root = uriOf(corpus.folder);
    client = await Client.start();
  });
  after(async () => {
    await client.stop();
    await corpus.remove();
  });

  const conll = (i: number, name: string): string =>
    `وصل O\nالوزير O\nإلى O\nالرباط B-${name === 'd0' ? 'PLACE' : 'CITY'}\nمساء O\nأمس O\n. O\n${i} O\n`;

  /** What the server tells of the progress of work with this token. */
  function progressOf(token: string): readonly WorkDoneProgressReport[] {
    const told: WorkDoneProgressReport[] = [];
    client.connection.onProgress(WorkDoneProgress.type, token, (value) => {
      if (value.kind === 'report') told.push(value);
    });
    return told;
  }

  it('finds out the format, plans, imports and exports', async () => {
    const sources = [uriOf(corpus.file('incoming'))];
    const likely = await client.request('hawashi/detectFormat', { corpus: root, sources });
    assert.equal(likely[0], 'conll');
    const given = { corpus: root, sources, format: 'conll', annotator: 'other' };

    const plan = await client.request('hawashi/import', given);
    assert.deepEqual([plan.applied, plan.annotations, plan.conflicts], [false, DOCUMENTS, 0]);
    await assert.rejects(stat(corpus.file('annotations')));

    const importing = progressOf('in');
    const exporting = progressOf('out');
    const labels = [['PLACE', 'LOC']] as const;
    const taken = await client.request('hawashi/import', {
      ...given,
      labels,
      apply: true,
      workDoneToken: 'in',
    });
    assert.deepEqual([taken.applied, taken.documents.length], [true, DOCUMENTS]);
    assert.match(importing[0]?.message ?? '', /^\d+ documents read$/);
    assert.match(await corpus.read('annotations/other/d0.jsonl'), /"label": "LOC"/);
    assert.match(await corpus.read('annotations/other/d1.jsonl'), /"label": "GPE"/);

    const result = await client.request('hawashi/export', {
      corpus: root,
      format: 'brat',
      target: uriOf(corpus.file('out')),
      annotators: ['other'],
      labels: ['LOC'],
      statuses: ['in-progress'],
      workDoneToken: 'out',
    });
    assert.deepEqual([result.complete, result.documents, result.annotations], [true, DOCUMENTS, 1]);
    assert.match(exporting[0]?.message ?? '', /^\d+ of 40 documents$/);
    assert.match(await corpus.read('out/d0.ann'), /^T1\tLOC 15 21\tالرباط$/m);
  });

  it('writes nothing of an export that is cancelled', async () => {
    const parameters = {
      corpus: root,
      format: 'brat',
      target: uriOf(corpus.file('cancelled')),
      annotators: ['other'],
    };
    const cancelling = new CancellationTokenSource();
    const answer = client.connection.sendRequest<Requests['hawashi/export'][1]>(
      'hawashi/export',
      parameters,
      cancelling.token,
    );
    cancelling.cancel();
    // One that has not begun yet is refused; one that has says that it did not come to its end.
    const complete = await answer.then(
      (result) => result.complete,
      (error: ResponseError) => assert.equal(error.code, LSPErrorCodes.RequestCancelled),
    );
    assert.ok(!complete);
    assert.ok(!(await readdir(corpus.folder)).includes('cancelled'));
  });

  it('refuses an export into the corpus, or over files of others, and leaves nothing behind', async () => {
    const files = async () => (await readdir(corpus.folder, { recursive: true })).sort();
    await mkdir(corpus.file('theirs'));
    await writeFile(corpus.file('theirs/annotation.conf'), 'لي');
    const before = await files();
    for (const [target, why] of [
      ['', /belongs to the corpus itself: choose an empty folder/],
      ['annotations', /belongs to the corpus itself: choose an empty folder/],
      ['theirs', /is there already: choose an empty folder/],
    ] as const) {
      const uri = uriOf(path.join(corpus.folder, target));
      const result = await client.request('hawashi/export', {
        corpus: root,
        format: 'brat',
        annotators: ['other'],
        target: uri,
      });
      assert.match(result.refused ?? '', why);
      assert.deepEqual(result.files, []);
      assert.deepEqual(await files(), before);
    }
  });

  const refused: (readonly [string, () => Promise<unknown>, RegExp])[] = [
    [
      'a file that is not there',
      () =>
        client.request('hawashi/detectFormat', {
          corpus: root,
          sources: [uriOf(path.resolve('/nowhere/x'))],
        }),
      /no such file or folder/,
    ],
    [
      'an annotator whose name leads elsewhere',
      () =>
        client.request('hawashi/import', {
          corpus: root,
          sources: [root],
          format: 'conll',
          annotator: '../../x',
          apply: true,
        }),
      /cannot be the name of an annotator/,
    ],
    [
      'a folder that is no corpus',
      () =>
        client.request('hawashi/export', {
          corpus: 'file:///nowhere',
          format: 'brat',
          target: 'file:///nowhere',
        }),
      /is not a corpus/,
    ],
  ];
  for (const [what, request, message] of refused)
    it(`says why it refuses ${what}`, () => assert.rejects(request(), message));
});
