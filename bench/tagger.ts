/** Tokens a second of the tagger, cold and warm, one pass and two. Arguments: weights file, text files. */
import { readFileSync } from 'node:fs';
import { loadTagger, type TaggedParagraph } from '../server/src/languages/ar/names/tagger/tagger.js';
import { splitParagraphs } from '../server/src/text/paragraphs.js';
import { tokenise } from '../server/src/languages/ar/tokens.js';

const [weights, ...paths] = process.argv.slice(2);
const bytes = readFileSync(weights ?? 'server/models/tagger.bin');
const texts = paths
  .flatMap((path) => splitParagraphs(readFileSync(path, 'utf8')))
  .map((paragraph) => tokenise(paragraph.text));
const tokens = texts.reduce((sum, text) => sum + text.tokens.length, 0);
const letters = texts.reduce((sum, text) => sum + new TextEncoder().encode(text.text).length, 0);

loadTagger(bytes);
const begin = performance.now();
const tagger = loadTagger(bytes);
console.log(
  `load ${(performance.now() - begin).toFixed(1)} ms, ${tokens} tokens, ${(letters / 1e6).toFixed(2)} MB`,
);
const measure = (name: string, run: () => void): void => {
  const start = process.cpuUsage().user;
  run();
  const seconds = (process.cpuUsage().user - start) / 1e6;
  console.log(
    `${name.padEnd(16)} ${Math.round(tokens / seconds / 1000)} thousand tokens/s, ${(letters / 1e6 / seconds).toFixed(2)} MB/s`,
  );
};
for (const round of ['cold', 'warm', 'warmer', 'warmest']) {
  measure(`${round}: tokenise`, () => {
    for (const { text } of texts) tokenise(text);
  });
  let paragraphs: TaggedParagraph[] = [];
  measure(`${round}: pass 1`, () => {
    paragraphs = texts.map((text) => tagger.tagParagraph(text));
  });
  measure(`${round}: pass 2`, () => {
    tagger.tagDocument(paragraphs);
  });
  const middle = paragraphs.length >> 1;
  paragraphs[middle] = tagger.tagParagraph(tokenise(texts[middle]!.text + ' وصل'));
  const edit = performance.now();
  tagger.tagDocument(paragraphs);
  console.log(`${round}: after an edit of one paragraph ${(performance.now() - edit).toFixed(2)} ms`);
}
