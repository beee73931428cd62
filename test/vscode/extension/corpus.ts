/** The corpus that the window has open: a copy of the seeds, for tests to annotate in. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { HawashiApi } from '../../../client/src/extension.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';

/** Whose annotations these tests make; set for the window by what starts it. */
export const ANNOTATOR = 'tester';

/** Long enough for a busy machine; a test that waits this long has failed. */
const WAIT = 60_000;

export const DOCUMENTS = {
  interpol: '000_4c4651075b1dae0f.txt',
  arabMinisters: '001_e8eed46996642275.txt',
} as const;

export function corpusFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'the window has a folder open');
  return folder;
}

export async function api(): Promise<HawashiApi> {
  const extension = vscode.extensions.getExtension<HawashiApi>('hawashi.hawashi');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

/** Opens a document in the editor, and waits until the server has read it. */
export async function openDocument(name: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(corpusFolder(), name);
  const editor = await vscode.window.showTextDocument(uri);
  const { whenReady } = await api();
  await whenReady();
  await stateOf(editor);
  return editor;
}

/** What the server knows of the document now. */
export async function stateOf(editor: vscode.TextEditor): Promise<DocumentState> {
  const hawashi = await api();
  return eventually('the state of the document', () => hawashi.refresh(editor.document.uri));
}

export async function annotationsOf(editor: vscode.TextEditor): Promise<readonly Item[]> {
  return (await stateOf(editor)).items.filter((item) => item.kind === 'annotation');
}

/** Selects a text of the document; `nth` counts from 1. */
export async function select(editor: vscode.TextEditor, text: string, nth = 1): Promise<void> {
  const range = find(editor.document, text, nth);
  await selectRange(editor, range);
}

/**
 * Selects, and waits until the window has told of it: what it tells late of a selection before this one would
 * otherwise take its place. The window answers in order, so an answer to anything asked later is enough.
 */
export async function selectRange(editor: vscode.TextEditor, { start, end }: vscode.Range): Promise<void> {
  editor.selection = new vscode.Selection(start, end);
  await vscode.commands.executeCommand(
    'setContext',
    'hawashi.test.selected',
    `${start.line}:${start.character}`,
  );
}

export function find(document: vscode.TextDocument, text: string, nth = 1): vscode.Range {
  let start = -1;
  for (let i = 0; i < nth; i++) start = document.getText().indexOf(text, start + 1);
  assert.notEqual(start, -1, `"${text}" is not in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** The lines of a document's annotation file, parsed; empty where there is none. */
export async function stored(name: string): Promise<readonly Record<string, unknown>[]> {
  const base = path.basename(name, '.txt');
  const file = vscode.Uri.joinPath(corpusFolder(), 'annotations', ANNOTATOR, `${base}.jsonl`);
  const text = await readFile(file.fsPath, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Asks again until there is an answer (neither undefined nor null nor false). */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
): Promise<T> {
  const deadline = Date.now() + WAIT;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    assert.ok(Date.now() < deadline, `${what} did not come within ${WAIT / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
