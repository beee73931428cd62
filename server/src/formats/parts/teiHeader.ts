/**
 * The header of TEI: what is said of a document as a whole. Where a text is from is `bibl` in `sourceDesc`, with the
 * elements that TEI has for it; what it has none for is a `note` of type `field`.
 */
import { fieldProblem, standardField } from '../../annotation/documentFields.js';
import type { Attributes } from '../../annotation/attributes.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { fieldsOf, isFieldName } from './documentFields.js';
import { textOfValue, valueOfText } from './pieces.js';
import { element, elementsOf, isElement, localName, type XmlElement } from './xml.js';

/** Elements of `bibl` for fields, in its order. */
const ELEMENTS: Readonly<Record<string, (value: string) => XmlElement>> = {
  title: (value) => element('title', { level: 'a' }, [value]),
  outlet: (value) => element('title', { level: 'j' }, [value]),
  author: (value) => element('author', {}, [value]),
  place: (value) => element('pubPlace', {}, [value]),
  published: (value) => element('date', { type: 'published', when: value }),
  captured: (value) => element('date', { type: 'captured', when: value }),
  url: (value) => element('ptr', { target: value }),
  language: (value) => element('textLang', { mainLang: value }),
  licence: (value) => element('availability', {}, [element('licence', {}, [value])]),
};

export function teiHeader({ name, date, fields }: ExchangeDocument): XmlElement {
  const creation = (when: string): XmlElement =>
    element('profileDesc', {}, [element('creation', {}, [element('date', { when })])]);
  return element('teiHeader', {}, [
    element('fileDesc', {}, [
      element('titleStmt', {}, [element('title', {}, [name])]),
      element('publicationStmt', {}, [element('p', {}, ['Exported by Hawashi.'])]),
      element('sourceDesc', {}, [
        fields ? element('bibl', {}, said(fields)) : element('p', {}, [`${name}.txt`]),
      ]),
    ]),
    ...(date === undefined ? [] : [creation(date)]),
  ]);
}

function said(fields: Attributes): XmlElement[] {
  const isOfTei = ([name, value]: readonly [string, unknown]): boolean =>
    Object.hasOwn(ELEMENTS, name) && fieldProblem(standardField(name), value) === undefined;
  const all = Object.entries(fields);
  return [
    ...Object.entries(ELEMENTS).flatMap(([name, make]) =>
      all.filter((one) => one[0] === name && isOfTei(one)).map(([, value]) => make(value as string)),
    ),
    ...all
      .filter((one) => !isOfTei(one))
      .map(([n, value]) =>
        element('note', { type: 'field', ...(typeof value !== 'string' && { subtype: 'json' }), n }, [
          textOfValue(value),
        ]),
      ),
  ];
}

/** All that a header says of where its text is from. */
export function readTeiFields(
  header: XmlElement,
  context: Pick<ReadContext, 'fields'>,
): Pick<ExchangeDocument, 'fields'> {
  const source = first(header, 'sourceDesc');
  const bibl = source && (first(source, 'biblStruct') ?? first(source, 'biblFull') ?? first(source, 'bibl'));
  const found = new Map<string, unknown>();
  const take = (name: string, value: unknown): void => {
    if (!found.has(name) && isFieldName(name, context)) found.set(name, value);
  };
  for (const node of bibl ? elementsOf(bibl) : []) readPart(node, take);
  const ofText = first(header, 'titleStmt');
  if (ofText) take('author', textWithin(first(ofText, 'author')));
  take('language', soleLanguage(header));
  return fieldsOf(found);
}

type Take = (name: string, value: unknown) => void;

function readPart(node: XmlElement, take: Take): void {
  const { type, subtype, n, level, when, target, mainLang } = node.attributes;
  const text = textWithin(node);
  switch (localName(node.name)) {
    case 'title':
      return take(level === undefined || level === 'a' ? 'title' : 'outlet', text);
    case 'publisher':
      return take('outlet', text);
    case 'author':
      return take('author', text);
    case 'pubPlace':
      return take('place', text);
    case 'date':
      return take(type === 'captured' ? 'captured' : 'published', when ?? text);
    case 'ptr':
    case 'ref':
      return take('url', target);
    case 'idno':
      return type === 'URI' || type === 'URL' ? take('url', text) : undefined;
    case 'textLang':
      return take('language', mainLang);
    case 'licence':
      return take('licence', text);
    case 'note':
      if (type === 'field' && n !== undefined) take(n, subtype === 'json' ? valueOfText(text) : text);
  }
}

/** The language of a text in one language. */
function soleLanguage(header: XmlElement): string | undefined {
  const all = [...elementsOf(header)].filter((node) => localName(node.name) === 'language');
  return all.length === 1 ? all[0]!.attributes['ident'] : undefined;
}

function first(root: XmlElement, name: string): XmlElement | undefined {
  for (const node of elementsOf(root)) if (localName(node.name) === name) return node;
  return undefined;
}

const textWithin = (node: XmlElement | undefined): string =>
  (node?.children ?? []).map((child) => (isElement(child) ? textWithin(child) : child)).join('');
