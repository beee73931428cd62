/**
 * TEI P5: names and dates as elements in the text, where annotations nest; or all of them in standOff, pointing
 * into the text with string-range() (code points).
 */
import { message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Annotation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { decodeWord, encodeWord } from './parts/encoding.js';
import { xmlFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, FormatOptions, OutputFile, ReadContext } from './format.js';
import { nameOf } from './parts/inputText.js';
import { inlineContent, readInline } from './parts/inlineXml.js';
import { relationsBetween, type ReadRelation } from './parts/relationEnds.js';
import { spanFromCodePoints } from './parts/spans.js';
import { element, elementsOf, localName, writeXml, type XmlElement } from './parts/xml.js';

const EXTENSION = '.xml';
const TEI = 'http://www.tei-c.org/ns/1.0';
const ENTITY = 'urn:hawashi:entity:';
/** Elements of TEI for labels; any other label is a `rs` (referring string). The first label is an element's own. */
const ELEMENTS: readonly (readonly [string, readonly string[]])[] = [
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
const TIMES = new Set(['date', 'time']);

const elementFor = (label: string): string =>
  ELEMENTS.find(([, labels]) => labels.includes(label))?.[0] ?? 'rs';

function inlineElement(annotation: Annotation, children: readonly (XmlElement | string)[]): XmlElement {
  const { label, value, mod, canonical } = annotation;
  const name = elementFor(label);
  return element(
    name,
    {
      type: encodeWord(label),
      ...(mod !== undefined && { subtype: encodeWord(mod) }),
      ...(canonical !== undefined && { key: canonical }),
      // TIMEX3 values are more than W3C dates, which @when takes.
      ...(value !== undefined && { [TIMES.has(name) ? 'when-custom' : 'n']: encodeWord(value) }),
    },
    children,
  );
}

function standOff(document: ExchangeDocument): XmlElement {
  const points = new CodePointIndex(document.text);
  const ids = new Map<string, string>();
  const spans = [...document.annotations].sort(byPlace).map((annotation, i) => {
    const { id, start, end, label, value, mod, canonical, note } = annotation;
    ids.set(id, `s${i + 1}`);
    const from = points.toCodePoints(start);
    return element(
      'span',
      {
        'xml:id': `s${i + 1}`,
        target: `#string-range(text,${from},${points.toCodePoints(end) - from})`,
        type: encodeWord(label),
        ...(mod !== undefined && { subtype: encodeWord(mod) }),
        ...(value !== undefined && { n: encodeWord(value) }),
        ...(canonical !== undefined && { corresp: ENTITY + encodeURIComponent(canonical) }),
      },
      note === undefined ? [] : [note],
    );
  });
  const relations = document.relations.map(({ type, from, to }) =>
    element('relation', { name: encodeWord(type), active: `#${ids.get(from)}`, passive: `#${ids.get(to)}` }),
  );
  return element('standOff', {}, [
    element('spanGrp', { type: 'annotations' }, spans),
    ...(relations.length > 0 ? [element('listRelation', {}, relations)] : []),
  ]);
}

function write(document: ExchangeDocument, options: FormatOptions): OutputFile {
  const inline = options['spans'] === 'inline';
  const header = element('teiHeader', {}, [
    element('fileDesc', {}, [
      element('titleStmt', {}, [element('title', {}, [document.name])]),
      element('publicationStmt', {}, [element('p', {}, ['Exported by Hawashi.'])]),
      element('sourceDesc', {}, [element('p', {}, [`${document.name}.txt`])]),
    ]),
    ...(document.date === undefined
      ? []
      : [element('profileDesc', {}, [element('creation', {}, [element('date', { when: document.date })])])]),
  ]);
  const content = inline
    ? inlineContent(document.text, document.annotations, inlineElement)
    : [document.text];
  const body = element('ab', { 'xml:id': 'text', 'xml:space': 'preserve' }, content);
  const root = element('TEI', { xmlns: TEI }, [
    header,
    ...(inline ? [] : [standOff(document)]),
    element('text', {}, [element('body', {}, [body])]),
  ]);
  return { path: document.name + EXTENSION, content: writeXml(root) };
}

const find = (root: XmlElement, name: string): XmlElement | undefined => {
  for (const node of elementsOf(root)) if (localName(node.name) === name) return node;
  return undefined;
};

const textOf = (node: XmlElement | undefined): string => (node ? readInline(node).text : '');

function attributesOfElement(node: XmlElement): Partial<Annotation> {
  const { subtype, key, n, corresp } = node.attributes;
  const value = node.attributes['when-custom'] ?? node.attributes['when'] ?? node.attributes['when-iso'] ?? n;
  const canonical = corresp?.startsWith(ENTITY) ? decodeWord(corresp.slice(ENTITY.length)) : (key ?? corresp);
  return {
    ...(value !== undefined && { value: decodeWord(value) }),
    ...(subtype !== undefined && { mod: decodeWord(subtype) }),
    ...(canonical !== undefined && { canonical }),
  };
}

function readStandOff(
  root: XmlElement,
  text: string,
  path: string,
  context: ReadContext,
): Pick<ExchangeDocument, 'annotations' | 'relations'> {
  const points = new CodePointIndex(text);
  const annotations: Annotation[] = [];
  const relations: ReadRelation[] = [];
  for (const node of elementsOf(root)) {
    const name = localName(node.name);
    if (name === 'span') {
      const [, start, length] =
        /^#string-range\([^,()]*,\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(node.attributes['target'] ?? '') ?? [];
      if (start === undefined || length === undefined) {
        context.report({
          file: path,
          line: node.line,
          message: message('read.teiTarget'),
        });
        continue;
      }
      const end = Number(start) + Number(length);
      const place = spanFromCodePoints(
        Number(start),
        end,
        points,
        text,
        { file: path, line: node.line },
        context.report,
      );
      if (!place) continue;
      const note = textOf(node);
      annotations.push({
        id: node.attributes['xml:id'] ?? `a${annotations.length + 1}`,
        ...place,
        label: decodeWord(node.attributes['type'] ?? 'MISC'),
        ...attributesOfElement(node),
        ...(note !== '' && { note }),
      });
    } else if (name === 'relation') {
      const { active = '', passive = '', name: type = '' } = node.attributes;
      const [from, to] = [active.replace(/^#/, ''), passive.replace(/^#/, '')];
      const relation = { id: `r${relations.length + 1}`, type: decodeWord(type), from, to };
      relations.push({ relation, line: node.line });
    }
  }
  return { annotations, relations: relationsBetween(annotations, relations, path, context) };
}

function readDocument(path: string, root: XmlElement, context: ReadContext): ExchangeDocument | undefined {
  const body = find(root, 'text');
  if (localName(root.name) !== 'TEI' || !body) {
    context.report({ file: path, line: root.line, message: message('read.teiText') });
    return undefined;
  }
  const { text, elements } = readInline(find(body, 'ab') ?? find(body, 'body') ?? body);
  const aside = find(root, 'standOff');
  const given = aside && readStandOff(aside, text, path, context);
  const inline = elements.flatMap(({ node, start, end }, i): Annotation[] => {
    const name = localName(node.name);
    const own = ELEMENTS.find(([known]) => known === name)?.[1][0];
    if (own === undefined || start === end) return [];
    const label = node.attributes['type'] === undefined ? own : decodeWord(node.attributes['type']);
    return [
      { id: `i${i + 1}`, start, end, text: text.slice(start, end), label, ...attributesOfElement(node) },
    ];
  });
  const header = find(root, 'teiHeader');
  const title = header && textOf(find(header, 'title'));
  const creation = header && find(header, 'creation');
  const date = creation && find(creation, 'date')?.attributes['when'];
  return {
    name: title || nameOf(path, EXTENSION),
    text,
    annotations: [...inline, ...(given?.annotations ?? [])],
    relations: given?.relations ?? [],
    ...(date !== undefined && { date }),
  };
}

export const tei: Format = {
  id: 'tei',
  title: 'TEI P5',
  description: 'formats.tei',
  extension: EXTENSION,
  specification: 'https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html#SASOstdf',
  unit: 'markup',
  layout: 'document',
  options: [
    {
      name: 'spans',
      description: 'formats.tei.spans',
      values: ['standoff', 'inline'],
    },
  ],
  carries: (options) => {
    const inline = options['spans'] === 'inline';
    return {
      overlap: inline ? 'nested' : 'any',
      borders: 'any',
      attributes: new Set(
        inline ? (['value', 'mod', 'canonical'] as const) : (['value', 'mod', 'canonical', 'note'] as const),
      ),
      relations: !inline,
      rejected: false,
      date: true,
      status: false,
      characters: 'xml',
      text: 'exact',
    };
  },
  createWriter: (_corpus, options) => ({ document: (document) => [write(document, options)], end: () => [] }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, root } of xmlFiles(files, this.accepts, context)) {
      const document = readDocument(path, root, context);
      if (document) yield document;
    }
  },
};
