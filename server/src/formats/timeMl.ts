/** TimeML (1.2.1): time expressions as TIMEX3 elements in the text, the document's date as DCT. */
import { message } from '../messages/message.js';
import { byPlace } from '../annotation/annotationOrder.js';
import type { Annotation } from '../annotation/model.js';
import { TIME_LABELS } from '../languages/mention.js';
import { xmlFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, OutputFile, ReadContext } from './format.js';
import { nameOf } from './parts/inputText.js';
import { inlineContent, readInline } from './parts/inlineXml.js';
import { otherAttributes } from './parts/otherAttributes.js';
import { reportOnce } from './parts/reportOnce.js';
import { element, elementsOf, isElement, localName, writeXml, type XmlElement } from './parts/xml.js';

const EXTENSION = '.tml';
const KNOWN = new Set(['tid', 'type', 'value', 'mod']);
const READ = new Set(['TimeML', 'DOCID', 'DCT', 'TEXT', 'TIMEX3', 'TITLE', 'EXTRAINFO']);
const SCHEMA = 'http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd';

function write(document: ExchangeDocument): OutputFile {
  let number = 0;
  const timex = (annotation: Annotation, children: readonly (XmlElement | string)[]): XmlElement =>
    element(
      'TIMEX3',
      {
        tid: `t${++number}`,
        type: annotation.label,
        value: annotation.value ?? '',
        ...(annotation.mod !== undefined && { mod: annotation.mod }),
      },
      children,
    );
  const content = inlineContent(document.text, [...document.annotations].sort(byPlace), timex);
  const dct =
    document.date === undefined
      ? []
      : [
          element(
            'TIMEX3',
            { tid: 't0', type: 'DATE', value: document.date, functionInDocument: 'CREATION_TIME' },
            [document.date],
          ),
        ];
  const root = element(
    'TimeML',
    { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:noNamespaceSchemaLocation': SCHEMA },
    [element('DOCID', {}, [document.name]), element('DCT', {}, dct), element('TEXT', {}, content)],
  );
  return { path: document.name + EXTENSION, content: writeXml(root) };
}

function readDocument(path: string, root: XmlElement, context: ReadContext): ExchangeDocument | undefined {
  if (localName(root.name) !== 'TimeML') {
    context.report({ file: path, line: root.line, message: message('read.timeMl', { found: root.name }) });
    return undefined;
  }
  const part = (name: string): XmlElement | undefined =>
    root.children.filter(isElement).find((node) => localName(node.name) === name);
  const { text, elements } = readInline(part('TEXT') ?? root);
  const annotations = elements.flatMap(({ node, start, end }, i): Annotation[] => {
    if (localName(node.name) !== 'TIMEX3') return [];
    if (start === end) {
      const problem = message('read.elementEmpty', { name: 'TIMEX3' });
      reportOnce(context.report, { file: path, line: node.line, understood: true, message: problem });
      return [];
    }
    const { type = 'DATE', value, mod } = node.attributes;
    return [
      {
        id: `t${i + 1}`,
        start,
        end,
        text: text.slice(start, end),
        label: type,
        ...(value !== undefined && value !== '' && { value }),
        ...(mod !== undefined && mod !== '' && { mod }),
        ...otherAttributes(node, KNOWN),
      },
    ];
  });
  tellOthers(path, root, context);
  const id = part('DOCID');
  const date = creationTime(root);
  return {
    name: (id && readInline(id).text.trim()) || nameOf(path, EXTENSION).replace(/\.(timeml|xml)$/, ''),
    text,
    annotations,
    relations: [],
    ...(date !== undefined && { date }),
  };
}

/** Events, signals and links are told, once a file and kind. */
function tellOthers(file: string, root: XmlElement, context: ReadContext): void {
  for (const node of elementsOf(root)) {
    const name = localName(node.name);
    if (!READ.has(name))
      reportOnce(context.report, {
        file,
        line: node.line,
        understood: true,
        message: message('read.elementUnknown', { name }),
      });
  }
}

/** The date that is said to be the document's, or that of its publication where nothing else is. */
function creationTime(root: XmlElement): string | undefined {
  let published: string | undefined;
  for (const node of elementsOf(root)) {
    const { value, functionInDocument } = node.attributes;
    if (localName(node.name) !== 'TIMEX3' || value === undefined) continue;
    if (functionInDocument === 'CREATION_TIME') return value;
    if (functionInDocument === 'PUBLICATION_TIME') published ??= value;
  }
  return published;
}

export const timeMl: Format = {
  id: 'timeml',
  title: 'TimeML',
  description: 'formats.timeml',
  extension: EXTENSION,
  specification: 'https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html',
  unit: 'markup',
  layout: 'document',
  options: [
    {
      name: 'overlap',
      description: 'formats.timeml.overlap',
      values: ['outermost', 'innermost'],
    },
  ],
  carries: () => ({
    labels: new Set(TIME_LABELS),
    overlap: 'none',
    borders: 'any',
    attributes: new Set(['value', 'mod']),
    relations: false,
    rejected: false,
    date: true,
    status: false,
    characters: 'xml',
    text: 'exact',
  }),
  createWriter: () => ({ document: (document) => [write(document)], end: () => [] }),
  accepts: (path) => /\.(tml|timeml|xml)$/.test(path),
  async *read(files, context) {
    for (const { path, root } of xmlFiles(files, this.accepts, context)) {
      const document = readDocument(path, root, context);
      if (document) yield document;
    }
  },
};
