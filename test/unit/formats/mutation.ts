/** Ways in which a file can break. */
import fc from 'fast-check';

/** What breaks readers. */
const PIECES = [
  '\0',
  '\ufeff',
  '\ud800',
  '\n',
  '\r',
  '\t',
  ' ',
  '"',
  '\\',
  '|',
  '_',
  ';',
  '*',
  '[9999_0]',
  '->',
  '#',
  '{',
  '}',
  '[',
  ']',
  '"__proto__":{"polluted":1},',
  '"constructor":null,',
  'null',
  'true',
  '-1',
  '1e308',
  '99999999999999999999',
  '0.5',
  'NaN',
  '<',
  '>',
  '</',
  ']]>',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '&#0;',
  '&#xD800;',
  'xmlns:a="b" ',
  'xml:id="s1" ',
  '../../../etc/passwd',
  'C:\\x',
  '%00',
  '%E0%A4',
];

/** One change of a file. */
export type Mutation = (bytes: Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** A place in a file, as a part of its length. */
const place = fc.double({ min: 0, max: 1, noNaN: true });

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (at): Mutation =>
      (bytes) =>
        bytes.subarray(0, Math.floor(at * bytes.length)),
  ),
  place.map(
    (at): Mutation =>
      (bytes) =>
        bytes.subarray(Math.floor(at * bytes.length)),
  ),
  fc.tuple(place, fc.nat(255)).map(([at, byte]): Mutation => (bytes) => {
    const changed = bytes.slice();
    if (changed.length > 0) changed[Math.min(changed.length - 1, Math.floor(at * changed.length))] = byte;
    return changed;
  }),
  fc.tuple(place, fc.constantFrom(...PIECES)).map(([at, piece]): Mutation => (bytes) => {
    const cut = Math.floor(at * bytes.length);
    return joined(bytes.subarray(0, cut), new TextEncoder().encode(piece), bytes.subarray(cut));
  }),
  fc.tuple(place, place).map(([a, b]): Mutation => (bytes) => {
    const [from, to] = [a, b].sort((x, y) => x - y).map((at) => Math.floor(at * bytes.length));
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  }),
  fc.tuple(place, place).map(([a, b]): Mutation => (bytes) => {
    const [from, to] = [a, b].sort((x, y) => x - y).map((at) => Math.floor(at * bytes.length));
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  }),
  // Numbers that are wrong by one.
  fc.tuple(place, fc.constantFrom(-1, 1)).map(([at, by]): Mutation => (bytes) => {
    const digits = [...bytes.keys()].filter((i) => bytes[i]! >= 0x30 && bytes[i]! <= 0x39);
    const digit = digits[Math.floor(at * (digits.length - 1))];
    const changed = bytes.slice();
    if (digit !== undefined) changed[digit] = 0x30 + ((bytes[digit]! - 0x30 + by + 10) % 10);
    return changed;
  }),
);
