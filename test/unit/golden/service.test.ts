import { readFileSync } from 'node:fs';
import { openCorpus } from '../service/corpus.js';
import { checkGolden, checkNoOthers } from './goldenFile.js';
import { diagnosticsText, foldingText, hoversText, stateText, symbolsText } from './serviceText.js';
import { seeds, shippedRecogniser, type GoldenText } from './sources.js';

describe('what the service says of the seeds, whole', () => {
  const recogniser = shippedRecogniser();

  /** Opens a seed with the annotations of a file, if one is given. */
  async function opened({ text, date }: GoldenText, annotations?: string) {
    const files = {
      '/corpus/documents.json': JSON.stringify({ a: { dct: date } }),
      ...(annotations !== undefined && { '/corpus/annotations/amal/a.jsonl': annotations }),
    };
    const corpus = await openCorpus(text, files, text, recogniser);
    return { snapshot: await corpus.snapshot(), state: (await corpus.service.state(corpus.uri))! };
  }

  for (const seed of seeds)
    it(seed.title, async () => {
      const fresh = await opened(seed);
      const gold = await opened(seed, readFileSync(`seeds/annotations/gold/${seed.title}.jsonl`, 'utf8'));
      const sections = {
        state: stateText(fresh.state),
        diagnostics: diagnosticsText(fresh.snapshot),
        folding: foldingText(fresh.snapshot),
        symbols: symbolsText(fresh.snapshot),
        hovers: hoversText(fresh.snapshot, fresh.state),
        'state with the gold annotations': stateText(gold.state),
        'diagnostics with the gold annotations': diagnosticsText(gold.snapshot),
        'hovers with the gold annotations': hoversText(gold.snapshot, gold.state),
      };
      const text = Object.entries(sections).map(([title, section]) => `## ${title}\n${section}\n`);
      checkGolden(`service/${seed.title}.txt`, text.join('\n'));
    });
  it('nothing is kept that is not compared', () =>
    checkNoOthers(
      'service',
      seeds.map(({ title }) => `${title}.txt`),
    ));
});
