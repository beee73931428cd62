/** The card of a Hugging Face dataset (README.md): what it is, and how `load_dataset` finds its file. */
import type { CorpusDescription, OutputFile } from '../format.js';
import { columnsSaid, SPAN_KEYS } from './datasetRecord.js';

export interface CardFacts {
  readonly file: string;
  readonly documents: number;
  readonly annotations: ReadonlyMap<string, number>;
}

/** YAML takes JSON strings as they are. */
const yaml = (text: string): string => JSON.stringify(text);

const text = (name: string, indent = '  '): readonly string[] => [
  `${indent}- name: ${name}`,
  `${indent}  dtype: string`,
];
const count = (name: string, indent: string): readonly string[] => [
  `${indent}- name: ${name}`,
  `${indent}  dtype: int32`,
];
const score = (name: string, indent: string): readonly string[] => [
  `${indent}- name: ${name}`,
  `${indent}  dtype: float64`,
];
const INNER = '    ';

/**
 * What the columns are, for `load_dataset`: left to itself it judges by the first ten megabytes, and fails where a column
 * has nothing in them and something behind.
 */
export const features = (said: readonly string[]): readonly string[] => [
  'dataset_info:',
  '  features:',
  ...['id', 'text', 'dct', ...said].flatMap((name) => text(name)),
  '  - name: spans',
  '    list:',
  ...text('id', INNER),
  ...count('start', INNER),
  ...count('end', INNER),
  ...['label', 'text', ...SPAN_KEYS].flatMap((name) => text(name, INNER)),
  ...score('score', INNER),
  '    - name: fragments',
  '      list:',
  ...['start', 'end'].flatMap((name) => count(name, `${INNER}  `)),
  ...text('attributes', INNER),
  '  - name: relations',
  '    list:',
  ...['type', 'from', 'to', 'attributes'].flatMap((name) => text(name, INNER)),
  '  - name: tokens',
  '    sequence: string',
  '  - name: ner_tags',
  '    sequence: string',
];

const SAID =
  '- What is said of the document as a whole: a column each; what is no text is in `fields`, as JSON.';

/** What its reader of JSON does, whatever the card says. */
const DATES: readonly string[] = [
  '`load_dataset` takes a column of nothing but whole dates for timestamps, and writes them `2024-11-08 00:00:00`; the',
  'Parquet export of the same keeps them as they are.',
];

export function datasetCard(
  corpus: CorpusDescription,
  { file, documents, annotations }: CardFacts,
): OutputFile {
  const labels = [...annotations.keys()].sort();
  const described = new Map(corpus.labels.map((label) => [label.name, label.description ?? '']));
  const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
  const all = [...annotations.values()].reduce((sum, count) => sum + count, 0);
  const lines = [
    '---',
    `pretty_name: ${yaml(corpus.name)}`,
    'task_categories:',
    '- token-classification',
    'annotations_creators:',
    '- expert-generated',
    'configs:',
    '- config_name: default',
    '  data_files:',
    '  - split: train',
    `    path: ${yaml(file)}`,
    ...features(columnsSaid(corpus.fields)),
    '---',
    '',
    `# ${corpus.name}`,
    '',
    `${documents} documents, ${all} annotations, exported by Hawashi.`,
    '',
    '| label | annotations | what |',
    '| --- | --- | --- |',
    ...labels.map(
      (label) => `| ${cell(label)} | ${annotations.get(label)} | ${cell(described.get(label) ?? '')} |`,
    ),
    '',
    '## Columns',
    '',
    '- `id`: the document; `text`: its text, exactly; `dct`: its creation time (ISO 8601).',
    ...(corpus.fields.length > 0 ? [SAID] : []),
    '- `spans`: every annotation, nested ones too: `start` and `end` in code points of `text`, `label`, `value`',
    '  (TIMEX3 or a number), `mod`, `canonical` (the entity), `note`, `origin`; `fragments`: the pieces of a span with',
    '  gaps; `attributes`: what the corpus defines, as JSON.',
    '- `relations`: between ids of spans, with their `attributes`.',
    '- `tokens`, `ner_tags`: the outermost annotations as BIO tags.',
    ...(file.endsWith('.jsonl') ? ['', ...DATES] : []),
    '',
  ];
  return { path: 'README.md', content: lines.join('\n') };
}

/** Counts what the card tells. */
export class CardCounts {
  documents = 0;
  readonly annotations = new Map<string, number>();

  add(labels: Iterable<{ readonly label: string }>): void {
    this.documents++;
    for (const { label } of labels) this.annotations.set(label, (this.annotations.get(label) ?? 0) + 1);
  }
}
