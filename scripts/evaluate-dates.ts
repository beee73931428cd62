/**
 * Measures the recogniser of times and numbers against public cases and annotated documents.
 * usage: evaluate-dates --cases FILE.jsonl | --press FILE.jsonl | --gold FOLDER --texts FOLDER [--failures]
 * (npm run evaluate:dates). The adapters between dialects of value and span are in
 * scripts/dates/.
 */
import { measureCases } from './dates/cases.js';
import { measureGold } from './dates/gold.js';
import { measurePress } from './dates/press.js';

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const failures = process.argv.includes('--failures');
const [cases, gold, texts, press] = ['cases', 'gold', 'texts', 'press'].map(option);
if (gold !== undefined) measureGold(gold, texts ?? 'seeds', failures);
if (press !== undefined) measurePress(press, failures);
if (cases !== undefined) measureCases(cases, failures);
if (!gold && !press && !cases) {
  console.error(
    'usage: evaluate-dates --cases FILE.jsonl | --press FILE.jsonl | --gold FOLDER [--texts FOLDER] [--failures]',
  );
  process.exit(2);
}
