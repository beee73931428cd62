/** JSON files that people edit: read with positions for messages, comments allowed. */
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { FileProblem } from '../annotation/fileProblem.js';

export interface JsonFile {
  readonly uri: string;
  readonly text: string;
  /** Undefined where the file is no JSON. */
  readonly root: Node | undefined;
  /** Collects problems; the node (or UTF-16 offset) says where. */
  readonly report: (at: Node | number, message: string, severity?: FileProblem['severity']) => void;
  readonly problems: readonly FileProblem[];
}

const IN_WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'something that is no JSON value',
  InvalidNumberFormat: 'a number that is none',
  PropertyNameExpected: 'a property name in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'there is something behind the end',
  UnexpectedEndOfString: 'a closing " is missing',
  InvalidCharacter: 'a character that must not stand there',
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

/** Parses a file. `otherwise` ends the message for broken JSON: what happens until it is repaired. */
export function parseJsonFile(uri: string, content: string, otherwise: string): JsonFile {
  const text = content.startsWith('\ufeff') ? ' ' + content.slice(1) : content;
  const problems: FileProblem[] = [];
  const report: JsonFile['report'] = (at, message, severity = 'error') => {
    problems.push({
      file: uri,
      ...positionOf(text, typeof at === 'number' ? at : at.offset),
      message,
      severity,
    });
  };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first) {
    const code = printParseErrorCode(first.error);
    report(first.offset, `This is not valid JSON: ${IN_WORDS[code] ?? code}. ${otherwise}`);
    return { uri, text, root: undefined, report, problems };
  }
  if (!root) report(0, `The file is empty. ${otherwise}`);
  return { uri, text, root, report, problems };
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
