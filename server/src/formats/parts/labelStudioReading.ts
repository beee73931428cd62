/** Reads tasks of Label Studio: its JSON, and JSON-MIN, which has the regions of a task beside its text. */
import { message, type Message } from '../../messages/message.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import { CodePointIndex } from '../../text/offsets.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { readAttributes, readExtra, readScore } from './attributes.js';
import { fieldsBeside, fieldsOf } from './documentFields.js';
import { isObject, nameText, type JsonObject } from './inputText.js';
import { listOf } from './jsonSpans.js';
import { metaAttributes, nameOfControl, valueOfResult } from './labelStudioAttributes.js';
import { readAttributeObject, readPieces } from './pieces.js';
import { QuotedText } from './quotes.js';
import { reportOnce } from './reportOnce.js';
import { optionalText } from './spans.js';
import { uniqueId } from './uniqueId.js';

export const LABEL_STUDIO_KEYS = ['value', 'mod', 'canonical', 'origin'] as const;

/** What the data of a task hold beside fields of the document. */
export const OTHER_DATA: ReadonlySet<string> = new Set(['text', 'document', 'dct']);

interface Task {
  readonly file: string;
  /** 1-based. */
  readonly number: number;
  readonly context: ReadContext;
}

const complain = ({ file, number, context }: Task, problem: Message): void =>
  context.report({ file, message: message('read.inTask', { number, problem }) });

/** A document for each annotation of a task; an issue where there is no text. */
export async function* readTask(
  task: Task,
  object: unknown,
  fallbackName: string,
): AsyncGenerator<ExchangeDocument> {
  const given = isObject(object) ? object : {};
  const data = isObject(given['data']) ? given['data'] : given;
  const minimal = minimalResult(given);
  if (!isObject(given['data']) && minimal.length === 0 && given['annotation_id'] === undefined) {
    complain(task, message('read.noData'));
    return;
  }
  const works = isObject(given['data']) ? worksOf(task, given) : [{ result: minimal }];
  for (const { result, annotator } of works) {
    const shown = textOf(data, result);
    const text =
      shown !== undefined && ADDRESS.test(shown) && !shown.includes(quoteOf(result) ?? '\n')
        ? await textAt(shown, task)
        : shown;
    if (text === undefined) {
      const address = shown?.slice(0, 80);
      complain(
        task,
        address === undefined ? message('read.noData') : message('read.textAddress', { address }),
      );
      return;
    }
    const annotations = readRegions(task, result, text, paragraphsOf(data, text));
    const relations = readRelations(task, result, new Set(annotations.map(({ id }) => id)));
    const date = optionalText(data['dct']);
    const inData = isObject(given['data']) ? fieldsBeside(data, OTHER_DATA, task.context) : {};
    const name = optionalText(data['document']) ?? fallbackName;
    yield {
      name,
      text,
      annotations,
      relations,
      ...(date !== undefined && { date }),
      ...fieldsOf([...Object.entries(inData.fields ?? {}), ...readFields(result, annotations)]),
      ...(annotator !== undefined && { annotator }),
    };
  }
}

/** Where a text is, in place of it: tasks whose data were uploaded or synchronised. */
const ADDRESS = /^(?:(?:https?|s3|gs|azure-blob):\/\/|\/data\/|\/\S+\.\w+$)\S*$/;

/** The text of the corpus that has the file's name; the tool puts eight digits before the names of uploads. */
async function textAt(address: string, { context }: Task): Promise<string | undefined> {
  const name = address
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '');
  return (await context.textOf?.(name)) ?? (await context.textOf?.(name.replace(/^[0-9a-f]{8}-/, '')));
}

const quoteOf = (result: readonly JsonObject[]): string | undefined =>
  result
    .map(({ value }) => isObject(value) && value['text'])
    .find((one) => typeof one === 'string' && one !== '') as string | undefined;

/** The data's `text`, else the one in which the first quote is, else the first. */
function textOf(data: JsonObject, result: readonly JsonObject[]): string | undefined {
  const texts = Object.values(data)
    .map((value) => optionalText(value) ?? dialogue(value))
    .filter((value) => value !== undefined);
  const quote = quoteOf(result);
  const own = optionalText(data['text']) ?? dialogue(data['text']);
  if (quote === undefined || own?.includes(quote)) return own ?? texts[0];
  return texts.find((text) => text.includes(quote)) ?? own ?? texts[0];
}

