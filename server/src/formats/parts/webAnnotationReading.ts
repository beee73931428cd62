/** Reads annotations of the W3C's model: our own, Recogito's, and the other forms that the model allows. */
import { message, type Message } from '../../messages/message.js';
import type { Attributes } from '../../annotation/attributes.js';
import { placeOf } from '../../annotation/fragments.js';
import type { Annotation } from '../../annotation/model.js';
import { CodePointIndex } from '../../text/offsets.js';
import type { ExchangeDocument, ReadContext, ReadIssue } from '../format.js';
import { readAttributes } from './attributes.js';
import { decodeWord } from './encoding.js';
import { isObject, type JsonObject, nameText, shownValue } from './inputText.js';
import { valueOfText } from './pieces.js';
import { QuotedText } from './quotes.js';
import { relationsBetween, type ReadRelation } from './relationEnds.js';
import { reportOnce } from './reportOnce.js';
import { optionalText, type TextSpan } from './spans.js';
import {
  independentTargets,
  listed,
  partsOf,
  selectedPlace,
  type SelectedPlace,
} from './webAnnotationTarget.js';

export const ENTITY = 'urn:hawashi:entity:';

/** The annotations of a page, a collection with its first page, a graph, an array, or one alone; undefined where it is none. */
export function annotationItems(value: unknown): readonly JsonObject[] | undefined {
  if (Array.isArray(value)) {
    const items = (value as unknown[]).map((one) => (isObject(one) ? annotationItems(one) : undefined));
    return items.some(Boolean) || value.length === 0 ? items.flatMap((one) => one ?? []) : undefined;
  }
  if (!isObject(value)) return undefined;
  for (const key of ['items', '@graph']) {
    const list = value[key];
    if (Array.isArray(list)) return list.filter(isObject);
  }
  if (isObject(value['first'])) return annotationItems(value['first']);
  return value['target'] === undefined ? undefined : [value];
}

function lastPart(value: unknown): string {
  const text = nameText(value);
  return decodeWord(text.slice(text.lastIndexOf(':') + 1));
}

interface Body {
  readonly purpose?: string | undefined;
  readonly text?: string | undefined;
  readonly object: JsonObject;
}

/** Bodies as texts with a purpose: objects, texts, and addresses of who or what is meant. */
function bodiesOf(item: JsonObject): readonly Body[] {
  const bodies = [...listed(item['bodyValue']), ...listed(item['body'])];
  return bodies.flatMap((body): Body[] => {
    if (typeof body === 'string')
      return /^[a-z][a-z0-9+.-]*:\S+$/i.test(body)
        ? [{ purpose: 'identifying', object: { source: body } }]
        : [{ text: body, object: {} }];
    if (!isObject(body)) return [];
    const { source } = body;
    const text =
      optionalText(body['value']) ?? (isObject(source) ? optionalText(source['label']) : undefined);
    return [{ purpose: optionalText(body['purpose']), text, object: body }];
  });
}

const COMMENTS = ['commenting', 'replying', 'describing'];

/** Whether a body says an attribute of a corpus' scheme. */
const isAttribute = ({ object, text }: Body): boolean =>
  typeof object['attribute'] === 'string' && text !== undefined;

function attributesOf(bodies: readonly Body[]): Pick<Annotation, 'attributes'> {
  if (bodies.length === 0) return {};
  const said = bodies.map(({ object, text = '' }) => [
    nameText(object['attribute']),
    object['format'] === 'application/json' ? valueOfText(text) : text,
  ]);
  return { attributes: Object.fromEntries(said) as Attributes };
}

class ItemReader {
  private readonly quoted: QuotedText;

  constructor(
    private readonly text: string,
    private readonly file: string,
    private readonly context: ReadContext,
  ) {
    this.quoted = new QuotedText(text, new CodePointIndex(text));
  }

