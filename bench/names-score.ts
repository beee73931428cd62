/**
 * Precision, recall and F1 of names by label, exact span and label, and the errors in context.
 * usage: npx esbuild bench/names-score.ts --bundle --platform=node --format=esm --loader:.tsv=text --outfile=OUT.mjs
 *        node OUT.mjs [--errors] [--tagger MODEL] GOLD_DIR TEXT_DIR | FIXTURE.txt…
 * GOLD_DIR holds <document>.jsonl (code points), TEXT_DIR <document>.txt; a fixture is marked up in place.
 */
import { format } from '../server/src/messages/format.js';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readInlineMarkup } from '../test/fixtures/names/inlineMarkup.js';
import { NAME_LABELS } from '../server/src/languages/mention.js';
import { Recogniser } from '../server/src/suggestions/recogniser/recogniser.js';
import { anyLanguage } from '../server/src/languages/any/anyLanguage.js';
import { createArabic } from '../server/src/languages/ar/arabic.js';
import { languagesOf } from '../server/src/languages/languages.js';
import { loadTagger } from '../server/src/languages/ar/names/tagger/tagger.js';
import { CodePointIndex } from '../server/src/text/offsets.js';

interface Annotation {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly canonical?: string | undefined;
}
interface Document {
  readonly name: string;
  readonly text: string;
  readonly gold: readonly Annotation[];
}

const args = process.argv.slice(2);
const showErrors = args.includes('--errors');
const model = args.includes('--tagger') ? args[args.indexOf('--tagger') + 1] : undefined;
const inputs = args.filter((arg) => !arg.startsWith('--') && arg !== model);

function readDocuments(): Document[] {
  const [first, second] = inputs;
  if (first && second && existsSync(first) && statSync(first).isDirectory()) {
    return readdirSync(first)
      .filter((file) => file.endsWith('.jsonl'))
      .map((file) => {
        const name = path.basename(file, '.jsonl');
        const text = readFileSync(path.join(second, `${name}.txt`), 'utf8');
        const index = new CodePointIndex(text);
        const gold = readFileSync(path.join(first, file), 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Annotation & { hawashi?: number })
          .filter((annotation) => annotation.hawashi === undefined)
          .map((annotation) => ({
            ...annotation,
            start: index.toUtf16(annotation.start),
            end: index.toUtf16(annotation.end),
          }));
        return { name, text, gold };
      });
  }
  return inputs.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split(/^### .*$/m)
      .filter((part) => part.trim() !== '')
      .map((part, i) => {
        const { text, annotations } = readInlineMarkup(part.trim());
        return { name: `${path.basename(file)} ${i + 1}`, text, gold: annotations };
      }),
  );
}

const names = new Set<string>(NAME_LABELS);
const counts = new Map<string, { right: number; found: number; wanted: number }>();
const count = (label: string) => {
  let entry = counts.get(label);
  if (!entry) counts.set(label, (entry = { right: 0, found: 0, wanted: 0 }));
  return entry;
};
/** Entity ids of the mentions found: gold, ours. */
const pairs: [string, string][] = [];
const tagger = model ? loadTagger(readFileSync(model)) : undefined;
const recogniser = new Recogniser(languagesOf([createArabic({ tagger })], anyLanguage()));
for (const { name, text, gold } of readDocuments()) {
  const wanted = gold.filter(({ label }) => names.has(label));
  const found = recogniser.recognise(text).mentions.filter(({ label }) => names.has(label));
  const key = (a: Annotation) => `${a.start} ${a.end} ${a.label}`;
  const wantedKeys = new Map(wanted.map((a) => [key(a), a]));
  const foundKeys = new Map(found.map((a) => [key(a), a]));
  const context = (a: Annotation) =>
    `${text.slice(Math.max(0, a.start - 25), a.start)}⟦${text.slice(a.start, a.end)}⟧${text.slice(a.end, a.end + 25)}`.replaceAll(
      '\n',
      '⏎',
    );
  for (const a of wanted) {
    count(a.label).wanted++;
    const match = foundKeys.get(key(a));
    if (match) {
      count(a.label).right++;
      if (a.canonical) {
        pairs.push([a.canonical, match.canonical ?? '']);
      }
    } else if (showErrors) console.log(`${name}  − ${a.label}\t${context(a)}`);
  }
  for (const a of found) {
    count(a.label).found++;
    if (!wantedKeys.has(key(a)) && showErrors)
      console.log(
        `${name}  + ${a.label}\t${context(a)}\t${a.confidence.toFixed(2)} ${a.reasons.map((reason) => format(reason)).join('; ')}`,
      );
  }
}
const total = { right: 0, found: 0, wanted: 0 };
for (const c of counts.values()) {
  total.right += c.right;
  total.found += c.found;
  total.wanted += c.wanted;
}
const row = (label: string, { right, found, wanted }: typeof total) => {
  const precision = found ? right / found : 0;
  const recall = wanted ? right / wanted : 0;
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  const percent = (x: number) => (100 * x).toFixed(1).padStart(6);
  console.log(
    `${label.padEnd(6)}${percent(precision)}${percent(recall)}${percent(f1)}  ${right}/${found}/${wanted}`,
  );
};
for (const label of NAME_LABELS) if (counts.has(label)) row(label, count(label));
row('all', total);
if (pairs.length > 0) {
  // A mention is grouped right if its group's most frequent entity is its own, and the entity's group is its own.
  const majority = (index: 0 | 1): Map<string, string> => {
    const table = new Map<string, Map<string, number>>();
    for (const pair of pairs) {
      const row = table.get(pair[index]) ?? new Map<string, number>();
      row.set(pair[1 - index]!, (row.get(pair[1 - index]!) ?? 0) + 1);
      table.set(pair[index], row);
    }
    return new Map([...table].map(([id, row]) => [id, [...row].sort((a, b) => b[1] - a[1])[0]![0]]));
  };
  const [ours, gold] = [majority(0), majority(1)];
  const wrong = pairs.filter(([entity, group]) => ours.get(entity) !== group || gold.get(group) !== entity);
  console.log(`grouped right ${pairs.length - wrong.length}/${pairs.length} of the mentions found`);
  if (showErrors) for (const [entity, group] of wrong) console.log(`  ${entity} in ${group}`);
}
