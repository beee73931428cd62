/**
 * XML as a tree: reading by saxes (strict, streaming, no entity but the five of XML, nothing fetched), writing
 * with every character that would be changed on reading as a reference.
 */
import { MessageError, messageOf } from '../../messages/messageError.js';
import { message, type Message } from '../../messages/message.js';
import { SaxesParser } from 'saxes';
import type { ReadIssue } from '../format.js';
import { cleaner } from './cleaning.js';

export interface XmlElement {
  /** Qualified name, as written. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** 1-based line on which it was read. */
  readonly line?: number;
}

/** How deep elements may lie in each other. */
const DEEPEST = 10_000;

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (XmlElement | string)[] = [],
): XmlElement {
  return { name, attributes, children };
}

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string';
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
  // Line ends of XML 1.1, and a mark that readers drop at a file's beginning.
  '\u0085': '&#x85;',
  '\u2028': '&#x2028;',
  '\ufeff': '&#xFEFF;',
};

const xmlCharacters = cleaner('xml');

const inText = (text: string): string =>
  text.replace(/[&<>\r\u0085\u2028\ufeff]/g, (character) => ESCAPES[character]!);
/** Names of a scheme may hold what the format's texts may, and XML may not. */
const inAttribute = (text: string): string =>
  xmlCharacters(text).replace(/[&<>"\t\n\r\u0085\u2028\ufeff]/g, (character) => ESCAPES[character]!);

/** A document of an element tree. Text must hold XML characters only (see projection.ts). */
export function writeXml(root: XmlElement, options: { readonly declaration?: boolean } = {}): string {
  const parts: string[] = options.declaration === false ? [] : ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  // A stack instead of recursion: annotations may nest deeper than calls can.
  const work: (XmlElement | string | { readonly close: string })[] = [root];
  while (work.length > 0) {
    const node = work.pop()!;
    if (typeof node === 'string') parts.push(inText(node));
    else if ('close' in node) parts.push(`</${node.close}>`);
    else {
      const attributes = Object.entries(node.attributes).map(
        ([key, value]) => ` ${key}="${inAttribute(value)}"`,
      );
      parts.push(`<${node.name}${attributes.join('')}${node.children.length === 0 ? '/>' : '>'}`);
      if (node.children.length === 0) continue;
      work.push({ close: node.name });
      for (let i = node.children.length - 1; i >= 0; i--) work.push(node.children[i]!);
    }
  }
  return parts.join('') + '\n';
}

interface GrowingElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  line: number;
}

/** An ampersand that begins no reference. */
const BARE = /&(?!(?:#\d+|#x[\da-f]+|[\p{L}_:][\p{L}\p{N}_:.-]*);)/giu;
/** What an entity of a document may stand for, and all that entities may add to it, in UTF-16 units. */
const LONGEST_ENTITY = 1000;
const MOST_OF_ENTITIES = 10_000_000;

/**
 * The tree of a document; undefined, and an issue with its line, where it is not well-formed. Ampersands that tools wrote
 * as they are are taken as they are, and told.
 */
export function parseXml(
  path: string,
  text: string,
  report: (issue: ReadIssue) => void,
): XmlElement | undefined {
  const issues: ReadIssue[] = [];
  const root = parseStrictly(path, text, (issue) => issues.push(issue));
  const bare = root ? -1 : text.search(BARE);
  if (bare >= 0) {
    report({ file: path, line: lineAt(text, bare), understood: true, message: message('read.xmlAmpersand') });
    return parseStrictly(path, text.replace(BARE, '&amp;'), report);
  }
  issues.forEach(report);
  return root;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Entities that a document declares for a piece of text without markup; the others stay unknown. */
function declaredEntities(doctype: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of doctype.matchAll(
    /<!ENTITY\s+([\p{L}_:][\p{L}\p{N}_:.-]*)\s+(?:"([^"]*)"|'([^']*)')\s*>/gu,
  )) {
    const value = double ?? single ?? '';
    if (value.length <= LONGEST_ENTITY && !/[&<%]/.test(value) && !found.has(name)) found.set(name, value);
  }
  return found;
}

function parseStrictly(
  path: string,
  text: string,
  report: (issue: ReadIssue) => void,
): XmlElement | undefined {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: GrowingElement[] = [];
  let root: XmlElement | undefined;
  let failure: ReadIssue | undefined;
  const fail = (problem: Message): never => {
    failure ??= { file: path, line: parser.line, message: problem };
    throw new MessageError(problem);
  };
  parser.on('error', (error) =>
    fail(message('read.xml', { reason: error.message.replace(/^\d+:\d+: /, '') })),
  );
  let added = 0;
  parser.on('doctype', (doctype) => {
    for (const [name, value] of declaredEntities(doctype))
      if (!Object.hasOwn(parser.ENTITIES, name))
        Object.defineProperty(parser.ENTITIES, name, {
          get: () => {
            added += value.length;
            if (added > MOST_OF_ENTITIES) fail(message('read.xmlEntities'));
            return value;
          },
        });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= DEEPEST) fail(message('read.xmlDeep', { deepest: DEEPEST }));
    const node: GrowingElement = { name, attributes: { ...attributes }, children: [], line: parser.line };
    const parent = open.at(-1);
    if (parent) parent.children.push(node);
    else root ??= node;
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (piece: string): void => {
    const parent = open.at(-1);
    if (!parent) return;
    const last = parent.children.length - 1;
    if (typeof parent.children[last] === 'string') parent.children[last] += piece;
    else parent.children.push(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(text).close();
  } catch (error) {
    report(failure ?? { file: path, line: parser.line, message: messageOf(error) });
    return undefined;
  }
  return root;
}

/** Elements below (and with) an element, in order; without recursion. */
export function* elementsOf(root: XmlElement): Generator<XmlElement> {
  const work: XmlElement[] = [root];
  while (work.length > 0) {
    const node = work.pop()!;
    yield node;
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i]!;
      if (isElement(child)) work.push(child);
    }
  }
}

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
