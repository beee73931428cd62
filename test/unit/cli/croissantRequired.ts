/** What a description in Croissant needs (https://docs.mlcommons.org/croissant/docs/croissant-spec.html). */

export type JsonLd = Readonly<Record<string, unknown>>;
const within = (node: JsonLd, key: string): readonly JsonLd[] => (node[key] ?? []) as JsonLd[];
const recordSets = (data: JsonLd) => within(data, 'recordSet');
const fields = (data: JsonLd) =>
  recordSets(data)
    .flatMap((set) => within(set, 'field'))
    .flatMap((field) => [field, ...within(field, 'subField')]);
const SAID = /^".+"$/;

/** What Croissant 1.0 asks for, by kind of node (sections “Required” of its specification), as JSON. */
export const REQUIRED: readonly (readonly [
  string,
  (data: JsonLd) => readonly JsonLd[],
  Readonly<Record<string, RegExp>>,
])[] = [
  [
    'dataset',
    (data) => [data],
    {
      '@context': /^\{"@language":"en","@vocab":"https:\/\/schema\.org\/"/,
      '@type': /^"sc:Dataset"$/,
      conformsTo: /^"http:\/\/mlcommons\.org\/croissant\/1\.0"$/,
      name: SAID,
      description: SAID,
      license: /^"https?:\/\/.+"$/,
      url: /^"https?:\/\/.+"$/,
      creator: /^\[\{"@type":"sc:Person","name":".+"\}\]$/,
      datePublished: /^"\d{4}-\d\d-\d\d"$/,
      version: SAID,
      distribution: /^\[\{/,
      recordSet: /^\[\{/,
    },
  ],
  [
    'file',
    (data) => within(data, 'distribution'),
    {
      '@type': /^"cr:FileObject"$/,
      '@id': SAID,
      name: SAID,
      contentUrl: SAID,
      encodingFormat: /^"application\/jsonlines"$/,
      sha256: /^"[0-9a-f]{64}"$/,
    },
  ],
  [
    'record set',
    recordSets,
    { '@type': /^"cr:RecordSet"$/, '@id': SAID, name: SAID, field: /^\[\{/, key: /^\{"@id":".+"\}$/ },
  ],
  [
    'field',
    fields,
    {
      '@type': /^"cr:Field"$/,
      '@id': SAID,
      name: SAID,
      dataType: /^"sc:\w+"$/,
      source: /^\{"fileObject":\{"@id":".+"\},"extract":\{"(column|jsonPath)":".+"\}\}$/,
    },
  ],
];