/** What somebody made of a task. */
interface Work {
  readonly result: readonly JsonObject[];
  readonly annotator?: string;
}

/** Annotations that were not skipped, each by itself; else the first prediction. */
function worksOf({ file, context }: Task, object: JsonObject): readonly Work[] {
  const works: Work[] = [];
  const leaveOut = (type: string, result: unknown): void => {
    const problem = message('read.regionKind', { type });
    if (listOf(result).length > 0) reportOnce(context.report, { file, understood: true, message: problem });
  };
  for (const key of ['annotations', 'completions', 'predictions']) {
    for (const one of listOf(object[key])) {
      if (!isObject(one) || !Array.isArray(one['result'])) continue;
      if (one['was_cancelled'] === true) {
        leaveOut('was_cancelled', one['result']);
        continue;
      }
      const annotator = annotatorName(one['completed_by']);
      if (key !== 'predictions' || works.length === 0)
        works.push({ result: one['result'].filter(isObject), ...(annotator !== '' && { annotator }) });
      else leaveOut(key, one['result']);
    }
  }
  return works.length > 0 ? works : [{ result: [] }];
}

/** Where the paragraphs of a dialogue begin in their text, in code points; undefined where it is no dialogue. */
function paragraphsOf(data: JsonObject, text: string): readonly number[] | undefined {
  const paragraphs = Object.values(data).find((value) => Array.isArray(value) && dialogue(value) === text);
  if (paragraphs === undefined) return undefined;
  let at = 0;
  return listOf(paragraphs).map((paragraph) => {
    const begin = at;
    at += [...nameText(isObject(paragraph) ? paragraph['text'] : '')].length + 1;
    return begin;
  });
}

/** The text of a dialogue: a paragraph a line. */
function dialogue(value: unknown): string | undefined {
  const paragraphs = listOf(value);
  if (paragraphs.length === 0 || !paragraphs.every((one) => isObject(one) && typeof one['text'] === 'string'))
    return undefined;
  return (paragraphs as JsonObject[]).map((one) => nameText(one['text'])).join('\n');
}

/** What the reader knows and leaves out. */
function tell({ file, number, context }: Task, problem: Message): void {
  context.report({ file, understood: true, message: message('read.inTask', { number, problem }) });
}

const annotatorName = (who: unknown): string =>
  isObject(who) ? nameText(who['email']) || nameText(who['id']) : nameText(who);

/** JSON-MIN: lists of values without their regions, under the names of the controls. */
function minimalResult(object: JsonObject): readonly JsonObject[] {
  return Object.values(object).flatMap((list) =>
    listOf(list)
      .filter(isObject)
      .filter((value) => LABEL_KEYS.some((key) => Array.isArray(value[key])))
      .map((value) => ({ value })),
  );
}

/** Under which the controls of texts, web pages and dialogues have their labels. */
const LABEL_KEYS = ['labels', 'hypertextlabels', 'paragraphlabels'] as const;

const labelsOf = (value: JsonObject): readonly string[] =>
  LABEL_KEYS.flatMap((key) => listOf(value[key])).filter((one) => typeof one === 'string');

function readRegions(
  task: Task,
  result: readonly JsonObject[],
  text: string,
  paragraphs: readonly number[] | undefined,
): Annotation[] {
  const { file, context } = task;
  const quoted = new QuotedText(text, new CodePointIndex(text));
  const found = new Map<string, Annotation>();
  const types = new Map<string, JsonObject>();
  const others = new Map<string, readonly string[]>();
  for (const region of result) {
    const value = isObject(region['value']) ? region['value'] : {};
    const [label, ...further] = labelsOf(value);
    if (label === undefined) continue;
    const place = quoted.place(offsetsOf(value, paragraphs), value['text'], { file }, context.report);
    if (!place) continue;
    const meta = isObject(region['meta']) ? region['meta'] : {};
    const notes = listOf(meta['text']).filter((one) => typeof one === 'string');
    const { confidence, extra: noScore } = readScore(region['score']);
    const given = { ...value, fragments: meta['fragments'] };
    const { fragments, extra: noPieces } = readPieces(given, place.text);
    const said = metaAttributes(meta);
    const { attributes } = readAttributeObject(said.rest);
    const extra = {
      ...noScore,
      ...noPieces,
      ...readExtra(meta['extra']).extra,
    };
    const id = uniqueId(optionalText(region['id']) ?? `a${found.size + 1}`, found);
    types.set(id, said.types);
    const annotation: Annotation = {
      id,
      ...place,
      ...(fragments && { fragments }),
      ...(attributes && { attributes }),
      label,
      ...readAttributes(meta, LABEL_STUDIO_KEYS),
      ...(Array.isArray(meta['text']) && { note: notes.join('\n') }),
      ...(confidence !== undefined && { confidence }),
      ...readExtra(extra),
    };
    found.set(id, annotation);
    if (further.length > 0) others.set(id, further);
  }
  for (const region of result) readFurther(task, region, found, types);
  // A region with several labels is an annotation each, of which everything is said that is said of the region.
  const taken = new Set(found.keys());
  return [...found.values()].flatMap((one) => [
    one,
    ...(others.get(one.id) ?? []).map((label) => {
      const id = uniqueId(`${one.id}-${label}`, taken);
      taken.add(id);
      return { ...one, id, label };
    }),
  ]);
}

