/**
 * Reads TEI P5: names, dates and numbers as elements in the text, and spans in standOff. What others write beside them
 * (`@ref`, `@type`, `@cert` …) is kept: as the entity, as the label where it is one, else as foreign attributes.
 */
import { message, type Message } from '../../messages/message.js';
import { CodePointIndex } from '../../text/offsets.js';
import { isConfidence } from '../../annotation/confidence.js';
import type { Annotation } from '../../annotation/model.js';
import type { ExchangeDocument, ReadContext, ReadIssue } from '../format.js';
import { decodeWord } from './encoding.js';
import { readInline } from './inlineXml.js';
import { otherAttributes } from './otherAttributes.js';
import { relationsBetween, type ReadRelation } from './relationEnds.js';
import { reportOnce } from './reportOnce.js';
import { spanFromCodePoints } from './spans.js';
import { elementsOf, isElement, localName, type XmlElement } from './xml.js';

export const TEI_ENTITY = 'urn:hawashi:entity:';

/** Elements of TEI for labels; any other label is a `rs` (referring string). The first label is an element's own. */
export const TEI_ELEMENTS: readonly (readonly [string, readonly string[]])[] = [
  ['persName', ['PERS']],
  ['orgName', ['ORG']],
  ['placeName', ['LOC', 'GPE', 'FAC']],
  ['date', ['DATE']],
  ['time', ['TIME']],
  ['num', ['CARDINAL', 'ORDINAL', 'PERCENT']],
  ['measure', ['QUANTITY', 'MONEY']],
  ['roleName', ['OCC']],
  ['rs', ['MISC']],
];
/** Elements that are read beside those that are written. */
const FURTHER: Readonly<Record<string, string>> = {
  name: 'MISC',
  geogName: 'LOC',
  settlement: 'GPE',
  country: 'GPE',
  region: 'GPE',
  district: 'GPE',
  bloc: 'GPE',
};
/** What `@type` of a name or referring string calls a label. */
const KINDS: Readonly<Record<string, string>> = {
  person: 'PERS',
  place: 'LOC',
  geog: 'LOC',
  country: 'GPE',
  settlement: 'GPE',
  city: 'GPE',
  org: 'ORG',
  organisation: 'ORG',
  organization: 'ORG',
};
/** Elements of the text's form, in which there is nothing to be said of its content; of others it is told. */
const FORM = new Set(
  (
    'front body back group div div1 div2 div3 div4 div5 div6 div7 ab p lg l seg s cl phr w pc c lb pb cb gb milestone head ' +
    'list item label table row cell note q quote said sp speaker stage opener closer dateline salute signed byline ' +
    'trailer epigraph argument hi emph foreign title figure graphic figDesc floatingText text choice corr reg expan ex ' +
    'am surplus supplied unclear gap space del add subst fw titlePage titlePart docTitle docAuthor docDate docImprint ' +
    'bibl anchor ptr forename surname addName genName nameLink'
  ).split(' '),
);
const OF_SPAN = ['xml:id', 'xml:space', 'subtype', 'key', 'ref', 'n', 'corresp', 'target'];
const OF_TIME = ['when-custom', 'when', 'when-iso', 'from', 'to', 'from-iso', 'to-iso'];
const KNOWN = new Set([...OF_SPAN, ...OF_TIME]);
const OF_STANDOFF = new Set(['standOff', 'spanGrp', 'listRelation', 'listAnnotation']);
const OF_RELATION = new Set(['name', 'active', 'passive', 'xml:id']);

const find = (root: XmlElement, name: string): XmlElement | undefined => {
  for (const node of elementsOf(root)) if (localName(node.name) === name) return node;
  return undefined;
};

const textOf = (node: XmlElement | undefined): string => (node ? readInline(node).text : '');

/** The label of an element of the text, and `@type` where it says something else; undefined where it is none. */
function labelOf(node: XmlElement): { readonly label: string; readonly type?: string } | undefined {
  const name = localName(node.name);
  const labels = TEI_ELEMENTS.find(([known]) => known === name)?.[1];
  const own = labels?.[0] ?? (Object.hasOwn(FURTHER, name) ? FURTHER[name] : undefined);
  if (own === undefined) return undefined;
  const type = node.attributes['type'];
  if (type === undefined) return { label: own };
  const label = decodeWord(type);
  if (name === 'rs' || name === 'name') return { label: Object.hasOwn(KINDS, label) ? KINDS[label]! : label };
  return labels?.includes(label) ? { label } : { label: own, type };
}

/** `@cert` as a number; in words (high, low) it is a foreign attribute. */
function probabilityOf({ attributes: { cert = '' } }: XmlElement): number | undefined {
  const confidence = cert.trim() === '' ? NaN : Number(cert);
  return isConfidence(confidence) ? confidence : undefined;
}

