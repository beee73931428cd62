/**
 * Trains the tagger: `npm run train -- [--development N] [--classes FILE] [--set NAME=VALUE …] [--out FILE | --score FILE] DATA…`
 *
 * DATA: the first file is the corpus that the tagger is for (CoNLL: token, tab, BIO tag; its documents in order). Its
 * last N sentences are kept out of the training and what the tagger finds in them is scored. More files,
 * labelled by other guidelines (.conll, .jsonl), help along. --classes names a table of words with their frequencies and
 * classes (see `readVocabulary`); without it they are learned from the text of all the data.
 * The same data and settings give the same bytes. Settings: scripts/train/settings.ts.
 * `--score FILE` trains nothing, and scores weights that are there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundledLists } from '../server/src/languages/ar/names/analysis/bundledNames.js';
import { loadTagger } from '../server/src/languages/ar/names/tagger/tagger.js';
import { readLabelled } from './train/corpus.js';
import { calibration, evaluateTagger, report } from './train/evaluate.js';
import { changeSettings, SETTINGS } from './train/settings.js';
import { trainTagger } from './train/trainTagger.js';
import { readVocabulary, trainVocabulary } from './train/vocabularyTraining.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    development: { type: 'string', default: '0' },
    classes: { type: 'string' },
    out: { type: 'string' },
    score: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
  },
});
const began = performance.now();
const tell = (message: string): void =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${message}`);

const [corpus, ...others] = positionals.map(readLabelled);
if (!corpus) {
  console.error(
    'usage: npm run train -- [--development N] [--classes FILE] [--set NAME=VALUE …] [--out FILE | --score FILE] DATA…',
  );
  process.exit(2);
}
const kept = Number(values.development);
const sentences = corpus.slice(0, corpus.length - kept);
const development = corpus.slice(corpus.length - kept);

function train(): Uint8Array {
  tell(
    `${sentences.length} sentences to learn from, ${development.length} to score, ${others.flat().length} of others`,
  );
  const settings = changeSettings(SETTINGS, values.set);
  const texts = [corpus!, ...others].flatMap((all) => all.map(({ text }) => text.text));
  const vocabulary =
    values.classes === undefined
      ? trainVocabulary(texts, settings.vocabulary)
      : readVocabulary(readFileSync(values.classes, 'utf8'));
  const trained = trainTagger({ sentences, others, vocabulary, lists: bundledLists() }, settings, tell);
  tell(`${trained.length} bytes`);
  return trained;
}

const bytes = values.score === undefined ? train() : readFileSync(values.score);
if (kept > 0) {
  for (const passes of [1, 2] as const)
    console.log(`pass ${passes}: ${report(evaluateTagger(loadTagger(bytes, { passes }), development))}`);
  console.log(`right by reliability: ${calibration(loadTagger(bytes), development)}`);
}
if (values.out) writeFileSync(values.out, bytes);
