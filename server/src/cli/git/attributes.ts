/** What stands in `.gitattributes` for a corpus: between two comments, so that it can be found and taken out again. */

import { MERGED_FILES } from '../../corpus/merging/mergedFile.js';

/** How git calls the drivers. */
export const DRIVER = 'hawashi';

const BEGIN = '# hawashi: merged by id and field, compared line by line (hawashi git --enable)';
const END = '# hawashi: end';

/** A pattern as the file has it: in quotes, where git would end it at a space. */
function quoted(pattern: string): string {
  if (!/[\s"\\]/u.test(pattern) && !pattern.startsWith('#')) return pattern;
  return `"${pattern.replace(/["\\]/gu, '\\$&').replaceAll('\t', '\\t')}"`;
}

/** The signs of a path that a pattern would read as something else. */
const literal = (path: string): string => path.replace(/[[\]*?\\]/gu, '\\$&');

/** The lines for a corpus; `annotations`: its folder of annotations, below the folder that the file is for. */
export function attributeLines(annotations: string, root = '/'): readonly string[] {
  const both = `merge=${DRIVER} diff=${DRIVER}`;
  return [
    BEGIN,
    `${quoted(`${root}${literal(annotations)}/**/*.jsonl`)} ${both}`,
    ...MERGED_FILES.map((name) => `${root === '/' ? root : ''}${name} ${both}`),
    END,
  ];
}

/** The file without what was put there; undefined where nothing was. */
export function withoutAttributes(content: string): string | undefined {
  const lines = content.split('\n');
  const begin = lines.findIndex((line) => line.trimEnd() === BEGIN);
  const end = lines.findIndex((line, i) => i > begin && line.trimEnd() === END);
  if (begin < 0 || end < 0) return undefined;
  return [...lines.slice(0, begin), ...lines.slice(end + 1)].join('\n');
}

/** The file with the lines, in place of those that were there. */
export function withAttributes(content: string, lines: readonly string[]): string {
  const lineBreak = content.includes('\r\n') ? '\r\n' : '\n';
  if (hasAttributes(content, lines)) return content;
  const rest = withoutAttributes(content) ?? content;
  const before = rest === '' || rest.endsWith('\n') ? rest : rest + lineBreak;
  return before + lines.map((line) => line + lineBreak).join('');
}

export function hasAttributes(content: string, lines: readonly string[]): boolean {
  const there = content.split('\n').map((line) => line.trimEnd());
  const begin = there.indexOf(BEGIN);
  return begin >= 0 && lines.every((line, i) => there[begin + i] === line);
}
