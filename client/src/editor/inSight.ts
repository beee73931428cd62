/** Tells where text editors show documents: what is in sight of a long one is read first. */
import { Disposable, window, type TextEditor } from 'vscode';
import type { DocumentStates } from '../service/documentStates.js';

export function followSight(states: DocumentStates): Disposable {
  const tell = ({ document, visibleRanges: [first] }: TextEditor) => {
    if (first) states.lookAt(document.uri, first.start.line);
  };
  window.visibleTextEditors.forEach(tell);
  return Disposable.from(
    window.onDidChangeVisibleTextEditors((editors) => editors.forEach(tell)),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => tell(textEditor)),
  );
}
