/**
 * The language server as an editor meets it, over stdio: how long until it is ready, until a document of one megabyte
 * has diagnostics, from a keystroke to fresh diagnostics, a hover; and how much memory it takes.
 * usage: npm run bench:server (after npm run build)
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { variedText } from './corpus.js';

const KEYSTROKES = 60;
const DOCUMENTS = 1000;
const HOVERS = 200;

const started = performance.now();
// With the memory that the extension gives it (client/src/service/languageService.ts).
const server = spawn(process.execPath, ['--max-semi-space-size=8', 'dist/server.js', '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const connection = createMessageConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
connection.onRequest('client/registerCapability', () => null);
connection.onRequest('workspace/diagnostic/refresh', () => null);
connection.listen();
const folder = temporaryFolder('bench');

const quantile = (values: number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))]!;
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

/** Resident memory of the server, in megabytes (Linux). */
function memory(): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
  return Number(line?.[1] ?? NaN) / 1024;
}

function open(file: string, text: string): string {
  const uri = pathToFileURL(file).href;
  void connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'hawashi', version: 1, text },
  });
  return uri;
}

const diagnose = (uri: string) =>
  connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });

try {
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  console.log(`server ready: ${ms(performance.now() - started)} after the process was started`);
  await connection.sendNotification('initialized', {});

  const seeds = [
    '000_4c4651075b1dae0f',
    '001_e8eed46996642275',
    '002_292b3e70ead66e47',
    '003_edf237cad91e343b',
    '004_1d4df5d208c58249',
  ];
  for (const name of seeds) {
    const file = path.resolve('seeds', `${name}.txt`);
    await diagnose(open(file, readFileSync(file, 'utf8')));
  }
  console.log(`memory with the seeds open: ${memory().toFixed(0)} MB`);

  const corpus = path.join(folder, 'corpus');
  mkdirSync(corpus);
  writeFileSync(path.join(corpus, 'hawashi.json'), '{}');
  for (let i = 0; i < DOCUMENTS; i++)
    writeFileSync(path.join(corpus, `${String(i).padStart(4, '0')}.txt`), variedText(5000, i + 1));
  const first = path.join(corpus, '0000.txt');
  await diagnose(open(first, readFileSync(first, 'utf8')));
  let highest = memory();
  const watching = setInterval(() => (highest = Math.max(highest, memory())), 200);
  const indexed = new Promise<void>((resolve) =>
    connection.onNotification('hawashi/corpusChanged', () => resolve()),
  );
  // The first question finds no index and has it made.
  const [, indexing] = await timed(async () => {
    await connection.sendRequest('hawashi/entities', { uri: pathToFileURL(first).href });
    await indexed;
  });
  clearInterval(watching);
  console.log(`${DOCUMENTS} documents of 5 kB, indexed in the background: ${ms(indexing)}`);
  console.log(`memory with them indexed: ${memory().toFixed(0)} MB (at most ${highest.toFixed(0)} MB)`);

  const text = variedText(1e6);
  writeFileSync(path.join(folder, 'hawashi.json'), '{}');
  writeFileSync(path.join(folder, 'large.txt'), text);
  const large = path.join(folder, 'large.txt');
  const [, opening] = await timed(() => diagnose(open(large, text)));
  console.log(`document of 1 MB, opening to first diagnostics: ${ms(opening)}`);
  const uri = pathToFileURL(large).href;

  const lines = text.split('\n');
  const keystrokes: number[] = [];
  const hovers: number[] = [];
  for (let i = 0; i < KEYSTROKES; i++) {
    const line = 2 * Math.floor((i * lines.length) / KEYSTROKES / 2);
    const position = { line, character: Math.min(10, lines[line]!.length) };
    const [, time] = await timed(async () => {
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: i + 2 },
        contentChanges: [{ range: { start: position, end: position }, text: 'م' }],
      });
      return diagnose(uri);
    });
    keystrokes.push(time);
  }
  for (let i = 0; i < HOVERS; i++) {
    const position = { line: 2 * Math.floor((i * lines.length) / HOVERS / 2), character: 20 };
    const [, time] = await timed(() =>
      connection.sendRequest('textDocument/hover', { textDocument: { uri }, position }),
    );
    hovers.push(time);
  }
  console.log(
    `keystroke to fresh diagnostics: median ${ms(quantile(keystrokes, 0.5))}, p95 ${ms(quantile(keystrokes, 0.95))}`,
  );
  console.log(`hover: median ${ms(quantile(hovers, 0.5))}, p95 ${ms(quantile(hovers, 0.95))}`);
  console.log(`memory at the end: ${memory().toFixed(0)} MB`);
} finally {
  connection.dispose();
  server.kill();
}
