/** Whether what was read back is what was written: span by span, attribute by attribute. */
import { message, type Message } from '../messages/message.js';
import { CONFIDENCE_KEYS } from '../annotation/confidence.js';
import { carriedPlace, movedTo } from '../annotation/fragments.js';
import type { Annotation } from '../annotation/model.js';
import type { AttributeKey, Carries, ExchangeDocument } from '../formats/format.js';
import { carryBetween } from './textMatching.js';

/** One thing that is not as it was written. */
export interface Difference {
  readonly document: string;
  readonly message: Message;
}

const ATTRIBUTES: readonly AttributeKey[] = [
  ...(['id', 'value', 'mod', 'canonical', 'note', 'attributes', 'origin', 'extra'] as const),
  ...CONFIDENCE_KEYS,
];

/** JSON with the keys of objects in order, so that equal values give equal texts. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function describe(annotation: Annotation, carries: Carries): Message {
  const attributes = ATTRIBUTES.filter(
    (key) => carries.attributes.has(key) && annotation[key] !== undefined,
  ).map((key) => message('difference.attribute', { key, value: stable(annotation[key]) }));
  const { label, start, end, fragments, text, rejected } = annotation;
  return message('difference.annotation', {
    parts: [
      message('difference.place', { label, start, end, text }),
      ...(fragments ? [message('difference.fragments', { pieces: stable(fragments) })] : []),
      ...(rejected === true ? [message('difference.rejected')] : []),
      ...attributes,
    ],
  });
}

/** How often each is there that says the same. */
function count(things: readonly Message[]): Map<string, { readonly what: Message; readonly times: number }> {
  const counts = new Map<string, { readonly what: Message; readonly times: number }>();
  for (const what of things) {
    const key = JSON.stringify(what);
    counts.set(key, { what, times: (counts.get(key)?.times ?? 0) + 1 });
  }
  return counts;
}

/** All that a document says, as far as a format carries it. */
function describeAll(document: ExchangeDocument, carries: Carries): Message[] {
  return [
    ...document.annotations.map((annotation) => describe(annotation, carries)),
    ...describeRelations(document, carries),
    ...(carries.date ? [message('difference.date', { date: document.date ?? NONE })] : []),
    ...Object.entries(document.fields ?? {}).map(([name, value]) =>
      message('difference.field', { name, value: stable(value) }),
    ),
    ...(carries.exhaustive
      ? [
          message('difference.exhaustive', {
            labels: document.exhaustive ? stable(document.exhaustive) : NONE,
          }),
        ]
      : []),
    ...(carries.status ? [message('difference.status', { status: document.status ?? NONE })] : []),
  ];
}

/** Stands for a date or status that is not there. */
const NONE = '—';

function describeRelations(document: ExchangeDocument, carries: Carries): Message[] {
  const endOf = new Map(
    document.annotations.map((annotation) => [annotation.id, describe(annotation, carries)]),
  );
  return document.relations.map(({ type, from, to, attributes }) => {
    const ends = { from: endOf.get(from) ?? from, to: endOf.get(to) ?? to };
    if (!attributes || !carries.attributes.has('attributes'))
      return message('difference.relation', { type, ...ends });
    return message('difference.relationWith', { type, ...ends, attributes: stable(attributes) });
  });
}

/** Differences between a document as it was to be written (projected) and as it was read back. */
export function compareDocuments(
  written: ExchangeDocument,
  read: ExchangeDocument | undefined,
  carries: Carries,
): Difference[] {
  const differ = (told: Message): Difference => ({ document: written.name, message: told });
  if (!read) return [differ(message('difference.documentMissing'))];
  if (read.name !== written.name) return [differ(message('difference.otherName', { name: read.name }))];
  if (carries.text === 'exact' && read.text !== written.text)
    return [differ(message('difference.otherText'))];
  const carry = carryBetween(read.text, written.text);
  if (!carry) return [differ(message('difference.otherText'))];
  const moved: Annotation[] = read.annotations.map((annotation) => {
    const place = carriedPlace(annotation, carry) ?? annotation;
    return { ...movedTo(annotation, place), text: written.text.slice(place.start, place.end) };
  });
  const missing = count(describeAll(written, carries));
  const found: Difference[] = [];
  for (const what of describeAll({ ...read, annotations: moved }, carries)) {
    const key = JSON.stringify(what);
    const left = missing.get(key)?.times ?? 0;
    if (left > 0) missing.set(key, { what, times: left - 1 });
    else found.push(differ(message('difference.unexpected', { what })));
  }
  for (const { what, times } of missing.values())
    for (let i = 0; i < times; i++) found.push(differ(message('difference.missing', { what })));
  return found;
}
