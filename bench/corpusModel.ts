/**
 * A corpus of a thousand documents (or as many as are asked for) as one: how long until it is looked through, how long an answer takes then, and after
 * a decision and a change of a file; what each of them reads.
 * usage: npm run bench -- corpusModel, or node scripts/run.mjs bench/corpusModel.ts DOCUMENTS
 */
import { MemoryFileSystem } from '../server/src/corpus/files/memoryFileSystem.js';
import { CorpusModel } from '../server/src/corpus/corpusModel.js';
import { entityMentions } from '../server/src/corpus/index/entityMentions.js';
import { entitySymbols } from '../server/src/service/corpus/entitySymbols.js';
import { variedText } from './generatedText.js';
import { loadRecogniserFrom } from './recogniser.js';

const DOCUMENTS = Number(process.argv[2] ?? 1000);
const LETTERS = ['', 'ا', 'ال', 'الم', 'المغ', 'المغر', 'المغرب'];

class CountingFiles extends MemoryFileSystem {
  reads = 0;
  override readFile(uri: string): Promise<Uint8Array> {
    this.reads++;
    return super.readFile(uri);
  }
}

const recogniser = loadRecogniserFrom('server/models/tagger.bin', true);
const files = new CountingFiles({ '/c/hawashi.json': '{}' });
for (let i = 0; i < DOCUMENTS; i++) files.put(`/c/${i}.txt`, variedText(5000, i + 1));
const model = await CorpusModel.open({ files, recogniser }, '/c');

async function measure(what: string, ask: () => Promise<unknown>): Promise<void> {
  const reads = files.reads;
  const begin = performance.now();
  await ask();
  const time = performance.now() - begin;
  console.log(`${what}: ${time.toFixed(time < 10 ? 2 : 0)} ms, ${files.reads - reads} files read`);
}

const find = async (query: string): Promise<unknown> =>
  (await model.index.entities('amal'))?.find(query, { limit: 200 });

await measure(`entities of ${DOCUMENTS} documents, the first time`, () => find(''));
for (const query of LETTERS) await measure(`entities for «${query}»`, () => find(query));
await measure('references of an entity', () => entityMentions(model.index, 'morocco', 'amal'));
await measure('symbols for «المغ»', async () =>
  entitySymbols(
    { model, annotator: 'amal', directory: (await model.index.entities('amal'))! },
    'المغ',
    () => false,
  ),
);
await measure('how far all documents are', () => model.index.progress('amal'));

const document = (await model.corpus.document('500'))!;
const [suggestion] = (await model.snapshot(document, 'amal'))!.suggestions;
const store = (await model.store(document, 'amal'))!;
store.decide({ kind: 'accept', suggestions: [suggestion!] });
await measure('entities after a decision', () => find('المغرب'));
files.put('/c/7.txt', variedText(5000, 7007));
await model.fileChanges.take(['file:///c/7.txt']);
await measure('entities after a text changed', () => find('المغرب'));
await model.dispose();
