/**
 * Recognition, whole pipeline on one core: megabytes of UTF-8 a second, and what ten times the text costs.
 * usage: npm run bench:recognition [-- MEGABYTES]
 */
import { loadRecogniserFrom } from './recogniser.js';
import { variedText } from './corpus.js';

const megabytes = Number(process.argv[2] ?? 4);

interface Cost {
  /** Processor time in seconds, that of compiling and collecting garbage beside it included. */
  readonly work: number;
  /** Seconds by the clock. */
  readonly passed: number;
}

function cost(work: () => void): Cost {
  const began = performance.now();
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return { work: (user + system) / 1e6, passed: (performance.now() - began) / 1000 };
}

function measure(name: string, tagger: boolean): void {
  const small = variedText((megabytes * 1e6) / 10, 7);
  const large = variedText(megabytes * 1e6, 11);
  // A fresh recogniser each time: what is measured is recognition, not the paragraph cache.
  const run = (text: string): Cost => {
    const recogniser = loadRecogniserFrom('server/models/tagger.bin', tagger);
    return cost(() => recogniser.recognise(text, { date: '2024-11-08' }));
  };
  const least = (text: string, times: number): Cost => {
    const costs = Array.from({ length: times }, () => run(text));
    return {
      work: Math.min(...costs.map(({ work }) => work)),
      passed: Math.min(...costs.map(({ passed }) => passed)),
    };
  };
  run(small);
  const one = least(small, 3);
  const ten = least(large, 2);
  const rate = (seconds: number): string => (Buffer.byteLength(large) / 1e6 / seconds).toFixed(1);
  console.log(
    `${name}: ${rate(ten.passed)} MB/s of UTF-8 by the clock, ${rate(ten.work)} by processor time; ten times the text costs ${(ten.work / one.work).toFixed(1)} times`,
  );
}

measure('recognition', true);
measure('recognition without the tagger', false);
