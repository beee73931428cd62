/**
 * What does not agree over a corpus of a thousand documents (or as many as `--documents` says): how long until all have
 * been looked at, and after one decision.
 * usage: npm run bench -- consistency [--documents NUMBER]
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MemoryFileSystem } from '../server/src/corpus/files/memoryFileSystem.js';
import { CorpusModel } from '../server/src/corpus/corpusModel.js';
import type { Snapshot } from '../server/src/corpus/snapshot.js';
import { variedText } from './generatedText.js';
import { loadRecogniserFrom } from './recogniser.js';

const given = process.argv.indexOf('--documents');
const DOCUMENTS = given < 0 ? 1000 : Number(process.argv[given + 1]);
const DECISIONS = 50;
const ANNOTATOR = 'amal';

const recogniser = loadRecogniserFrom('server/models/tagger.bin', true);
const files = new MemoryFileSystem({ '/c/hawashi.json': '{}' });
for (let i = 0; i < DOCUMENTS; i++) {
  const text = variedText(5000, i + 1);
  files.put(`/c/${i}.txt`, text);
  const mentions = recogniser.recognise(text, { locale: 'ar' }).mentions;
  // Every tenth annotation is left out, every thirtieth has another label, so that there is something to tell.
  const lines = mentions.flatMap(({ start, end, text: words, label, canonical, value }, n) =>
    n % 10 === 0
      ? []
      : [
          JSON.stringify({
            id: `a${n}`,
            start,
            end,
            text: words,
            label: n % 30 === 1 ? 'MISC' : label,
            canonical,
            value,
          }),
        ],
  );
  files.put(
    `/c/annotations/${ANNOTATOR}/${i}.jsonl`,
    ['{"hawashi":1,"status":"in-progress"}', ...lines].join('\n') + '\n',
  );
}
const model = await CorpusModel.open({ files, recogniser }, '/c');

async function measure(ask: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await ask();
  return performance.now() - begin;
}

const { consistency } = model;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};
const before = heap();
const first = await measure(() => consistency.update(ANNOTATOR));
const told = [...consistency.told(ANNOTATOR)].flatMap((name) => consistency.of(ANNOTATOR, name));
console.log(`${DOCUMENTS} documents looked at: ${first.toFixed(0)} ms, ${told.length} findings`);

const times: number[] = [];
for (let n = 0; n < DECISIONS; n++) {
  const document = (await model.corpus.document(String((n * 37) % DOCUMENTS)))!;
  const snapshot: Snapshot = (await model.snapshot(document, ANNOTATOR))!;
  const store = (await model.store(document, ANNOTATOR))!;
  const [suggestion] = snapshot.suggestions;
  const annotation = snapshot.annotations[n % snapshot.annotations.length]!;
  if (n % 2 === 0 && suggestion) store.decide({ kind: 'accept', suggestions: [suggestion] });
  else store.decide({ kind: 'relabel', ids: [annotation.id], label: 'MISC' });
  times.push(await measure(() => consistency.update(ANNOTATOR)));
}
times.sort((a, b) => a - b);
const at = (part: number): string => times[Math.floor(part * (times.length - 1))]!.toFixed(1);
console.log(`after a decision: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
const all = await measure(async () => {
  for (const name of consistency.told(ANNOTATOR)) consistency.of(ANNOTATOR, name);
});
console.log(`all findings again: ${all.toFixed(1)} ms; heap ${(heap() - before).toFixed(0)} MB more`);
await model.dispose();
