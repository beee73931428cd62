/** Pages of the extension in tabs of their own. */
import { window, type ViewColumn, type WebviewPanel, type WebviewPanelOptions } from 'vscode';
import { shown } from './plainText.js';

/** As VS Code's, with the title as plain text. */
export const createWebviewPanel = (
  kind: string,
  title: string,
  column: ViewColumn,
  options: WebviewPanelOptions,
): WebviewPanel => window.createWebviewPanel(kind, shown(title), column, options);
