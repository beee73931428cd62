/**
 * CoNLL-U: the text exactly (SpaceAfter, and SpacesAfter as UDPipe writes it), spans in MISC. A span is
 * `n:LABEL` on its first token and `n` on the others, several with `;` between them (the notation of PARSEME), so
 * that spans may overlap at will: `Spans=1:ORG:canonical~interpol;2:GPE`.
 */
import { message, type Message } from '../messages/message.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { attributesOf, readAttributes } from './parts/attributes.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { decodeWord, encodeWord } from './parts/encoding.js';
import { textFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, FormatOptions, OutputFile, ReadContext } from './format.js';
import { linesOf, nameOf } from './parts/inputText.js';
import { sentences } from './parts/sentences.js';
import { bordersOf, exchangeTokens, tokenRange, type ExchangeToken } from './parts/tokens.js';

const EXTENSION = '.conllu';
const KEYS = ['value', 'mod', 'canonical', 'note', 'origin'] as const;
const RESERVED = '|=;:~';

const ESCAPES: readonly (readonly [string, string])[] = [
  ['\\', '\\\\'],
  [' ', '\\s'],
  ['\t', '\\t'],
  ['\r', '\\r'],
  ['\n', '\\n'],
  ['|', '\\p'],
];

function escapeSpaces(text: string): string {
  let out = '';
  for (const character of text) {
    const known = ESCAPES.find(([from]) => from === character)?.[1];
    const code = character.charCodeAt(0);
    out += known ?? (code > 0x20 && code < 0x7f ? character : `\\u${code.toString(16).padStart(4, '0')}`);
  }
  return out;
}

function unescapeSpaces(text: string): string {
  return text.replace(/\\(u[0-9a-f]{4}|.)/gs, (_whole, code: string) => {
    if (code.length === 5) return String.fromCharCode(parseInt(code.slice(1), 16));
    return ESCAPES.find(([, to]) => to === `\\${code}`)?.[0] ?? code;
  });
}

function spanItem(number: number, annotation: Annotation): string {
  const parts = [String(number), encodeWord(annotation.label, RESERVED)];
  const attributes = { ...attributesOf(annotation, KEYS), id: annotation.id };
  for (const [key, value] of Object.entries(attributes)) parts.push(`${key}~${encodeWord(value, RESERVED)}`);
  return parts.join(':');
}

/** The relations of a document by the number of the span that they begin at. */
function relationItems(
  document: ExchangeDocument,
  annotations: readonly Annotation[],
): ReadonlyMap<number, readonly string[]> {
  const numbers = new Map(annotations.map(({ id }, i) => [id, i + 1]));
  const items = new Map<number, string[]>();
  for (const { type, from, to } of document.relations) {
    const source = numbers.get(from);
    const target = numbers.get(to);
    if (source === undefined || target === undefined) continue;
    const item = `${source}>${target}:${encodeWord(type, RESERVED)}`;
    items.set(source, [...(items.get(source) ?? []), item]);
  }
  return items;
}

