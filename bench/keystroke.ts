/** Processor time of one keystroke in a document of one megabyte, in this process. usage: node scripts/run.mjs bench/keystroke.ts */
import { loadRecogniserFrom } from './recogniser.js';
import { variedText } from './corpus.js';

const recogniser = loadRecogniserFrom('server/models/tagger.bin', true);
let text = variedText(1e6);

function timed(what: string, work: () => unknown): void {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  console.log(`${what}: ${((user + system) / 1000).toFixed(0)} ms`);
}

timed('first', () => recogniser.recognise(text, { date: '2024-11-08' }));
let before = recogniser.recognise(text, { date: '2024-11-08' });
const times: number[] = [];
for (let i = 0; i < 200; i++) {
  const at = text.indexOf('\n', Math.floor((text.length * i) / 200)) + 12;
  text = text.slice(0, at) + 'م' + text.slice(at);
  const start = process.cpuUsage();
  before = recogniser.recognise(text, { date: '2024-11-08', before });
  const { user, system } = process.cpuUsage(start);
  times.push((user + system) / 1000);
}
times.sort((a, b) => a - b);
console.log(`keystroke: median ${times[100]!.toFixed(1)} ms, p95 ${times[190]!.toFixed(1)} ms`);
