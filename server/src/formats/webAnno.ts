/**
 * WebAnno TSV 3.3: a token a line with its UTF-16 offsets; annotations within a token on lines of their own
 * below it (1-3.1); annotations of several units, or several on one, are told apart by numbers in brackets.
 */
import type { Annotation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { readAttributes } from './attributes.js';
import type { ExchangeDocument, Format, FormatOptions, OutputFile, ReadContext } from './format.js';
import { decodeInput, inOrder, linesOf, nameOf } from './inputText.js';
import { sentences } from './sentences.js';
import { exchangeTokens, tokenRange } from './tokens.js';
import { ENTITY } from './uima.js';

const EXTENSION = '.tsv';
const FORMAT = '#FORMAT=WebAnno TSV 3.3';
/** Features of INCEpTION's built-in layer, and then ours; each with the attribute that it holds. */
const BUILT_IN = [
  ['identifier', 'canonical'],
  ['value', 'label'],
] as const;
const OURS = [
  ['note', 'note'],
  ['origin', 'origin'],
  ['timexMod', 'mod'],
  ['timexValue', 'value'],
] as const;
type Feature = (typeof BUILT_IN | typeof OURS)[number];

const featuresOf = (options: FormatOptions): readonly Feature[] =>
  options['features'] === 'all' ? [...BUILT_IN, ...OURS] : BUILT_IN;

const VALUE_ESCAPES = /\\|\[|\]|\||_|->|;|\t|\n|\r|\*/g;
const NAMED: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\r': 'r' };
const escapeValue = (text: string): string =>
  text.replace(VALUE_ESCAPES, (found) => `\\${NAMED[found] ?? found}`);
const escapeText = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (found) => `\\${NAMED[found] ?? found}`);
const unescape = (text: string): string =>
  text.replace(/\\(->|.)/gs, (_whole, found: string) => ({ t: '\t', n: '\n', r: '\r' })[found] ?? found);

interface Unit {
  readonly start: number;
  readonly end: number;
  readonly numbers: number[];
}

function cells(
  unit: Unit,
  annotations: readonly Annotation[],
  shared: ReadonlySet<number>,
  features: readonly Feature[],
): string {
  return features
    .map(([, key]) => {
      if (unit.numbers.length === 0) return '_';
      return unit.numbers
        .map((number) => {
          const value = annotations[number]![key];
          const written = value === undefined || value === '' ? '*' : escapeValue(value);
          return unit.numbers.length > 1 || shared.has(number) ? `${written}[${number + 1}]` : written;
        })
        .join('|');
    })
    .join('\t');
}

function write(document: ExchangeDocument, options: FormatOptions): OutputFile {
  const { text } = document;
  const annotations = [...document.annotations].sort(byPlace);
  const features = featuresOf(options);
  const tokens = exchangeTokens(text);
  const whole = new Map<number, Unit>(tokens.map((token) => [token.start, { ...token, numbers: [] }]));
  const parts = new Map<number, Map<string, Unit>>();
  // Annotations on more than one unit, or sharing one, carry a number everywhere.
  const shared = new Set<number>();
  for (const [number, annotation] of annotations.entries()) {
    const { first, last } = tokenRange(tokens, annotation.start, annotation.end);
    if (last - first > 1) shared.add(number);
    for (const token of tokens.slice(first, last)) {
      const start = Math.max(token.start, annotation.start);
      const end = Math.min(token.end, annotation.end);
      if (start === token.start && end === token.end) whole.get(token.start)!.numbers.push(number);
      else {
        const below = parts.get(token.start) ?? new Map<string, Unit>();
        const key = `${start} ${end}`;
        const unit = below.get(key) ?? { start, end, numbers: [] };
        unit.numbers.push(number);
        below.set(key, unit);
        parts.set(token.start, below);
      }
    }
  }
  for (const unit of [...whole.values(), ...[...parts.values()].flatMap((below) => [...below.values()])])
    if (unit.numbers.length > 1) for (const number of unit.numbers) shared.add(number);

  let content = `${FORMAT}\n#T_SP=${ENTITY}|${features.map(([name]) => name).join('|')}\n\n`;
  for (const [s, sentence] of sentences(text, tokens, annotations).entries()) {
    content += '\n';
    const shown = text.slice(sentence[0]!.start, sentence.at(-1)!.end);
    for (const line of shown.split(/\r\n|\r|\n/)) content += `#Text=${escapeText(line)}\n`;
    for (const [t, token] of sentence.entries()) {
      const row = (id: string, unit: Unit): string =>
        `${id}\t${unit.start}-${unit.end}\t${escapeText(text.slice(unit.start, unit.end))}\t${cells(unit, annotations, shared, features)}\t\n`;
      content += row(`${s + 1}-${t + 1}`, whole.get(token.start)!);
      const below = [...(parts.get(token.start)?.values() ?? [])].sort(
        (a, b) => a.start - b.start || a.end - b.end,
      );
      for (const [u, unit] of below.entries()) content += row(`${s + 1}-${t + 1}.${u + 1}`, unit);
    }
  }
  return { path: document.name + EXTENSION, content };
}

/** Splits at a character that no backslash stands before. */
function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\\') {
      part += text.slice(i, i + 2);
      i++;
    } else if (character === separator) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  parts.push(part);
  return parts;
}

interface Growing {
  start: number;
  end: number;
  readonly facts: Record<string, string>;
}

