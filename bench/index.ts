/**
 * The index over all documents of a corpus, as an editor meets it: over stdio, on generated corpora of varied text. How long
 * until it is there, the first time and the second; a document that changed on disk; what questions take then; how long the server keeps others waiting meanwhile; and how much memory it takes, its threads included.
 * usage: npm run bench -- index [--documents N]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { variedText } from './generatedText.js';
import { milliseconds, ms, printTable, seconds } from './measuring.js';
import { ServerClient } from './serverClient.js';

const { values } = parseArgs({ options: { documents: { type: 'string' } } });
const sizes = values.documents === undefined ? [1000, 10_000] : [Number(values.documents)];
const DOCUMENT_BYTES = 5000;
const folder = temporaryFolder('bench');
const megabytes = (value: number): string => `${value.toFixed(0)} MB`;

function makeCorpus(documents: number): string {
  const corpus = path.join(folder, `${documents}`);
  mkdirSync(corpus);
  writeFileSync(path.join(corpus, 'hawashi.json'), '{}');
  for (let i = 0; i < documents; i++)
    writeFileSync(path.join(corpus, `${i}.txt`), variedText(DOCUMENT_BYTES, i + 1));
  return corpus;
}

/** A server that knows how far all documents are, with what it took until then. */
async function started(corpus: string) {
  const server = new ServerClient();
  await server.initialize(path.join(folder, 'cache'));
  const uri = pathToFileURL(path.join(corpus, 'hawashi.json')).href;
  const summary = async () => {
    const { documents } = await server.connection.sendRequest<{ documents: { suggestions?: number }[] }>(
      'hawashi/corpus',
      { uri },
    );
    return documents.every(({ suggestions }) => suggestions !== undefined);
  };
  const waits: number[] = [];
  let isDone = false;
  const until = async (): Promise<void> => {
    while (!isDone) {
      waits.push(await milliseconds(() => server.connection.sendRequest('hawashi/serves', { uri })));
      await setTimeout(20);
    }
  };
  const watching = until();
  const time = await milliseconds(async () => {
    for (let changed = server.corpusChanged(); !(await summary()); changed = server.corpusChanged())
      await changed;
  });
  isDone = true;
  await watching;
  return { server, uri, time, longestWait: Math.max(...waits), peak: server.memory('VmHWM') };
}

async function measure(documents: number): Promise<readonly (readonly string[])[]> {
  const corpus = makeCorpus(documents);
  const rows: [string, string][] = [];
  const first = await started(corpus);
  rows.push(
    ['first build', seconds(first.time / 1000)],
    ['memory at most, then', `${megabytes(first.peak)}, ${megabytes(first.server.memory())}`],
    ['longest wait meanwhile', ms(first.longestWait)],
  );
  const { connection } = first.server;
  const changed = path.join(corpus, '7.txt');
  const ask = () => connection.sendRequest('hawashi/entities', { uri: first.uri, query: 'المغرب' });
  rows.push(['entities, the first time', ms(await milliseconds(ask))]);
  rows.push(['entities, again', ms(await milliseconds(ask))]);
  writeFileSync(changed, variedText(DOCUMENT_BYTES, 7007));
  rows.push([
    'a document changed on disk, until entities are known again',
    ms(
      await milliseconds(async () => {
        await connection.sendNotification('workspace/didChangeWatchedFiles', {
          changes: [{ uri: pathToFileURL(changed).href, type: 2 }],
        });
        await ask();
      }),
    ),
  ]);
  rows.push(['end, the cache written', ms(await milliseconds(() => first.server.stop()))]);
  const second = await started(corpus);
  rows.push(
    ['second start', seconds(second.time / 1000)],
    ['memory at most, then', `${megabytes(second.peak)}, ${megabytes(second.server.memory())}`],
    ['longest wait meanwhile', ms(second.longestWait)],
  );
  await second.server.stop();
  return rows;
}

const measured: (readonly (readonly string[])[])[] = [];
for (const documents of sizes) measured.push(await measure(documents));
printTable([
  ['by the clock', ...sizes.map((documents) => `${documents} documents of 5 kB`)],
  ...measured[0]!.map(([what = ''], i) => [what, ...measured.map((rows) => rows[i]![1]!)]),
]);
process.exit(0);
