/** White space in MISC, as UDPipe writes it. */

const ESCAPES: readonly (readonly [string, string])[] = [
  ['\\', '\\\\'],
  [' ', '\\s'],
  ['\t', '\\t'],
  ['\r', '\\r'],
  ['\n', '\\n'],
  ['|', '\\p'],
];

export function escapeSpaces(text: string): string {
  let out = '';
  for (const character of text) {
    const known = ESCAPES.find(([from]) => from === character)?.[1];
    const code = character.charCodeAt(0);
    out += known ?? (code > 0x20 && code < 0x7f ? character : `\\u${code.toString(16).padStart(4, '0')}`);
  }
  return out;
}

export function unescapeSpaces(text: string): string {
  return text.replace(/\\(u[0-9a-f]{4}|.)/gs, (_whole, code: string) => {
    if (code.length === 5) return String.fromCharCode(parseInt(code.slice(1), 16));
    return ESCAPES.find(([, to]) => to === `\\${code}`)?.[0] ?? code;
  });
}
