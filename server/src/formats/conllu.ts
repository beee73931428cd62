/**
 * CoNLL-U: the text exactly (SpaceAfter, and SpacesAfter as UDPipe writes it), spans in MISC. A span is
 * `n:LABEL` on its first token and `n` on the others, several with `;` between them (the notation of PARSEME), so
 * that spans may overlap at will and have gaps: `Spans=1:ORG:canonical~interpol:@stance~sure;2:GPE`, where `@` is before
 * the names of a corpus' own attributes.
 */
import type { Attributes } from '../annotation/attributes.js';
import { piecesOf } from '../annotation/fragments.js';
import type { Annotation } from '../annotation/model.js';
import { attributesOf } from './parts/attributes.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { fieldComments, isCommentName } from './parts/conlluFields.js';
import { CONLLU_KEYS as KEYS, readConllu } from './parts/conlluReading.js';
import { escapeSpaces } from './parts/conlluSpaces.js';
import { encodeWord } from './parts/encoding.js';
import { textFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, FormatOptions, OutputFile } from './format.js';
import { nameOf } from './parts/inputText.js';
import { plainText } from './parts/plainValues.js';
import { sentences } from './parts/sentences.js';
import { bordersOf, exchangeTokens, tokenRange, type ExchangeToken } from './parts/tokens.js';

const EXTENSION = '.conllu';
const RESERVED = '|=;:~';

function spanItem(number: number, annotation: Annotation, joints: readonly number[] | undefined): string {
  const parts = [String(number), encodeWord(annotation.label, RESERVED)];
  const attributes = {
    ...attributesOf(annotation, KEYS),
    id: annotation.id,
    ...(joints && { pieces: joints.join('.') }),
  };
  for (const [key, value] of Object.entries(attributes)) parts.push(`${key}~${encodeWord(value, RESERVED)}`);
  return [...parts, ...ownItems(annotation.attributes)].join(':');
}

const ownItems = (attributes: Attributes = {}): readonly string[] =>
  Object.entries(attributes).map(
    ([name, value]) => `@${encodeWord(name, RESERVED)}~${encodeWord(plainText(value), RESERVED)}`,
  );

/** The indices of an annotation's tokens, a list a piece. */
function piecesInTokens(annotation: Annotation, tokens: readonly ExchangeToken[]): readonly number[][] {
  return piecesOf(annotation).map(({ start, end }) => {
    const { first, last } = tokenRange(tokens, start, end);
    return Array.from({ length: last - first }, (_, i) => first + i);
  });
}

/** How many tokens each piece has, where no token between them shows it. */
function jointsOf(pieces: readonly (readonly number[])[]): readonly number[] | undefined {
  const isTold = pieces.every((piece, i) => i === 0 || piece[0]! > pieces[i - 1]!.at(-1)! + 1);
  return isTold ? undefined : pieces.map((piece) => piece.length);
}

/** The relations of a document by the number of the span that they begin at. */
function relationItems(
  document: ExchangeDocument,
  annotations: readonly Annotation[],
): ReadonlyMap<number, readonly string[]> {
  const numbers = new Map(annotations.map(({ id }, i) => [id, i + 1]));
  const items = new Map<number, string[]>();
  for (const { type, from, to, attributes } of document.relations) {
    const source = numbers.get(from);
    const target = numbers.get(to);
    if (source === undefined || target === undefined) continue;
    const item = [`${source}>${target}:${encodeWord(type, RESERVED)}`, ...ownItems(attributes)].join(':');
    items.set(source, [...(items.get(source) ?? []), item]);
  }
  return items;
}

function write(document: ExchangeDocument, options: FormatOptions): OutputFile {
  const { text, name } = document;
  const annotations = [...document.annotations].sort(byPlace);
  const cuts = options['tokens'] === 'split' ? bordersOf(annotations.flatMap(piecesOf)) : [];
  const tokens = exchangeTokens(text, cuts);
  const items = new Map<number, string[]>();
  const relations = relationItems(document, annotations);
  const links = new Map<number, string[]>();
  for (const [i, annotation] of annotations.entries()) {
    const pieces = piecesInTokens(annotation, tokens);
    const [first] = pieces[0]!;
    for (const t of pieces.flat()) {
      const own = items.get(tokens[t]!.start) ?? [];
      own.push(t === first ? spanItem(i + 1, annotation, jointsOf(pieces)) : String(i + 1));
      items.set(tokens[t]!.start, own);
    }
    const begun = relations.get(i + 1);
    const { start } = tokens[first!]!;
    if (begun) links.set(start, [...(links.get(start) ?? []), ...begun]);
  }
  let content = `# newdoc id = ${encodeWord(name)}\n`;
  if (document.date !== undefined) content += `# dct = ${encodeWord(document.date)}\n`;
  content += fieldComments(document.fields);
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
    fragments: true,
    borders: options['tokens'] === 'widen' ? 'tokens' : 'visible',
    attributes: new Set(['id', ...KEYS, 'attributes']),
    relations: true,
    rejected: false,
    date: true,
    fields: isCommentName,
    status: false,
    characters: 'unicode',
    wordless: false,
    text: 'exact',
  }),
  createWriter: (_corpus, options) => ({ document: (document) => [write(document, options)], end: () => [] }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, content } of textFiles(files, this.accepts, context))
      yield* readConllu(path, content, nameOf(path, EXTENSION), context);
  },
};
