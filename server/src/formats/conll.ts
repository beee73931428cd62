/** CoNLL-2003: a token a line, its tag in the last column, a blank line between sentences. */
import { message } from '../messages/message.js';
import type { Annotation } from '../annotation/model.js';
import { decodeWord, encodeWord } from './parts/encoding.js';
import { textFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, FormatOptions, OutputFile, ReadContext } from './format.js';
import { nameOf } from './parts/inputText.js';
import { sentences } from './parts/sentences.js';
import { columnLines, columnsOf, nestedRuns } from './parts/tagColumns.js';
import { tagsOf, type TagScheme } from './parts/tagSchemes.js';
import { bordersOf, exchangeTokens, tokenRange } from './parts/tokens.js';

const EXTENSION = '.conll';
const START = '-DOCSTART-';

function write(document: ExchangeDocument, options: FormatOptions): OutputFile {
  const { text, annotations } = document;
  const tokens = exchangeTokens(text, options['tokens'] === 'split' ? bordersOf(annotations) : []);
  const tags = new Map<number, string>();
  for (const annotation of annotations) {
    const { first, last } = tokenRange(tokens, annotation.start, annotation.end);
    const own = tagsOf(encodeWord(annotation.label), last - first, options['scheme'] as TagScheme);
    for (const [i, tag] of own.entries()) tags.set(tokens[first + i]!.start, tag);
  }
  const filling = options['columns'] === '2' ? '' : ' _ _';
  let content = options['columns'] === '2' ? '' : `${START} -X- -X- O\n\n`;
  for (const sentence of sentences(text, tokens, annotations)) {
    for (const { start, end } of sentence)
      content += `${text.slice(start, end)}${filling} ${tags.get(start) ?? 'O'}\n`;
    content += '\n';
  }
  return { path: document.name + EXTENSION, content };
}

/** Gathers tokens and tags into a document whose text is the tokens, spaces and line ends between them. */
class ConllGathering {
  text = '';
  readonly annotations: Annotation[] = [];
  private tokens: { start: number; end: number }[] = [];
  private tags: (readonly string[])[] = [];

  constructor(readonly name: string) {}

  add(token: string, tags: readonly string[]): void {
    if (this.tokens.length > 0) this.text += ' ';
    this.tokens.push({ start: this.text.length, end: this.text.length + token.length });
    this.text += token;
    this.tags.push(tags);
  }

  endSentence(): void {
    if (this.tokens.length === 0) return;
    for (const { label, first, last } of nestedRuns(this.tags)) {
      const { start } = this.tokens[first]!;
      const { end } = this.tokens[last - 1]!;
      const id = `a${this.annotations.length + 1}`;
      this.annotations.push({ id, start, end, text: this.text.slice(start, end), label: decodeWord(label) });
    }
    this.text += '\n';
    this.tokens = [];
    this.tags = [];
  }

  document(): ExchangeDocument {
    this.endSentence();
    return { name: this.name, text: this.text, annotations: this.annotations, relations: [] };
  }
}

function* readFile(path: string, content: string, context: ReadContext): Generator<ExchangeDocument> {
  const name = nameOf(path, EXTENSION);
  let gathering = new ConllGathering(name);
  let documents = 0;
  const found = columnsOf(columnLines(content));
  let isFirst = true;
  let toldOthers = false;
  for (const row of columnLines(content)) {
    if (row.kind === 'blank') {
      gathering.endSentence();
      continue;
    }
    const { number, columns, line } = row;
    const place = { file: path, line: number };
    if (columns[0] === START) {
      // The first document keeps the file's name; the others are numbered.
      if (documents > 0) yield gathering.document();
      documents++;
      gathering = new ConllGathering(documents === 1 ? name : `${name}-${documents}`);
      continue;
    }
    const isHeader = isFirst && found.isHeader(columns);
    isFirst = false;
    if (isHeader) {
      const told = message('read.headerLine', { line: line.slice(0, 80) });
      context.report({ ...place, understood: true, message: told });
      continue;
    }
    const tags = found.tags(columns);
    if (tags.length === 0 || tags.includes(undefined))
      context.report({ ...place, message: message('read.tokenAndTag', { found: line.slice(0, 80) }) });
    else if (!toldOthers && found.others(columns).length > 0) {
      toldOthers = true;
      const told = message('read.columnsLeftOut', { found: found.others(columns).join(' ').slice(0, 80) });
      context.report({ ...place, understood: true, message: told });
    }
    const token = columns[found.token] ?? columns[0] ?? '';
    if (token !== '')
      gathering.add(
        token,
        tags.filter((tag) => tag !== undefined),
      );
    documents ||= 1;
  }
  yield gathering.document();
}

export const conll: Format = {
  id: 'conll',
  title: 'CoNLL-2003',
  description: 'formats.conll',
  extension: EXTENSION,
  specification: 'https://aclanthology.org/W03-0419/',
  unit: 'tokens',
  layout: 'document',
  options: [
    { name: 'scheme', description: 'formats.conll.scheme', values: ['bio', 'bioes'] },
    {
      name: 'tokens',
      description: 'formats.conll.tokens',
      values: ['split', 'widen'],
    },
    {
      name: 'overlap',
      description: 'formats.conll.overlap',
      values: ['outermost', 'innermost'],
    },
    { name: 'columns', description: 'formats.conll.columns', values: ['4', '2'] },
  ],
  carries: (options) => ({
    overlap: 'none',
    borders: options['tokens'] === 'widen' ? 'tokens' : 'visible',
    attributes: new Set(),
    relations: false,
    rejected: false,
    date: false,
    status: false,
    characters: 'unicode',
    text: 'visible',
  }),
  createWriter: (_corpus, options) => ({ document: (document) => [write(document, options)], end: () => [] }),
  accepts: (path) => /\.(conll|bio|iob|iob2)$/.test(path),
  async *read(files, context) {
    for (const { path, content } of textFiles(files, this.accepts, context))
      yield* readFile(path, content, context);
  },
};
