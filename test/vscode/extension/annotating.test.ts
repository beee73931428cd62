import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotationsOf, DOCUMENTS, openDocument, select, stateOf, stored } from './corpus.js';

const NAME = DOCUMENTS.arabMinisters;

describe('annotating a document', () => {
  let editor: vscode.TextEditor;
  let text: string;
  before(async () => {
    editor = await openDocument(NAME);
    text = editor.document.getText();
  });
  afterEach(async () => {
    // every test leaves the document as it found it
    while ((await stateOf(editor)).canUndo) await vscode.commands.executeCommand('hawashi.undo');
    assert.deepEqual(await annotationsOf(editor), []);
    assert.equal(editor.document.isDirty, false, 'the text itself is never touched');
  });

  const firstWord = () => /[\p{L}\p{M}]{4,}/u.exec(text)![0];

  it('tags the selection, and stores it at once', async () => {
    const word = firstWord();
    await select(editor, word);
    await vscode.commands.executeCommand('hawashi.tag', { label: 'MISC' });
    const [annotation] = await annotationsOf(editor);
    assert.equal(annotation?.label, 'MISC');
    const lines = await stored(NAME);
    assert.equal(lines[0]?.document, NAME);
    assert.equal(lines[1]?.text, annotation?.text);
    assert.equal(lines[1]?.label, 'MISC');
  });

  it('undoes and redoes', async () => {
    await select(editor, firstWord());
    await vscode.commands.executeCommand('hawashi.tag.ORG');
    assert.equal((await annotationsOf(editor)).length, 1);
    await vscode.commands.executeCommand('hawashi.undo');
    assert.equal((await annotationsOf(editor)).length, 0);
    await vscode.commands.executeCommand('hawashi.redo');
    assert.equal((await annotationsOf(editor)).length, 1);
    assert.equal((await stored(NAME)).length, 2);
  });

  it('accepts and removes', async () => {
    const [suggestion] = (await stateOf(editor)).items.filter((item) => item.kind === 'suggestion');
    await select(editor, suggestion!.text);
    await vscode.commands.executeCommand('hawashi.accept');
    const [accepted] = await annotationsOf(editor);
    assert.equal(accepted?.text, suggestion!.text);
    assert.equal(accepted?.origin, 'accepted');
    await vscode.commands.executeCommand('hawashi.remove');
    assert.deepEqual(await annotationsOf(editor), []);
  });

  it('rejects a suggestion for good', async () => {
    const before = await stateOf(editor);
    const [suggestion] = before.items.filter((item) => item.kind === 'suggestion');
    await select(editor, suggestion!.text);
    await vscode.commands.executeCommand('hawashi.reject');
    const after = await stateOf(editor);
    assert.ok(!after.items.some(({ id }) => id === suggestion!.id));
    const rejected = after.counts.rejected - before.counts.rejected;
    assert.ok(rejected >= 1);
    assert.equal(after.counts.suggestions, before.counts.suggestions - rejected);
  });
});
