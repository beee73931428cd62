/**
 * Hawashi's own format: one annotation a line, offsets in code points of the text file. `full` is what the
 * annotations folder of a corpus holds; `plain` are the keys of the gold files alone.
 */
import { fragmentPairs } from '../annotation/fragmentLines.js';
import { message } from '../messages/message.js';
import { sha256 } from '../annotation/documentText.js';
import { CodePointIndex } from '../text/offsets.js';
import { readAnnotationLine } from '../annotation/annotationLines.js';
import { CONFIDENCE_KEYS } from '../annotation/confidence.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { textFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, OutputFile, ReadContext } from './format.js';
import { fieldsOf } from './parts/documentFields.js';
import { decodeInput, jsonLines, nameOf } from './parts/inputText.js';
import { relationsBetween, type ReadRelation } from './parts/relationEnds.js';
import { QuotedText } from './parts/quotes.js';
import { optionalText } from './parts/spans.js';

const EXTENSION = '.jsonl';
const KNOWN = new Set(
  'start end fragments text label value mod canonical note attributes origin rejected id prefix suffix anchor'.split(
    ' ',
  ),
);
const KNOWN_OF_RELATION = new Set(['id', 'type', 'from', 'to', 'attributes']);

/** A member of a JSON object after others, with a space after colon and comma, as the gold files have it; '' for no value. */
const member = (key: string, value: unknown): string =>
  value === undefined ? '' : `, "${key}": ${JSON.stringify(value)}`;

