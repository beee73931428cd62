/** Reports, shown as documents that nobody has to save: rendered, where this editor can. */
import { commands, EventEmitter, extensions, Uri, window, workspace, type Disposable } from 'vscode';

import { withoutAddresses } from './reportText.js';

const SCHEME = 'hawashi-report';
/** Comes with VS Code, and may be switched off. */
const MARKDOWN = 'vscode.markdown-language-features';
/** Milliseconds that a preview may take to come up, before what comes next is shown. */
const PATIENCE = 2000;

export class Reports implements Disposable {
  private readonly changed = new EventEmitter<Uri>();
  /** By title, of which there are few: a preview reads them again whenever it is shown. */
  private readonly contents = new Map<string, string>();
  private readonly disposables: readonly Disposable[];

  constructor() {
    this.disposables = [
      this.changed,
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: ({ path }) => this.contents.get(path),
      }),
    ];
  }

  /** Shows Markdown; a report of this title that is open already is made anew. Ends when it is to be seen. */
  async show(title: string, markdown: string, options: { readonly keepFocus?: boolean } = {}): Promise<void> {
    const uri = uriOf(title);
    this.contents.set(uri.path, withoutAddresses(markdown));
    this.changed.fire(uri);
    if (await showRendered(uri)) return;
    await window.showTextDocument(uri, { preserveFocus: options.keepFocus, preview: true });
  }

  /** Makes a report anew where it was shown. */
  update(title: string, markdown: string): void {
    const uri = uriOf(title);
    if (!this.contents.has(uri.path)) return;
    this.contents.set(uri.path, withoutAddresses(markdown));
    this.changed.fire(uri);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

/** Whether it could be. What is shown after it keeps the focus, which the preview takes when it comes up. */
async function showRendered(uri: Uri): Promise<boolean> {
  if (!extensions.getExtension(MARKDOWN)) return false;
  const isUp = tabsChanged();
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    return false;
  }
  await isUp;
  return true;
}

function tabsChanged(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, PATIENCE);
    const listening = window.tabGroups.onDidChangeTabs(done);
  });
}

function uriOf(title: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${title}.md` });
}
