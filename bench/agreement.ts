/**
 * Agreement and adjudication of simulated annotators (5 % other borders, 5 % other labels, 5 % missing): γ of one document with 30
 * samples, how soon it ends when it is given up, and what one key of adjudication costs in a document of 500 units.
 *   npm run bench -- agreement
 */
import { gamma, gammaOf, gammaSteps, WHOLE } from '../server/src/corpus/agreement/gamma/gamma.js';
import type { Continuum } from '../server/src/corpus/agreement/gamma/continuum.js';
import { seededRandom } from '../server/src/corpus/agreement/random.js';
import { finishedInSlices } from '../server/src/corpus/agreement/steps.js';
import { CorpusModel } from '../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../server/src/corpus/files/memoryFileSystem.js';
import { format } from '../server/src/messages/format.js';
import { AgreementRequests } from '../server/src/service/corpus/agreementRequests.js';
import { Recogniser } from '../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../test/unit/languages/packs.js';
import { median, ms, printTable, seconds, stopwatch, type Cost } from './measuring.js';

const LABELS = ['PERS', 'ORG', 'GPE', 'LOC', 'EVENT', 'FAC'];
/** Code units from one span to the next, about as dense as names in the news. */
const STRIDE = 24;

interface Marked {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

function simulated(annotators: number, spans: number): readonly (readonly Marked[])[] {
  const random = seededRandom(7);
  const below = (end: number): number => random.below(end);
  const truth = Array.from({ length: spans }, (_, i): Marked => {
    const start = i * STRIDE + below(6);
    return { start, end: start + 3 + below(12), label: LABELS[below(LABELS.length)]! };
  });
  return Array.from({ length: annotators }, () =>
    truth.flatMap((one) => {
      const chance = random.next();
      if (chance < 0.05) return [];
      if (chance < 0.1) return [{ ...one, end: one.end + 1 + below(3) }];
      if (chance < 0.15) return [{ ...one, label: LABELS[below(LABELS.length)]! }];
      return [one];
    }),
  );
}

class GivenUp extends Error {}

/** Milliseconds from giving it up, `after` so many of its work, until it has ended. */
async function endsWithin(continuum: Continuum, after: number): Promise<number> {
  const began = performance.now();
  let given = 0;
  const rest = async (): Promise<void> => {
    await new Promise((done) => setImmediate(done));
    if (performance.now() - began < after) return;
    given ||= began + after;
    throw new GivenUp();
  };
  await finishedInSlices(gammaSteps([continuum], { samples: 30 }), rest).catch((error: unknown) => {
    if (!(error instanceof GivenUp)) throw error;
  });
  return given === 0 ? NaN : performance.now() - given;
}

const rows = [['γ with 30 samples', 'value', 'work', 'by the clock', 'ends when given up']];
for (const [annotators, spans] of [
  [3, 500],
  [2, 5000],
] as const) {
  const continuum: Continuum = simulated(annotators, spans);
  const spent = stopwatch();
  const { documents } = gamma([continuum], { samples: 30 });
  const { work, passed } = spent();
  const { value } = gammaOf(documents, WHOLE)(() => 1);
  const ends = await endsWithin(continuum, 50);
  const name = `${annotators} annotators × ${spans} spans`;
  rows.push([name, value?.toFixed(3) ?? '–', seconds(work), seconds(passed), ms(ends)]);
}
printTable(rows);

const UNITS = 500;
const text = 'كلمة '.repeat((UNITS * STRIDE) / 5 + 10);
const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/a.txt': text });
const annotators = ['amal', 'huda', 'saad'];
for (const [i, marked] of simulated(annotators.length, UNITS).entries()) {
  const lines = marked.map((one, n) => ({ id: `${i}-${n}`, ...one, text: text.slice(one.start, one.end) }));
  const content = [{ hawashi: 1, status: 'done' }, ...lines].map((line) => JSON.stringify(line)).join('\n');
  files.put(`/c/annotations/${annotators[i]!}/a.jsonl`, `${content}\n`);
}
const recogniser = new Recogniser(testLanguages());
const model = await CorpusModel.open({ files, recogniser, retryDelays: [] }, '/c');
const requests = new AgreementRequests({
  corpusAt: () => Promise.resolve(model),
  annotator: () => 'saad',
  say: format,
});
const uri = '/c/a.txt';
const listed = await requests.rows({ uri, annotators, as: 'gold' });
if (!listed || !('rows' in listed)) throw new Error('nothing is compared');
const open = listed.rows.filter((row) => row.class !== 'agreed').slice(0, 40);
const keys: Cost[] = [];
for (const { document, cells } of open) {
  const annotator = annotators[cells.findIndex(Boolean)]!;
  const chosen = [{ document, annotator, ids: cells.map((cell) => cell?.id ?? null) }];
  const spent = stopwatch();
  const { done, message } = await requests.adjudicate({
    uri,
    annotators,
    as: 'gold',
    strategies: [],
    chosen,
  });
  if (!done) throw new Error(message);
  keys.push(spent());
}
const spent = stopwatch();
await requests.rows({ uri, annotators, as: 'gold' });
const all = spent();
const line = (name: string, costs: readonly Cost[], of: (values: readonly number[]) => number): string[] => [
  name,
  ms(of(costs.map(({ work }) => work * 1000))),
  ms(of(costs.map(({ passed }) => passed * 1000))),
];
printTable([
  ['Adjudication of 500 units, 3 annotators', 'work', 'by the clock'],
  line('one key, median', keys, median),
  line('one key, longest', keys, (values) => Math.max(...values)),
  line('all rows anew', [all], median),
]);
await model.dispose();
