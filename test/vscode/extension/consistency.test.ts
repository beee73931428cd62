import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ANNOTATOR, corpusFolder, eventually, openDocument } from './corpus.js';

const TEXT = 'قال نيل جيتون.\n';
const FILES = ['PERS', 'PERS', 'ORG'].map((label, i) => ({
  name: `agrees-${i}`,
  line: JSON.stringify({ id: `c${i}`, start: 4, end: 13, text: 'نيل جيتون', label }) + '\n',
}));

describe('what does not agree over documents', () => {
  const uriOf = (...path: string[]): vscode.Uri => vscode.Uri.joinPath(corpusFolder(), ...path);
  const write = (uri: vscode.Uri, text: string) =>
    vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const annotationFile = (name: string): vscode.Uri => uriOf('annotations', ANNOTATOR, `${name}.jsonl`);
  const told = (name: string) =>
    vscode.languages
      .getDiagnostics(uriOf(`${name}.txt`))
      .find(({ code }) => typeof code === 'object' && code.value === 'consistency.two-labels');

  before(async () => {
    for (const { name, line } of FILES) {
      await write(annotationFile(name), line);
      await write(uriOf(`${name}.txt`), TEXT);
    }
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const { name } of FILES) {
      await vscode.workspace.fs.delete(uriOf(`${name}.txt`));
      await vscode.workspace.fs.delete(annotationFile(name));
    }
  });

  it('is under Problems for a document that is not open, with the other places', async () => {
    await openDocument('agrees-0.txt');
    const found = await eventually('a problem of a closed document', () => told('agrees-2'));
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(found.relatedInformation?.length, 2);
  });
});
