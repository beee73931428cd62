/**
 * Runs the measurements one after the other, and writes what they say to bench/REPORT.md.
 * usage: npm run bench -- report --texts PATH… (on a quiet machine)
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { format } from 'prettier';
import { textArguments } from './texts.js';

const PARTS = {
  recognition: [
    'Recognition',
    'Megabytes of UTF-8 a second of processor time and by the clock, compiling and collecting garbage included; each pass in processes of its own, which compile as those of `annotate` do. Cold: the first time through the text in a process, the medians of three; warm: the best of the times after.',
  ],
  batch: [
    '`hawashi annotate`',
    'Over a folder of articles: reading, recognising, writing, in processes of their own, the start of each taken off; medians of three. In the largest archive articles come again: hardly a form is new in most of it.',
  ],
  server: ['The language server', 'As an editor meets it, over stdio.'],
  startup: ['Start', 'What loading the recogniser costs, part by part.'],
} as const;

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const peer = JSON.parse(readFileSync('node_modules/chrono-node/package.json', 'utf8')) as { version: string };
const load = (): string => loadavg()[0]!.toFixed(1);
const [cpu] = cpus();
const before = load();
const parts = Object.entries(PARTS).map(([name, [title, what]]) => {
  const args = ['scripts/run.mjs', `bench/${name}.ts`, ...textArguments];
  return `## ${title}\n\n${what}\n\n${execFileSync(process.execPath, args, { encoding: 'utf8' })}`;
});
const head = [
  '# Measurements',
  'Written by `npm run bench -- report --texts PATH…`. The generated text is sentences of the seeds, varied; the real one is news and encyclopedia articles of public corpora, which are not part of this repository.',
  `Hawashi ${version}, Node ${process.version}, chrono-node ${peer.version}; ${cpus().length} × ${cpu!.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB; load of the machine ${before} before, ${load()} after; ${new Date().toISOString().slice(0, 10)}.`,
];
writeFileSync('bench/REPORT.md', await format([...head, ...parts].join('\n\n'), { parser: 'markdown' }));