function write(document: ExchangeDocument, options: FormatOptions): OutputFile {
  const { text, name } = document;
  const annotations = [...document.annotations].sort(byPlace);
  const tokens = exchangeTokens(text, options['tokens'] === 'split' ? bordersOf(annotations) : []);
  const items = new Map<number, string[]>();
  const relations = relationItems(document, annotations);
  const links = new Map<number, string[]>();
  for (const [i, annotation] of annotations.entries()) {
    const { first, last } = tokenRange(tokens, annotation.start, annotation.end);
    for (let t = first; t < last; t++) {
      const own = items.get(tokens[t]!.start) ?? [];
      own.push(t === first ? spanItem(i + 1, annotation) : String(i + 1));
      items.set(tokens[t]!.start, own);
    }
    const begun = relations.get(i + 1);
    const start = tokens[first]!.start;
    if (begun) links.set(start, [...(links.get(start) ?? []), ...begun]);
  }
  let content = `# newdoc id = ${encodeWord(name)}\n`;
  if (document.date !== undefined) content += `# dct = ${encodeWord(document.date)}\n`;
  const nextStart = new Map<number, number>();
  for (const [i, token] of tokens.entries()) nextStart.set(token.start, tokens[i + 1]?.start ?? text.length);
  if (tokens.length === 0) content += `# spaces = ${escapeSpaces(text)}\n\n`;
  for (const [s, sentence] of sentences(text, tokens, annotations).entries()) {
    content += `# sent_id = ${encodeWord(name)}-${s + 1}\n# text = ${shownText(text, sentence)}\n`;
    for (const [t, token] of sentence.entries()) {
      const gap = text.slice(token.end, nextStart.get(token.start));
      const misc: string[] = [];
      if (s === 0 && t === 0 && token.start > 0)
        misc.push(`SpacesBefore=${escapeSpaces(text.slice(0, token.start))}`);
      if (gap === '') misc.push('SpaceAfter=No');
      else if (gap !== ' ') misc.push(`SpacesAfter=${escapeSpaces(gap)}`);
      const own = items.get(token.start);
      if (own) misc.push(`Spans=${own.join(';')}`);
      const begun = links.get(token.start);
      if (begun) misc.push(`Relations=${begun.join(';')}`);
      const form = text.slice(token.start, token.end);
      content += `${t + 1}\t${form}\t${'_\t'.repeat(7)}${misc.length > 0 ? misc.join('|') : '_'}\n`;
    }
    content += '\n';
  }
  return { path: name + EXTENSION, content };
}

/** The `# text` of a sentence: its tokens, with one space wherever the text has white space. */
function shownText(text: string, sentence: readonly ExchangeToken[]): string {
  return sentence
    .map(({ start, end }, i) => {
      const next = sentence[i + 1];
      return text.slice(start, end) + (next && next.start > end ? ' ' : '');
    })
    .join('');
}

interface OpenSpan {
  readonly label: string;
  readonly attributes: Record<string, string>;
  readonly start: number;
  end: number;
}

/** A relation between spans, by their numbers. */
interface Link {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly line: number;
}

/** Gathers the lines of one document. */
class ConlluGathering {
  text = '';
  date: string | undefined;
  private readonly spans = new Map<string, OpenSpan>();
  private readonly done: OpenSpan[] = [];
  private readonly links: Link[] = [];

  constructor(readonly name: string) {}

  addToken(form: string, misc: ReadonlyMap<string, string>, line: number): void {
    this.text += unescapeSpaces(misc.get('SpacesBefore') ?? '');
    const start = this.text.length;
    this.text += form;
    const end = this.text.length;
    for (const item of (misc.get('Spans') ?? '').split(';')) {
      const [number = '', label, ...attributes] = item.split(':');
      const open = this.spans.get(number);
      if (label !== undefined) {
        const span = { label: decodeWord(label), attributes: readItemAttributes(attributes), start, end };
        this.spans.set(number, span);
        this.done.push(span);
      } else if (open) open.end = end;
    }
    for (const item of misc.get('Relations')?.split(';') ?? []) {
      const [, from = '', to = '', type = ''] = /^(\d+)>(\d+):(.*)$/s.exec(item) ?? [];
      this.links.push({ from, to, type: decodeWord(type), line });
    }
    const after = misc.get('SpacesAfter');
    if (after !== undefined) this.text += unescapeSpaces(after);
    else if (misc.get('SpaceAfter') !== 'No') this.text += ' ';
  }

