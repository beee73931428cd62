/** Tokens a second of the tagger, cold and warm, one pass and two. Arguments: weights file, text files. */
import { readFileSync } from 'node:fs';
import { loadTagger } from '../server/src/recognition/names/tagger/tagger.js';
import { splitParagraphs } from '../server/src/text/paragraphs.js';
import { tokenise } from '../server/src/text/tokens.js';

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
  let paragraphs = texts.map(
    (text) => ({ text, spans: [], words: { keys: new Int32Array(0), chances: new Uint8Array(0) } }) as never,
  );
  measure(`${round}: pass 1`, () => {
    paragraphs = texts.map((text) => tagger.tagParagraph(text)) as never;
  });
  measure(`${round}: pass 2`, () => {
    tagger.tagDocument(paragraphs);
  });
}
