/** What there is in a file, for people: the keys of JSON, the elements of XML, else its first line. */
import { isObject } from '../formats/parts/inputText.js';

/** So many bytes are looked at, and so many keys or elements are named. */
const LOOKED_AT = 1 << 20;
const MOST_NAMED = 16;
const LONGEST = 60;

export function outlineOf(bytes: Uint8Array): readonly string[] {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, LOOKED_AT)).trim();
  const parts = text.startsWith('{') || text.startsWith('[') ? keysOf(text) : [];
  if (parts.length > 0) return parts;
  if (text.startsWith('<'))
    return named([...text.matchAll(/<([\p{L}_][\p{L}\p{N}_:.-]*)/gu)].map(([, name]) => `<${name}>`));
  const [line = ''] = text.split(/[\r\n]/, 1);
  return line === '' ? [] : [short(line)];
}

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
const named = (names: Iterable<string>): readonly string[] =>
  [...new Set(names)].slice(0, MOST_NAMED).map(short);

function keysOf(text: string): readonly string[] {
  let value = parsed(text) ?? parsed(text.split('\n', 1)[0]!);
  const list = Array.isArray(value);
  if (Array.isArray(value)) value = (value as unknown[])[0];
  if (Array.isArray(value)) return ['[[…]]'];
  if (!isObject(value)) return list ? ['[…]'] : [];
  return named(
    Object.entries(value).flatMap(([key, inner]) => {
      const first: unknown = Array.isArray(inner) ? (inner as unknown[])[0] : inner;
      const step = Array.isArray(inner) ? `${key}[]` : key;
      return isObject(first) ? Object.keys(first).map((below) => `${step}.${below}`) : [step];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
