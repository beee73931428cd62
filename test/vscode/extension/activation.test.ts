import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, corpusFolder, DOCUMENTS, openDocument, stateOf } from './corpus.js';

describe('the extension', () => {
  it('starts its server and serves the documents of the corpus', async () => {
    const { whenReady } = await api();
    assert.ok(await whenReady(), 'the server runs');
    const state = await stateOf(await openDocument(DOCUMENTS.interpol));
    assert.equal(state.annotator, 'tester');
    assert.equal(state.date?.value, '2025-11-24');
    assert.ok(state.counts.suggestions > 10, `${state.counts.suggestions} suggestions`);
  });

  it('has every command that package.json promises', async () => {
    const { packageJSON } = vscode.extensions.getExtension('hawashi.hawashi')!;
    const known = new Set(await vscode.commands.getCommands(true));
    const promised = packageJSON.contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual(
      promised.filter((command: string) => !known.has(command)),
      [],
    );
  });

  it('leaves a text outside the corpus documents alone', async () => {
    const { refresh } = await api();
    const stranger = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'الرباط' });
    assert.equal(await refresh(stranger.uri), undefined);
    assert.deepEqual(vscode.languages.getDiagnostics(stranger.uri), []);
  });

  it('sets the editor up for Arabic', () => {
    const inDocument = {
      uri: vscode.Uri.joinPath(corpusFolder(), DOCUMENTS.interpol),
      languageId: 'hawashi',
    };
    const editor = vscode.workspace.getConfiguration('editor', inDocument);
    assert.equal(editor.get('wordWrap'), 'on');
    assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
    assert.ok(editor.get<string>('wordSeparators')!.includes('،'), 'Arabic punctuation separates words');
  });
});
