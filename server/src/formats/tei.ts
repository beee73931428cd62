/**
 * TEI P5: names and dates as elements in the text, where annotations nest; or all of them in standOff, pointing
 * into the text with string-range() (code points).
 */
import { CodePointIndex } from '../text/offsets.js';
import type { Annotation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { encodeWord } from './parts/encoding.js';
import { xmlFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, FormatOptions, OutputFile } from './format.js';
import { nameOf } from './parts/inputText.js';
import { inlineContent } from './parts/inlineXml.js';
import { readTei, TEI_ELEMENTS, TEI_ENTITY } from './parts/teiReading.js';
import { element, writeXml, type XmlElement } from './parts/xml.js';

const EXTENSION = '.xml';
const TEI = 'http://www.tei-c.org/ns/1.0';
const TIMES = new Set(['date', 'time']);

const elementFor = (label: string): string =>
  TEI_ELEMENTS.find(([, labels]) => labels.includes(label))?.[0] ?? 'rs';

function inlineElement(annotation: Annotation, children: readonly (XmlElement | string)[]): XmlElement {
  const { label, value, mod, canonical, confidence } = annotation;
  const name = elementFor(label);
  return element(
    name,
    {
      type: encodeWord(label),
      ...(mod !== undefined && { subtype: encodeWord(mod) }),
      ...(canonical !== undefined && { key: canonical }),
      ...(confidence !== undefined && { cert: String(confidence) }),
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
    const { id, start, end, label, value, mod, canonical, note, confidence } = annotation;
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
        ...(confidence !== undefined && { cert: String(confidence) }),
        ...(canonical !== undefined && { corresp: TEI_ENTITY + encodeURIComponent(canonical) }),
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
      emptyAttributes: false,
      attributes: new Set(
        inline
          ? (['value', 'mod', 'canonical', 'confidence'] as const)
          : (['value', 'mod', 'canonical', 'note', 'confidence'] as const),
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
      yield* readTei(path, root, nameOf(path, EXTENSION), context);
    }
  },
};
