/** `README.md` of a release: its dataset card, with what `load_dataset` of Hugging Face looks for at its head. */
import { features } from '../../formats/parts/datasetCard.js';
import { isUrl, SPLIT_NAMES, type ReleaseFacts } from './releaseFacts.js';

const yaml = (text: string): string => JSON.stringify(text);
const cell = (text: string): string => text.replace(/[|\\]/g, '\\$&').replace(/\s+/g, ' ');
const table = (
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] => [
  `| ${head.join(' | ')} |`,
  `| ${head.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.map((each) => cell(String(each))).join(' | ')} |`),
];

export function releaseCard(facts: ReleaseFacts): string {
  const { title, description, version, licence, creators, date, annotator, findings } = facts;
  return [
    ...head(facts),
    `# ${title}`,
    '',
    description,
    '',
    `Version ${version}, ${date}, by ${creators.join(', ')}. Licence: ${licence}. How to cite it: \`CITATION.cff\`.`,
    '',
    ...contents(facts),
    '## How it was made',
    '',
    `Annotated with Hawashi; the annotations are those of \`${annotator}\`.`,
    ...(facts.split
      ? [
          `Split by ${facts.split.by} with seed ${facts.split.seed} (\`split.json\`); no paragraph of 20 words or more stands in two parts,`,
          'word for word or nearly, but those that are parts of pages.',
        ]
      : ['It is not split.']),
    ...(facts.withoutText
      ? [
          '',
          'The texts are not part of it: `hawashi restore` puts the annotations on the articles of whoever has them.',
        ]
      : []),
    '',
    '## How good it is',
    '',
    `\`hawashi check\` tells ${findings.error} errors, ${findings.warning} warnings and ${findings.information} questions (\`checks.json\`).`,
    ...(facts.agreement.length > 0
      ? [
          '',
          ...table(
            ['annotators', 'documents', 'F1 (place and label)'],
            facts.agreement.map(({ names, documents, f1 }) => [names, documents, f1]),
          ),
        ]
      : ['No two annotators worked on the same documents.']),
    '',
    '## Files',
    '',
    ...facts.beside.map((file) => `- \`${file}\``),
    '',
  ].join('\n');
}

function head({ title, licence, language, parts, fields, withoutText }: ReleaseFacts): readonly string[] {
  return [
    '---',
    `pretty_name: ${yaml(title)}`,
    ...(isUrl(licence)
      ? ['license: other', `license_link: ${yaml(licence)}`]
      : [`license: ${yaml(licence.toLowerCase())}`]),
    'language:',
    `- ${yaml(language.split('-')[0]!)}`,
    'task_categories:',
    '- token-classification',
    'annotations_creators:',
    '- expert-generated',
    ...(withoutText
      ? []
      : [
          'configs:',
          '- config_name: default',
          '  data_files:',
          ...parts.flatMap(({ part, file }) =>
            file ? [`  - split: ${SPLIT_NAMES[part]}`, `    path: ${yaml(file.path)}`] : [],
          ),
          ...features(fields),
        ]),
    '---',
    '',
  ];
}

function contents({ parts, labels }: ReleaseFacts): readonly string[] {
  const count = (name: string): number =>
    parts.reduce((sum, { annotations }) => sum + (annotations.get(name) ?? 0), 0);
  const used = [...new Set(parts.flatMap(({ annotations }) => [...annotations.keys()]))].sort();
  const described = new Map(labels.map((label) => [label.name, label.description ?? '']));
  return [
    '## What is in it',
    '',
    ...table(
      ['part', 'documents', 'annotations'],
      parts.map(({ part, documents, annotations }) => [
        SPLIT_NAMES[part],
        documents,
        [...annotations.values()].reduce((sum, each) => sum + each, 0),
      ]),
    ),
    '',
    ...table(
      ['label', ...parts.map(({ part }) => SPLIT_NAMES[part]), 'all', 'what'],
      used.map((name) => [
        name,
        ...parts.map(({ annotations }) => annotations.get(name) ?? 0),
        count(name),
        described.get(name) ?? '',
      ]),
    ),
    '',
  ];
}
