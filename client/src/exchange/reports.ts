/** Reports, shown as documents that nobody has to save. */
import { EventEmitter, Uri, window, workspace, type Disposable } from 'vscode';

const SCHEME = 'hawashi-report';

export class Reports implements Disposable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly contents = new Map<string, string>();
  private readonly disposables: readonly Disposable[];

  constructor() {
    this.disposables = [
      this.changed,
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: ({ path }) => this.contents.get(path),
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.contents.delete(uri.path);
      }),
    ];
  }

  /** Shows Markdown; a report of this title that is open already is made anew. */
  async show(title: string, markdown: string, options: { readonly keepFocus?: boolean } = {}): Promise<void> {
    const uri = uriOf(title);
    this.contents.set(uri.path, markdown);
    this.changed.fire(uri);
    await window.showTextDocument(uri, { preserveFocus: options.keepFocus, preview: true });
  }

  /** Makes a report anew where it is open. */
  update(title: string, markdown: string): void {
    const uri = uriOf(title);
    if (!this.contents.has(uri.path)) return;
    this.contents.set(uri.path, markdown);
    this.changed.fire(uri);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

function uriOf(title: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${title}.md` });
}
