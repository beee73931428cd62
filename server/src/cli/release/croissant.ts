/** `croissant.json` of a release: its metadata as JSON-LD (Croissant 1.0, https://docs.mlcommons.org/croissant/docs/croissant-spec.html). */
import { isUrl, SPLIT_NAMES, type ReleaseFacts } from './releaseFacts.js';

/** As the specification gives it. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
};

interface Column {
  readonly name: string;
  readonly dataType: string;
  readonly description: string;
}

const COLUMNS: readonly Column[] = [
  { name: 'id', dataType: 'sc:Text', description: 'The name of the document.' },
  { name: 'text', dataType: 'sc:Text', description: 'Its text, exactly.' },
  { name: 'dct', dataType: 'sc:Text', description: 'When it was written (ISO 8601).' },
];
const SPANS: readonly Column[] = [
  { name: 'start', dataType: 'sc:Integer', description: 'Where it begins, in code points of the text.' },
  { name: 'end', dataType: 'sc:Integer', description: 'Where it ends, in code points of the text.' },
  { name: 'label', dataType: 'sc:Text', description: 'Its label.' },
  { name: 'text', dataType: 'sc:Text', description: 'Its words.' },
  { name: 'value', dataType: 'sc:Text', description: 'Its value: TIMEX3, or a number.' },
  { name: 'canonical', dataType: 'sc:Text', description: 'The entity that is meant.' },
];

export function croissant(facts: ReleaseFacts): string {
  const { title, description, version, licence, creators, url, date, language, labels } = facts;
  const files = facts.parts.flatMap(({ part, file }) => (file ? [{ name: SPLIT_NAMES[part], ...file }] : []));
  return (
    JSON.stringify(
      {
        '@context': CONTEXT,
        '@type': 'sc:Dataset',
        conformsTo: 'http://mlcommons.org/croissant/1.0',
        name: title,
        description,
        license: isUrl(licence) ? licence : `https://spdx.org/licenses/${licence}.html`,
        ...(url !== undefined && { url }),
        version,
        datePublished: date,
        inLanguage: language,
        creator: creators.map((name) => ({ '@type': 'sc:Person', name })),
        citeAs: `${creators.join(', ')} (${date.slice(0, 4)}): ${title}, ${version}.`,
        keywords: ['named entity recognition', ...labels.map(({ name }) => name)],
        isLiveDataset: false,
        distribution: files.map(({ name, path, sha256, bytes }) => ({
          '@type': 'cr:FileObject',
          '@id': name,
          name,
          contentUrl: path,
          contentSize: `${bytes} B`,
          encodingFormat: 'application/jsonlines',
          sha256,
        })),
        recordSet: files.map(({ name }) => ({
          '@type': 'cr:RecordSet',
          '@id': `${name}/documents`,
          name: `${name}/documents`,
          description: `The documents of the part ${name}.`,
          key: { '@id': `${name}/documents/id` },
          field: [
            ...[...COLUMNS, ...facts.fields.map(said)].map((column) => field(name, column)),
            {
              ...field(name, { name: 'spans', dataType: 'sc:Text', description: 'What is annotated.' }),
              repeated: true,
              subField: SPANS.map((column) => ({
                ...field(name, { ...column, name: `spans/${column.name}` }),
                source: { fileObject: { '@id': name }, extract: { jsonPath: `$.spans[*].${column.name}` } },
              })),
            },
          ],
        })),
      },
      null,
      2,
    ) + '\n'
  );
}

const said = (name: string): Column => ({
  name,
  dataType: 'sc:Text',
  description: `What the corpus says as ${name}.`,
});

const field = (file: string, { name, dataType, description }: Column) => ({
  '@type': 'cr:Field',
  '@id': `${file}/documents/${name}`,
  name,
  description,
  dataType,
  source: { fileObject: { '@id': file }, extract: { column: name } },
});
