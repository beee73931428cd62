/**
 * Texts to measure on: the generated one, and real ones by their paths, which stay where they are. Both are cut into
 * articles: `--texts PATH…` takes folders of .txt files, columns of CoNLL (one token a line, a blank line after a
 * sentence) and JSON Lines with a `text` each.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { tokenise } from '../server/src/languages/ar/tokens.js';
import { splitParagraphs } from '../server/src/text/paragraphs.js';
import { variedText } from './generatedText.js';

export interface BenchTexts {
  readonly name: 'generated' | 'real';
  readonly articles: readonly string[];
}

/** UTF-16 units after which an article ends, and sentences of a paragraph, where the source tells of neither. */
const ARTICLE = 2500;
const SENTENCES = 3;

const { values, positionals } = parseArgs({
  options: { texts: { type: 'string', multiple: true }, megabytes: { type: 'string' } },
  allowPositionals: true,
});

/** As they were given, to pass them on to another process. */
export const textArguments: readonly string[] = process.argv.slice(2);

/** The generated text, and the real ones where paths are given; each repeated or cut to `--megabytes`, or to `megabytes`. */
export function benchTexts(megabytes?: number): BenchTexts[] {
  const paths = values.texts ? [...values.texts, ...positionals] : [];
  const asked = values.megabytes === undefined ? megabytes : Number(values.megabytes);
  const size = asked === undefined ? undefined : asked * 1e6;
  const real = paths.flatMap((file) => {
    const articles = articlesAt(file);
    if (articles.length > 0) return articles;
    throw new Error(`no text in ${file}: a folder needs .txt files; other files are named one by one`);
  });
  const ofSize = size ?? (real.length > 0 ? bytesOf(real) : 2e6);
  const generated = { name: 'generated', articles: articlesOf(variedText(ofSize).split('\n\n')) } as const;
  if (real.length === 0) return [generated];
  return [generated, { name: 'real', articles: size === undefined ? real : repeated(real, size) }];
}

export const bytesOf = (articles: readonly string[]): number =>
  articles.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** «1.9 MB, 188,000 tokens, 37,000 forms». */
export function extent({ name, articles }: BenchTexts): string {
  const forms = new Set<string>();
  let tokens = 0;
  for (const { text } of articles.flatMap(splitParagraphs))
    for (const { norm } of tokenise(text).tokens) {
      tokens++;
      forms.add(norm);
    }
  const count = (value: number): string => value.toLocaleString('en');
  const bytes = (bytesOf(articles) / 1e6).toFixed(2);
  return `${name} text: ${bytes} MB in ${count(articles.length)} articles, ${count(tokens)} tokens, ${count(forms.size)} distinct forms`;
}

/** One document of about so many bytes. */
export function document({ articles }: BenchTexts, bytes: number): string {
  return repeated(articles, bytes).join('\n\n');
}

function repeated(articles: readonly string[], bytes: number): string[] {
  const taken: string[] = [];
  for (let i = 0, size = 0; size < bytes; i++) {
    const article = articles[i % articles.length]!;
    taken.push(article);
    size += Buffer.byteLength(article);
  }
  return taken;
}

function articlesAt(file: string): string[] {
  if (statSync(file).isDirectory())
    return readdirSync(file)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => readFileSync(path.join(file, name), 'utf8'));
  const content = readFileSync(file, 'utf8');
  if (file.endsWith('.txt')) return [content];
  const sentences = file.endsWith('.jsonl')
    ? content.split('\n').flatMap((line) => (line === '' ? [] : (JSON.parse(line) as { text: string }).text))
    : content.split(/\r?\n\s*\n/).map((rows) => rows.replace(/[\t ].*$/gm, '').replaceAll('\n', ' '));
  const paragraphs: string[] = [];
  for (let i = 0; i < sentences.length; i += SENTENCES)
    paragraphs.push(
      sentences
        .slice(i, i + SENTENCES)
        .join(' ')
        .trim(),
    );
  return articlesOf(paragraphs);
}

function articlesOf(paragraphs: readonly string[]): string[] {
  const articles: string[] = [];
  let article = '';
  for (const paragraph of paragraphs) {
    article += paragraph + '\n';
    if (article.length < ARTICLE) continue;
    articles.push(article);
    article = '';
  }
  return article === '' ? articles : [...articles, article];
}
