/** The texts whose recognition is kept: the seeds, and the fixtures of names and of dates. */
import { readdirSync, readFileSync } from 'node:fs';
import { loadTagger, type Tagger } from '../../../server/src/languages/ar/names/tagger/tagger.js';
import { Recogniser } from '../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../languages/packs.js';
import { readInlineMarkup, type AnnotatedText } from '../../fixtures/names/inlineMarkup.js';

export interface GoldenText {
  readonly title: string;
  readonly text: string;
  /** The document's date, where it is known. */
  readonly date?: string;
}

/** The tagger that is shipped. */
export const shippedTagger = (): Tagger => loadTagger(readFileSync('server/models/tagger.bin'));

/** The recogniser as it is shipped. */
export const shippedRecogniser = (): Recogniser => new Recogniser(testLanguages({ tagger: shippedTagger }));

const documents = JSON.parse(readFileSync('seeds/documents.json', 'utf8')) as Readonly<
  Record<string, { readonly dct?: string }>
>;

export const seeds: readonly GoldenText[] = Object.entries(documents).map(([name, { dct }]) => ({
  title: name,
  text: readFileSync(`seeds/${name}.txt`, 'utf8'),
  date: dct,
}));

/** Files of fixtures by name, each with its articles or paragraphs. */
export const fixtures: ReadonlyMap<string, readonly GoldenText[]> = new Map([
  ...readdirSync('test/fixtures/names')
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => [file.replace(/\.txt$/, ''), articles(file)] as const),
  ...['time-news', 'time-press'].map((name) => [name, datedParagraphs(name)] as const),
]);

/** The articles of a file of fixtures with what is annotated in them; a title may end with the article's date. */
export function articles(file: string): (GoldenText & AnnotatedText)[] {
  const parts = readFileSync(`test/fixtures/names/${file}`, 'utf8').split(/^### (.*)$/m);
  return parts.flatMap((title, i) =>
    i % 2 === 1
      ? [
          {
            title,
            date: /\((\d{4}-\d\d-\d\d)\)$/.exec(title)?.[1],
            ...readInlineMarkup(parts[i + 1]!.trim()),
          },
        ]
      : [],
  );
}

function datedParagraphs(name: string): GoldenText[] {
  return readFileSync(`test/fixtures/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { region: string; dct: string; text: string })
    .map(({ region, dct, text }) => ({ title: region, text, date: dct }));
}