  /** An annotation for each target, and for each of several bodies that classify it. */
  annotations(item: JsonObject, number: number): readonly Annotation[] {
    const complain = (problem: Message): void =>
      this.context.report({ file: this.file, message: message('read.inAnnotation', { number, problem }) });
    const all = bodiesOf(item).filter(({ text, purpose }) => text !== undefined || purpose === 'identifying');
    const described = all.filter(isAttribute);
    const bodies = all.filter((body) => !isAttribute(body));
    const tags = bodies.filter(({ purpose, text }) => text !== undefined && purpose === 'tagging');
    const label =
      bodies.find(({ purpose, text }) => text !== undefined && purpose === 'classifying') ??
      tags[0] ??
      bodies.find(({ purpose = '', text }) => text !== undefined && !COMMENTS.includes(purpose));
    const several = bodies.filter(({ purpose, text }) => text !== undefined && purpose === 'classifying');
    const labels = several.length > 1 ? several : [label];
    const found: Annotation[] = [];
    for (const target of listed(item['target']).flatMap(independentTargets)) {
      const selected = partsOf(target).map(selectedPlace);
      if (label?.text === undefined || selected.includes(undefined)) {
        complain(message('read.webAnnotation'));
        continue;
      }
      const spans = selected.map((one) => this.place(one!, complain));
      const place = placeOf(spans.flatMap((one) => one ?? []));
      if (!place || spans.includes(undefined)) continue;
      const id = item['id'] === undefined ? `a${number}` : lastPart(item['id']);
      for (const one of labels)
        found.push({
          id: found.length === 0 ? id : `${id}-${found.length + 1}`,
          ...place,
          text: this.text.slice(place.start, place.end),
          label: one!.text!,
          ...attributesOf(described),
          ...factsOf(
            bodies.filter((body) => body === one || !labels.includes(body)),
            one!,
          ),
        });
    }
    return found;
  }

  private place(selected: SelectedPlace, complain: (problem: Message) => void): TextSpan | undefined {
    const { start, end, quote, prefix, suffix } = selected;
    const report = ({ message: problem, understood }: ReadIssue): void => {
      if (start === undefined) {
        // Without a position nothing disagrees with the quote.
        if (!understood) complain(message('read.quoteUncertain', { quote: shownValue(quote) }));
      } else if (understood)
        reportOnce(this.context.report, { file: this.file, message: problem, understood });
      else complain(problem);
    };
    return this.quoted.place({ start, end }, quote, { file: this.file }, report, { prefix, suffix });
  }
}

/** What bodies say besides the label: who is meant, notes; further ones are kept as they are. */
function factsOf(bodies: readonly Body[], label: Body): Partial<Annotation> {
  const entity = bodies.find(({ purpose }) => purpose === 'identifying');
  const source = entity?.object['source'] ?? entity?.object['id'];
  const notes = bodies.filter((one) => one !== label && COMMENTS.includes(one.purpose ?? ''));
  const known = new Set([label, entity, ...notes]);
  const others = bodies.filter((one) => !known.has(one)).map(({ text, object }) => text ?? object);
  const { timexValue: value, timexMod: mod, origin } = label.object;
  return {
    ...readAttributes({ value, mod, origin }, ['value', 'mod', 'origin']),
    ...(typeof source === 'string' && { canonical: source.startsWith(ENTITY) ? lastPart(source) : source }),
    ...(notes.length > 0 && { note: notes.map(({ text }) => text).join('\n') }),
    ...(others.length > 0 && { extra: { bodies: others } }),
  };
}

export function readAnnotations(
  path: string,
  items: readonly JsonObject[],
  text: string,
  context: ReadContext,
): Omit<ExchangeDocument, 'name'> {
  const reader = new ItemReader(text, path, context);
  const annotations: Annotation[] = [];
  const relations: ReadRelation[] = [];
  for (const [i, item] of items.entries())
    if (item['motivation'] === 'linking') relations.push({ relation: relationOf(item, i + 1) });
    else annotations.push(...reader.annotations(item, i + 1));
  return { text, annotations, relations: relationsBetween(annotations, relations, path, context) };
}

function relationOf(item: JsonObject, number: number): ReadRelation['relation'] {
  const bodies = bodiesOf(item);
  const body = bodies.map(({ object }) => object);
  return {
    id: lastPart(item['id'] ?? `r${number}`),
    type: optionalText(body.find((one) => one['purpose'] === 'classifying')?.['value']) ?? '',
    from: lastPart(listed(item['target'])[0]),
    to: lastPart(body.find((one) => one['purpose'] === 'linking')?.['source']),
    ...attributesOf(bodies.filter(isAttribute)),
  };
}
