/** Pages of one kind, one a subject: shown again when they are asked for again, and when the window is opened again. */
import { ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import { createWebviewPanel } from '../surfaces/panels.js';

export interface OpenPage extends Disposable {
  readonly panel: WebviewPanel;
}

/** The subject of a page, and how the page begins in a panel. */
export interface PageSubject<Page> {
  /** Tells subjects apart. */
  readonly key: string;
  readonly begin: (panel: WebviewPanel) => Page;
}

export class OpenPages<Page extends OpenPage> implements Disposable {
  private readonly pages = new Map<string, Page>();
  private readonly serializer: Disposable;

  constructor(
    private readonly kind: string,
    /** The subject that a page remembers from before the window was closed; undefined where it is not there any more. */
    again: (remembered: Readonly<Record<string, unknown>>) => Promise<PageSubject<Page> | undefined>,
    private readonly enableFindWidget = false,
  ) {
    this.serializer = window.registerWebviewPanelSerializer(kind, {
      deserializeWebviewPanel: async (panel, remembered) => {
        const subject = await again((remembered ?? {}) as Readonly<Record<string, unknown>>);
        if (subject && !this.pages.has(subject.key)) this.keep(subject, panel);
        else panel.dispose();
      },
    });
  }

  /** The page of a subject that is open. */
  of(key: string): Page | undefined {
    return this.pages.get(key);
  }

  /** Opens the page of a subject that has none; what is shown in it survives a hidden tab. */
  open(subject: PageSubject<Page>, title: string): void {
    const column = window.tabGroups.activeTabGroup.viewColumn ?? ViewColumn.Active;
    const options = { retainContextWhenHidden: true, enableFindWidget: this.enableFindWidget };
    this.keep(subject, createWebviewPanel(this.kind, title, column, options));
  }

  private keep({ key, begin }: PageSubject<Page>, panel: WebviewPanel): void {
    const page = begin(panel);
    this.pages.set(key, page);
    panel.onDidDispose(() => {
      this.pages.delete(key);
      page.dispose();
    });
  }

  dispose(): void {
    this.serializer.dispose();
    for (const { panel } of [...this.pages.values()]) panel.dispose();
  }
}
