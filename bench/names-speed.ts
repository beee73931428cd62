/**
 * Speed of names without the tagger: findNames (gazetteer and grammar) in MB of UTF-8 a second, and the pass over the
 * document after one paragraph changed; scaling from a text to ten of it.
 * usage: npx esbuild bench/names-speed.ts --bundle --platform=node --format=esm --loader:.tsv=text --outfile=OUT.mjs
 *        node OUT.mjs TEXT…
 */
import { readFileSync } from 'node:fs';
import { consolidateNames, findNames } from '../server/src/languages/ar/names/nameRecogniser.js';
import type { ParagraphNames } from '../server/src/languages/ar/names/paragraphNames.js';
import { splitParagraphs } from '../server/src/text/paragraphs.js';
import { bundledLexicon } from '../server/src/languages/ar/names/bundledNames.js';
import { tokenise } from '../server/src/languages/ar/tokens.js';

const lines = process.argv
  .slice(2)
  .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
  .filter((line) => line.trim() !== '');
/** Milliseconds of this process' own work: other load on the machine does not count. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const NONE = { times: [], numbers: [] };

/** A text of about so many bytes, its lines in a different order each time, numbered so that none repeats. */
function textOf(bytes: number): string {
  const out: string[] = [];
  let size = 0;
  for (let i = 0; size < bytes; i++) {
    const line = `${lines[(i * 7919) % lines.length]!} ${i}`;
    out.push(line);
    size += Buffer.byteLength(line) + 1;
  }
  return out.join('\n');
}

function run(text: string): { find: number; first: number; again: number; paragraphs: number } {
  const tokenised = splitParagraphs(text).map((paragraph) => tokenise(paragraph.text));
  let start = cpu();
  const found: ParagraphNames[] = tokenised.map((paragraph) =>
    findNames(paragraph, NONE, bundledLexicon(), undefined),
  );
  const find = cpu() - start;
  start = cpu();
  consolidateNames(found);
  const first = cpu() - start;
  const times: number[] = [];
  for (let edit = 0; edit < 40; edit++) {
    const at = (edit * 131) % found.length;
    found[at] = findNames(tokenise(`${tokenised[at]!.text} و${edit}`), NONE, bundledLexicon(), undefined);
    start = cpu();
    consolidateNames(found);
    times.push(cpu() - start);
  }
  times.sort((a, b) => a - b);
  return { find, first, again: times[Math.floor(times.length * 0.95)]!, paragraphs: found.length };
}

run(textOf(200_000));
let before = 0;
for (const bytes of [500_000, 1_000_000, 5_000_000]) {
  const { find, first, again, paragraphs } = run(textOf(bytes));
  console.log(
    `${(bytes / 1e6).toFixed(1)} MB, ${paragraphs} paragraphs: findNames ${(bytes / 1e3 / find).toFixed(1)} MB/s, ` +
      `document pass ${first.toFixed(0)} ms, after an edit p95 ${again.toFixed(1)} ms` +
      (before ? `, ${(find / before).toFixed(1)}× the time` : ''),
  );
  before = find;
}
