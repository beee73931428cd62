/**
 * What a client was told of each document's diagnostics: to who has them already only that they are the same goes over
 * the wire, since most decisions change none of them.
 */
import type { Diagnostic } from 'vscode-languageserver-types';

/** As LSP's `DocumentDiagnosticReport`. */
export type DiagnosticReport =
  | { readonly kind: 'full'; readonly resultId: string; readonly items: Diagnostic[] }
  | { readonly kind: 'unchanged'; readonly resultId: string };

export class DiagnosticReports {
  private readonly told = new Map<string, { readonly id: string; readonly items: readonly Diagnostic[] }>();
  private count = 0;

  /** `known` is the id of the report that the client has. */
  report(uri: string, items: Diagnostic[], known: string | undefined): DiagnosticReport {
    const before = this.told.get(uri);
    const isSame = before !== undefined && areSame(before.items, items);
    const resultId = isSame ? before.id : String(++this.count);
    if (!isSame) this.told.set(uri, { id: resultId, items });
    return isSame && known === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  }

  forget(uri: string): void {
    this.told.delete(uri);
  }
}

function areSame(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return (
    before.length === after.length &&
    after.every(
      (diagnostic, i) => diagnostic === before[i] || JSON.stringify(diagnostic) === JSON.stringify(before[i]),
    )
  );
}