function attributesOfElement(node: XmlElement): Partial<Annotation> {
  const { subtype, key, ref, n, corresp, from, to } = node.attributes;
  const span = [from ?? node.attributes['from-iso'], to ?? node.attributes['to-iso']];
  const between = span[0] !== undefined && span[1] !== undefined ? span.join('/') : (span[0] ?? span[1]);
  const { 'when-custom': custom, when, 'when-iso': iso } = node.attributes;
  const value = custom ?? when ?? iso ?? between ?? n;
  const entity = corresp?.startsWith(TEI_ENTITY) ? decodeWord(corresp.slice(TEI_ENTITY.length)) : undefined;
  const canonical = entity ?? key ?? ref ?? corresp;
  const confidence = probabilityOf(node);
  return {
    ...(confidence !== undefined && { confidence }),
    ...(value !== undefined && { value: decodeWord(value) }),
    ...(subtype !== undefined && { mod: decodeWord(subtype) }),
    ...(canonical !== undefined && { canonical }),
  };
}

/** Foreign attributes, with those that another one of the same kind left no place for. */
function foreign(
  node: XmlElement,
  type: string | undefined,
  read: Partial<Annotation>,
): Pick<Annotation, 'extra'> {
  const known = [...KNOWN, 'type', ...(read.confidence === undefined ? [] : ['cert'])];
  const { extra } = otherAttributes(node, new Set(known));
  const { key, ref, n } = node.attributes;
  const all = {
    ...extra,
    ...(type !== undefined && { type }),
    ...(ref !== undefined && key !== undefined && { ref }),
    ...(n !== undefined && read.value !== decodeWord(n) && { n }),
  };
  return Object.keys(all).length > 0 ? { extra: all } : {};
}

type StandOffContent = Pick<ExchangeDocument, 'annotations' | 'relations'>;

function readStandOff(root: XmlElement, text: string, path: string, context: ReadContext): StandOffContent {
  const points = new CodePointIndex(text);
  const annotations: Annotation[] = [];
  const relations: ReadRelation[] = [];
  const tell = ({ line }: XmlElement, problem: Message): void =>
    reportOnce(context.report, { file: path, line, understood: true, message: problem });
  for (const node of elementsOf(root)) {
    const name = localName(node.name);
    const place = { file: path, ...(node.line !== undefined && { line: node.line }) };
    if (name === 'span') {
      const span = readSpan(node, text, points, place, context);
      if (span) annotations.push({ ...span, id: node.attributes['xml:id'] ?? `a${annotations.length + 1}` });
    } else if (name === 'relation') {
      const { active = '', passive = '', name: type = '' } = node.attributes;
      const [from, to] = [active.replace(/^#/, ''), passive.replace(/^#/, '')];
      const relation = { id: `r${relations.length + 1}`, type: decodeWord(type), from, to };
      relations.push({ relation, line: node.line });
      for (const other of Object.keys(otherAttributes(node, OF_RELATION).extra ?? {}))
        tell(node, message('read.featureUnknown', { name: `relation/@${other}` }));
    } else if (!OF_STANDOFF.has(name) && !FORM.has(name))
      tell(node, message('read.elementUnknown', { name }));
  }
  return { annotations, relations: relationsBetween(annotations, relations, path, context) };
}

function readSpan(
  node: XmlElement,
  text: string,
  points: CodePointIndex,
  place: Pick<ReadIssue, 'file' | 'line'>,
  context: ReadContext,
): Omit<Annotation, 'id'> | undefined {
  const target = node.attributes['target'] ?? '';
  const [, start, length] = /^#string-range\([^,()]*,\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(target) ?? [];
  if (start === undefined || length === undefined) {
    context.report({ ...place, message: message('read.teiTarget') });
    return undefined;
  }
  const end = Number(start) + Number(length);
  const span = spanFromCodePoints(Number(start), end, points, text, place, context.report);
  if (!span) return undefined;
  const note = textOf(node);
  const read = attributesOfElement(node);
  const label = decodeWord(node.attributes['type'] ?? 'MISC');
  return { ...span, label, ...read, ...foreign(node, undefined, read), ...(note !== '' && { note }) };
}

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
  const given = aside && readStandOff(aside, text, path, context);
  const inline = elements.flatMap(({ node, start, end }, i): Annotation[] => {
    const name = localName(node.name);
    const found = labelOf(node);
    const tell = (problem: Message): void =>
      reportOnce(context.report, { file: path, line: node.line, understood: true, message: problem });
    if (!found && !FORM.has(name)) tell(message('read.elementUnknown', { name }));
    if (found && start === end) tell(message('read.elementEmpty', { name }));
    if (!found || start === end) return [];
    const read = attributesOfElement(node);
    const span = { start, end, text: text.slice(start, end), label: found.label };
    return [{ id: `i${i + 1}`, ...span, ...read, ...foreign(node, found.type, read) }];
  });
  const header = find(root, 'teiHeader');
  const title = header && textOf(find(header, 'title'));
  const creation = header && find(header, 'creation');
  const date = creation && find(creation, 'date')?.attributes['when'];
  return {
    name: title || fallbackName,
    text,
    annotations: [...inline, ...(given?.annotations ?? [])],
    relations: given?.relations ?? [],
    ...(date !== undefined && { date }),
  };
}
