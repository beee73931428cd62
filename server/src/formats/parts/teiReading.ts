/** Reads TEI P5: names, dates and numbers as elements in the text, and spans in standOff. */
import { message } from '../../messages/message.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { readInline } from './inlineXml.js';
import { reportOnce } from './reportOnce.js';
import { TeiFeatures } from './teiFeatures.js';
import { readTeiFields } from './teiHeader.js';
import { inlineAnnotations } from './teiInline.js';
import { readStandOff } from './teiStandOff.js';
import { elementsOf, isElement, localName, type XmlElement } from './xml.js';

const find = (root: XmlElement, name: string): XmlElement | undefined => {
  for (const node of elementsOf(root)) if (localName(node.name) === name) return node;
  return undefined;
};

const textOf = (node: XmlElement | undefined): string => (node ? readInline(node).text : '');

/** Where the text is: in the only `ab` (ours), or in all of the body. */
function textElement(text: XmlElement): XmlElement {
  const body = find(text, 'body') ?? text;
  const ab = find(body, 'ab');
  return ab && textOf(ab).trim() === textOf(body).trim() ? ab : body;
}

/** In a `choice`, what is read, and what is left out for it. */
const CHOICES: readonly (readonly [taken: string, left: string])[] = [
  ['corr', 'sic'],
  ['reg', 'orig'],
  ['expan', 'abbr'],
];

/** The tree with one reading of each choice. */
function withChoices(root: XmlElement, path: string, context: ReadContext): XmlElement {
  const chosen = (node: XmlElement): readonly (XmlElement | string)[] => {
    if (localName(node.name) !== 'choice') return node.children;
    const inside = node.children.filter(isElement);
    const named = (name: string): XmlElement | undefined =>
      inside.find((child) => localName(child.name) === name);
    for (const [taken, left] of CHOICES) {
      const [one, other] = [named(taken), named(left)];
      if (!one || !other) continue;
      const told = message('read.teiChoice', { taken, left });
      reportOnce(context.report, { file: path, line: node.line, understood: true, message: told });
      return [one];
    }
    return inside.slice(0, 1);
  };
  if (!find(root, 'choice')) return root;
  // From the leaves up: a tree may be deeper than calls can.
  const nodes = [...elementsOf(root)];
  const anew = new Map<XmlElement, XmlElement>();
  for (const node of nodes.reverse())
    anew.set(node, {
      ...node,
      children: chosen(node).map((child) => (isElement(child) ? (anew.get(child) ?? child) : child)),
    });
  return anew.get(root) ?? root;
}

/** The documents of a `TEI` element, or of a `teiCorpus` of them; an issue where there is none. */
export function* readTei(
  path: string,
  root: XmlElement,
  fallbackName: string,
  context: ReadContext,
): Generator<ExchangeDocument> {
  const all =
    localName(root.name) === 'teiCorpus'
      ? [...elementsOf(root)].filter((node) => localName(node.name) === 'TEI')
      : [root];
  if (all.length === 0) context.report({ file: path, line: root.line, message: message('read.teiText') });
  for (const [i, one] of all.entries()) {
    const name = all.length === 1 ? fallbackName : `${fallbackName}-${i + 1}`;
    const document = readOne(path, withChoices(one, path, context), name, context);
    if (document) yield document;
  }
}

/** Undefined, and an issue, where there is no text. */
function readOne(
  path: string,
  root: XmlElement,
  fallbackName: string,
  context: ReadContext,
): ExchangeDocument | undefined {
  const whole = find(root, 'text');
  if (localName(root.name) !== 'TEI' || !whole) {
    context.report({ file: path, line: root.line, message: message('read.teiText') });
    return undefined;
  }
  const { text, elements } = readInline(textElement(whole));
  const pointer = text.trim() === '' ? find(whole, 'ptr')?.attributes['target'] : undefined;
  if (pointer !== undefined) {
    const told = message('read.teiPointers', { target: pointer.slice(0, 80) });
    context.report({ file: path, understood: true, message: told });
  }
  const aside = find(root, 'standOff');
  const reading = { text, file: path, features: new TeiFeatures(root, path, context), context };
  const inline = inlineAnnotations(root, elements, reading);
  const given = aside && readStandOff(aside, reading, inline);
  const header = find(root, 'teiHeader');
  const title = header && textOf(find(header, 'title'));
  const creation = header && find(header, 'creation');
  const date = creation && find(creation, 'date')?.attributes['when'];
  return {
    name: title || fallbackName,
    text,
    annotations: given?.annotations ?? inline.annotations,
    relations: given?.relations ?? [],
    ...(date !== undefined && { date }),
    ...(header && readTeiFields(header, context)),
  };
}
