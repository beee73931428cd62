/** Annotations of a TEI file that stand beside the text: `span` points into it with string-range() (code points). */
import { message, type Message } from '../../messages/message.js';
import { CodePointIndex } from '../../text/offsets.js';
import { placeOf, type Place } from '../../annotation/fragments.js';
import type { Annotation } from '../../annotation/model.js';
import type { ExchangeDocument, ReadContext, ReadIssue } from '../format.js';
import { decodeWord } from './encoding.js';
import { readInline } from './inlineXml.js';
import { relationsBetween, type ReadRelation } from './relationEnds.js';
import { reportOnce } from './reportOnce.js';
import { spanFromCodePoints } from './spans.js';
import { FORM, saidOfElement, saidOfRelation } from './teiElements.js';
import { isOfFeatures } from './teiFeatures.js';
import type { InlineAnnotations, TeiReading } from './teiInline.js';
import { elementsOf, localName, type XmlElement } from './xml.js';

const OF_STANDOFF = new Set(['standOff', 'spanGrp', 'listRelation', 'listAnnotation', 'join', 'joinGrp']);

/** `inline` are annotations of the text itself, which relations and notes may be about too. */
export function readStandOff(
  root: XmlElement,
  reading: TeiReading,
  inline: InlineAnnotations,
): Pick<ExchangeDocument, 'annotations' | 'relations'> {
  const { text, file, features, context } = reading;
  const points = new CodePointIndex(text);
  const annotations: Annotation[] = [];
  const notes = new Map<string, string>();
  const named = (pointer: string): string => {
    const id = pointer.replace(/^#/, '');
    return inline.ids.get(id) ?? id;
  };
  const relations: ReadRelation[] = [];
  const tell = ({ line }: XmlElement, problem: Message): void =>
    reportOnce(context.report, { file, line, understood: true, message: problem });
  for (const node of elementsOf(root)) {
    const name = localName(node.name);
    if (name === 'span') {
      const span = readSpan(node, points, reading);
      if (span) annotations.push({ ...span, id: node.attributes['xml:id'] ?? `a${annotations.length + 1}` });
    } else if (name === 'relation') {
      const { active = '', passive = '', name: type = '' } = node.attributes;
      const relation = {
        id: `r${relations.length + 1}`,
        type: decodeWord(type),
        from: named(active),
        to: named(passive),
        ...saidOfRelation(node, features),
      };
      relations.push({ relation, line: node.line });
    } else if (name === 'note') {
      notes.set(named(node.attributes['target'] ?? ''), readInline(node).text);
    } else if (!OF_STANDOFF.has(name) && !FORM.has(name) && !isOfFeatures(name))
      tell(node, message('read.elementUnknown', { name }));
  }
  const all = [...inline.annotations, ...annotations].map((annotation) => {
    const note = notes.get(annotation.id);
    return note === undefined ? annotation : { ...annotation, note };
  });
  return { annotations: all, relations: relationsBetween(all, relations, file, context) };
}

function readSpan(
  node: XmlElement,
  points: CodePointIndex,
  { text, file, features, context }: TeiReading,
): Omit<Annotation, 'id'> | undefined {
  const place = { file, ...(node.line !== undefined && { line: node.line }) };
  const at = placeOfTarget(node.attributes['target'] ?? '', points, text, place, context);
  if (!at) return undefined;
  const note = readInline(node).text;
  const label = decodeWord(node.attributes['type'] ?? 'MISC');
  return {
    ...at,
    text: text.slice(at.start, at.end),
    label,
    ...saidOfElement(node, { label }, features),
    ...(note !== '' && { note }),
  };
}

/** One pointer with an offset and a length for each piece, or a pointer a piece. */
function placeOfTarget(
  target: string,
  points: CodePointIndex,
  text: string,
  place: Pick<ReadIssue, 'file' | 'line'>,
  context: ReadContext,
): Place | undefined {
  const pointers = target.match(/#string-range\([^()]*\)/g) ?? [];
  const pairs = pointers.map(
    (pointer) => /^#string-range\([^,]*((?:,\s*\d+\s*,\s*\d+\s*)+)\)$/.exec(pointer)?.[1],
  );
  if (
    pairs.length === 0 ||
    pairs.includes(undefined) ||
    target.replace(/#string-range\([^()]*\)/g, '').trim() !== ''
  ) {
    context.report({ ...place, message: message('read.teiTarget') });
    return undefined;
  }
  const numbers = pairs.flatMap((pair) => pair!.split(',').slice(1).map(Number));
  const pieces = numbers.flatMap((offset, i) => (i % 2 === 0 ? [{ offset, length: numbers[i + 1]! }] : []));
  const spans = pieces.map(({ offset, length }) =>
    spanFromCodePoints(offset, offset + length, points, text, place, context.report),
  );
  return spans.includes(undefined) ? undefined : placeOf(spans.flatMap((span) => span ?? []));
}
