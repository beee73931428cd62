import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, corpusFolder, DOCUMENTS, eventually } from './corpus.js';

const READER = 'hawashi.reader';

describe('the reader as the editor of a corpus', () => {
  const uri = vscode.Uri.joinPath(corpusFolder(), DOCUMENTS.arabMinisters);
  const setting = () => vscode.workspace.getConfiguration('hawashi.reader');

  before(async () => {
    await (await api()).whenReady();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await setting().update('default', true, vscode.ConfigurationTarget.Global);
  });
  after(async () => {
    await setting().update('default', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** How the document is open: a word for each of its tabs. */
  const tabs = () =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .flatMap(({ input }) => {
        if (input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()) return ['text'];
        if (input instanceof vscode.TabInputCustom && input.uri.toString() === uri.toString())
          return [input.viewType];
        return [];
      });
  const shown = (...expected: string[]) =>
    eventually(`${expected.join(' and ')} instead of ${tabs().join(' and ')}`, () =>
      isSame(tabs(), expected),
    );
  const isSame = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

  it('opens a document of the corpus in the reader, and leaves no text editor beside it', async () => {
    await vscode.commands.executeCommand('vscode.open', uri);
    await shown(READER);
  });

  it('leaves the text to who opens it as text, whatever is decided there', async () => {
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
    await shown(READER, 'text');
    const hawashi = await api();
    await hawashi.refresh(uri);
    await hawashi.refresh(uri);
    assert.deepEqual(tabs(), [READER, 'text']);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
  });

  it('opens it in the reader again after it was closed', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await shown();
    await vscode.commands.executeCommand('vscode.open', uri);
    await shown(READER);
  });

  it('leaves files of no corpus alone', async () => {
    const other = vscode.Uri.joinPath(corpusFolder(), 'hawashi.json');
    await vscode.window.showTextDocument(other);
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputText);
  });
});
