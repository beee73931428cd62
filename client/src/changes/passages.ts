/** Documents before and after a planned change, as read-only texts that VS Code compares side by side. */
import { commands, EventEmitter, Uri, window, workspace, type Disposable, type Tab } from 'vscode';
import type { ChangedDocument } from '../../../server/src/protocol/changes.js';
import { shown } from '../surfaces/plainText.js';
import type { PlannedChange } from './plannedChange.js';

const SCHEME = 'hawashi-change';

/** Documents that are compared in one page; the tree has them all. */
const MOST_COMPARED = 200;

type Side = 'before' | 'after';

export class Passages implements Disposable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly disposables: Disposable[];
  private change: PlannedChange | undefined;

  constructor() {
    this.disposables = [
      this.changed,
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: (uri) => {
          const { document, side, plan } = namedBy(uri);
          return this.change?.plan.id === plan ? this.change.passages(document, side) : '';
        },
      }),
    ];
    // A page that was open when the window was closed shows a change that nobody knows any more.
    void this.close();
  }

  /** Opens a page with the documents of a change before and after. */
  async show(change: PlannedChange): Promise<void> {
    this.change = change;
    const { plan } = change;
    change.onDidTick((uri) => {
      const document = plan.documents.find((each) => each.uri === uri);
      if (document) this.changed.fire(address(plan.id, document, 'after'));
    });
    if (plan.documents.length === 0) return;
    const compared = plan.documents.slice(0, MOST_COMPARED);
    const resources = compared.map((document) => [
      Uri.parse(document.uri),
      address(plan.id, document, 'before'),
      address(plan.id, document, 'after'),
    ]);
    await commands.executeCommand('vscode.changes', shown(plan.title), resources);
  }

  /** Closes its pages: what they show has been carried out, or given up. */
  async close(): Promise<void> {
    this.change = undefined;
    const pages = window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(showsPassages);
    if (pages.length > 0) await window.tabGroups.close(pages, true);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

/** With the ending of our language, whose settings hold for these texts too: no boxes around Arabic letters, lines that wrap. */
const address = (plan: string, { uri, name }: ChangedDocument, side: Side): Uri =>
  Uri.from({
    scheme: SCHEME,
    path: `${name}.hawashi`,
    query: JSON.stringify({ plan, document: uri, side }),
  });

function namedBy({ query }: Uri): { readonly plan: string; readonly document: string; readonly side: Side } {
  return JSON.parse(query) as ReturnType<typeof namedBy>;
}

/** VS Code's API names the input of such a page not yet; without it the page stays open. */
function showsPassages({ input }: Tab): boolean {
  const { textDiffs } = (input ?? {}) as { readonly textDiffs?: readonly { readonly modified?: Uri }[] };
  return textDiffs?.[0]?.modified?.scheme === SCHEME;
}
