import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-types';
import { DiagnosticReports } from '../../../server/src/service/document/diagnosticReports.js';

const diagnostic = (message: string): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
  message,
});

describe('reports of diagnostics', () => {
  it('say only that nothing changed to who has them', () => {
    const reports = new DiagnosticReports();
    const first = reports.report('a', [diagnostic('one')], undefined);
    assert.equal(first.kind, 'full');
    assert.deepEqual(reports.report('a', [diagnostic('one')], first.resultId), {
      kind: 'unchanged',
      resultId: first.resultId,
    });
    const newcomer = reports.report('a', [diagnostic('one')], undefined);
    assert.equal(newcomer.kind, 'full');
  });

  it('are whole where something changed, and of each document by itself', () => {
    const reports = new DiagnosticReports();
    const { resultId } = reports.report('a', [diagnostic('one')], undefined);
    assert.equal(reports.report('b', [diagnostic('one')], resultId).kind, 'full');
    for (const items of [[diagnostic('two')], [], [diagnostic('one')]])
      assert.equal(reports.report('a', items, resultId).kind, 'full');
  });

  it('are whole for a document that was opened again', () => {
    const reports = new DiagnosticReports();
    const { resultId } = reports.report('a', [], undefined);
    reports.forget('a');
    assert.equal(reports.report('a', [], resultId).kind, 'full');
  });
});
