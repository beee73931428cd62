/** The corpora of the workspace, summed up by the server: asked for when shown, and again when decisions change them. */
import { EventEmitter, Uri, workspace, commands, type Disposable } from 'vscode';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import type { DocumentStates } from '../service/documentStates.js';
import type { LanguageService } from '../service/languageService.js';

/** More corpora than this in one workspace are not listed. */
const MOST_CORPORA = 20;

/** Decisions come in quick succession: the sums follow when there is a moment's rest. */
const REST = 300;

export class Corpora implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly disposables: Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private loading: Promise<void> | undefined;
  summaries: readonly CorpusSummary[] = [];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly service: LanguageService,
    states: DocumentStates,
  ) {
    const watcher = workspace.createFileSystemWatcher('**/{hawashi,documents}.json');
    const later = () => this.later();
    this.disposables = [
      this.changed,
      watcher,
      watcher.onDidCreate(later),
      watcher.onDidChange(later),
      watcher.onDidDelete(later),
      workspace.onDidChangeWorkspaceFolders(later),
      states.onDidChange(later),
      service.onStarted(later),
      service.onCorpusChanged(later),
    ];
  }

  /** The corpus that a file belongs to. */
  of(uri: Uri | undefined): CorpusSummary | undefined {
    if (!uri) return undefined;
    const address = uri.toString();
    return this.summaries.find((summary) => summary.documents.some((document) => document.uri === address));
  }

  async refresh(): Promise<void> {
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    await this.loading;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables) disposable.dispose();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), REST);
  }

  private async load(): Promise<void> {
    const files = await workspace.findFiles('**/hawashi.json', '**/node_modules/**', MOST_CORPORA);
    const asked = await Promise.all(
      files.map((file) =>
        this.service.request('hawashi/corpus', { uri: Uri.joinPath(file, '..').toString() }),
      ),
    );
    this.summaries = asked.filter((summary) => summary !== undefined && summary !== null);
    await commands.executeCommand('setContext', 'hawashi.corpus', this.summaries.length > 0);
    this.changed.fire();
  }
}