/** What a later version says, by keys that need not be names. */
function others(extra: Annotation['extra'], isWritten: (key: string) => boolean): string {
  let members = '';
  if (extra)
    for (const [key, value] of Object.entries(extra))
      if (!isWritten(key) && value !== undefined)
        members += `, ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  return members;
}

function confidences(annotation: Annotation): string {
  let members = '';
  for (const key of CONFIDENCE_KEYS) members += member(key, annotation[key]);
  return members;
}

/** Written member by member: of all that an export does, lines are what it does most of. */
function annotationLine(annotation: Annotation, points: CodePointIndex, full: boolean): string {
  const { fragments, text, label, value, canonical } = annotation;
  const toPoints = (offset: number): number => points.toCodePoints(annotation.start + offset);
  const start = points.toCodePoints(annotation.start);
  const end = points.toCodePoints(annotation.end);
  const plain =
    `{"start": ${start}, "end": ${end}` +
    member('fragments', fragmentPairs(fragments, toPoints)) +
    member('text', text) +
    member('label', label) +
    member('value', value);
  if (!full) return plain + member('canonical', canonical) + confidences(annotation) + '}\n';
  const { id, mod, note, attributes, origin, rejected, prefix, suffix, extra } = annotation;
  const isWritten = (key: string): boolean =>
    KNOWN.has(key) || CONFIDENCE_KEYS.some((known) => known === key && annotation[known] !== undefined);
  return (
    plain +
    member('mod', mod) +
    member('canonical', canonical) +
    confidences(annotation) +
    member('id', id) +
    member('origin', origin) +
    member('rejected', rejected === true ? true : undefined) +
    member('note', note) +
    member('attributes', attributes) +
    member('prefix', prefix) +
    member('suffix', suffix) +
    others(extra, isWritten) +
    '}\n'
  );
}

const headerLine = ({ name, sha256, status, exhaustive, date, fields }: ExchangeDocument): string =>
  '{"hawashi": 1' +
  member('document', `${name}.txt`) +
  member('sha256', sha256) +
  member('status', status) +
  member('exhaustive', exhaustive) +
  member('dct', date) +
  member('fields', fields) +
  '}\n';

const relationLine = ({ id, type, from, to, attributes, extra }: Relation): string =>
  `{"id": ${JSON.stringify(id)}` +
  member('type', type) +
  member('from', from) +
  member('to', to) +
  member('attributes', attributes) +
  others(extra, (key) => KNOWN_OF_RELATION.has(key)) +
  '}\n';

function write(document: ExchangeDocument, full: boolean): OutputFile {
  const points = new CodePointIndex(document.text);
  let content = full ? headerLine(document) : '';
  for (const annotation of [...document.annotations].sort(byPlace))
    content += annotationLine(annotation, points, full);
  for (const relation of document.relations) content += relationLine(relation);
  return { path: document.name + EXTENSION, content };
}

interface NumberedLine {
  readonly number: number;
  readonly object: Readonly<Record<string, unknown>>;
  readonly said: ReturnType<typeof readAnnotationLine>;
}

/** The annotations and relations of lines, with spans in UTF-16 offsets of `text`; what cannot be placed is reported. */
function readItems(
  lines: readonly NumberedLine[],
  text: string,
  path: string,
  context: ReadContext,
): Pick<ExchangeDocument, 'annotations' | 'relations'> {
  const quoted = new QuotedText(text, new CodePointIndex(text));
  const annotations: Annotation[] = [];
  const relations: ReadRelation[] = [];
  for (const { number, object, said } of lines) {
    if (said.kind === 'relation') {
      relations.push({ line: number, relation: { ...said.relation, id: said.relation.id ?? `r${number}` } });
      continue;
    }
    const place = { file: path, line: number };
    const around = { prefix: optionalText(object['prefix']), suffix: optionalText(object['suffix']) };
    const { start, end, text: quote } = object;
    const span = quoted.place({ start, end }, quote, place, context.report, around);
    if (!span) continue;
    if (said.kind !== 'annotation') {
      context.report({ ...place, message: message('read.noLabel') });
      continue;
    }
    // The anchor state of the line is dropped: the span was placed in this text.
    const { anchor: _, ...annotation } = said.annotation;
    annotations.push({ ...annotation, id: annotation.id ?? `a${number}`, ...span });
  }
  return { annotations, relations: relationsBetween(annotations, relations, path, context) };
}

async function readDocument(
  path: string,
  content: string,
  context: ReadContext,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<ExchangeDocument | undefined> {
  const lines = [...jsonLines(path, content, context.report)].map(({ line: number, object }) => ({
    number,
    object,
    said: readAnnotationLine(object),
  }));
  const first = lines[0]?.said;
  const header = first?.kind === 'header' ? first : undefined;
  if (header) lines.shift();
  const { status, exhaustive, date, fields, sha256: annotated } = header ?? {};
  const name = header?.document === undefined ? nameOf(path, EXTENSION) : nameOf(header.document, '.txt');
  const beside = files.get(nameOf(path, EXTENSION) + '.txt');
  const text = beside
    ? decodeInput(path, beside, context.report, { keepMark: true })
    : ((await context.textOf?.(name)) ?? (await context.textOf?.(nameOf(path, EXTENSION))));
  if (text === undefined) {
    context.report({
      file: path,
      message: message('read.textMissing', { name }),
    });
    return undefined;
  }
  const hash = annotated === undefined ? undefined : await sha256(new TextEncoder().encode(text));
  if (hash !== annotated)
    context.report({
      file: path,
      line: 1,
      message: message('read.textDiffers', { name }),
    });
  return {
    name,
    text,
    ...(hash !== undefined && { sha256: hash }),
    ...readItems(lines, text, path, context),
    ...(status && { status }),
    ...(exhaustive && { exhaustive }),
    ...(date !== undefined && { date }),
    ...(fields && fieldsOf(Object.entries(fields))),
  };
}

export const jsonl: Format = {
  id: 'jsonl',
  title: 'Hawashi JSON Lines',
  description: 'formats.jsonl',
  extension: EXTENSION,
  specification: 'https://jsonlines.org/',
  unit: 'code points',
  layout: 'document',
  options: [
    {
      name: 'keys',
      description: 'formats.jsonl.keys',
      values: ['full', 'plain'],
    },
  ],
  carries: (options) => {
    const full = options['keys'] !== 'plain';
    return {
      overlap: 'any',
      fragments: true,
      borders: 'any',
      attributes: new Set(
        full
          ? ([
              ...(['id', 'value', 'mod', 'canonical', 'note', 'attributes', 'origin', 'extra'] as const),
              ...CONFIDENCE_KEYS,
            ] as const)
          : (['value', 'canonical', ...CONFIDENCE_KEYS] as const),
      ),
      relations: full,
      rejected: full,
      date: full,
      ...(full && { fields: () => true }),
      status: full,
      ...(full && { exhaustive: true as const }),
      characters: 'unicode',
      text: 'none',
    };
  },
  createWriter: (_corpus, options) => ({
    document: (document) => [write(document, options['keys'] !== 'plain')],
    end: () => [],
  }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, content } of textFiles(files, this.accepts, context)) {
      const document = await readDocument(path, content, context, files);
      if (document) yield document;
    }
  },
};