  /** What is wrong is told with the line that it is on. */
  document(complain: (line: number, problem: Message) => void): ExchangeDocument {
    const ids = new Map<OpenSpan, string>();
    const annotations = this.done.map((span, i): Annotation => {
      const { id, ...attributes } = span.attributes;
      ids.set(span, id ?? `a${i + 1}`);
      return {
        id: id ?? `a${i + 1}`,
        start: span.start,
        end: span.end,
        text: this.text.slice(span.start, span.end),
        label: span.label,
        ...readAttributes(attributes, KEYS),
      };
    });
    const idOf = (number: string): string | undefined => {
      const span = this.spans.get(number);
      return span && ids.get(span);
    };
    const relations = this.links.flatMap(({ from, to, type, line }, i): Relation[] => {
      const ends = [idOf(from), idOf(to)];
      if (ends[0] !== undefined && ends[1] !== undefined)
        return [{ id: `r${i + 1}`, type, from: ends[0], to: ends[1] }];
      complain(line, message('read.relationsByNumber'));
      return [];
    });
    const date = this.date === undefined ? {} : { date: this.date };
    return { name: this.name, text: this.text, annotations, relations, ...date };
  }
}

function readItemAttributes(parts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    parts.map((part): [string, string] => {
      const at = part.indexOf('~');
      return [part.slice(0, at), decodeWord(part.slice(at + 1))];
    }),
  );
}

function readMisc(column: string): Map<string, string> {
  const misc = new Map<string, string>();
  if (column === '_') return misc;
  for (const pair of column.split('|')) {
    const at = pair.indexOf('=');
    if (at > 0) misc.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return misc;
}

/** `# key = value`; undefined where a comment is none. */
function readComment(line: string): readonly [key: string, value: string] | undefined {
  const at = line.indexOf('=');
  if (at < 0) return undefined;
  const value = line.slice(at + 1);
  return [line.slice(1, at).trim(), value.startsWith(' ') ? value.slice(1) : value];
}

function* readFile(path: string, content: string, context: ReadContext): Generator<ExchangeDocument> {
  let gathering: ConlluGathering | undefined;
  const complain = (line: number, problem: Message): void =>
    context.report({ file: path, line, message: problem });
  const current = (): ConlluGathering => (gathering ??= new ConlluGathering(nameOf(path, EXTENSION)));
  for (const { number, text: line } of linesOf(content)) {
    if (line === '') continue;
    if (line.startsWith('#')) {
      const [key, value = ''] = readComment(line) ?? [];
      if (key === 'newdoc id') {
        if (gathering) yield gathering.document(complain);
        gathering = new ConlluGathering(decodeWord(value));
      } else if (key === 'dct') current().date = decodeWord(value);
      else if (key === 'spaces') current().text += unescapeSpaces(value);
      continue;
    }
    const columns = line.split('\t');
    if (columns.length !== 10) {
      complain(number, message('read.tenColumns', { found: columns.length }));
      continue;
    }
    const [id, form] = columns as [string, string];
    if (/^\d+$/.test(id)) current().addToken(form, readMisc(columns[9]!), number);
    else if (!/^\d+[-.]\d+$/.test(id))
      complain(number, message('read.tokenNumber', { found: id.slice(0, 40) }));
  }
  if (gathering) yield gathering.document(complain);
}

export const conllu: Format = {
  id: 'conllu',
  title: 'CoNLL-U',
  description: 'formats.conllu',
  extension: EXTENSION,
  specification: 'https://universaldependencies.org/format.html',
  unit: 'tokens',
  layout: 'document',
  options: [
    {
      name: 'tokens',
      description: 'formats.conllu.tokens',
      values: ['split', 'widen'],
    },
  ],
  carries: (options) => ({
    overlap: 'any',
    borders: options['tokens'] === 'widen' ? 'tokens' : 'visible',
    attributes: new Set(['id', ...KEYS]),
    relations: true,
    rejected: false,
    date: true,
    status: false,
    characters: 'unicode',
    text: 'exact',
  }),
  createWriter: (_corpus, options) => ({ document: (document) => [write(document, options)], end: () => [] }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, content } of textFiles(files, this.accepts, context))
      yield* readFile(path, content, context);
  },
};
