/**
 * WebAnno TSV 3.3: a token a line with its UTF-16 offsets; annotations within a token on lines of their own
 * below it (1-3.1); annotations of several units, or several on one, are told apart by numbers in brackets.
 */
import { textFiles } from './decodedFiles.js';
import type { Format, FormatOptions } from '../format.js';
import { nameOf } from './inputText.js';
import { BUILT_IN, OURS } from './webAnnoLayout.js';
import { readWebAnno } from './webAnnoReading.js';
import { writeWebAnno } from './webAnnoWriting.js';

const EXTENSION = '.tsv';

const withOurs = (options: FormatOptions): boolean => options['features'] === 'all';

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
    borders: 'visible',
    emptyAttributes: false,
    attributes: new Set(
      withOurs(options)
        ? (['canonical', 'value', 'mod', 'note', 'origin'] as const)
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
  createWriter: (_corpus, options) => ({
    document: (document) => {
      const features = withOurs(options) ? [...BUILT_IN, ...OURS] : BUILT_IN;
      return [
        { path: document.name + EXTENSION, content: writeWebAnno(document, features, withOurs(options)) },
      ];
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
