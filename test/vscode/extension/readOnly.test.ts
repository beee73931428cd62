import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openDocument } from './corpus.js';

const NAME = '002_292b3e70ead66e47.txt';

describe('the text of a document of a corpus', () => {
  let editor: vscode.TextEditor;
  let text: string;
  before(async () => {
    editor = await openDocument(NAME);
    text = editor.document.getText();
  });
  afterEach(async () => {
    while (editor.document.getText() !== text) await vscode.commands.executeCommand('undo');
    await editor.document.save();
  });

  /** Whether a key changes the text; leaves it as it was. */
  async function typingChangesIt(): Promise<boolean> {
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('type', { text: 'ا' });
    const changed = editor.document.getText() !== text;
    if (changed) await vscode.commands.executeCommand('undo');
    return changed;
  }

  it('is not changed by a slip of a key', async () => {
    await eventually('a text that typing leaves alone', async () => !(await typingChangesIt()));
    assert.equal(await typingChangesIt(), false);
  });

  it('is edited once one asks for that, and no more when one has done with it', async () => {
    await vscode.commands.executeCommand('hawashi.toggleAnnotating');
    await eventually('a text that can be typed in', typingChangesIt);
    await vscode.commands.executeCommand('hawashi.toggleAnnotating');
    await eventually('a text that typing leaves alone', async () => !(await typingChangesIt()));
  });
});
