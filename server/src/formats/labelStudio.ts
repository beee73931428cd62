/**
 * Label Studio: a JSON array of tasks, and the labelling configuration they belong to. Offsets are code points
 * (its front end converts from and to JavaScript's units). What its regions have no field for is in their `meta`.
 */
import { message, type Message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Annotation, LabelDefinition, Relation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { attributesOf, readAttributes, readExtra } from './parts/attributes.js';
import { jsonFiles } from './parts/decodedFiles.js';
import type { CorpusDescription, ExchangeDocument, Format, FormatOptions, ReadContext } from './format.js';
import { isObject, nameOf, type JsonObject } from './parts/inputText.js';
import { optionalText, spanFromCodePoints } from './parts/spans.js';
import { element, writeXml } from './parts/xml.js';

const EXTENSION = '.json';
const FILE = 'label-studio.json';
const CONFIGURATION = 'label-studio-config.xml';
const KEYS = ['value', 'mod', 'canonical', 'origin'] as const;

function regions(document: ExchangeDocument): unknown[] {
  const points = new CodePointIndex(document.text);
  const spans = [...document.annotations].sort(byPlace).map((annotation) => {
    const meta = {
      ...attributesOf(annotation, KEYS),
      extra: annotation.extra,
      // The field that its interface shows and edits.
      ...(annotation.note !== undefined && { text: [annotation.note] }),
    };
    return {
      id: annotation.id,
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      value: {
        start: points.toCodePoints(annotation.start),
        end: points.toCodePoints(annotation.end),
        text: annotation.text,
        labels: [annotation.label],
      },
      ...(Object.values(meta).some((value) => value !== undefined) && { meta }),
    };
  });
  const relations = document.relations.map((relation) => ({
    type: 'relation',
    from_id: relation.from,
    to_id: relation.to,
    direction: 'right',
    labels: [relation.type],
  }));
  return [...spans, ...relations];
}

function task(document: ExchangeDocument, number: number, options: FormatOptions): string {
  const data = { text: document.text, document: document.name, dct: document.date };
  const result = regions(document);
  const own =
    options['as'] === 'predictions'
      ? { predictions: [{ model_version: 'hawashi', result }] }
      : { annotations: [{ result }] };
  return JSON.stringify({ id: number, data, ...own });
}

function configuration(labels: readonly LabelDefinition[], relationTypes: readonly string[]): string {
  return writeXml(
    element('View', {}, [
      element(
        'Relations',
        {},
        relationTypes.map((value) => element('Relation', { value })),
      ),
      element(
        'Labels',
        { name: 'label', toName: 'text' },
        labels.map(({ name, color, key }) =>
          element('Label', {
            value: name,
            ...(color !== undefined && { background: color }),
            ...(key !== undefined && { hotkey: key }),
          }),
        ),
      ),
      element('Text', { name: 'text', value: '$text', granularity: 'symbol' }),
    ]),
    { declaration: false },
  );
}

function createWriter(corpus: CorpusDescription, options: FormatOptions): ReturnType<Format['createWriter']> {
  const labels = new Map(corpus.labels.map((label) => [label.name, label]));
  const relationTypes = new Set(corpus.relationTypes);
  let tasks = 0;
  return {
    document: (document) => {
      for (const { label } of document.annotations)
        if (!labels.has(label)) labels.set(label, { name: label });
      for (const { type } of document.relations) relationTypes.add(type);
      tasks++;
      return [{ path: FILE, content: (tasks === 1 ? '[\n' : ',\n') + task(document, tasks, options) }];
    },
    end: () => [
      { path: FILE, content: tasks === 0 ? '[]\n' : '\n]\n' },
      { path: CONFIGURATION, content: configuration([...labels.values()], [...relationTypes]) },
    ],
  };
}

/** The regions of a task: the first annotation's that was not skipped, else the first prediction's. */
function resultOf(object: JsonObject): JsonObject[] {
  for (const key of ['annotations', 'completions', 'predictions']) {
    for (const one of Array.isArray(object[key]) ? (object[key] as unknown[]) : []) {
      if (isObject(one) && one['was_cancelled'] !== true && Array.isArray(one['result']))
        return one['result'].filter(isObject);
    }
  }
  return [];
}

function readTask(
  path: string,
  number: number,
  object: unknown,
  context: ReadContext,
): ExchangeDocument | undefined {
  const complain = (problem: Message): void =>
    context.report({ file: path, message: message('read.inTask', { number, problem }) });
  const data = isObject(object) && isObject(object['data']) ? object['data'] : {};
  const text =
    optionalText(data['text']) ??
    Object.values(data).find((value): value is string => typeof value === 'string');
  if (!isObject(object) || text === undefined) {
    complain(message('read.noData'));
    return undefined;
  }
  const points = new CodePointIndex(text);
  const annotations: Annotation[] = [];
  const relations: Relation[] = [];
  const result = resultOf(object);
  for (const region of result) {
    const value = isObject(region['value']) ? region['value'] : {};
    const label = [value['labels'], value['hypertextlabels']].find(Array.isArray)?.[0] as unknown;
    if (typeof label !== 'string') continue;
    const place = spanFromCodePoints(
      value['start'],
      value['end'],
      points,
      text,
      { file: path },
      context.report,
    );
    if (!place) continue;
    const meta = isObject(region['meta']) ? region['meta'] : {};
    const note = Array.isArray(meta['text'])
      ? meta['text'].filter((one) => typeof one === 'string').join('\n')
      : undefined;
    annotations.push({
      id: optionalText(region['id']) ?? `a${annotations.length + 1}`,
      ...place,
      label,
      ...readAttributes(meta, KEYS),
      ...(note !== undefined && { note }),
      ...readExtra(meta['extra']),
    });
  }
  const ids = new Set(annotations.map((annotation) => annotation.id));
  for (const region of result) {
    if (region['type'] !== 'relation') continue;
    const from = optionalText(region['from_id']) ?? '';
    const to = optionalText(region['to_id']) ?? '';
    if (!ids.has(from) || !ids.has(to)) {
      complain(message('read.relationEndsMissing', { from, to }));
      continue;
    }
    const type: unknown = Array.isArray(region['labels']) ? region['labels'][0] : undefined;
    const ends = region['direction'] === 'left' ? { from: to, to: from } : { from, to };
    relations.push({ id: `r${relations.length + 1}`, type: optionalText(type) ?? '', ...ends });
  }
  const date = optionalText(data['dct']);
  const name = optionalText(data['document']) ?? `${nameOf(path, EXTENSION)}-${number}`;
  return { name, text, annotations, relations, ...(date !== undefined && { date }) };
}

export const labelStudio: Format = {
  id: 'label-studio',
  title: 'Label Studio JSON',
  description: 'formats.labelStudio',
  extension: EXTENSION,
  specification: 'https://labelstud.io/guide/export.html#Label-Studio-JSON-format-of-annotated-tasks',
  unit: 'code points',
  layout: 'corpus',
  options: [
    {
      name: 'as',
      description: 'formats.labelStudio.as',
      values: ['annotations', 'predictions'],
    },
  ],
  carries: () => ({
    overlap: 'any',
    borders: 'any',
    attributes: new Set(['id', ...KEYS, 'note', 'extra']),
    relations: true,
    rejected: false,
    date: true,
    status: false,
    characters: 'unicode',
    text: 'exact',
  }),
  createWriter,
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, value } of jsonFiles(files, this.accepts, context))
      for (const [i, object] of (Array.isArray(value) ? value : [value]).entries()) {
        const document = readTask(path, i + 1, object, context);
        if (document) yield document;
      }
  },
};
