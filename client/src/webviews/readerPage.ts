/**
 * The page's frame: no script and no style but the two bundled files, nothing from anywhere else; and what is known when
 * it is made, as data, so that the page draws it without asking.
 */
import { Uri, type Webview } from 'vscode';
import type { ToPage } from '../../messages/reader.js';
import { FIRST_MESSAGES, written } from '../../messages/wire.js';

/** The page's HTML; `dist` is the folder of the bundles, `first` what the page is told before it can ask. */
export function readerPage(webview: Webview, dist: Uri, first: readonly ToPage[]): string {
  const nonce = crypto.randomUUID();
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hawashi Reader</title>
<link rel="stylesheet" href="${file('reader.css')}">
</head>
<body>
<script type="application/json" id="${FIRST_MESSAGES}">${written(first)}</script>
<script nonce="${nonce}" type="module" src="${file('reader.js')}"></script>
</body>
</html>`;
}
