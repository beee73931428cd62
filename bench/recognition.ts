/**
 * Recognition, whole pipeline on one core: megabytes of UTF-8 a second, and what ten times the text costs.
 * usage: npm run bench:recognition [-- MEGABYTES]
 */
import { loadRecogniserFrom } from './recogniser.js';
import { variedText } from './corpus.js';

const megabytes = Number(process.argv[2] ?? 4);

/** Processor time: what else the machine does meanwhile does not count. */
function seconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function measure(name: string, tagger: boolean): void {
  const small = variedText((megabytes * 1e6) / 10, 7);
  const large = variedText(megabytes * 1e6, 11);
  // A fresh recogniser each time: what is measured is recognition, not the paragraph cache.
  const run = (text: string): number => {
    const recogniser = loadRecogniserFrom('server/models/tagger.bin', tagger);
    return seconds(() => recogniser.recognise(text, { date: '2024-11-08' }));
  };
  run(small);
  const one = Math.min(run(small), run(small), run(small));
  const ten = Math.min(run(large), run(large));
  const rate = Buffer.byteLength(large) / 1e6 / ten;
  console.log(
    `${name}: ${rate.toFixed(1)} MB/s of UTF-8; ten times the text costs ${(ten / one).toFixed(1)} times`,
  );
}

measure('recognition', true);
measure('recognition without the tagger', false);
