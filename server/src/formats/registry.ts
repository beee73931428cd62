/** All exchange formats: the one list that commands, messages and documentation are made from. */
import { message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import type { Format, FormatOptions, ImportFormat } from './format.js';
import { brat } from './brat.js';
import { conll } from './conll.js';
import { conllu } from './conllu.js';
import { doccano } from './doccano.js';
import { gliner } from './gliner.js';
import { huggingFace } from './huggingFace.js';
import { inception } from './inception.js';
import { jsonl } from './jsonl.js';
import { labelStudio } from './labelStudio.js';
import { parquet } from './parquet.js';
import { prodigy } from './prodigy.js';
import { pubAnnotation } from './pubAnnotation.js';
import { spacy } from './spacy.js';
import { table } from './table.js';
import { tei } from './tei.js';
import { timeMl } from './timeMl.js';
import { uimaJson } from './uimaJson.js';
import { uimaXmi } from './uimaXmi.js';
import { webAnno } from './parts/webAnno.js';
import { webAnnotation } from './webAnnotation.js';

export const FORMATS: readonly Format[] = [
  jsonl,
  brat,
  conll,
  conllu,
  spacy,
  prodigy,
  doccano,
  labelStudio,
  webAnno,
  uimaXmi,
  uimaJson,
  webAnnotation,
  tei,
  timeMl,
  pubAnnotation,
  huggingFace,
  parquet,
];

/** Those that are read as well as those that are read alone. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [...FORMATS, table, gliner, inception];

export function isWritten(format: ImportFormat): format is Format {
  return 'createWriter' in format;
}

/** Other names by which people ask for a format, with the options they mean. */
export const ALIASES: Readonly<Record<string, readonly [string, FormatOptions]>> = {
  native: ['jsonl', {}],
  hawashi: ['jsonl', {}],
  standoff: ['brat', {}],
  'conll-bio': ['conll', { scheme: 'bio' }],
  'conll-bioes': ['conll', { scheme: 'bioes' }],
  conll2003: ['conll', {}],
  labelstudio: ['label-studio', {}],
  w3c: ['web-annotation', {}],
  xmi: ['uima-xmi', {}],
  webanno: ['webanno-tsv', {}],
  huggingface: ['hf-jsonl', {}],
  hf: ['hf-jsonl', {}],
  csv: ['table', {}],
  tsv: ['table', {}],
  zip: ['inception', {}],
  docbin: ['spacy', {}],
};

/** Thrown where a format or an option is asked for that there is not. */
class UnknownFormat extends MessageError {
  override readonly name = 'UnknownFormat';
}

export interface ChosenFormat {
  readonly format: Format;
  readonly options: FormatOptions;
}

/** A format to read, by its id or another name. */
export function chooseImportFormat(id: string): ImportFormat {
  const known = idOf(id);
  const format = IMPORT_FORMATS.find((one) => one.id === known);
  if (!format)
    throw new UnknownFormat(message('format.unknown', { id, known: IMPORT_FORMATS.map((one) => one.id) }));
  return format;
}

const idOf = (id: string): string => (Object.hasOwn(ALIASES, id) ? ALIASES[id]![0] : id);

/** A format to write, by its id or another name, its options complete. `asked` are option names and values. */
export function chooseFormat(id: string, asked: FormatOptions = {}): ChosenFormat {
  const alias = Object.hasOwn(ALIASES, id) ? ALIASES[id] : undefined;
  const format = FORMATS.find((one) => one.id === idOf(id));
  if (!format && IMPORT_FORMATS.some((one) => one.id === id))
    throw new UnknownFormat(message('format.readAlone', { id }));
  if (!format)
    throw new UnknownFormat(message('format.unknown', { id, known: FORMATS.map((one) => one.id) }));
  const wanted = { ...alias?.[1], ...asked };
  const known = format.options.map((option) => option.name);
  for (const name of Object.keys(wanted)) {
    if (!known.includes(name))
      throw new UnknownFormat(
        known.length > 0
          ? message('format.unknownOption', { id: format.id, name, known })
          : message('format.noOptions', { id: format.id, name }),
      );
  }
  const options: Record<string, string> = {};
  for (const option of format.options) {
    const value = wanted[option.name] ?? option.values[0]!;
    if (!option.values.includes(value))
      throw new UnknownFormat(
        message('format.wrongValue', { id: format.id, name: option.name, values: option.values, value }),
      );
    options[option.name] = value;
  }
  return { format, options };
}
