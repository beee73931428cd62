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
  private isOutdated = false;
  private isToLookAgain = false;
  summaries: readonly CorpusSummary[] = [];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly service: LanguageService,
    states: DocumentStates,
  ) {
    const watcher = workspace.createFileSystemWatcher('**/{hawashi,documents,assignment}.json');
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
    void this.look();
  }

  /** The corpus that a file belongs to. */
  of(uri: Uri | undefined): CorpusSummary | undefined {
    if (!uri) return undefined;
    const address = uri.toString();
    return this.summaries.find((summary) => summary.documents.some((document) => document.uri === address));
  }

  /** Whether corpora are being summed up for the first time. */
  get isLoading(): boolean {
    return this.loading !== undefined && this.summaries.length === 0;
  }

  /** Sums up anew; `again`: with the folders looked at again, whether anybody told of changes or not. */
  async refresh(again = false): Promise<void> {
    this.isOutdated = true;
    this.isToLookAgain ||= again;
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
      this.changed.fire();
    });
    if (this.isLoading) this.changed.fire();
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

  /** Until nothing has changed meanwhile. */
  private async load(): Promise<void> {
    while (this.isOutdated) {
      this.isOutdated = false;
      const again = this.isToLookAgain;
      this.isToLookAgain = false;
      const files = await this.look();
      const asked = await Promise.all(
        files.map((file) =>
          this.service.request('hawashi/corpus', { uri: Uri.joinPath(file, '..').toString(), again }),
        ),
      );
      this.summaries = asked.filter((summary) => summary !== undefined && summary !== null);
    }
  }

  /** Where there are corpora: what can be done with them is offered before they are summed up. */
  private async look(): Promise<readonly Uri[]> {
    const files = await workspace.findFiles('**/hawashi.json', '**/node_modules/**', MOST_CORPORA);
    await commands.executeCommand('setContext', 'hawashi.corpus', files.length > 0);
    await commands.executeCommand('setContext', 'hawashi.noCorpus', files.length === 0);
    return files;
  }
}
