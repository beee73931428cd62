/** What is wrong with what is said of a document as a whole, told at the beginning of its text. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import { DATE_FIELD, fieldProblems, type FieldProblem } from '../../annotation/documentFields.js';
import type { Format } from '../../messages/formatter.js';
import type { Snapshot } from '../../corpus/snapshot.js';
import { SOURCE } from './diagnosticCodes.js';

/** `documents.json` may say anything: what is not defined is only a question. */
const SEVERITY: Readonly<Record<FieldProblem['kind'], DiagnosticSeverity>> = {
  unknown: DiagnosticSeverity.Information,
  value: DiagnosticSeverity.Warning,
  missing: DiagnosticSeverity.Information,
};

export function fieldDiagnostics({ corpus }: Snapshot, say: Format): Diagnostic[] {
  if (!corpus) return [];
  const start = { line: 0, character: 0 };
  return (
    fieldProblems(corpus.fieldDefinitions, corpus.fields)
      // A date that is none is an error of `documents.json` itself: nothing is read by it.
      .filter(({ kind, name }) => kind !== 'value' || name !== DATE_FIELD)
      .map(({ kind, name, message }): Diagnostic => {
        return {
          range: { start, end: start },
          code: `field.${kind}`,
          severity: SEVERITY[kind],
          message: say(message),
          source: SOURCE,
          data: { field: name },
        };
      })
  );
}
