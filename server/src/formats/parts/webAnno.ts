/**
 * WebAnno TSV 3.3: a token a line with its UTF-16 offsets; annotations within a token on lines of their own
 * below it (1-3.1); annotations of several units, or several on one, are told apart by numbers in brackets.
 */
import type { AttributeDefinition } from '../../annotation/attributes.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import { textFiles } from './decodedFiles.js';
import type { ExchangeDocument, Format, FormatOptions } from '../format.js';
import { nameOf } from './inputText.js';
import { BUILT_IN, OF_RELATIONS, OURS, type Feature } from './webAnnoLayout.js';
import { readWebAnno } from './webAnnoReading.js';
import { ownFeatures, pieceFeatures, schemeFeatures } from './webAnnoScheme.js';
import { writeWebAnno } from './webAnnoWriting.js';

const EXTENSION = '.tsv';

const withOurs = (options: FormatOptions): boolean => options['features'] === 'all';

function allFeatures(
  { annotations, relations }: ExchangeDocument,
  definitions: readonly AttributeDefinition[],
): [readonly Feature<Annotation>[], readonly Feature<Relation>[]] {
  const ofSpans = schemeFeatures(annotations, ownFeatures(definitions, 'labels'));
  return [
    [...BUILT_IN, ...OURS, ...ofSpans, ...pieceFeatures(annotations)],
    [...OF_RELATIONS, ...schemeFeatures(relations, ownFeatures(definitions, 'relations'))],
  ];
}

export const webAnno: Format = {
  id: 'webanno-tsv',
  title: 'WebAnno TSV 3.3',
  description: 'formats.webannoTsv',
  extension: EXTENSION,
  specification:
    'https://inception-project.github.io/releases/34.5/docs/user-guide.html#sect_formats_webannotsv3',
  unit: 'UTF-16 units',
  layout: 'document',
  options: [
    {
      name: 'features',
      description: 'formats.webannoTsv.features',
      values: ['built-in', 'all'],
    },
  ],
  carries: (options) => ({
    overlap: 'any',
    ...(withOurs(options) && { fragments: true as const }),
    borders: 'visible',
    emptyAttributes: false,
    attributes: new Set(
      withOurs(options)
        ? (['canonical', 'value', 'mod', 'note', 'attributes', 'origin'] as const)
        : (['canonical'] as const),
    ),
    relations: withOurs(options),
    rejected: false,
    date: false,
    status: false,
    characters: 'unicode',
    wordless: false,
    text: 'visible',
  }),
  createWriter: ({ attributes }, options) => ({
    document: (document) => {
      const content = withOurs(options)
        ? writeWebAnno(document, ...allFeatures(document, attributes))
        : writeWebAnno(document, BUILT_IN);
      return [{ path: document.name + EXTENSION, content }];
    },
    end: () => [],
  }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, content } of textFiles(files, this.accepts, context)) {
      const read = readWebAnno(path, content, context);
      if (read) yield { name: nameOf(path, EXTENSION), ...read };
    }
  },
};
