/**
 * Counts the words that prose uses and names do not: the table lexicons/triggers-common.tsv.
 * usage: node count-common-words.mjs TOKENS.conll… > triggers-common.tsv
 * Input: token⇥BIO tag, a blank line between sentences; only counts leave this script, no text.
 */
import { readFileSync } from 'node:fs';
import { fold } from '../server/src/languages/ar/normalise.js';

/** How often a word must occur outside names to be common. */
const OFTEN = 2;

const outside = new Map<string, number>();
const inside = new Map<string, number>();
const bump = (counts: Map<string, number>, word: string): void => {
  counts.set(word, (counts.get(word) ?? 0) + 1);
};
for (const path of process.argv.slice(2)) {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [token, tag] = line.split('\t');
    const word = fold(token ?? '');
    if (!/^[\u0621-\u064a]{2,}$/.test(word)) continue;
    if (tag === 'O') bump(outside, word);
    else if (tag?.endsWith('PER') || tag?.endsWith('LOC')) bump(inside, word);
  }
}
const common = [...outside]
  .filter(([word, count]) => count >= OFTEN && !inside.has(word))
  .map(([word]) => word);
common.sort();
console.log('# Words frequent in Arabic prose that are no part of a name of a person or place, folded.');
console.log('# Counted by scripts/count-common-words.ts; CONTRIBUTING.md tells how to count again.');
console.log(
  '# Counts of ANERcorp (Benajiba & Rosso 2008; CAMeL Lab 2020 split, training part; CC BY-SA 4.0),',
);
console.log('# AQMAR (Mohit et al. 2012; CC BY-SA 3.0) and the Wojood sample (Jarrar et al. 2022; MIT).');
console.log('class\twords');
for (let i = 0; i < common.length; i += 20) console.log(`common\t${common.slice(i, i + 20).join('|')}`);
