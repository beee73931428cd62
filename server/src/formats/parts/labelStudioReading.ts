/** Reads tasks of Label Studio: its JSON, and JSON-MIN, which has the regions of a task beside its text. */
import { message, type Message } from '../../messages/message.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import { CodePointIndex } from '../../text/offsets.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { readAttributes, readExtra } from './attributes.js';
import { isObject, nameText, type JsonObject } from './inputText.js';
import { listOf } from './jsonSpans.js';
import { QuotedText } from './quotes.js';
import { reportOnce } from './reportOnce.js';
import { optionalText } from './spans.js';

export const LABEL_STUDIO_KEYS = ['value', 'mod', 'canonical', 'origin'] as const;

interface Task {
  readonly file: string;
  /** 1-based. */
  readonly number: number;
  readonly context: ReadContext;
}

const complain = ({ file, number, context }: Task, problem: Message): void =>
  context.report({ file, message: message('read.inTask', { number, problem }) });

/** Undefined, and an issue, where there is no text. */
export function readTask(task: Task, object: unknown, fallbackName: string): ExchangeDocument | undefined {
  const given = isObject(object) ? object : {};
  const data = isObject(given['data']) ? given['data'] : given;
  const result = isObject(given['data']) ? resultOf(given, task) : minimalResult(given);
  const text = textOf(data, result);
  if (text === undefined) {
    complain(task, message('read.noData'));
    return undefined;
  }
  const annotations = readRegions(task, result, text);
  const relations = readRelations(task, result, new Set(annotations.map(({ id }) => id)));
  const date = optionalText(data['dct']);
  const name = optionalText(data['document']) ?? fallbackName;
  return { name, text, annotations, relations, ...(date !== undefined && { date }) };
}

/** The data's `text`, else the one in which the first quote is, else the first. */
function textOf(data: JsonObject, result: readonly JsonObject[]): string | undefined {
  const texts = Object.values(data).filter((value): value is string => typeof value === 'string');
  const quote = result
    .map(({ value }) => isObject(value) && value['text'])
    .find((one) => typeof one === 'string');
  const own = optionalText(data['text']);
  if (quote === undefined || own?.includes(quote)) return own ?? texts[0];
  return texts.find((text) => text.includes(quote)) ?? own ?? texts[0];
}

/** The regions of a task: the first annotation's that was not skipped, else the first prediction's. */
function resultOf(object: JsonObject, task: Task): readonly JsonObject[] {
  let chosen: readonly JsonObject[] | undefined;
  for (const key of ['annotations', 'completions', 'predictions']) {
    for (const one of listOf(object[key])) {
      if (!isObject(one) || one['was_cancelled'] === true || !Array.isArray(one['result'])) continue;
      const { completed_by: who, result } = one;
      if (!chosen) chosen = result.filter(isObject);
      else if (key !== 'predictions' && result.length > 0)
        tell(task, message('read.otherAnnotator', { annotator: annotatorName(who) }));
    }
  }
  return chosen ?? [];
}

/** What the reader knows and leaves out. */
function tell({ file, number, context }: Task, problem: Message): void {
  context.report({ file, understood: true, message: message('read.inTask', { number, problem }) });
}

const annotatorName = (who: unknown): string =>
  (isObject(who) ? nameText(who['email']) || nameText(who['id']) : nameText(who)) || '?';

/** JSON-MIN: lists of values without their regions, under the names of the controls. */
function minimalResult(object: JsonObject): readonly JsonObject[] {
  return Object.values(object).flatMap((list) =>
    listOf(list)
      .filter(isObject)
      .filter((value) => Array.isArray(value['labels']) || Array.isArray(value['hypertextlabels']))
      .map((value) => ({ value })),
  );
}

const labelsOf = (value: JsonObject): readonly string[] =>
  [value['labels'], value['hypertextlabels']].flatMap(listOf).filter((one) => typeof one === 'string');

function readRegions(task: Task, result: readonly JsonObject[], text: string): Annotation[] {
  const { file, context } = task;
  const quoted = new QuotedText(text, new CodePointIndex(text));
  const found = new Map<string, Annotation>();
  for (const region of result) {
    const value = isObject(region['value']) ? region['value'] : {};
    const [label, ...further] = labelsOf(value);
    if (label === undefined) continue;
    const whole = isObject(value['globalOffsets']) ? value['globalOffsets'] : value;
    const place = quoted.place(
      { start: whole['start'], end: whole['end'] },
      value['text'],
      { file },
      context.report,
    );
    if (!place) continue;
    const meta = isObject(region['meta']) ? region['meta'] : {};
    const notes = listOf(meta['text']).filter((one) => typeof one === 'string');
    const extra = { ...readExtra(meta['extra']).extra, ...(further.length > 0 && { labels: further }) };
    const id = optionalText(region['id']) ?? `a${found.size + 1}`;
    found.set(id, {
      id,
      ...place,
      label,
      ...readAttributes(meta, LABEL_STUDIO_KEYS),
      ...(Array.isArray(meta['text']) && { note: notes.join('\n') }),
      ...readExtra(extra),
    });
  }
  for (const region of result) readFurther(task, region, found);
  return [...found.values()];
}

/** What else was said of a region is kept with its annotation; of the whole document, told. */
function readFurther(task: Task, region: JsonObject, found: Map<string, Annotation>): void {
  const value = isObject(region['value']) ? region['value'] : undefined;
  if (!value || labelsOf(value).length > 0) return;
  const type = optionalText(region['type']) ?? 'region';
  const annotation = found.get(nameText(region['id']));
  const said = value[type] ?? value['text'];
  const name = optionalText(region['from_name']) ?? type;
  if (annotation && said !== undefined && name !== '__proto__')
    found.set(annotation.id, { ...annotation, extra: { ...annotation.extra, [name]: said } });
  else {
    const problem = message('read.regionKind', { type });
    reportOnce(task.context.report, { file: task.file, understood: true, message: problem });
  }
}

function readRelations(task: Task, result: readonly JsonObject[], ids: ReadonlySet<string>): Relation[] {
  const relations: Relation[] = [];
  for (const region of result) {
    if (region['type'] !== 'relation') continue;
    const from = optionalText(region['from_id']) ?? '';
    const to = optionalText(region['to_id']) ?? '';
    if (!ids.has(from) || !ids.has(to)) {
      complain(task, message('read.relationEndsMissing', { from, to }));
      continue;
    }
    const [type, ...further] = listOf(region['labels']).filter((one) => typeof one === 'string');
    if (further.length > 0) tell(task, message('read.furtherLabels', { labels: further.join(', ') }));
    const ends = region['direction'] === 'left' ? { from: to, to: from } : { from, to };
    relations.push({ id: `r${relations.length + 1}`, type: type ?? '', ...ends });
  }
  return relations;
}
