/**
 * Reading and writing an annotation file of 50,000 lines (or as many as `--lines` says), with attributes and without: the
 * medians of turns that take each other's place, by processor time. A file with them is longer; it is to cost at most 1.3 times as
 * much.
 * usage: npm run bench -- annotationFile [--lines NUMBER]
 */
import {
  EMPTY_LAYOUT,
  formatAnnotationFile,
  readAnnotationFile,
} from '../server/src/annotation/annotationFile.js';
import type { Attributes } from '../server/src/annotation/attributes.js';
import { quoteOf } from '../server/src/annotation/context.js';
import { DocumentText } from '../server/src/annotation/documentText.js';
import type { Annotation, AnnotationSet } from '../server/src/annotation/model.js';
import { variedText } from './generatedText.js';
import { median, ms, printTable, stopwatch, times } from './measuring.js';

const given = process.argv.indexOf('--lines');
const LINES = given < 0 ? 50_000 : Number(process.argv[given + 1]);
const TURNS = 9;

/** Bytes a place, and more: every second word is annotated. */
const text = DocumentText.ofFile(variedText(LINES * 28, 1));
const words = [...text.editor.matchAll(/\p{L}+/gu)].filter((_, i) => i % 2 === 0).slice(0, LINES);
if (words.length < LINES) throw new Error(`The text has ${words.length} places of ${LINES}`);

/** As a corpus of claims and sources has them: a choice, a flag, a number, a list. */
const ATTRIBUTES: readonly Attributes[] = [
  { reliability: 'B' },
  { stance: 'نفي', negated: true },
  { credibility: 3, form: ['مباشر', 'خبر'] },
];

function setOf(withAttributes: boolean): AnnotationSet {
  const annotations = words.map(({ index, 0: word }, i): Annotation => {
    const span = { start: index, end: index + word.length };
    return {
      ...{ id: `a${i}`, ...span, label: 'PERS', canonical: `e${i % 500}`, origin: 'human' },
      ...quoteOf(text.editor, span),
      ...(withAttributes && { attributes: ATTRIBUTES[i % ATTRIBUTES.length]! }),
    };
  });
  return { document: 'a', annotator: 'amal', status: 'in-progress', annotations, relations: [] };
}

const hash = await text.sha256();
const write = (set: AnnotationSet): Uint8Array =>
  formatAnnotationFile(set, text, hash, EMPTY_LAYOUT, 'a.txt').bytes;

interface Kind {
  readonly title: string;
  readonly set: AnnotationSet;
  readonly bytes: Uint8Array;
  /** Milliseconds of processor time. */
  readonly reading: number[];
  readonly writing: number[];
}

const kinds = [false, true].map((withAttributes): Kind => {
  const set = setOf(withAttributes);
  const title = withAttributes ? 'with attributes' : 'without';
  return { title, set, bytes: write(set), reading: [], writing: [] };
});
for (let turn = 0; turn < TURNS + 1; turn++)
  for (const { set, bytes, reading, writing } of kinds) {
    let spent = stopwatch();
    const { annotations } = await readAnnotationFile('a.jsonl', bytes, text);
    const read = spent().work * 1000;
    if (annotations.length !== LINES) throw new Error(`${annotations.length} of ${LINES} were read`);
    spent = stopwatch();
    write(set);
    const written = spent().work * 1000;
    // What is compiled by the first turn is not counted.
    if (turn === 0) continue;
    reading.push(read);
    writing.push(written);
  }

const both = ({ reading, writing }: Kind): number => median(reading) + median(writing);
printTable([
  [`${LINES} lines`, 'megabytes', 'reading', 'writing', 'both'],
  ...kinds.map((kind) => [
    kind.title,
    (kind.bytes.length / 1e6).toFixed(1),
    ...[median(kind.reading), median(kind.writing), both(kind)].map(ms),
  ]),
]);
console.log(`with attributes: ${times(both(kinds[1]!) / both(kinds[0]!))} times`);