/** Offsets of a region: of the text, of a web page's whole text, or of paragraphs by their number. */
function offsetsOf(
  value: JsonObject,
  paragraphs: readonly number[] | undefined,
): { readonly start: unknown; readonly end: unknown } {
  const whole = isObject(value['globalOffsets']) ? value['globalOffsets'] : value;
  const { start, end } = whole;
  const { startOffset, endOffset } = value;
  const first = paragraphs?.[Number(start)];
  const last = paragraphs?.[Number(end)];
  if (
    first === undefined ||
    last === undefined ||
    typeof startOffset !== 'number' ||
    typeof endOffset !== 'number'
  )
    return { start, end };
  return { start: first + startOffset, end: last + endOffset };
}

/** Controls that say something of a document as a whole, where they are about no region. */
const OF_DOCUMENTS: ReadonlySet<string> = new Set([
  ...['choices', 'taxonomy', 'rating', 'number', 'datetime', 'textarea'],
]);

/** What was said of the whole document: fields by the names of the controls, over those of the task's data. */
function readFields(
  result: readonly JsonObject[],
  annotations: readonly Annotation[],
): readonly (readonly [string, unknown])[] {
  const regions = new Set(annotations.map(({ id }) => id));
  return result.flatMap((one) => {
    const field = regions.has(nameText(one['id'])) ? undefined : fieldOfResult(one);
    return field ? [field] : [];
  });
}

function fieldOfResult(result: JsonObject): readonly [string, unknown] | undefined {
  const value = isObject(result['value']) ? result['value'] : {};
  const type = optionalText(result['type']) ?? '';
  const isOfPlace = ['start', 'end', 'x', 'y'].some((key) => key in value) || 'parentID' in result;
  if (!OF_DOCUMENTS.has(type) || isOfPlace) return undefined;
  const said = value[type] ?? value['text'];
  const name = nameOfControl(optionalText(result['from_name']) ?? type);
  if (said === undefined || OTHER_DATA.has(name) || name === '__proto__') return undefined;
  const meta = isObject(result['meta']) ? result['meta'] : {};
  return [name, valueOfResult(said, metaAttributes(meta).types[name])];
}

/** What else was said of a region are attributes of its annotation; of another kind of region, told. */
function readFurther(
  task: Task,
  region: JsonObject,
  found: Map<string, Annotation>,
  types: ReadonlyMap<string, JsonObject>,
): void {
  const value = isObject(region['value']) ? region['value'] : undefined;
  if (!value || labelsOf(value).length > 0) return;
  const type = optionalText(region['type']) ?? 'region';
  const annotation = found.get(nameText(region['id']));
  if (!annotation && fieldOfResult(region)) return;
  const said = value[type] ?? value['text'];
  const name = nameOfControl(optionalText(region['from_name']) ?? type);
  if (annotation && said !== undefined && name !== '__proto__') {
    const one = valueOfResult(said, types.get(annotation.id)?.[name]);
    found.set(annotation.id, { ...annotation, attributes: { ...annotation.attributes, [name]: one } });
  } else {
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
    if (region['direction'] === 'bi') tell(task, message('read.bothDirections', { from, to }));
    const ends = region['direction'] === 'left' ? { from: to, to: from } : { from, to };
    const meta = isObject(region['meta']) ? region['meta'] : {};
    const attributes = readAttributeObject(meta['attributes']);
    relations.push({ id: `r${relations.length + 1}`, type: type ?? '', ...ends, ...attributes });
  }
  return relations;
}