function readFile(path: string, content: string, context: ReadContext): ExchangeDocument | undefined {
  const layers: { readonly name: string; readonly features: readonly string[]; readonly column: number }[] =
    [];
  const pieces: { readonly start: number; readonly text: string }[] = [];
  const found = new Map<string, Growing>();
  let columns = 3;
  let seen = false;
  for (const { number, text: line } of linesOf(content)) {
    const complain = (message: string): void => context.report({ file: path, line: number, message });
    if (line.startsWith('#FORMAT=')) {
      seen = line.startsWith('#FORMAT=WebAnno TSV 3');
      continue;
    }
    if (!seen) {
      complain(`expected «${FORMAT}» in the first line`);
      return undefined;
    }
    const header = /^#T_(SP|CH|RL)=(.*)$/s.exec(line);
    if (header) {
      const [name = '', ...features] = header[2]!.split('|');
      if (header[1] === 'SP') layers.push({ name, features, column: columns });
      else complain(`the layer ${name} is of a kind that is not imported`);
      columns += header[1] === 'CH' ? 2 : features.length;
      continue;
    }
    if (line === '' || line.startsWith('#')) continue;
    const cell = line.split('\t');
    const place = /^(\d+)-(\d+)$/.exec(cell[1] ?? '');
    const form = unescape(cell[2] ?? '');
    if (
      !place ||
      !/^\d+-\d+(\.\d+)?$/.test(cell[0] ?? '') ||
      Number(place[2]) - Number(place[1]) !== form.length
    ) {
      complain(
        `expected «sentence-token, begin-end, text», the offsets as long as the text, found «${line.slice(0, 80)}»`,
      );
      continue;
    }
    const start = Number(place[1]);
    const end = Number(place[2]);
    if (!cell[0]!.includes('.')) pieces.push({ start, text: form });
    for (const layer of layers) {
      for (const [f, feature] of layer.features.entries()) {
        const written = cell[layer.column + f] ?? '_';
        if (written === '_' || written === '') continue;
        for (const [v, one] of splitUnescaped(written, '|').entries()) {
          const [, value = '', id] = /^(.*?)(?:\[(\d+)\])?$/s.exec(one) ?? [];
          const key = id === undefined ? `${layer.name} ${cell[0]} ${v}` : `${layer.name} [${id}]`;
          const annotation = found.get(key) ?? { start, end, facts: {} };
          annotation.start = Math.min(annotation.start, start);
          annotation.end = Math.max(annotation.end, end);
          if (value !== '*') annotation.facts[feature] = unescape(value);
          found.set(key, annotation);
        }
      }
    }
  }
  if (!seen) {
    context.report({ file: path, line: 1, message: `expected «${FORMAT}» in the first line` });
    return undefined;
  }
  return { name: nameOf(path, EXTENSION), ...assemble(pieces, found, path, context) };
}

/** The longest gap between tokens that is believed, in UTF-16 units: offsets may lie. */
const LONGEST_GAP = 1_000_000;

function assemble(
  pieces: readonly { readonly start: number; readonly text: string }[],
  found: ReadonlyMap<string, Growing>,
  path: string,
  context: ReadContext,
): Omit<ExchangeDocument, 'name'> {
  let text = '';
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    const gap = piece.start - text.length;
    if (gap < 0 || gap > LONGEST_GAP) {
      context.report({
        file: path,
        message: `the token «${piece.text}» at ${piece.start} does not follow the one before it`,
      });
      break;
    }
    text += ' '.repeat(gap) + piece.text;
  }
  const annotations: Annotation[] = [];
  for (const [key, { start, end, facts }] of found) {
    if (end > text.length) continue;
    const layer = key.slice(0, key.indexOf(' '));
    const label =
      facts['value'] ?? facts['label'] ?? Object.values(facts)[0] ?? layer.slice(layer.lastIndexOf('.') + 1);
    const attributes = {
      canonical: facts['identifier'],
      note: facts['note'],
      origin: facts['origin'],
      mod: facts['timexMod'],
      value: facts['timexValue'],
    };
    annotations.push({
      id: `a${annotations.length + 1}`,
      start,
      end,
      text: text.slice(start, end),
      label,
      ...readAttributes(attributes, ['value', 'mod', 'canonical', 'note', 'origin']),
    });
  }
  return { text, annotations, relations: [] };
}

export const webAnno: Format = {
  id: 'webanno-tsv',
  title: 'WebAnno TSV 3.3',
  description: 'For INCEpTION and WebAnno: the built-in named entity layer, sub-token spans and all',
  extension: EXTENSION,
  specification:
    'https://inception-project.github.io/releases/34.5/docs/user-guide.html#sect_formats_webannotsv3',
  unit: 'UTF-16 units',
  layout: 'document',
  options: [
    {
      name: 'features',
      description: 'those of INCEpTION’s named entity layer, or ours as well (the project must have them)',
      values: ['built-in', 'all'],
    },
  ],
  carries: (options) => ({
    overlap: 'any',
    borders: 'visible',
    attributes: new Set(
      options['features'] === 'all'
        ? (['canonical', 'value', 'mod', 'note', 'origin'] as const)
        : (['canonical'] as const),
    ),
    relations: false,
    rejected: false,
    date: false,
    status: false,
    characters: 'unicode',
    text: 'visible',
  }),
  createWriter: (_corpus, options) => ({ document: (document) => [write(document, options)], end: () => [] }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const [path, bytes] of inOrder(files)) {
      if (!path.endsWith(EXTENSION)) continue;
      const content = decodeInput(path, bytes, context.report);
      const document = content === undefined ? undefined : readFile(path, content, context);
      if (document) yield document;
    }
  },
};
