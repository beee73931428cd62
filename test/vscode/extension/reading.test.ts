import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DOCUMENTS, eventually, find, openDocument, selectRange, stateOf } from './corpus.js';

describe('reading a document', () => {
  let editor: vscode.TextEditor;
  before(async () => void (editor = await openDocument(DOCUMENTS.interpol)));

  const hoverOver = async (text: string) => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      find(editor.document, text).start,
    );
    return hovers
      .flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)))
      .join('\n');
  };

  it('hovers over a person', async () => assert.match(await hoverOver('عبد اللطيف حموشي'), /PERS/));

  it("hovers over a relative date with its value by the document's date", async () =>
    assert.match(await hoverOver('اليوم الاثنين'), /2025-11-24/));

  it('outlines the title, the paragraphs and what is in them', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    assert.equal(symbols[0]?.detail, 'title');
    const names = symbols.flatMap(({ children }) => children.map(({ name }) => name));
    assert.ok(names.includes('عبد اللطيف حموشي'), names.join(' | '));
  });

  it('highlights the same entity', async () => {
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      editor.document.uri,
      find(editor.document, 'المغرب').start,
    );
    assert.ok(highlights.length > 1);
    assert.ok(highlights.some(({ range }) => editor.document.getText(range) === 'المغرب'));
  });

  it('shows page furniture as a hint', async () => {
    const hint = await eventually('a hint', () =>
      vscode.languages
        .getDiagnostics(editor.document.uri)
        .find(
          (diagnostic) =>
            typeof diagnostic.code === 'object' &&
            diagnostic.code.value === 'text.boilerplate' &&
            /diagnostics\.md$/.test(diagnostic.code.target.path) &&
            diagnostic.range.contains(find(editor.document, 'اترك رد')),
        ),
    );
    assert.equal(hint.severity, vscode.DiagnosticSeverity.Hint);
  });

  it('jumps from suggestion to suggestion', async () => {
    await selectRange(editor, new vscode.Range(0, 0, 0, 0));
    const places: number[] = [];
    for (let i = 0; i < 3; i++) {
      const { active } = editor.selection;
      await vscode.commands.executeCommand('hawashi.nextSuggestion');
      await eventually('the next suggestion', () => !editor.selection.active.isEqual(active));
      await selectRange(editor, editor.selection);
      places.push(editor.document.offsetAt(editor.selection.start));
    }
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    const suggestions = (await stateOf(editor)).items.filter((item) => item.kind === 'suggestion');
    const starts = new Set(
      suggestions.map(({ range }) =>
        editor.document.offsetAt(new vscode.Position(range.start.line, range.start.character)),
      ),
    );
    for (const place of places) assert.ok(starts.has(place), `${place} is the start of a suggestion`);
  });
});
