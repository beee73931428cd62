/** JSON files that people edit: read with positions for messages, comments allowed. */
import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { message, type Message, type MessageKey } from '../messages/message.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import { markedBlocks, oursEnd } from '../annotation/versions/markedBlocks.js';

export interface JsonFile {
  readonly uri: string;
  readonly text: string;
  /** Undefined where the file is no JSON. */
  readonly root: Node | undefined;
  /** Collects problems; the node (or UTF-16 offset) says where, `code` what kind it is where the file is not broken. */
  readonly report: (
    at: Node | number,
    told: Message,
    severity?: FileProblem['severity'],
    code?: string,
  ) => void;
  readonly problems: readonly FileProblem[];
  /** Line and column of a node, counted from 1. */
  readonly placeOf: (node: Node) => { readonly line: number; readonly column: number };
}

const PARSE_ERRORS: Readonly<Record<string, MessageKey>> = {
  InvalidSymbol: 'json.symbol',
  InvalidNumberFormat: 'json.number',
  PropertyNameExpected: 'json.propertyName',
  ValueExpected: 'json.value',
  ColonExpected: 'json.colon',
  CommaExpected: 'json.comma',
  CloseBraceExpected: 'json.closeBrace',
  CloseBracketExpected: 'json.closeBracket',
  EndOfFileExpected: 'json.behindEnd',
  UnexpectedEndOfString: 'json.closeQuote',
  InvalidCharacter: 'json.character',
};

/** Line and column, counted from 1, of a UTF-16 offset. */
function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    line++;
    start = i + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Files that people write nest a few levels; what nests deeper was not written by people, and parsers run out of stack. */
const DEEPEST = 100;

/** Where brackets first nest deeper than that; -1 where they do not. */
function tooDeepAt(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text[scanner.getTokenOffset()];
    if (first === '{' || first === '[') depth++;
    else if (first === '}' || first === ']') depth--;
    if (depth > DEEPEST) return scanner.getTokenOffset();
  }
  return -1;
}

/** The code of what a merge left in several versions. */
export const CONFLICT_CODE = 'corpus.conflict';

/** The text with our version alone where a merge left two: nothing but spaces stands where the other and git's marks were. */
function ourVersion(text: string): { readonly text: string; readonly conflicts: readonly number[] } {
  if (!/^<{7}/mu.test(text)) return { text, conflicts: [] };
  const lines = text.split('\n');
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length + 1);
  const conflicts: number[] = [];
  for (const block of markedBlocks(lines)) {
    conflicts.push(starts[block.start]!);
    for (let i = block.start; i <= block.end; i++)
      if (i === block.start || i >= oursEnd(block))
        lines[i] = lines[i]!.replace(/[^\r]/gu, (sign) => ' '.repeat(sign.length));
  }
  return { text: lines.join('\n'), conflicts };
}

/**
 * Parses a file; of what a merge left in two versions, ours. Never throws. `otherwise` ends the message for broken JSON: what
 * happens until it is repaired.
 */
export function parseJsonFile(uri: string, content: string, otherwise: Message): JsonFile {
  const { text, conflicts } = ourVersion(content.startsWith('\ufeff') ? ' ' + content.slice(1) : content);
  const problems: FileProblem[] = [];
  const report: JsonFile['report'] = (at, told, severity = 'error', code) => {
    problems.push({
      file: uri,
      ...positionOf(text, typeof at === 'number' ? at : at.offset),
      message: told,
      severity,
      ...(code !== undefined && { code }),
    });
  };
  const placeOf: JsonFile['placeOf'] = ({ offset }) => positionOf(text, offset);
  for (const at of conflicts) report(at, message('merged.marks'), 'error', CONFLICT_CODE);
  const deep = tooDeepAt(text);
  if (deep >= 0) {
    report(deep, message('json.broken', { reason: message('json.tooDeep', { most: DEEPEST }), otherwise }));
    return { uri, text, root: undefined, report, problems, placeOf };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first) {
    const code = printParseErrorCode(first.error);
    const known = PARSE_ERRORS[code];
    const reason: Message = known ? { key: known } : message('error.other', { reason: code });
    report(first.offset, message('json.broken', { reason, otherwise }));
    return { uri, text, root: undefined, report, problems, placeOf };
  }
  if (!root) report(0, message('json.empty', { otherwise }));
  return { uri, text, root, report, problems, placeOf };
}

/** The properties of an object node: name, name's node, value's node. */
export function propertiesOf(
  node: Node | undefined,
): { readonly name: string; readonly key: Node; readonly value: Node | undefined }[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key ? [{ name: String(key.value), key, value }] : [];
  });
}
