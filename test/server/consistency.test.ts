import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import type { ChangePlan } from '../../server/src/protocol/changes.js';
import { PROPOSE_COMMAND } from '../../server/src/protocol/commands.js';
import type { Requests } from '../../server/src/protocol/requests.js';
import { Client, eventually } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const TEXT = 'قال نيل جيتون.';
const tagged = (id: string, label: string): string =>
  JSON.stringify({ id, start: 4, end: 13, text: 'نيل جيتون', label }) + '\n';

describe('server over stdio: what does not agree over documents', () => {
  let corpus: CorpusCopy;
  let client: Client;

  beforeEach(async () => {
    corpus = await corpusOf({
      'a.txt': TEXT,
      'b.txt': TEXT,
      'c.txt': TEXT,
      'd.txt': TEXT,
      'annotations/tester/a.jsonl': tagged('a', 'PERS'),
      'annotations/tester/b.jsonl': tagged('b', 'PERS'),
      'annotations/tester/c.jsonl': tagged('c', 'PERS'),
      'annotations/tester/d.jsonl': tagged('d', 'ORG'),
    });
  });
  afterEach(async () => {
    await client.stop();
    await corpus.remove();
  });

  const isLabels = ({ code }: Diagnostic): boolean => code === 'consistency.two-labels';
  const pullAll = (known: Readonly<Record<string, string>> = {}): Promise<WorkspaceDiagnosticReport> =>
    client.connection.sendRequest('workspace/diagnostic', {
      previousResultIds: Object.entries(known).map(([uri, value]) => ({ uri, value })),
    });

  it('is pulled for documents that are open and for those that are not, and leads to the docs', async () => {
    client = await Client.start();
    const uri = await client.open(corpus.file('a.txt'), TEXT);
    const closed = pathToFileURL(corpus.file('d.txt')).href;
    await client.pullDiagnostics(uri);
    let known = '';
    await eventually(async () => {
      const { items } = await pullAll();
      const [report, ...others] = items;
      assert.ok(report?.kind === 'full' && others.length === 0);
      assert.equal(report.uri, closed);
      const [found] = report.items.filter(isLabels);
      assert.equal(found?.relatedInformation?.length, 3);
      const [file, line] = found.codeDescription!.href.split('#L') as [string, string];
      const page = (await readFile(fileURLToPath(file), 'utf8')).split('\n');
      assert.equal(page[Number(line) - 1], '### consistency.two-labels');
      known = report.resultId!;
    });
    // What is asked again is answered when something is otherwise.
    const later = pullAll({ [closed]: known });
    await corpus.write('annotations/tester/d.jsonl', tagged('d', 'PERS'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(corpus.file('annotations/tester/d.jsonl')).href, type: 2 }],
    });
    let [told] = (await later).items;
    while (told?.kind === 'unchanged') [told] = (await pullAll({ [closed]: known })).items;
    assert.deepEqual([told?.uri, told?.items], [closed, []]);
  });

  it('is sent for open documents to a client that does not pull, after a decision in another', async () => {
    client = await Client.start({ pull: false });
    const uri = await client.open(corpus.file('d.txt'), TEXT);
    await client.published(uri, (found) => found.some(isLabels));
    for (const name of ['a', 'b', 'c']) {
      const other = await client.open(corpus.file(`${name}.txt`), TEXT);
      await client.state(other);
      assert.ok((await client.edit(other, { kind: 'relabel', id: name, label: 'ORG' })).done);
    }
    await client.published(uri, (found) => !found.some(isLabels));
  });

  it('is mended in all documents at once, shown before, where the client can show it', async () => {
    for (const name of ['e', 'f', 'g', 'h']) {
      await corpus.write(`${name}.txt`, TEXT);
      await corpus.write(`annotations/tester/${name}.jsonl`, tagged(name, name === 'h' ? 'ORG' : 'PERS'));
    }
    client = await Client.start({ options: { previewsChanges: true } });
    const uri = await client.open(corpus.file('d.txt'), TEXT);
    let mending: CodeAction | undefined;
    await eventually(async () => {
      const diagnostics = (await client.pullDiagnostics(uri)).filter(isLabels);
      const [range] = diagnostics.map((each) => each.range);
      assert.ok(range);
      const actions = await client.ask<CodeAction[]>('codeAction', uri, { range, context: { diagnostics } });
      mending = actions.find(({ command }) => command?.command === PROPOSE_COMMAND);
      assert.equal(mending?.title, 'Change the label to PERS, in all 2 places of the corpus…');
    });
    const [asked] = mending!.command!.arguments as [Requests['hawashi/planChange'][0]];
    const plan = (await client.request('hawashi/planChange', asked)) as ChangePlan;
    assert.deepEqual(
      plan.documents.map(({ name, places }) => [name, places.map(({ text }) => text)]),
      [
        ['d', ['نيل جيتون']],
        ['h', ['نيل جيتون']],
      ],
    );
    const ticks = Object.fromEntries(plan.documents.map((each) => [each.uri, [0]]));
    assert.ok((await client.request('hawashi/applyChange', { plan: plan.id, ticks })).done);
    assert.match(await corpus.read('annotations/tester/h.jsonl'), /PERS/);
  });
});
