/** What loading the recogniser costs, part by part, in this process. usage: npm run bench -- startup */
import { readFileSync } from 'node:fs';

/** Time passed, and processor time: what compiles the program beside it counts there, what else the machine does does not. */
let began = performance.now();
let before = process.cpuUsage();
function lap(what: string): void {
  const passed = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  console.log(
    `- ${what}: ${passed.toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms of processor time)`,
  );
  before = process.cpuUsage();
  began = performance.now();
}

const { loadRecogniserFrom } = await import('./recogniser.js');
const { bundledLexicon } = await import('../server/src/languages/ar/names/analysis/bundledNames.js');
lap('modules');
bundledLexicon();
lap('names of the lexicons');
const recogniser = loadRecogniserFrom('server/models/tagger.bin', true);
lap('weights');
const text = readFileSync('seeds/001_e8eed46996642275.txt', 'utf8');
recogniser.recognise(text);
lap('first document');
recogniser.recognise(text + '\n' + text.replaceAll('المغرب', 'تونس'));
lap('second document');
