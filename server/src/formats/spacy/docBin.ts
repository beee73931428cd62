/**
 * spaCy's DocBin (`.spacy`): zlib over msgpack with the tokens of all documents as numbers of strings, and the strings.
 * Entities are in the columns ENT_IOB and ENT_TYPE, span groups beside the tokens.
 */
import { decode } from '@msgpack/msgpack';
import { message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';
import type { Annotation } from '../../annotation/model.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { isObject, type JsonObject } from '../parts/inputText.js';
import { inflateZlib } from '../parts/inflating.js';
import { listOf } from '../parts/jsonSpans.js';
import { reportOnce } from '../parts/reportOnce.js';
import { StringStore } from './stringStore.js';

const MOST_BYTES = 512 * 1024 * 1024;
const ORTH = 65;
const ENT_IOB = 77;
const ENT_TYPE = 78;
const ENT_KB_ID = 452;
/** Values of ENT_IOB. */
const INSIDE = 1n;
const BEGIN = 3n;
/** Bytes of a span in a group: identifier, entity, label, first and last token, first and last character. */
const SPAN_BYTES = 40;

const damaged = (key: DamageKey): MessageError => new MessageError(message(key));
type DamageKey = 'read.docBinTable' | 'read.docBinTokens' | 'read.docBinString' | 'read.docBinSpan';

interface TokenPlace {
  readonly start: number;
  readonly end: number;
}

/** Throws where the bytes are no DocBin. */
export function* readDocBin(
  path: string,
  bytes: Uint8Array,
  name: string,
  context: ReadContext,
): Generator<ExchangeDocument> {
  const bin = unpacked(inflateZlib(bytes, MOST_BYTES));
  if (!isObject(bin)) throw damaged('read.docBinTable');
  const columns = listOf(bin['attrs']).map(Number);
  const cells = cellsOf(bin['tokens']);
  const spaces = bytesOf(bin['spaces']);
  const lengths = lengthsOf(bin['lengths']);
  const strings = new StringStore(listOf(bin['strings']).filter((one) => typeof one === 'string'));
  if (!columns.includes(ORTH)) throw damaged('read.docBinTable');
  const tokens = lengths.reduce((sum, length) => sum + length, 0);
  if (lengths.some((length) => length < 0) || cells.byteLength < tokens * columns.length * 8)
    throw damaged('read.docBinTokens');
  if (columns.some((column) => column === 0) || spaces.length < tokens) throw damaged('read.docBinTokens');
  tellRest(bin, path, context);
  let first = 0;
  for (const [i, length] of lengths.entries()) {
    const rows = new TokenRows(cells, columns, first, strings);
    const { text, places } = rows.text(length, spaces.subarray(first, first + length));
    const found = [
      ...spansOfGroups(listOf(bin['span_groups'])[i], places, strings),
      ...rows.entities(length, places),
    ];
    yield { name: `${name}-${i + 1}`, text, annotations: annotationsOf(found, text), relations: [] };
    first += length;
  }
}

interface FoundSpan extends TokenPlace {
  readonly label: string;
  readonly entity: string;
}

/** A span that is in a group and among the entities is one. */
function annotationsOf(found: readonly FoundSpan[], text: string): Annotation[] {
  const known = new Set<string>();
  const annotations: Annotation[] = [];
  for (const { start, end, label, entity } of found) {
    const key = `${start} ${end} ${label}`;
    if (known.has(key) || start >= end) continue;
    known.add(key);
    annotations.push({
      id: `a${annotations.length + 1}`,
      start,
      end,
      text: text.slice(start, end),
      label,
      ...(entity !== '' && { canonical: entity }),
    });
  }
  return annotations;
}

/** The rows of one document in the table of all tokens. */
class TokenRows {
  constructor(
    private readonly cells: DataView,
    private readonly columns: readonly number[],
    private readonly first: number,
    private readonly strings: StringStore,
  ) {}

  private cell(token: number, column: number): bigint {
    const index = this.columns.indexOf(column);
    if (index < 0) return 0n;
    return this.cells.getBigUint64(((this.first + token) * this.columns.length + index) * 8, true);
  }

  private string(token: number, column: number): string {
    return this.strings.text(this.cell(token, column)) ?? '';
  }

  text(
    length: number,
    spaces: Uint8Array,
  ): { readonly text: string; readonly places: readonly TokenPlace[] } {
    const places: TokenPlace[] = [];
    const words: string[] = [];
    let at = 0;
    for (let i = 0; i < length; i++) {
      const word = this.strings.text(this.cell(i, ORTH));
      if (word === undefined) throw damaged('read.docBinString');
      places.push({ start: at, end: at + word.length });
      words.push(spaces[i] ? `${word} ` : word);
      at += words[i]!.length;
    }
    return { text: words.join(''), places };
  }

  *entities(length: number, places: readonly TokenPlace[]): Generator<FoundSpan> {
    let open: FoundSpan | undefined;
    for (let i = 0; i <= length; i++) {
      const state = i < length ? this.cell(i, ENT_IOB) : 0n;
      const label = state === INSIDE || state === BEGIN ? this.string(i, ENT_TYPE) : '';
      if (open && state === INSIDE && label === open.label) open = { ...open, end: places[i]!.end };
      else {
        if (open) yield open;
        open = label === '' ? undefined : { ...places[i]!, label, entity: this.string(i, ENT_KB_ID) };
      }
    }
  }
}

/** Span groups are msgpack within msgpack: each group by its bytes, or a list of them. */
function* spansOfGroups(
  packed: unknown,
  places: readonly TokenPlace[],
  strings: StringStore,
): Generator<FoundSpan> {
  if (!(packed instanceof Uint8Array) || packed.length === 0) return;
  const groups = unpacked(packed);
  const each = Array.isArray(groups)
    ? groups.map(bytesOf)
    : isObject(groups)
      ? Object.keys(groups).map(ofKey)
      : [];
  for (const bytes of each) {
    const group = unpacked(bytes);
    for (const span of listOf(isObject(group) && group['spans'])) {
      const { buffer, byteOffset, byteLength } = bytesOf(span);
      if (byteLength !== SPAN_BYTES) throw damaged('read.docBinSpan');
      const view = new DataView(buffer, byteOffset, byteLength);
      const first = places[view.getInt32(24)];
      const last = places[view.getInt32(28) - 1];
      if (!first || !last) throw damaged('read.docBinSpan');
      const label = strings.text(view.getBigUint64(16)) ?? '';
      yield { start: first.start, end: last.end, label, entity: strings.text(view.getBigUint64(8)) ?? '' };
    }
  }
}

function unpacked(bytes: Uint8Array): unknown {
  // No list is longer than its bytes, whatever it claims.
  const most = bytes.length;
  return decode(bytes, { maxArrayLength: most, maxMapLength: most, mapKeyConverter: keyOf });
}

/** Keys that are bytes, a character each. */
function keyOf(key: unknown): string | number {
  if (typeof key === 'string' || typeof key === 'number') return key;
  if (!(key instanceof Uint8Array)) throw damaged('read.docBinTable');
  return Array.from(key, (byte) => String.fromCharCode(byte)).join('');
}

const ofKey = (key: string): Uint8Array => Uint8Array.from(key, (character) => character.charCodeAt(0));

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw damaged('read.docBinTable');
}

function cellsOf(value: unknown): DataView {
  const { buffer, byteOffset, byteLength } = bytesOf(value);
  return new DataView(buffer, byteOffset, byteLength);
}

function lengthsOf(value: unknown): readonly number[] {
  const view = cellsOf(value);
  return Array.from({ length: view.byteLength >> 2 }, (_, i) => view.getInt32(i * 4, true));
}

/** What of the documents has no place here. */
function tellRest(bin: JsonObject, path: string, context: ReadContext): void {
  const categories = listOf(bin['cats']).some((one) => isObject(one) && Object.keys(one).length > 0);
  // An empty dictionary is one byte.
  const own = listOf(bin['user_data']).some((one) => one instanceof Uint8Array && one.length > 1);
  for (const [key, there] of [
    ['cats', categories],
    ['user_data', own],
  ] as const)
    if (there) reportOnce(context.report, { file: path, message: message('read.notUnderstood', { key }) });
}
