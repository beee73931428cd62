/**
 * Opens documents of a corpus in the reader where the annotator wants that: VS Code can tie a page to a kind of file,
 * not to a folder, so a text editor that comes up with a new document is exchanged for the reader.
 */
import { commands, TabInputText, window, type Disposable, type Tab } from 'vscode';
import type { DocumentStates } from '../service/documentStates.js';
import { readerWanted } from '../settings.js';
import { READER } from './readers.js';

export function openInReaderByDefault(states: DocumentStates): Disposable {
  /** Tabs that were exchanged, or that the annotator brought back: those stay as they are. */
  const seen = new WeakSet<Tab>();
  const exchanged = new Set<string>();
  return states.onDidChange(({ uri, state }) => {
    if (!state) {
      exchanged.delete(uri.toString());
      return;
    }
    if (!state.corpus || !readerWanted() || exchanged.has(uri.toString())) return;
    for (const group of window.tabGroups.all) {
      const tab = group.tabs.find(
        ({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString(),
      );
      if (!tab || seen.has(tab)) continue;
      seen.add(tab);
      exchanged.add(uri.toString());
      void commands
        .executeCommand('vscode.openWith', uri, READER, group.viewColumn)
        .then(() => window.tabGroups.close(tab));
      return;
    }
  });
}
