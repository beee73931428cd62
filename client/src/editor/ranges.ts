/** Ranges between the protocol and VS Code; both count lines and UTF-16 units. */
import { Range } from 'vscode';
import type { Range as ProtocolRange } from 'vscode-languageserver-types';

/** A range as the protocol has it. */
export function plainRange(range: Range): ProtocolRange {
  return {
    start: { line: range.start.line, character: range.start.character },
    end: { line: range.end.line, character: range.end.character },
  };
}

/** A range of the protocol as VS Code has it. */
export function editorRange(range: ProtocolRange): Range {
  return new Range(range.start.line, range.start.character, range.end.line, range.end.character);
}
