/**
 * Learns how sure mentions are, and tells how honest that is:
 * `npm run train:confidence -- [--gold DIR --texts DIR [--documents FILE]]… [--fixtures FILE|DIR]… [--weight SET=N]… [--apart SET]…
 *   [--folds N] [--out FILE | --score FILE]`
 *
 * --gold: annotations in the project's format, their texts, and the texts' dates. --fixtures: texts that are marked up in place.
 * A set is called by its path. --weight: how much its mentions count, 1 unless said. --apart: the recogniser was made on
 * its texts, or they are easier; what it has of its own is learned and left out of the weights.
 * Each set that is not apart is read by weights learned without a part of its documents, then by those of the other sets alone.
 * `--score FILE` trains nothing, and tells how honest the weights of a file are on the sets.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfidences } from '../server/src/languages/ar/confidence/confidences.js';
import { told } from '../server/src/languages/ar/confidence/told.js';
import { loadTagger } from '../server/src/languages/ar/names/tagger/tagger.js';
import { readFixtures, readGold, type AnnotatedSet } from './confidence/annotated.js';
import { instancesOf, type Instance } from './confidence/instances.js';
import { EvidenceRecorder, modelOf } from './confidence/recorder.js';
import { summary, table } from './confidence/report.js';
import { train, type Weighted } from './confidence/training.js';

const { values } = parseArgs({
  options: {
    gold: { type: 'string', multiple: true, default: [] },
    texts: { type: 'string', multiple: true, default: [] },
    documents: { type: 'string', multiple: true, default: [] },
    fixtures: { type: 'string', multiple: true, default: [] },
    weight: { type: 'string', multiple: true, default: [] },
    apart: { type: 'string', multiple: true, default: [] },
    folds: { type: 'string', default: '8' },
    tagger: { type: 'string', default: 'server/models/tagger.bin' },
    out: { type: 'string' },
    score: { type: 'string' },
  },
});
/** How much a mention counts that was found without the tagger, which some programs do not have. */
const WITHOUT_TAGGER = 0.15;

const sets: readonly AnnotatedSet[] = [
  ...values.gold.map((gold, i) => readGold(gold, values.texts[i] ?? gold, values.documents[i])),
  ...values.fixtures.map(readFixtures),
];
if (sets.length === 0) {
  console.error('usage: npm run train:confidence -- --gold DIR --texts DIR … [--out FILE | --score FILE]');
  process.exit(2);
}
const weights = new Map(values.weight.map((given) => given.split('=') as [string, string]));
const weigh =
  (factor: number) =>
  (instance: Instance): Weighted => ({
    instance,
    weight: factor * Number(weights.get(instance.set) ?? 1),
    apart: values.apart.includes(instance.set) ? instance.set : undefined,
  });
const recorder = new EvidenceRecorder(loadTagger(readFileSync(values.tagger)));
const withTagger = sets.flatMap((set) => instancesOf(set, recorder));

if (values.score === undefined) {
  const without = new EvidenceRecorder(undefined);
  const all = [
    ...withTagger.map(weigh(1)),
    ...sets.flatMap((set) => instancesOf(set, without)).map(weigh(WITHOUT_TAGGER)),
  ];
  for (const set of sets.filter(({ name }) => !values.apart.includes(name))) validate(set, all);
  if (values.out !== undefined) writeFileSync(values.out, train(all));
} else {
  const file = readFileSync(values.score, 'utf8');
  for (const set of sets) tell(set.name, set, judge(file, of(set)));
}

function of({ name }: AnnotatedSet): Instance[] {
  return withTagger.filter((instance) => instance.set === name);
}

/** Reads a set by weights that do not know it. */
function validate(set: AnnotatedSet, all: readonly Weighted[]): void {
  const folds = Number(values.folds);
  const parts = Array.from({ length: folds }, (_, fold) => {
    const kept = set.documents.filter((_, i) => i % folds === fold).map(({ name }) => `${set.name} ${name}`);
    const file = train(all.filter(({ instance }) => !kept.includes(instance.document)));
    return judge(
      file,
      of(set).filter(({ document }) => kept.includes(document)),
    );
  });
  tell(`${set.name}, learned from its other documents and the other sets`, set, parts.flat());
  const others = all.filter(({ instance }) => instance.set !== set.name);
  if (others.length > 0)
    tell(`${set.name}, learned from the other sets alone`, set, judge(train(others), of(set)));
}

interface JudgedInstance {
  readonly instance: Instance;
  readonly confidence: number;
  readonly label: number;
  readonly border: number;
}

function judge(file: string, instances: readonly Instance[]): JudgedInstance[] {
  const models = readConfidences(file);
  return instances.map((instance) => {
    const estimate = models[instance.model](instance.label, instance.evidence);
    const { confidence, labelConfidence = 0, borderConfidence = 0 } = told(estimate);
    return { instance, confidence, label: labelConfidence, border: borderConfidence };
  });
}

function tell(title: string, set: AnnotatedSet, all: readonly JudgedInstance[]): void {
  const wanted = set.documents
    .flatMap(({ gold }) => gold)
    .filter(({ label }) => modelOf(label) === 'names').length;
  const names = all.filter(({ instance }) => instance.model === 'names');
  const whole = names.map(({ instance, confidence }) => ({ confidence, right: instance.right }));
  console.log(`\n${title}`);
  console.log(summary('names', whole));
  const labels = names.map(({ instance, label }) => ({ confidence: label, right: instance.labelRight }));
  console.log(summary('  label', labels));
  const borders = names
    .filter(({ instance }) => instance.labelRight)
    .map(({ instance, border }) => ({ confidence: border, right: instance.right }));
  console.log(summary('  borders, where the label is right', borders));
  console.log(table(whole, wanted));
  const amounts = all
    .filter(({ instance }) => instance.model === 'amounts')
    .map(({ instance, confidence }) => ({ confidence, right: instance.right }));
  if (amounts.length > 0) console.log(summary('times and numbers', amounts));
}
