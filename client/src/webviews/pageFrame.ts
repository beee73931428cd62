/**
 * A page's frame: no script and no style but the two bundled files, nothing from anywhere else; and what is known when it
 * is made, as data, so that the page draws it without asking.
 */
import { Uri, type Webview } from 'vscode';
import { speech } from '../sentences.js';
import { FIRST_MESSAGES, written } from '../../messages/wire.js';

export interface PageFrame {
  readonly title: string;
  /** Folder of the bundles, and the name that script and style sheet have in it. */
  readonly dist: Uri;
  readonly bundle: string;
}

/** The page's HTML; `first` is what it is told before it can ask. */
export function pageHtml(
  webview: Webview,
  { title, dist, bundle }: PageFrame,
  first: readonly unknown[],
): string {
  const nonce = crypto.randomUUID();
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${speech.language}" dir="${speech.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${file(`${bundle}.css`)}">
</head>
<body>
<script type="application/json" id="${FIRST_MESSAGES}">${written(first)}</script>
<script nonce="${nonce}" type="module" src="${file(`${bundle}.js`)}"></script>
</body>
</html>`;
}
