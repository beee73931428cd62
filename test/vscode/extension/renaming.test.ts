import assert from 'node:assert/strict';
import { access, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { ANNOTATOR, annotationsOf, api, corpusFolder, eventually, openDocument, select } from './corpus.js';

const TEXT = 'زار الوزير مدينة مراكش.\n';

describe('a document that is renamed', () => {
  const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(corpusFolder(), name);
  const annotationFile = (name: string): string =>
    path.join(corpusFolder().fsPath, 'annotations', ANNOTATOR, `${name}.jsonl`);
  const rename = async (from: string, to: string): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf(from), uriOf(to));
    assert.ok(await vscode.workspace.applyEdit(edit));
  };
  const listed = async (name: string): Promise<true> =>
    eventually(`${name} in the list of documents`, async () => {
      const client = await (await api()).whenReady();
      const summary = await client!.sendRequest<{ documents: readonly { name: string }[] }>(
        'hawashi/corpus',
        {
          uri: corpusFolder().toString(),
        },
      );
      return summary.documents.some((document) => document.name === name) || undefined;
    });

  before(() => vscode.workspace.fs.writeFile(uriOf('first.txt'), new TextEncoder().encode(TEXT)));
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['first', 'second']) {
      await rm(uriOf(`${name}.txt`).fsPath, { force: true });
      await rm(annotationFile(name), { force: true });
    }
  });

  it('keeps its annotations, and when it gets its name back', async () => {
    const editor = await openDocument('first.txt');
    await select(editor, 'مراكش');
    await vscode.commands.executeCommand('hawashi.tag.GPE');
    assert.equal((await annotationsOf(editor)).length, 1);
    await rename('first.txt', 'second.txt');
    await listed('second');
    assert.equal((await annotationsOf(await openDocument('second.txt'))).length, 1);
    await assert.rejects(access(annotationFile('first')));
    await rename('second.txt', 'first.txt');
    await listed('first');
    assert.equal((await annotationsOf(await openDocument('first.txt'))).length, 1);
    assert.match(await readFile(annotationFile('first'), 'utf8'), /"document": "first\.txt"/u);
    await assert.rejects(access(annotationFile('second')));
  });
});
