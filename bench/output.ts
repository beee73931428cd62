/**
 * A hash of all that is recognised in the seeds, the fixtures, and the texts: before and after a change that should
 * change nothing.
 * usage: npm run bench -- output [--texts PATH…] [--megabytes N]
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadRecogniserFrom } from './recogniser.js';
import { benchTexts } from './texts.js';

const recogniser = loadRecogniserFrom('server/models/tagger.bin', true);

function tell(name: string, articles: readonly string[]): void {
  const hash = createHash('sha256');
  let count = 0;
  for (const article of articles) {
    const { mentions, boilerplate, titles, date } = recogniser.recognise(article, { date: '2024-11-08' });
    count += mentions.length;
    hash.update(JSON.stringify([mentions, boilerplate, titles, date]));
  }
  console.log(`${name}: ${articles.length} texts, ${count} mentions, ${hash.digest('hex').slice(0, 16)}`);
}

const textsBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));

tell('seeds', textsBelow('seeds'));
tell('fixtures', textsBelow('test/fixtures'));
for (const { name, articles } of benchTexts()) tell(name, articles);
