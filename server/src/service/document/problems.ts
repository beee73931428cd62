/** The problems of a document with their fixes, in one list: what the text editor shows as diagnostics and quick fixes. */
import { DiagnosticSeverity, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { check } from '../../protocol/checking.js';
import { CommandSchema, EDIT_COMMAND } from '../../protocol/commands.js';
import type { Format } from '../../messages/formatter.js';
import type {
  DocumentProblem,
  DocumentProblems,
  ProblemFix,
  RejectedPlace,
} from '../../protocol/problems.js';
import { rangeOf, type Snapshot } from '../../corpus/snapshot.js';
import { byPlace } from '../../text/order.js';
import { withheldIn } from './withheld.js';
import { dataOf, fixes, itemIdOf } from './codeActions.js';

/** As many as anyone reads in a list. */
const MOST_PROBLEMS = 100;

const SEVERITY: Readonly<Partial<Record<DiagnosticSeverity, DocumentProblem['severity']>>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
};

export interface FoundProblems {
  /** Of the document's file, or of what is in it; hints are left out. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of the annotation file, whose URI each names. */
  readonly ofFiles?: readonly { readonly file: string; readonly diagnostic: Diagnostic }[];
}

/** `snapshot` undefined: the file is no text. */
export function problemsOf(
  snapshot: Snapshot | undefined,
  { diagnostics, ofFiles = [] }: FoundProblems,
  say: Format,
): DocumentProblems {
  const inText = diagnostics.flatMap((diagnostic) => problem(snapshot, diagnostic, say));
  const all = [
    ...ofFiles.flatMap(({ file, diagnostic }) =>
      problem(undefined, diagnostic, say).map((one) => ({ ...one, file })),
    ),
    ...inText.sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    ),
  ];
  return {
    ...(snapshot && { version: snapshot.version }),
    problems: all.slice(0, MOST_PROBLEMS),
    more: Math.max(0, all.length - MOST_PROBLEMS),
  };
}

function problem(snapshot: Snapshot | undefined, diagnostic: Diagnostic, say: Format): DocumentProblem[] {
  const severity = SEVERITY[diagnostic.severity ?? DiagnosticSeverity.Warning];
  if (severity === undefined) return [];
  const data = dataOf(diagnostic);
  const id = snapshot ? itemIdOf(snapshot, diagnostic, data) : data.id;
  return [
    {
      code: String(diagnostic.code),
      severity,
      message: String(diagnostic.message),
      range: diagnostic.range,
      ...(id !== undefined && { id }),
      fixes: snapshot ? fixes(snapshot, diagnostic, say).map(fixOf) : [],
    },
  ];
}

function fixOf({ title, command }: CodeAction): ProblemFix {
  const checked = check(CommandSchema, { command: command?.command, arguments: command?.arguments });
  if (!('value' in checked) || checked.value.command !== EDIT_COMMAND) return { title };
  return { title, command: checked.value.arguments[0].command };
}

/** What was refused, and what is not suggested since it was refused elsewhere, in text order. */
export function rejectedPlaces(snapshot: Snapshot, say: Format): readonly RejectedPlace[] {
  const { document, rejected } = snapshot;
  const refused = rejected
    .filter(({ anchor }) => anchor !== 'lost')
    .map((one) => ({ ...one, shown: { id: one.id } }));
  const withheld = withheldIn(snapshot).map((one) => ({
    ...one,
    shown: { because: one.reasons.map(say).join('; ') },
  }));
  return [...refused, ...withheld].sort(byPlace).map(({ label, text, start, end, shown }) => ({
    ...{ label, text, range: rangeOf(document, { start, end }) },
    ...shown,
  }));
}
