/** Annotated texts to learn from: folders in the project's own format, and texts that are marked up in place. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readAnnotationLine } from '../../server/src/annotation/annotationLines.js';
import { CodePointIndex } from '../../server/src/text/offsets.js';
import type { Judging } from '../../server/src/corpus/scoring/evidence.js';
import type { Span } from '../../server/src/text/span.js';
import { readInlineMarkup } from '../../test/fixtures/names/inlineMarkup.js';

export interface GoldSpan extends Span {
  readonly label: string;
}

export interface AnnotatedDocument extends Judging<GoldSpan> {
  readonly name: string;
  readonly text: string;
  readonly date?: string | undefined;
  /** Whether times and numbers are annotated too. */
  readonly amounts: boolean;
}

/** Documents that were annotated in one way. */
export interface AnnotatedSet {
  readonly name: string;
  readonly documents: readonly AnnotatedDocument[];
}

/** The documents of a folder of annotations; texts in a folder, their dates in a file, which lies beside them unless named. */
export function readGold(gold: string, texts: string, documents?: string): AnnotatedSet {
  const file = documents ?? path.join(texts, 'documents.json');
  const dates = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, { readonly dct?: string }>)
    : {};
  return {
    name: gold,
    documents: filesOf(gold, '.jsonl').map((name) => {
      const text = readFileSync(path.join(texts, `${name}.txt`), 'utf8');
      const lines = readFileSync(path.join(gold, `${name}.jsonl`), 'utf8');
      return { name, text, date: dates[name]?.dct, ...annotationsOf(lines, text), amounts: true };
    }),
  };
}

function annotationsOf(lines: string, text: string): Judging<GoldSpan> {
  const points = new CodePointIndex(text);
  const read = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => readAnnotationLine(JSON.parse(line) as Record<string, unknown>));
  const header = read.find((line) => line.kind === 'header');
  const annotations = read.flatMap((line) => (line.kind === 'annotation' ? line.annotation : []));
  const spansOf = (isRefused: boolean): GoldSpan[] =>
    annotations
      .filter(({ rejected = false }) => rejected === isRefused)
      .map(({ start, end, label }) => {
        return { start: points.toUtf16(start), end: points.toUtf16(end), label };
      });
  const exhaustive = header?.exhaustive;
  return {
    gold: spansOf(false),
    refused: spansOf(true),
    ...(exhaustive && { isExhaustive: (label: string) => exhaustive.includes(label) }),
  };
}

/** Names of a folder's files with an ending, without it, in order. */
const filesOf = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();

/** The articles of texts that are marked up in place, a file or a folder of them; they have names alone. */
export function readFixtures(place: string): AnnotatedSet {
  const files = statSync(place).isDirectory()
    ? filesOf(place, '.txt').map((name) => path.join(place, `${name}.txt`))
    : [place];
  const documents = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split(/^### .*$/m)
      .filter((part) => part.trim() !== '')
      .map((part, i) => {
        const { text, annotations } = readInlineMarkup(part.trim());
        return { name: `${path.basename(file)} ${i + 1}`, text, gold: annotations, amounts: false };
      }),
  );
  return { name: place, documents };
}
